"""Learns the lexicon that coverage rests on from sentence pairs: which word renders which, and how common words are.

Run as `python -m alignpost.score.learning PAIRS.tsv[.xz] … -o lexicon.en-fr.tsv.gz`; every line of the inputs holds
an English sentence, a tab and a French one. Two steps:

1. candidates: word pairs that stand in the same sentence pairs more often than chance, by the log-likelihood ratio
   of Dunning (1993) as Moore (2004) uses it for translation lexicons, the best of each word;
2. IBM model 1 (Brown et al. 1993) in both directions over these candidates only, a few rounds of expectation and
   maximisation, then pruned.

Needs scipy (extra `train`).
"""

from __future__ import annotations

import argparse
import gzip
import io
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignpost.tokens.words import fold_apostrophes, words

__all__ = ["learn", "main", "write_lexicon"]

_VOCABULARY = 40_000
_BEST = 30
_ROUNDS = 6
_LONGEST = 80
_KEPT = 0.02
"""Smallest probability that is written, in either direction."""


def _lines(path: Path, most: int) -> Iterator[tuple[str, str]]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if number >= most:
                return
            cells = line.rstrip("\n").split("\t")
            if len(cells) >= 2 and cells[0] and cells[1]:
                yield cells[0], cells[1]


class _Side:
    """One language's words as numbers, with counts and how often a word stands in small letters."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.sentences: list[list[str]] = []

    def add(self, text: str) -> None:
        keys = []
        for place, word in enumerate(words(text)[:_LONGEST]):
            if not word.text[0].isalpha():
                continue
            key = sys.intern(fold_apostrophes(word.text))
            keys.append(key)
            # The first word has its capital from its place and says nothing.
            self.counts[key] += 1
            if word.text[0].islower() or place == 0:
                self.small[key] += 1
        self.sentences.append(keys)

    def vocabulary(self) -> list[str]:
        return [key for key, count in self.counts.most_common(_VOCABULARY) if count > 2]


def _incidence(
    sentences: Sequence[Sequence[str]], vocabulary: Sequence[str]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Distinct word numbers of all sentences one after the other, and where each sentence begins."""
    number = {key: place for place, key in enumerate(vocabulary)}
    flat: list[int] = []
    starts = [0]
    for keys in sentences:
        flat += sorted({number[key] for key in keys if key in number})
        starts.append(len(flat))
    return np.array(flat, np.int32), np.array(starts, np.int64)


def _candidates(
    source: tuple[NDArray[np.int32], NDArray[np.int64]],
    target: tuple[NDArray[np.int32], NDArray[np.int64]],
    sizes: tuple[int, int],
) -> NDArray[np.int64]:
    """Keys (source word × target vocabulary + target word) of the pairs worth considering, sorted."""
    from scipy import sparse  # noqa: PLC0415 - of the extra `train`

    n = len(source[1]) - 1
    x = sparse.csr_matrix((np.ones(len(source[0]), np.float32), source[0], source[1]), shape=(n, sizes[0]))
    y = sparse.csr_matrix((np.ones(len(target[0]), np.float32), target[0], target[1]), shape=(n, sizes[1]))
    cx, cy = np.asarray(x.sum(0)).ravel(), np.asarray(y.sum(0)).ravel()
    columns = x.T.tocsr()
    keys: list[NDArray[np.int64]] = []
    scores: list[NDArray[np.float32]] = []
    for start in range(0, sizes[0], 500):
        joint = (columns[start : start + 500] @ y).tocoo()
        row, column, count = joint.row.astype(np.int64) + start, joint.col.astype(np.int64), joint.data
        several = count >= 2
        row, column, count = row[several], column[several], count[several]
        score = _log_likelihood(count, cx[row], cy[column], n)
        good = score > 10.83  # p < .001 with one degree of freedom
        row, column, score = row[good], column[good], score[good]
        best = _best_of_each(row, score, _BEST)
        keys.append(row[best] * sizes[1] + column[best])
        scores.append(score[best].astype(np.float32))
    every, strength = np.concatenate(keys), np.concatenate(scores)
    best = _best_of_each(every % sizes[1], strength, 2 * _BEST)
    return np.sort(every[best])


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


def _cells(
    source: tuple[NDArray[np.int32], NDArray[np.int64]],
    target: tuple[NDArray[np.int32], NDArray[np.int64]],
    candidates: NDArray[np.int64],
    width: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Every candidate that stands in a sentence pair: its number, and the two occurrences it links."""
    which: list[NDArray[np.int32]] = []
    left: list[NDArray[np.int32]] = []
    right: list[NDArray[np.int32]] = []
    bits = np.zeros((int(candidates[-1]) >> 3) + 1, np.uint8)
    np.bitwise_or.at(bits, candidates >> 3, (1 << (candidates & 7)).astype(np.uint8))
    for i in range(len(source[1]) - 1):
        a0, a1, b0, b1 = source[1][i], source[1][i + 1], target[1][i], target[1][i + 1]
        if a0 == a1 or b0 == b1:
            continue
        keys = source[0][a0:a1].astype(np.int64)[:, None] * width + target[0][b0:b1]
        inside = np.minimum(keys >> 3, len(bits) - 1)
        rows, columns = np.nonzero((bits[inside] >> (keys & 7).astype(np.uint8)) & 1)
        found = keys[rows, columns]
        known = found <= candidates[-1]
        which.append(np.searchsorted(candidates, found[known]).astype(np.int32))
        left.append((rows[known] + a0).astype(np.int32))
        right.append((columns[known] + b0).astype(np.int32))
    return np.concatenate(which), np.concatenate(left), np.concatenate(right)


def _ibm1(
    which: NDArray[np.int32], condition: NDArray[np.int64], occurrence: NDArray[np.int32], size: int
) -> NDArray[np.float64]:
    """P(word | condition) for every candidate; `occurrence` is the generated word's place, `condition` its giver."""
    probability = np.full(len(condition), 0.1)
    for _ in range(_ROUNDS):
        weight = probability[which]
        # A constant share for the empty word keeps rare words from collecting everything left over.
        total = np.bincount(occurrence, weight, size) + 0.02
        counts = np.bincount(which, weight / total[occurrence], len(condition))
        norm = np.bincount(condition, counts, int(condition.max()) + 1) + 0.5
        probability = counts / norm[condition]
    return probability


def learn(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Rows of the lexicon file for sentence pairs: see `write_lexicon`."""
    sides = (_Side(), _Side())
    for pair in pairs:
        for side, text in zip(sides, pair, strict=True):
            side.add(text)
    vocabularies = [side.vocabulary() for side in sides]
    source, target = (_incidence(side.sentences, v) for side, v in zip(sides, vocabularies, strict=True))
    width = len(vocabularies[1])
    candidates = _candidates(source, target, (len(vocabularies[0]), width))
    which, left, right = _cells(source, target, candidates, width)
    given_source, given_target = candidates // width, candidates % width
    forward = _ibm1(which, given_source, right, len(target[0]))
    backward = _ibm1(which, given_target, left, len(source[0]))
    rows: list[tuple[str, ...]] = []
    for code, side, vocabulary in zip("st", sides, vocabularies, strict=True):
        rows += [
            (code, key, str(side.counts[key]), f"{side.small[key] / side.counts[key]:.2f}")
            for key in vocabulary
        ]
    # Both directions must find the pair at least a little likely, or one very likely: the rest is noise.
    good = ((forward >= _KEPT) & (backward >= _KEPT)) | (np.maximum(forward, backward) >= 0.12)
    for place in np.flatnonzero(good):
        rows.append(
            (
                "p",
                vocabularies[0][given_source[place]],
                vocabularies[1][given_target[place]],
                f"{forward[place]:.2f}",
                f"{backward[place]:.2f}",
            )
        )
    return rows


def write_lexicon(rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write rows as gzipped TSV: `s`/`t`, word, count, share of small letters; `p`, source, target, two probabilities."""
    text = "".join("\t".join(row) + "\n" for row in rows)
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, compresslevel=9) as stream:
        stream.write(text.encode())
    path.write_bytes(buffer.getvalue())


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m alignpost.score.learning", description=__doc__)
    parser.add_argument(
        "pairs", nargs="+", type=Path, help="TSV of sentence pairs, may be compressed with xz"
    )
    parser.add_argument("--most", type=int, default=10**9, help="pairs taken from each file at most")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    rows = learn(pair for path in options.pairs for pair in _lines(path, options.most))
    write_lexicon(rows, options.output)
    sys.stderr.write(f"{options.output}: {len(rows)} rows, {options.output.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
