"""Sentence pairs of which one side lost a word, a phrase or a clause, or was given a neighbouring sentence.

What has no counterpart in them is known from the word links of the untouched pair.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordPosteriors

__all__ = ["Drawn", "Example", "lines_of", "losses_in", "planted"]

Drawn = tuple[tuple[str, str], tuple[str, str]]
"""A sentence pair, and the one that follows in its text."""
TEXTS = {"tatoeba": 1300, "europarl": 1000, "debian-web": 330, "cds-digital-canada": 330, "react-docs": 200}
"""Sentence pairs taken from each training text."""
_CLAUSE_MARKS = ",;:—–()"


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as text, and the places of its loose words on both sides."""

    sides: tuple[Side, Side]
    loose: tuple[frozenset[int], frozenset[int]]
    weight: float
    fold: int
    """0 or 1 for subtitles, −1 for planted pairs, which always teach."""
    tag: str = ""
    """What both people called a subtitle."""


def texts(data: Path, seed: int) -> Iterator[Drawn]:
    """Sentence pairs of the training texts, some in lower case."""
    draw = random.Random(seed)
    for name, count in TEXTS.items():
        lines = lines_of(data, name)
        for _ in range(count):
            place = draw.randrange(len(lines) - 1)
            pair, after = lines[place], lines[place + 1]
            if min(map(len, pair)) < 12 or max(map(len, pair)) > 350:
                continue
            if draw.random() < 0.15:
                pair = (pair[0].lower(), pair[1].lower())
            yield pair, after


def lines_of(data: Path, name: str) -> list[tuple[str, str]]:
    """The first sentence pairs of a training text."""
    with lzma.open(data / "parallel" / "en-fr" / f"{name}.tsv.xz", "rt", encoding="utf-8") as stream:
        rows = (line.rstrip("\n").split("\t") for line, _ in zip(stream, range(160_000), strict=False))
        return [(row[0], row[1]) for row in rows]


def linked(pairs: Sequence[tuple[Side, Side]]) -> list[WordPosteriors]:
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    return [
        found for first in range(0, len(pairs), 256) for found in align(pairs[first : first + 256], aligner)
    ]


def planted(data: Path, seed: int = 0) -> list[Example]:
    """Losses in sentence pairs drawn from the training texts."""
    return losses_in(list(texts(data, seed)), random.Random(seed))


def losses_in(drawn: Sequence[Drawn], draw: random.Random) -> list[Example]:
    """What becomes of sentence pairs: some stay whole, others lose words, or are given a neighbour's."""
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
