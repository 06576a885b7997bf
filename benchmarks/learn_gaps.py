"""Learn where a word seems to be missing and write `src/alignpost/score/data/gaps.en.npz` and `gaps.fr.npz`.

    python -m benchmarks.learn_gaps [DATA] [--dry]

From each sentence of the training texts some gaps between two words are taken as they stand, and some that a content
word leaves behind when it is taken out. A logistic regression over the classes around each gap tells them apart. Printed
is the area under its curve on sentences left out, and under that of the neighbours' rarity alone. Needs scipy (extra
`train`). No sentence is kept.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks import learn_loose_words
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from scipy.stats import rankdata

from alignpost.score import gaps
from alignpost.score.gaps import AROUND, STEPS
from alignpost.score.lexicon import Facts, lexicon_for
from alignpost.score.side import Side
from alignpost.score.word_classes import WordClasses, breaks, word_classes_for

FOLDER = Path(gaps.__file__).parent / "data"
TEXTS = {
    "tatoeba": 5, "europarl": 10, "debian-web": 5, "un-sdg": 1, "gcds-docs": 1, "hansard-restored": 5,
    "opensource-guide": 1, "canada-laws": 20, "msdocs-office-ht": 10,
}  # fmt: skip
"""Of how many lines of each training text one is taken."""
MOST_LINES = 40_000
UNTOUCHED, TAKEN_OUT = 4, 2
"""Gaps of a sentence of each kind."""
_FEWEST_WORDS, _FEWEST_LETTERS, _MOST_LETTERS = 4, 4, 400
_PENALTY = 1.0
"""Weight of the squared weights."""

Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]


def texts(data: Path, column: int) -> Iterator[str]:
    for name, step in TEXTS.items():
        with lzma.open(data / "parallel" / "en-fr" / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
            for line in islice(stream, 0, MOST_LINES * step, step):
                cells = line.rstrip("\n").split("\t")
                if len(cells) > column and len(cells[column]) < _MOST_LETTERS:
                    yield cells[column]


def examples(sides: Iterator[Side], facts: Facts, classes: WordClasses) -> tuple[Numbers, Doubles, Numbers]:
    """The classes around each gap, whether a word was taken out there, and the number of its sentence."""
    draw = np.random.default_rng(0)
    around: list[Numbers] = []
    taken: list[Doubles] = []
    owner: list[Numbers] = []
    for number, side in enumerate(sides):
        if len(side.words) < _FEWEST_WORDS:
            continue
        found = [facts.number(key) for key in side.keys]
        numbers = np.array([len(facts) if one is None else one for one in found], np.int64)
        pauses = np.array(breaks(side), np.int8)
        read, words = classes.sequence(numbers, pauses)
        read = np.append(read, 0)
        whole = draw.integers(1, len(words), UNTOUCHED)
        whole = words[whole[pauses[whole] == 0]]
        lost = draw.permutation(_content(side, pauses))[:TAKEN_OUT]
        lost = words[lost.astype(np.int64)]
        around.append(np.stack([read[whole + step] for step in (-2, -1, 0, 1)], 1))
        around.append(np.stack([read[lost + step] for step in (-2, -1, 1, 2)], 1))
        taken.append(np.repeat([0.0, 1.0], [len(whole), len(lost)]))
        owner.append(np.full(len(whole) + len(lost), number))
    return np.concatenate(around), np.concatenate(taken), np.concatenate(owner)


def _content(side: Side, pauses: NDArray[np.int8]) -> list[int]:
    """Places of content words between two others of the same sentence part."""
    return [
        place
        for place in range(1, len(side.keys) - 1)
        if not side.small[place]
        and len(side.keys[place]) >= _FEWEST_LETTERS
        and not pauses[place]
        and not pauses[place + 1]
    ]


def inputs(around: Numbers, classes: int) -> Any:
    """One column for every two classes of every table."""
    columns = np.stack(
        [
            (table * classes + around[:, one + 2]) * classes + around[:, other + 2]
            for table, (one, other) in enumerate(AROUND)
        ],
        1,
    )
    rows = np.repeat(np.arange(len(around)), len(AROUND))
    shape = (len(around), len(AROUND) * classes**2)
    return sparse.csr_matrix((np.ones(columns.size), (rows, columns.ravel())), shape=shape)


def learnt(read: Any, taken: Doubles) -> Doubles:
    """The weights, and last the bias."""

    def loss(values: Doubles) -> tuple[float, Doubles]:
        odds = read @ values[:-1] + values[-1]
        total = np.logaddexp(0, odds).sum() - (odds * taken).sum()
        total += _PENALTY / 2 * values[:-1] @ values[:-1]
        over = 1 / (1 + np.exp(-odds)) - taken
        return total, np.append(read.T @ over + _PENALTY * values[:-1], over.sum())

    start = np.zeros(read.shape[1] + 1)
    found: Doubles = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    return found


def area(values: Doubles, positive: NDArray[np.bool_]) -> float:
    ranks, many = rankdata(values), positive.sum()
    return float((ranks[positive].sum() - many * (many + 1) / 2) / many / (~positive).sum())


def main(arguments: Sequence[str] | None = None) -> int:
    options = learn_loose_words.options_of(arguments, __doc__)
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    for column, (lang, facts) in enumerate((("en", lexicon.source), ("fr", lexicon.target))):
        classes = word_classes_for(lang)
        assert classes is not None
        sides = (Side(text, lang) for text in texts(options.data, column))
        around, taken, owner = examples(sides, facts, classes)
        size = classes.follows.shape[1]
        read, left_out = inputs(around, size), owner % 5 == 0
        values = learnt(read[~left_out], taken[~left_out])
        odds, lost = read[left_out] @ values[:-1], taken[left_out] > 0
        rarity = -classes.follows[0][around[left_out, 1], around[left_out, 2]].astype(np.float64)
        print(
            f"{lang}: {len(taken)} gaps; area left out {area(odds, lost):.3f}, by rarity {area(rarity, lost):.3f}"
        )
        if not options.dry:
            weights = np.clip(np.rint(values[:-1] * STEPS), -127, 127).astype(np.int8)
            tables = weights.reshape(len(AROUND), size, size)
            np.savez(FOLDER / f"gaps.{lang}.npz", weights=tables, bias=np.float32(values[-1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
