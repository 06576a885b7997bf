"""Counts how often a word stands in its translation too; writes score/data/copy-rates.en-fr.npz.

Usage: python -m benchmarks.count_copies [DATA]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds parallel/en-fr. A word counts once a sentence, as written
small or with a capital; the first word of a sentence counts as small. The texts whose terms allow measuring only are
left out. Count again whenever the lexicon is learnt again: the rates stand in the order of its words.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from benchmarks.data import DATA
from numpy.typing import NDArray

from alignpost.score.checks.left_words_rates import BYTES_PER_BIT, bits, rates_file
from alignpost.score.lexicon import lexicon_for
from alignpost.score.shipped import DATA as SHIPPED
from alignpost.tokens.words import fold_apostrophes, words

MEASURED_ONLY = ("hansard-restored",)
LONGEST = 700


def pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.tsv.xz")):
        if file.name.removesuffix(".tsv.xz") in MEASURED_ONLY or ".ordered." in file.name:
            continue
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                cells = line.rstrip("\n").split("\t")
                if len(cells) > 1 and all(cells[:2]) and max(map(len, cells[:2])) <= LONGEST:
                    yield cells[0], cells[1]
        print(file.name, flush=True)


class Counts:
    """Sentences that have a word, and those whose translation has it too; by whether it is written small."""

    def __init__(self) -> None:
        self.seen: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.copied: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}

    def add(self, source: str, target: str) -> None:
        """Count a sentence pair."""
        there = {fold_apostrophes(word.text) for word in words(target)}
        ways: dict[str, bool] = {}
        for place, word in enumerate(words(source)):
            ways.setdefault(fold_apostrophes(word.text), place == 0 or not word.text[0].isupper())
        for key, small in ways.items():
            self.seen[small][key] += 1
            self.copied[small][key] += key in there

    def rates(self, keys: Sequence[str], *, small: bool) -> NDArray[np.uint8]:
        """A byte for every word, as `CopyRates` reads it."""
        seen, copied = self.seen[small], self.copied[small]
        values = np.array([bits(copied[key], seen[key]) for key in keys])
        return np.clip(np.rint(values * BYTES_PER_BIT), 0, 255).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    options = parser.parse_args()
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    counts = Counts()
    for source, target in pairs(options.data / "parallel" / "en-fr"):
        counts.add(source, target)
    keys = list(lexicon.source)
    file = SHIPPED / rates_file("en", "fr")
    np.savez(
        file,
        allow_pickle=False,
        small=counts.rates(keys, small=True),
        capital=counts.rates(keys, small=False),
        lexicon=np.array(lexicon.signature),
    )
    print(f"{file}: {len(keys)} words, {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
