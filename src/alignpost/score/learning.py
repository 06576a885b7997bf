"""Learns the lexicon that word links rest on from sentence pairs: which word renders which, and how common words are.

Run as `python -m alignpost.score.learning PAIRS.tsv[.xz] … -o lexicon.en-fr.npz`; every line of the inputs holds an
English sentence, a tab and a French one. Three steps:

1. candidates: word pairs that stand in the same sentence pairs more often than chance, by the log-likelihood ratio
   of Dunning (1993) as Moore (2004) uses it for translation lexicons, the best of each word;
2. expectation and maximisation over these candidates in both directions (`alignpost.score.expectation`);
3. the likelier pairs are written (`alignpost.score.lexicon_file`).

Needs scipy (extra `train`).
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignpost.score.expectation import Occurrences, estimate
from alignpost.score.lexicon_file import LexiconTables, WordTable, write_tables
from alignpost.tokens.words import fold_apostrophes, words

__all__ = ["learn", "main"]

_Candidates = tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.bool_]]
"""Keys, their scores, and which of them their source word chose."""

_VOCABULARY = 60_000
_BEST = 25
"""Candidates that each word of either side chooses."""
_IN_THE_RUNNING = 150
"""Candidates of a source word among which target words choose."""
_LONGEST = 80
_MOST_LETTERS = 700
_KEPT = 0.002
"""Smallest probability that is written, if both directions reach it."""
_KEPT_ALONE = 0.01
"""Smallest probability that is written where only one direction reaches it."""


def _lines(path: Path, most: int) -> Iterator[tuple[str, str]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number >= most:
                return
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 2 and cells[0] and cells[1] and max(map(len, cells[:2])) <= _MOST_LETTERS:
                yield cells[0], cells[1]


class _Side:
    """One language's words as numbers, with counts and how often a word stands in small letters."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.small: Counter[str] = Counter()
        self.flat: list[int] = []
        self.places: list[int] = []
        self.starts = [0]

    def add(self, text: str) -> None:
        read = words(text)[:_LONGEST]
        for place, word in enumerate(read):
            if not word.text[0].isalpha():
                continue
            key = fold_apostrophes(word.text)
            self.flat.append(self.numbers.setdefault(key, len(self.numbers)))
            self.places.append(place * 255 // len(read))
            # The first word has its capital from its place and says nothing.
            if word.text[0].islower() or place == 0:
                self.small[key] += 1
        self.starts.append(len(self.flat))

    def frequent(self) -> tuple[WordTable, NDArray[np.float64], Occurrences]:
        """The words seen at least three times, the most frequent first, their exact bits, and where they stand."""
        flat = np.array(self.flat, np.int32)
        keys = list(self.numbers)
        counts = np.bincount(flat, minlength=len(keys))
        order = np.argsort(-counts, kind="stable")[:_VOCABULARY]
        order = order[counts[order] > 2]
        number = np.full(len(keys), -1, np.int32)
        number[order] = np.arange(len(order), dtype=np.int32)
        chosen = [keys[place] for place in order]
        small = np.array([self.small[key] for key in chosen]) / np.maximum(counts[order], 1)
        bits = -np.log2(counts[order] / max(counts[order].sum(), 1))
        known = number[flat] >= 0
        starts = np.concatenate([[0], np.cumsum(known)])[np.array(self.starts)]
        return (
            WordTable.of(tuple(chosen), bits, small),
            bits,
            Occurrences(number[flat][known], np.array(self.places, np.uint8)[known], starts),
        )


def _candidates(source: Occurrences, target: Occurrences, sizes: tuple[int, int]) -> NDArray[np.int64]:
    """Keys (source word × target vocabulary + target word) of the pairs worth considering, sorted."""
    from scipy import sparse  # noqa: PLC0415 - of the extra `train`

    n = len(source.starts) - 1
    # Copies: adding duplicates up sorts and shortens the numbers where they stand.
    x, y = (
        sparse.csr_matrix(
            (np.ones(len(side.words), np.float32), side.words.copy(), side.starts.copy()), shape=(n, size)
        )
        for side, size in zip((source, target), sizes, strict=True)
    )
    for matrix in (x, y):
        matrix.sum_duplicates()
        matrix.data[:] = 1
    cx, cy = np.asarray(x.sum(0)).ravel(), np.asarray(y.sum(0)).ravel()
    columns = x.T.tocsr()
    parts: list[_Candidates] = []
    for start in range(0, sizes[0], 500):
        joint = (columns[start : start + 500] @ y).tocoo()
        row, column, count = joint.row.astype(np.int64) + start, joint.col.astype(np.int64), joint.data
        several = count >= 2
        row, column, count = row[several], column[several], count[several]
        score = _log_likelihood(count, cx[row], cy[column], n)
        good = score > 10.83  # p < .001 with one degree of freedom
        row, column, score = row[good], column[good], score[good]
        best = _best_of_each(row, score, _IN_THE_RUNNING)
        row, column, score = row[best], column[best], score[best]
        chosen = np.zeros(len(row), np.bool_)
        chosen[_best_of_each(row, score, _BEST)] = True
        parts.append((row * sizes[1] + column, score.astype(np.float32), chosen))
    every, strength, chosen = (np.concatenate(column) for column in zip(*parts, strict=True))
    # A rare word stays with its rendering even if that renders many a commoner word too.
    chosen[_best_of_each(every % sizes[1], strength, _BEST)] = True
    return np.sort(every[chosen])


def _log_likelihood(
    joint: NDArray[np.float32], a: NDArray[np.float32], b: NDArray[np.float32], n: int
) -> NDArray[np.float64]:
    """Dunning's ratio for pairs that stand together more often than chance; 0 for the others."""
    k11 = joint.astype(np.float64)
    cells = ((k11, a * b / n), (a - k11, a * (n - b) / n), (b - k11, (n - a) * b / n))
    k22 = n - a - b + k11
    total = k22 * np.log(np.maximum(k22, 1e-9) / np.maximum((n - a) * (n - b) / n, 1e-9))
    for seen, expected in cells:
        total += np.where(seen > 0, seen * np.log(np.maximum(seen, 1e-9) / np.maximum(expected, 1e-9)), 0)
    return np.where(k11 > a * b / n, 2 * total, 0)


def _best_of_each(group: NDArray[np.int64], score: NDArray[np.floating], most: int) -> NDArray[np.int64]:
    """Places of the `most` highest scores in each group."""
    order = np.lexsort((-score, group))
    sorted_group = group[order]
    first = np.searchsorted(sorted_group, sorted_group)
    return order[np.arange(len(order)) - first < most]


def learn(pairs: Iterable[tuple[str, str]]) -> LexiconTables:
    """The lexicon of sentence pairs."""
    sides = (_Side(), _Side())
    for pair in pairs:
        for side, text in zip(sides, pair, strict=True):
            side.add(text)
    (source_words, source_bits, source), (target_words, target_bits, target) = (
        side.frequent() for side in sides
    )
    del sides
    width = len(target_words.words)
    candidates = _candidates(source, target, (len(source_words.words), width))
    forward, backward = estimate(source, target, candidates, width, (source_bits, target_bits))
    good = ((forward >= _KEPT) & (backward >= _KEPT)) | (np.maximum(forward, backward) >= _KEPT_ALONE)
    rows, columns = np.divmod(candidates[good], width)
    return LexiconTables.of(source_words, target_words, (rows, columns), forward[good], backward[good])


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m alignpost.score.learning", description=__doc__)
    parser.add_argument(
        "pairs", nargs="+", type=Path, help="TSV of sentence pairs, may be compressed with xz"
    )
    parser.add_argument("--most", type=int, default=10**9, help="pairs taken from each file at most")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    tables = learn(pair for path in options.pairs for pair in _lines(path, options.most))
    write_tables(tables, options.output)
    sizes = len(tables.source.words), len(tables.target.words), len(tables.columns)
    sys.stderr.write(
        f"{options.output}: {sizes[0]} and {sizes[1]} words, {sizes[2]} pairs of words, "
        f"{options.output.stat().st_size} bytes\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
