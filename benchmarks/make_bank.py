"""Writes the vectors of the words that adequacy compares sentences with, so that no start has to encode them.

    python -m benchmarks.make_bank

To be run after `benchmarks.learn_likeness`, and whenever the lexicon or the encoder is another.
"""

from __future__ import annotations

from alignpost.score.adequacy import write_banks
from alignpost.score.lexicon import lexicon_for
from alignpost.score.likeness import likeness_for

_LANGUAGES = ("en", "fr")


if __name__ == "__main__":
    lexicon, likeness = lexicon_for(*_LANGUAGES), likeness_for(*_LANGUAGES)
    assert lexicon is not None
    assert likeness is not None
    print(write_banks(*_LANGUAGES, lexicon, likeness))
