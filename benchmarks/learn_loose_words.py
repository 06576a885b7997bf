"""Learn which words have no counterpart and write `src/alignpost/score/data/loose-words.npz`.

    python -m benchmarks.learn_loose_words [DATA] [--dry]

Examples are film subtitles in which two people marked the words without a counterpart, and sentence pairs of the
training texts: untouched ones, ones with a word, a phrase or a clause taken out of one side, and ones to which a
neighbouring sentence was added. What a deletion leaves without counterpart is known from the word links of the
untouched pair. Minimised is the negative log-likelihood of what each side lost (see `alignpost.score.loose_words`).

Figures printed are of subtitles left out, in two folds of different films: of words alone by three bars, and of what
`uncovered` tells, counted by the sets' own program, marks and all. Needs scipy (extra `train`). The sets are read, never
written: only the weights leave this program.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from benchmarks.data import DATA
from benchmarks.fidelity import module
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.score import loose_words
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.loose_words import LooseWords, sums_over_stretches
from alignpost.score.side import Side
from alignpost.score.space_words import read_words, uncovered
from alignpost.score.stretches import STRETCH_TRAITS, TRAITS, Evidence, evidence
from alignpost.score.word_alignment import WordPosteriors

FILE = Path(loose_words.__file__).parent / "data" / "loose-words.npz"
TEXTS = {"tatoeba": 1300, "europarl": 1000, "debian-web": 330, "cds-digital-canada": 330, "react-docs": 200}
"""Sentence pairs taken from each training text."""
DECAY = 0.015, 0.0015
"""Price of the squares of weights, each counted in standard deviations of its trait: of words, of stretches."""
ROUNDS = 150
SUBTITLES = 50.0
"""Weight of a subtitle, a planted pair weighing one: what is planted in careful prose is easier to see, and with more
weight it teaches what subtitles contradict."""
_CLAUSE_MARKS = ",;:—–()"

Doubles = NDArray[np.float64]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as text, and the places of its loose words on both sides."""

    sides: tuple[Side, Side]
    loose: tuple[frozenset[int], frozenset[int]]
    weight: float
    fold: int
    """0 or 1 for subtitles, −1 for planted pairs, which always teach."""


@dataclass(frozen=True, slots=True)
class Table:
    """Sides with what is known of them and what was lost."""

    known: Evidence
    labels: Doubles
    """Of every word: 1 where it is loose."""
    lost: NDArray[np.int64]
    """Of every side: the number of the stretch that is lost, −1 for none, −2 where no stretch is what was marked."""
    weights: Doubles
    fold: NDArray[np.int64]


def subtitles(data: Path) -> list[Example]:
    text = (data / "fidelity" / "dev" / "sentence-confidence.en-fr.jsonl").read_text(encoding="utf-8")
    rows: list[Row] = [json.loads(line) for line in text.splitlines()]
    lexicon = lexicon_for("en", "fr")
    blocks = sorted({row["block"] for row in rows})
    examples = []
    for row in rows:
        read = [read_words(row[lang], lang, lexicon) for lang in ("en", "fr")]
        marked = [{i for judge in row["ann"] for i in judge[lang]} for lang in ("en", "fr")]
        loose = [
            frozenset(place for place, parts in enumerate(of_words) if marks.intersection(parts))
            for (_, of_words), marks in zip(read, marked, strict=True)
        ]
        examples.append(
            Example((read[0][0], read[1][0]), (loose[0], loose[1]), SUBTITLES, blocks.index(row["block"]))
        )
    return examples


def texts(data: Path, seed: int) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Sentence pairs with the pair that follows in the text."""
    draw = random.Random(seed)
    for name, count in TEXTS.items():
        with lzma.open(data / "parallel" / "en-fr" / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
            lines = [
                line.rstrip("\n").split("\t")[:2] for line, _ in zip(stream, range(160_000), strict=False)
            ]
        for _ in range(count):
            place = draw.randrange(len(lines) - 1)
            here, after = lines[place], lines[place + 1]
            if min(map(len, here)) < 12 or max(map(len, here)) > 350:
                continue
            pair = (here[0], here[1])
            if draw.random() < 0.15:
                pair = (pair[0].lower(), pair[1].lower())
            yield pair, (after[0], after[1])


def linked(pairs: Sequence[tuple[Side, Side]]) -> list[WordPosteriors]:
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    return [
        found for first in range(0, len(pairs), 256) for found in align(pairs[first : first + 256], aligner)
    ]


def planted(data: Path, seed: int = 0) -> list[Example]:
    draw = random.Random(seed)
    drawn = list(texts(data, seed))
    pairs = [(Side(pair[0], "en"), Side(pair[1], "fr")) for pair, _ in drawn]
    posteriors = linked(pairs)
    examples = []
    for (source, target), found, (_, after) in zip(pairs, posteriors, drawn, strict=True):
        if not source.words or not target.words:
            continue
        sure = min(np.mean(found.source), np.mean(found.target))
        if sure < 0.5:
            continue
        kind = draw.random()
        nothing: frozenset[int] = frozenset()
        if kind < 0.3:
            examples.append(Example((source, target), (nothing, nothing), 1.0, -1))
        elif kind < 0.42:
            examples.append(_with_more((source, target), after, draw))
        else:
            example = _with_less((source, target), found, draw)
            if example is not None:
                examples.append(example)
    return examples


def _with_more(sides: tuple[Side, Side], after: tuple[str, str], draw: random.Random) -> Example:
    """A neighbouring sentence added to one side, before or after."""
    where, before = draw.randrange(2), draw.random() < 0.35
    more = Side(after[where], sides[where].lang)
    own = sides[where]
    text = f"{more.text} {own.text}" if before else f"{own.text} {more.text}"
    grown = Side(text, own.lang)
    places = range(len(more.words)) if before else range(len(own.words), len(grown.words))
    loose = frozenset(places) if len(grown.words) == len(own.words) + len(more.words) else frozenset()
    pair = (grown, sides[1]) if where == 0 else (sides[0], grown)
    nothing: frozenset[int] = frozenset()
    return Example(pair, (loose, nothing) if where == 0 else (nothing, loose), 1.0, -1)


def _with_less(sides: tuple[Side, Side], found: WordPosteriors, draw: random.Random) -> Example | None:
    """Words taken out of one side; those of the other that only they rendered are loose."""
    where = draw.randrange(2)
    own, other = sides[where], sides[1 - where]
    links = [(j, i) if where else (i, j) for i, j in found.links]
    stretch = _stretch(own, draw)
    if len(stretch) >= len(own.words) - 1:
        return None
    gone = {there for here, there in links if here in stretch}
    kept = {there for here, there in links if here not in stretch}
    lost = gone - kept
    content = [i for i in stretch if own.keys[i] not in own.function_words]
    if not content or len(lost) < 0.6 * len(content):
        return None
    low, high = min(lost), max(lost)
    between = set(range(low, high + 1))
    if len(between & kept) > 0.2 * len(between):
        return None  # no passage of its own on the other side
    loose = {place for place in between if place not in kept}
    # Small words beside the passage that nothing else renders went with it.
    while low > 0 and low - 1 not in kept and other.keys[low - 1] in other.function_words:
        low -= 1
        loose.add(low)
    start, end = own.words[stretch[0]].start, own.words[stretch[-1]].end
    text = own.text[:start].rstrip(" ") + " " + own.text[end:].lstrip(" ")
    shorter = Side(text.strip(" "), own.lang)
    nothing: frozenset[int] = frozenset()
    pair = (shorter, other) if where == 0 else (other, shorter)
    return Example(pair, (nothing, frozenset(loose)) if where == 0 else (frozenset(loose), nothing), 1.0, -1)


def _stretch(side: Side, draw: random.Random) -> range:
    size = len(side.words)
    kind = draw.random()
    if kind < 0.35:  # a word
        place = draw.randrange(size)
        return range(place, place + 1)
    if kind < 0.6:  # a phrase
        length = draw.randint(2, 7)
        start = draw.randrange(max(1, size - length + 1))
        return range(start, min(size, start + length))
    cuts = [0, size]
    for place in range(1, size):
        gap = side.text[side.words[place - 1].end : side.words[place].start]
        if any(mark in gap for mark in _CLAUSE_MARKS):
            cuts.append(place)
    cuts.sort()
    if len(cuts) > 2 and kind < 0.9:  # a clause
        place = draw.randrange(len(cuts) - 1)
        return range(cuts[place], cuts[place + 1])
    place = draw.randrange(1, size) if size > 1 else 0  # the beginning or the end
    return range(place) if draw.random() < 0.3 else range(place, size)


def table(examples: Sequence[Example], lexicon: Lexicon) -> Table:
    found: list[Evidence] = []
    labels, weights, folds = [], [], []
    aligner = aligner_for("en", "fr", lexicon)
    for first in range(0, len(examples), 256):
        part = examples[first : first + 256]
        pairs = [example.sides for example in part]
        for here, known in enumerate(evidence(pairs, align(pairs, aligner), aligner)):
            found.append(known)
            labels += [[float(i in e.loose[here]) for i in range(len(e.sides[here].words))] for e in part]
            weights += [example.weight for example in part]
            folds += [example.fold for example in part]
    known = joined(found)
    return Table(
        known,
        np.concatenate([np.array(row) for row in labels]),
        stretches_lost(known, labels),
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
    )


def stretches_lost(known: Evidence, labels: Sequence[Sequence[float]]) -> NDArray[np.int64]:
    """Of every side the longest run of loose words, as the number of a stretch."""
    places = list(zip(known.first.tolist(), known.end.tolist(), strict=True))
    numbers = {place: number for number, place in enumerate(places)}
    lost, start = [], 0
    for row in labels:
        steps = np.diff([0, *row, 0])
        begins, ends = np.flatnonzero(steps > 0), np.flatnonzero(steps < 0)
        number = -1
        if len(begins):
            run = int(np.argmax(ends - begins))
            number = numbers.get((start + int(begins[run]), start + int(ends[run])), -2)
        lost.append(number)
        start += len(row)
    return np.array(lost)


def learn(data: Table, taken: NDArray[np.bool_]) -> LooseWords:
    """The weights that make what was lost from the sides taken likeliest; those that are told no stretch teach nothing."""
    known, scale = data.known, [table.std(0) for table in (data.known.words, data.known.stretches)]
    scale = [np.where(spread > 1e-6, spread, 1) for spread in scale]
    counted = np.where(taken & (data.lost > -2), data.weights, 0.0)
    total = counted.sum()
    inside = np.flatnonzero(counted[known.side])
    # Sides that are not counted keep their places, so that stretches need no new numbers.
    of_words, of_stretches = known.words / scale[0], known.stretches[inside] / scale[1]
    of_words = of_words.astype(np.float32)
    here = known._replace(side=known.side[inside], first=known.first[inside], end=known.end[inside])
    owner = np.repeat(np.arange(len(known.sizes)), known.sizes)
    place = np.full(len(known.side), -1)
    place[inside] = np.arange(len(inside))
    lost = place[data.lost[(counted > 0) & (data.lost >= 0)]]
    truth = np.zeros(len(inside))
    truth[lost] = 1
    of_words_lost = spread_over_words(here, truth)
    free = np.array([name != "one" for name in STRETCH_TRAITS], np.float64)
    decay = np.concatenate([np.full(len(TRAITS), DECAY[0]), DECAY[1] * free])

    def loss(values: Doubles) -> tuple[float, Doubles]:
        words, stretches = values[: len(TRAITS)], values[len(TRAITS) :]
        sums = sums_over_stretches(
            here, of_words @ words.astype(np.float32), of_stretches @ stretches.astype(np.float32)
        )
        chances = sums.stretches * counted[here.side]
        loose = (sums.words - of_words_lost) * counted[owner]
        own = truth * counted[here.side]
        likelihood = np.log(np.maximum(sums.stretches[lost], 1e-300)) @ counted[here.side[lost]]
        likelihood -= sums.lost @ (counted * (data.lost == -1))
        slope = np.concatenate(
            [loose.astype(np.float32) @ of_words, (chances - own).astype(np.float32) @ of_stretches]
        )
        price = float(decay @ values**2)
        return price - likelihood / total, slope / total + 2 * decay * values

    start = np.zeros(len(TRAITS) + len(STRETCH_TRAITS))
    start[len(TRAITS) + STRETCH_TRAITS.index("one")] = -4
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    words, stretches = np.split(found, [len(TRAITS)])
    return LooseWords(
        (words / scale[0]).astype(np.float32), (stretches / scale[1]).astype(np.float32), "learning"
    )


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
        arrays = {"words": weights.words, "stretches": weights.stretches}
        np.savez(FILE, allow_pickle=False, **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
