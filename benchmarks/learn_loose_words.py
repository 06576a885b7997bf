"""Learn which words have no counterpart and write `src/alignpost/score/data/loose-words.npz`.

    python -m benchmarks.learn_loose_words [DATA] [--dry]

Examples are film subtitles in which two people marked the words without a counterpart, and sentence pairs of the
training texts: untouched ones, ones with a word, a phrase or a clause taken out of one side, and ones to which a
neighbouring sentence was added. What a deletion leaves without counterpart is known from the word links of the
untouched pair. Minimised is the negative log-likelihood of a chain of two states (see `alignpost.score.loose_words`).

Figures printed are of subtitles left out, in two folds of different films. Needs scipy (extra `train`). The sets are
read, never written: only the weights leave this program.
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

import numpy as np
from benchmarks.data import DATA
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.score import loose_words
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.loose_words import NOWHERE, LooseWords, chain_sums
from alignpost.score.side import Side
from alignpost.score.space_words import read_words
from alignpost.score.word_alignment import WordPosteriors
from alignpost.score.word_traits import TRAITS, pair_traits

FILE = Path(loose_words.__file__).parent / "data" / "loose-words.npz"
TEXTS = {"tatoeba": 4000, "europarl": 3000, "debian-web": 1000, "cds-digital-canada": 1000, "react-docs": 600}
"""Sentence pairs taken from each training text."""
HIDDEN = 24
DECAY = 3e-4
SUBTITLES = 3.0
"""Weight of a subtitle, a planted pair weighing one."""
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
    """Sides as rows of traits."""

    traits: NDArray[np.float32]
    labels: Doubles
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
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
    traits, labels, sizes, weights, folds = [], [], [], [], []
    aligner = aligner_for("en", "fr", lexicon)
    for first in range(0, len(examples), 256):
        part = examples[first : first + 256]
        pairs = [example.sides for example in part]
        for here, words in enumerate(pair_traits(pairs, align(pairs, aligner), aligner)):
            traits.append(words)
            for example in part:
                labels.append(
                    [float(i in example.loose[here]) for i in range(len(example.sides[here].words))]
                )
                sizes.append(len(labels[-1]))
                weights.append(example.weight)
                folds.append(example.fold)
    lengths = np.array(sizes)
    return Table(
        np.concatenate(traits),
        np.concatenate([np.array(row) for row in labels]),
        np.cumsum(lengths) - lengths,
        lengths,
        np.array(weights),
        np.array(folds),
    )


def batched(
    data: Table, taken: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], list[tuple[NDArray[np.int64], Doubles]], float]:
    """Rows of the words of the sides taken, groups of sides of like length with their weights, and all weight.

    A group is a table of the places of its words among those rows, shape (places, sides), −1 beyond a side's end.
    """
    numbers = np.flatnonzero(taken & (data.sizes > 0))
    numbers = numbers[np.argsort(data.sizes[numbers], kind="stable")]
    groups = []
    rows: list[NDArray[np.int64]] = []
    offset = 0
    for first in range(0, len(numbers), 400):
        part = numbers[first : first + 400]
        place = np.full((data.sizes[part[-1]], len(part)), -1)
        for column, number in enumerate(part):
            size = data.sizes[number]
            place[:size, column] = np.arange(offset, offset + size)
            rows.append(np.arange(data.starts[number], data.starts[number] + size))
            offset += size
        groups.append((place, data.weights[part]))
    return np.concatenate(rows), groups, float(data.weights[numbers].sum())


def learn(data: Table, taken: NDArray[np.bool_], seed: int = 1, rounds: int = 150) -> dict[str, Doubles]:
    """The weights that make the labels of the sides taken likeliest."""
    every, batches, total_weight = batched(data, taken)
    x, y = data.traits[every], data.labels[every]
    d, h = x.shape[1], HIDDEN
    generator = np.random.default_rng(seed)
    start = np.concatenate(
        [generator.normal(0, 0.25, d * h), np.zeros(h), generator.normal(0, 0.2, h), np.zeros(d), [-2.0]]
    )

    def loss(values: Doubles) -> tuple[float, Doubles]:
        into, offsets, out, straight, change = unpacked(values, d)
        hidden = x @ into.astype(np.float32) + offsets.astype(np.float32)
        np.maximum(hidden, 0, out=hidden)
        odds = (hidden @ out.astype(np.float32) + x @ straight.astype(np.float32)).astype(np.float64)
        slope = np.zeros(len(x))
        price = value = 0.0
        for place, weight in batches:
            filled = np.where(place >= 0, odds[place], NOWHERE)
            truth = np.where(place >= 0, y[place], 0.0)
            sums = chain_sums(filled, change)
            begins = truth[0] + ((truth[1:] > 0) & (truth[:-1] == 0)).sum(0)
            likelihood = (truth * filled).sum(0) + change * begins - sums.total
            value -= weight @ likelihood
            price += weight @ (sums.begins - begins)
            inside = place >= 0
            slope[place[inside]] = ((sums.chances - truth) * weight)[inside]
        slope32 = (slope / total_weight).astype(np.float32)
        back = slope32[:, None] * out.astype(np.float32) * (hidden > 0)
        gradient = np.concatenate(
            [(x.T @ back).ravel(), back.sum(0), hidden.T @ slope32, x.T @ slope32, [price / total_weight]]
        )
        decayed = values.copy()
        decayed[-1] = 0
        return float(value / total_weight + DECAY * decayed @ decayed), gradient.astype(
            np.float64
        ) + 2 * DECAY * decayed

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    into, offsets, out, straight, change = unpacked(found.x, d)
    return {"into": into, "offsets": offsets, "out": out, "straight": straight, "change": np.array(change)}


def unpacked(values: Doubles, d: int) -> tuple[Doubles, Doubles, Doubles, Doubles, float]:
    h = HIDDEN
    cuts = np.cumsum([d * h, h, h, d])
    into, offsets, out, straight, change = np.split(values, cuts)
    return into.reshape(d, h), offsets, out, straight, float(change[0])


def model(arrays: dict[str, Doubles]) -> LooseWords:
    return loose_words.from_arrays({k: v.astype(np.float32) for k, v in arrays.items()}, "learning")


def judged(weights: LooseWords, data: Table, taken: NDArray[np.bool_], bar: float) -> tuple[int, int, int]:
    """Words loose and found, found, loose."""
    hit = got = want = 0
    numbers = np.flatnonzero(taken)
    for number in numbers:
        here = slice(data.starts[number], data.starts[number] + data.sizes[number])
        if not data.sizes[number]:
            continue
        chances = np.array(weights.of(data.traits[here], [int(data.sizes[number])])[0].chances)
        mine, gold = chances >= bar, data.labels[here] > 0
        hit, got, want = hit + int((mine & gold).sum()), got + int(mine.sum()), want + int(gold.sum())
    return hit, got, want


def f1(hit: int, got: int, want: int) -> str:
    p, r = hit / max(got, 1), hit / max(want, 1)
    return f"precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def examples_of(data: Path) -> Table:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    return table([*subtitles(data), *planted(data)], lexicon)


def left_out(data: Table) -> dict[int, LooseWords]:
    """For each half of the subtitles the weights that have not seen it."""
    return {fold: model(learn(data, data.fold != fold)) for fold in (0, 1)}


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
        f"{len(data.sizes)} sides, {len(data.labels)} words, {data.labels.mean():.1%} loose, {len(TRAITS)} traits"
    )
    halves = left_out(data)
    for bar in (0.3, 0.4, 0.5):
        counts = np.sum([judged(halves[fold], data, data.fold == fold, bar) for fold in (0, 1)], axis=0)
        print(f"  subtitles left out, words from {bar}: {f1(*counts)}")
    if not options.dry:
        arrays = learn(data, np.ones(len(data.fold), np.bool_))
        np.savez_compressed(FILE, allow_pickle=False, **{k: v.astype(np.float32) for k, v in arrays.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
