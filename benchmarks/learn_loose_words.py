"""Learn which words have no counterpart and write `src/alignpost/score/data/loose-words.npz`.

    python -m benchmarks.learn_loose_words [DATA] [--dry]

Examples are film subtitles in which two people marked the words without a counterpart, and sentence pairs of the
training texts: untouched ones, ones with a word, a phrase or a clause taken out of one side, and ones to which a
neighbouring sentence was added. What a deletion leaves without counterpart is known from the word links of the
untouched pair. Subtitles that two people called not corresponding teach what has nothing to do with each other; those
that only came near each other teach nothing, since neither is all rendered nor is a part of it left out. Minimised is
the negative log-likelihood of what each side lost (see `alignpost.score.loose_words`).

Figures printed are of subtitles left out, in two folds of different films: of words alone by three bars, and of what
`uncovered` tells, counted by the sets' own program, marks and all. Needs scipy (extra `train`). The sets are read, never
written: only the weights leave this program.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from benchmarks.data import DATA
from benchmarks.fidelity import module
from benchmarks.planted_losses import Example, planted
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.score import loose_words
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.loose_words import LooseWords, sums_over_stretches
from alignpost.score.space_words import read_words, uncovered
from alignpost.score.stretches import OF_WORDS, STRETCH_TRAITS, Evidence, evidence
from alignpost.score.whole_traits import WHOLE_TRAITS

FILE = Path(loose_words.__file__).parent / "data" / "loose-words.npz"
DECAY = 0.007, 0.0007
"""Price of the squares of weights, each counted in standard deviations of its trait: of words, of stretches and sides."""
ROUNDS = 200
SUBTITLES = 50.0
"""Weight of a subtitle, a planted pair weighing one: what is planted in careful prose is easier to see, and with more
weight it teaches what subtitles contradict."""
NONE, UNKNOWN, APART = -1, -2, -3
"""What a side lost other than a stretch: nothing; what no stretch is; and one that has nothing to do with the other."""
TAUGHT = {"not corresponding": APART, "unperfect": UNKNOWN}
"""What subtitles without marks teach, by what people called them; others lost nothing."""
_LEAST = 1e-300
"""A chance of which the logarithm is taken is no smaller."""

Doubles = NDArray[np.float64]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Sides with what is known of them and what was lost."""

    known: Evidence
    labels: Doubles
    """Of every word: 1 where it is loose."""
    lost: NDArray[np.int64]
    """Of every side: the number of the stretch that is lost, else `NONE`, `APART` or `UNKNOWN`."""
    weights: Doubles
    fold: NDArray[np.int64]


def subtitles(data: Path) -> list[Example]:
    text = (data / "fidelity" / "dev" / "sentence-confidence.en-fr.jsonl").read_text(encoding="utf-8")
    rows: list[Row] = [json.loads(line) for line in text.splitlines()]
    lexicon = lexicon_for("en", "fr")
    blocks = sorted({row["block"] for row in rows})
    examples = []
    for row in rows:
        known = (lexicon.source, lexicon.target) if lexicon else (frozenset[str](), frozenset[str]())
        read = [read_words(row[lang], lang, of) for lang, of in zip(("en", "fr"), known, strict=True)]
        marked = [{i for judge in row["ann"] for i in judge[lang]} for lang in ("en", "fr")]
        loose = [
            frozenset(place for place, parts in enumerate(of_words) if marks.intersection(parts))
            for (_, of_words), marks in zip(read, marked, strict=True)
        ]
        tags = {judge["tag"] for judge in row["ann"]}
        tag = tags.pop() if len(tags) == 1 else ""
        fold = blocks.index(row["block"])
        examples.append(Example((read[0][0], read[1][0]), (loose[0], loose[1]), SUBTITLES, fold, tag))
    return examples


def table(examples: Sequence[Example], lexicon: Lexicon) -> Table:
    found: list[Evidence] = []
    labels, weights, folds, taught = [], [], [], []
    aligner = aligner_for("en", "fr", lexicon)
    for first in range(0, len(examples), 256):
        part = examples[first : first + 256]
        pairs = [example.sides for example in part]
        for here, known in enumerate(evidence(pairs, align(pairs, aligner), aligner)):
            found.append(known)
            labels += [[float(i in e.loose[here]) for i in range(len(e.sides[here].words))] for e in part]
            weights += [example.weight for example in part]
            folds += [example.fold for example in part]
            taught += [TAUGHT.get(example.tag, NONE) for example in part]
    known = joined(found)
    lost = stretches_lost(known, labels)
    return Table(
        known,
        np.concatenate([np.array(row) for row in labels]),
        np.where(lost == NONE, taught, lost),
        np.array(weights),
        np.array(folds),
    )


def joined(parts: Sequence[Evidence]) -> Evidence:
    """The sides of all parts, one after the other."""
    sides = np.cumsum([0, *(len(part.sizes) for part in parts)])
    words = np.cumsum([0, *(len(part.words) for part in parts)])
    return Evidence(
        np.concatenate([part.sizes for part in parts]),
        np.concatenate([part.words for part in parts]),
        np.concatenate([part.side + more for part, more in zip(parts, sides, strict=False)]),
        np.concatenate([part.first + more for part, more in zip(parts, words, strict=False)]),
        np.concatenate([part.end + more for part, more in zip(parts, words, strict=False)]),
        np.concatenate([part.stretches for part in parts]),
        np.concatenate([part.wholes for part in parts]),
    )


def stretches_lost(known: Evidence, labels: Sequence[Sequence[float]]) -> NDArray[np.int64]:
    """Of every side the longest run of loose words, as the number of a stretch."""
    places = list(zip(known.first.tolist(), known.end.tolist(), strict=True))
    numbers = {place: number for number, place in enumerate(places)}
    lost, start = [], 0
    for row in labels:
        steps = np.diff([0, *row, 0])
        begins, ends = np.flatnonzero(steps > 0), np.flatnonzero(steps < 0)
        number = NONE
        if len(begins):
            run = int(np.argmax(ends - begins))
            number = numbers.get((start + int(begins[run]), start + int(ends[run])), UNKNOWN)
        lost.append(number)
        start += len(row)
    return np.array(lost)


def learn(data: Table, taken: NDArray[np.bool_]) -> LooseWords:
    """The weights that make what was lost from the sides taken likeliest; those that are told no stretch teach nothing."""
    known = data.known
    scale = [traits.std(0) for traits in (known.words, known.stretches, known.wholes)]
    scale = [np.where(spread > 1e-6, spread, 1) for spread in scale]
    counted = np.where(taken & (data.lost != UNKNOWN), data.weights, 0.0)
    total = counted.sum()
    inside = np.flatnonzero(counted[known.side])
    # Sides that are not counted keep their places, so that stretches need no new numbers.
    of_words, of_stretches = known.words / scale[0], known.stretches[inside] / scale[1]
    of_words, of_wholes = of_words.astype(np.float32), known.wholes / scale[2]
    here = known._replace(side=known.side[inside], first=known.first[inside], end=known.end[inside])
    owner = np.repeat(np.arange(len(known.sizes)), known.sizes)
    place = np.full(len(known.side), -1)
    place[inside] = np.arange(len(inside))
    lost = place[data.lost[(counted > 0) & (data.lost >= 0)]]
    truth = np.zeros(len(inside))
    truth[lost] = 1
    of_words_lost = spread_over_words(here, truth)
    apart = data.lost == APART
    cuts = np.cumsum([len(OF_WORDS), len(STRETCH_TRAITS)])

    def loss(values: Doubles) -> tuple[float, Doubles]:
        words, stretches, wholes = np.split(values, cuts)
        sums = sums_over_stretches(
            here,
            of_words @ words.astype(np.float32),
            of_stretches @ stretches.astype(np.float32),
            of_wholes @ wholes,
        )
        chances = sums.stretches * counted[here.side]
        loose = (sums.words - of_words_lost) * counted[owner]
        own = truth * counted[here.side]
        likelihood = np.log(np.maximum(sums.stretches[lost], _LEAST)) @ counted[here.side[lost]]
        likelihood += np.log(np.maximum(sums.apart, _LEAST)) @ (counted * apart)
        likelihood += (np.log1p(-np.minimum(sums.apart, 1 - 1e-12)) - sums.lost) @ (
            counted * (data.lost == NONE)
        )
        slope = np.concatenate(
            [
                loose.astype(np.float32) @ of_words,
                (chances - own).astype(np.float32) @ of_stretches,
                ((sums.apart - apart) * counted) @ of_wholes,
            ]
        )
        price = float(decay @ values**2)
        return price - likelihood / total, slope / total + 2 * decay * values

    start, decay = beginning()
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    weights = [part / spread for part, spread in zip(np.split(found, cuts), scale, strict=True)]
    words, stretches, wholes = (part.astype(np.float32) for part in weights)
    return LooseWords(words, stretches, wholes, "learning")


def beginning() -> tuple[Doubles, Doubles]:
    """The weights to begin with, and the price of each one's square: none for how likely a loss is as such."""
    start, decay = [], []
    for names, price, odds in (
        (OF_WORDS, DECAY[0], 0.0),
        (STRETCH_TRAITS, DECAY[1], -4.0),
        (WHOLE_TRAITS, DECAY[1], -2.0),
    ):
        free = np.array([name == "one" and odds < 0 for name in names])
        start.append(np.where(free, odds, 0.0))
        decay.append(np.where(free, 0.0, price))
    return np.concatenate(start), np.concatenate(decay)


def spread_over_words(known: Evidence, of_stretches: Doubles) -> Doubles:
    """Of every word the sum of what its stretches have."""
    count = len(known.words)
    steps = np.bincount(known.first, of_stretches, count + 1) - np.bincount(
        known.end, of_stretches, count + 1
    )
    return np.asarray(np.cumsum(steps)[:count])


def judged(weights: LooseWords, data: Table, taken: NDArray[np.bool_], bar: float) -> tuple[int, int, int]:
    """Words loose and found, found, loose."""
    chances = np.concatenate([found.chances for found in weights.of(data.known)])
    here = np.repeat(taken, data.known.sizes)
    mine, gold = (chances >= bar) & here, (data.labels > 0) & here
    return int((mine & gold).sum()), int(mine.sum()), int(gold.sum())


def f1(hit: int, got: int, want: int) -> str:
    p, r = hit / max(got, 1), hit / max(want, 1)
    return f"precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def examples_of(data: Path) -> Table:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    return table([*subtitles(data), *planted(data)], lexicon)


def left_out(data: Table) -> dict[int, LooseWords]:
    """For each half of the subtitles the weights that have not seen it."""
    return {fold: learn(data, data.fold != fold) for fold in (0, 1)}


def told_left_out(data: Path, halves: dict[int, LooseWords]) -> str:
    """What the sets' own program says of `uncovered` with the weights that have not seen the subtitles it is asked for."""
    folds = [example.fold for example in subtitles(data)]

    def told(pairs: Sequence[tuple[str, str]]) -> list[tuple[list[int], list[int]]]:
        found = {}
        for fold, half in halves.items():
            with patch.object(loose_words, "shipped_loose_words", lambda half=half: half):
                found[fold] = uncovered(pairs, "en", "fr")
        return [found[fold][place] for place, fold in enumerate(folds)]

    precision, recall, both = module(data / "fidelity" / "score.py").spans(told).values()
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}"


def options_of(arguments: Sequence[str] | None, description: str | None) -> argparse.Namespace:
    """What a program that learns on the development sets is asked: their folder, and whether to write nothing."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    options = options_of(arguments, __doc__)
    data = examples_of(options.data)
    print(
        f"{len(data.known.sizes)} sides, {len(data.labels)} words, {data.labels.mean():.1%} loose, "
        f"{len(data.known.side)} stretches, {(data.lost == -2).sum()} sides that lost none of them"
    )
    halves = left_out(data)
    for bar in (0.3, 0.4, 0.5):
        counts = np.sum([judged(halves[fold], data, data.fold == fold, bar) for fold in (0, 1)], axis=0)
        print(f"  subtitles left out, words from {bar}: {f1(*counts)}")
    print(f"  subtitles left out, words from uncovered(): {told_left_out(options.data, halves)}")
    if not options.dry:
        weights = learn(data, np.ones(len(data.fold), np.bool_))
        arrays = {"words": weights.words, "stretches": weights.stretches, "wholes": weights.wholes}
        np.savez(FILE, allow_pickle=False, **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
