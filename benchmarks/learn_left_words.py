"""Learns which copied words were left untranslated; writes score/data/left-words.en-fr.npz.

Usage: python -m benchmarks.learn_left_words [DATA] [--dry]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds fidelity/dev/docqe.2019.{train,dev0,dev}.en-fr.jsonl,
machine translations with the errors that people marked. Trees are grown on the training part alone; the figures
printed are of the other two, word by word: precision where so many of the words that people marked are found. The
check adds runs and rules of its own: `python -m benchmarks.fidelity --rows untranslated` has its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.boosting import Growth, grow
from benchmarks.fidelity import marked, rows
from benchmarks.learn_loose_words import options_of
from numpy.typing import NDArray

from alignpost.score.check import Context, PairText
from alignpost.score.checks.left_words import trees_file
from alignpost.score.checks.left_words_traits import CopiedWords
from alignpost.score.checks.untranslated import first_marks, titled_source
from alignpost.score.lexicon import lexicon_for
from alignpost.score.shipped import DATA as SHIPPED

RECALLS = (0.5, 0.6, 0.7)
GROWTH = Growth(trees=120, rate=0.12)


@dataclass(frozen=True, slots=True)
class Copies:
    """The copied words of a set."""

    traits: NDArray[np.float32]
    left: NDArray[np.bool_]
    """Which of them people marked as untranslated."""


def copies(folder: Path, part: str) -> Copies:
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    traits: list[list[float]] = []
    left: list[bool] = []
    for document in rows(folder, f"docqe.2019.{part}.en-fr.jsonl"):
        for number, texts in enumerate(zip(document["src"], document["mt"], strict=True)):
            if all(texts):
                for row, is_left in _of_pair(PairText(*texts, context), marked(document, number)):
                    traits.append(row)
                    left.append(is_left)
    return Copies(np.array(traits, np.float32), np.array(left))


def _of_pair(pair: PairText, gold: set[tuple[int, int]]) -> Iterator[tuple[list[float], bool]]:
    titled = titled_source(pair)
    marks, exempt = first_marks(pair, titled=titled)
    copied = CopiedWords(pair, marks, exempt, titled=titled)
    for place, row in zip(copied.places, copied.rows(), strict=True):
        word = pair.target.words[place]
        yield row, any(start < word.end and word.start < end for start, end in gold)


def precisions(odds: NDArray[np.float64], left: NDArray[np.bool_]) -> str:
    hits = left[np.argsort(-odds, kind="stable")].cumsum()
    places = [int(np.searchsorted(hits, recall * hits[-1])) for recall in RECALLS]
    return ", ".join(
        f"{hits[place] / (place + 1):.3f} at {recall}" for place, recall in zip(places, RECALLS, strict=True)
    )


def main(arguments: Sequence[str] | None = None) -> None:
    options = options_of(arguments, __doc__)
    folder = options.data / "fidelity" / "dev"
    found = copies(folder, "train")
    print(f"{len(found.left)} copied words, {found.left.sum()} left untranslated", flush=True)
    trees = grow(found.traits, found.left, GROWTH)
    for part in ("dev0", "dev"):
        other = copies(folder, part)
        print(
            f"  {part}, {other.left.sum()} left: precision {precisions(trees.odds(other.traits), other.left)}"
        )
    if not options.dry:
        file = SHIPPED / trees_file("en", "fr")
        np.savez(file, allow_pickle=False, **trees.arrays())
        print(f"{file}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
