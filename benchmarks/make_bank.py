"""Writes the vectors of the words that adequacy compares sentences with, so that no start has to encode them.

    python -m benchmarks.make_bank

To be run after `benchmarks.learn_likeness`, and whenever the lexicon or the encoder is another.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from alignpost.score.adequacy import banks_of, made_of
from alignpost.score.lexicon import lexicon_for
from alignpost.score.likeness import likeness_for
from alignpost.score.shipped import DATA

_LANGUAGES = ("en", "fr")


if __name__ == "__main__":
    lexicon, likeness = lexicon_for(*_LANGUAGES), likeness_for(*_LANGUAGES)
    assert lexicon is not None
    assert likeness is not None
    arrays: dict[str, Any] = dict(zip(_LANGUAGES, banks_of(lexicon, likeness), strict=True))
    arrays["made_of"] = np.frombuffer(made_of(lexicon, likeness).encode(), np.uint8)
    file = DATA / f"bank.{'-'.join(_LANGUAGES)}.npz"
    with file.open("wb") as stream:
        np.savez(stream, **arrays)
    print(file)
