"""What is known of every word of a side when it is asked whether the other side renders it: one row of numbers each.

Most numbers lie between 0 and 1. The words of many pairs stand one after the other, so that each step is a few
operations on whole arrays, however many pairs there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged, sums_of_rows
from alignpost.score.lexicon import Facts
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordAligner, WordPosteriors
from alignpost.score.word_bank import WordBank
from alignpost.score.word_classes import breaks
from alignpost.tokens import base_language
from alignpost.tokens.names import CAPITAL, LETTERED

__all__ = ["TRAITS", "pair_traits"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_SURE = 0.45
"""From here a content word is a fixed point between the two sides."""
_RAREST = 2.0**-8
_BITS = 16.0
_MASS = 40.0
"""Bits of three or four content words: the unit of what stands between two fixed points."""

_OWN = (
    "one", "loose", "unexplained", "unusual", "bits", "small", "small-loose", "content-loose", "content-unexplained",
    "alone", "doubtful", "capital", "digits", "taken", "pause", "end",
)  # fmt: skip
_NEAR = ("one", "loose", "unexplained", "small", "content-loose", "pause")
"""Traits of the neighbours, two on each side, that a word's row holds too."""
_AROUND = (
    "clause-loose", "clause-sure", "clause-words", "clause-first", "clause-last", "sentence-alone", "from-start",
    "to-end", "gap", "gap-there", "gap-more", "gap-words", "off-length", "shorter", "longer", "mean-loose",
    "mean-loose-there", "related", "more-loose", "words", "sentences", "french",
)  # fmt: skip
_MEANT = ("word-fits", "word-adds", "clause-fits", "clause-adds", "whole-fits")
_OFFSETS = (-2, -1, 1, 2)
TRAITS = (*_OWN, *(f"{name}{offset:+}" for offset in _OFFSETS for name in _NEAR), *_AROUND, *_MEANT)
"""Names of the columns."""


class _LinkedSide(NamedTuple):
    """One side of a pair with what the word aligner says of its words."""

    side: Side
    sure: Sequence[float]
    """How sure each word has a counterpart, 0–1."""
    usual: Sequence[float]
    best: Sequence[float]
    links: Sequence[int]
    """Its likeliest counterpart, meaningless where it is not sure at all."""


class _Flat(NamedTuple):
    """The words of one side of all pairs, one after the other."""

    sizes: Places
    starts: Places
    """Of each word: where the first word of its pair stands."""
    pair: Places
    loose: Floats
    usual: Floats
    best: Floats
    links: Places
    bits: Floats
    small: Floats
    breaks: NDArray[np.int8]
    """What stands before each word: 0 a blank, 1 a pause, 2 the beginning of a sentence."""
    rows: Places
    """In the bank of words."""
    letters: Floats
    """Characters of each pair's side."""

    @property
    def telling(self) -> Floats:
        """Bits of every content word that are not rendered."""
        return np.asarray(self.bits * self.loose * (1 - self.small), np.float32)


def pair_traits(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> tuple[Floats, Floats]:
    """The traits of all source and of all target words of pairs just aligned, each of shape (words, len(TRAITS)).

    Args:
        pairs: both sides of every pair.
        found: what `aligner` says of them.
        aligner: has a lexicon.
    """
    sources, targets = [], []
    for (source, target), p in zip(pairs, found, strict=True):
        sources.append(_LinkedSide(source, p.source, p.source_usual, p.source_best, p.to_target))
        targets.append(_LinkedSide(target, p.target, p.target_usual, p.target_best, p.to_source))
    banks, lexicon = aligner.vocabularies, aligner.lexicon
    ours = _flat(sources, banks.source, lexicon.source if lexicon else None)
    theirs = _flat(targets, banks.target, lexicon.target if lexicon else None)
    meant, other = _sums_of_clauses(ours, banks.source), _sums_of_clauses(theirs, banks.target)
    return (
        _word_traits(sources, ours, theirs, _of_meanings(ours, meant, other, banks.source)),
        _word_traits(targets, theirs, ours, _of_meanings(theirs, other, meant, banks.target)),
    )


def _word_traits(
    here: Sequence[_LinkedSide],
    ours: _Flat,
    theirs: _Flat,
    meant: Floats,
) -> Floats:
    if not len(ours.loose):
        return np.zeros((0, len(TRAITS)), np.float32)
    own = _own(here, ours)
    near = own[:, [_OWN.index(name) for name in _NEAR]]
    columns = [own, *(_shifted(near, ours, offset) for offset in _OFFSETS)]
    columns += [
        _of_clauses(ours),
        _of_gaps(ours, theirs),
        _of_pairs(here, ours, theirs),
        meant,
    ]
    return np.concatenate(columns, 1)


def _flat(sides: Sequence[_LinkedSide], bank: WordBank, facts: Facts | None) -> _Flat:
    sizes = np.array([len(side.sure) for side in sides], np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else sizes
    pair = np.repeat(np.arange(len(sizes)), sizes)

    def numbers(of: Callable[[_LinkedSide], Sequence[float]]) -> Floats:
        return np.fromiter(chain.from_iterable(map(of, sides)), np.float32, len(pair))

    keys = list(chain.from_iterable(s.side.keys for s in sides))
    rows = np.fromiter(map(bank.rows.__getitem__, keys), np.int64, len(pair))
    bits = facts.bits[bank.lexical[rows]] if facts is not None else np.zeros(len(pair), np.float32)
    return _Flat(
        sizes,
        starts[pair],
        pair,
        1 - numbers(lambda s: s.sure),
        numbers(lambda s: s.usual),
        numbers(lambda s: s.best),
        np.fromiter(chain.from_iterable(s.links for s in sides), np.int64, len(pair)),
        bits,
        numbers(lambda s: s.side.small),
        np.fromiter(chain.from_iterable(breaks(s.side) for s in sides), np.int8, len(pair)),
        rows,
        np.array([len(s.side.text) for s in sides], np.float32),
    )


def _own(sides: Sequence[_LinkedSide], flat: _Flat) -> Floats:
    loose, content = flat.loose, 1 - flat.small
    unexplained = -np.log2(np.minimum(flat.best, 1) + _RAREST) / 8
    unusual = -np.log2(np.minimum(flat.usual, 1) + _RAREST) / 8
    bits = flat.bits / _BITS
    cases = np.fromiter(chain.from_iterable(s.side.cases for s in sides), np.int8, len(loose))
    capital = (cases & CAPITAL > 0) & (flat.breaks < 2)
    digits = cases & LETTERED == 0
    columns = (
        np.ones_like(loose), loose, unexplained, unusual, bits, flat.small, flat.small * loose, bits * content * loose,
        content * unexplained, loose > 0.95, loose > 0.7, capital, digits, _taken(flat), flat.breaks > 0,
        flat.breaks > 1,
    )  # fmt: skip
    return np.stack(columns, 1).astype(np.float32)


def _taken(flat: _Flat) -> Floats:
    """How sure another word is of the same counterpart, where it is surer."""
    sure = 1 - flat.loose
    width = int(flat.links.max()) + 1
    claims = flat.pair * width + flat.links
    different, which = np.unique(claims, return_inverse=True)
    surest = np.zeros(len(different), np.float32)
    np.maximum.at(surest, which, sure)
    return np.asarray(np.where(surest[which] > sure, surest[which], 0), np.float32)


def _shifted(table: Floats, flat: _Flat, offset: int) -> Floats:
    """Rows of the words `offset` places on, zeros beyond the ends of a side."""
    places = np.arange(len(table)) + offset
    inside = (places >= flat.starts) & (places < flat.starts + flat.sizes[flat.pair])
    shifted = table[np.clip(places, 0, len(table) - 1)]
    shifted[~inside] = 0
    return shifted


def _of_clauses(flat: _Flat) -> Floats:
    clause = np.cumsum(flat.breaks > 0) - 1
    words = np.bincount(clause)
    content = flat.bits * (1 - flat.small)
    told, missing = np.bincount(clause, content), np.bincount(clause, flat.telling)
    surest = np.zeros(len(words), np.float32)
    np.maximum.at(surest, clause, (1 - flat.loose) * (1 - flat.small))
    opens = np.flatnonzero(flat.breaks > 0)
    first = np.arange(len(flat.pair)) == flat.starts
    last = np.roll(first, -1)
    begins = first[opens]
    ends = np.bincount(clause, last) > 0
    full = flat.breaks[opens] > 1
    alone = full & np.append(full[1:], True)
    columns = (missing / (told + 4), surest, np.minimum(words, 12) / 12, begins, ends, alone)
    return np.asarray(np.stack(columns, 1)[clause], np.float32)


def _of_gaps(ours: _Flat, theirs: _Flat) -> Floats:
    """Places in the side, and what stands between the fixed points around a word here and there."""
    places = np.arange(len(ours.loose))
    after = ours.starts + ours.sizes[ours.pair]
    fixed = (ours.loose <= 1 - _SURE) & (ours.small == 0)
    before = np.maximum.accumulate(np.where(fixed, places, -1))
    before = np.concatenate([[-1], before[:-1]])
    behind = np.minimum.accumulate(np.where(fixed, places, len(places))[::-1])[::-1]
    behind = np.concatenate([behind[1:], [len(places)]])
    open_start, open_end = before < ours.starts, behind >= after
    low = np.where(open_start, 0, ours.links[before] + 1)
    high = np.where(open_end, theirs.sizes[ours.pair], ours.links[np.minimum(behind, len(places) - 1)])
    low, high = np.minimum(low, high), np.maximum(low, high)
    origin = (np.cumsum(theirs.sizes) - theirs.sizes)[ours.pair]
    there = _sums(theirs.telling)
    mass_there = there[origin + high] - there[origin + low]
    here = _sums(ours.telling)
    first, last = np.where(open_start, ours.starts, before + 1), np.where(open_end, after, behind)
    mass = here[last] - here[first]
    more = ((last - first) - (high - low)) / 8
    columns = (
        np.minimum(places - ours.starts, 6) / 6, np.minimum(after - 1 - places, 6) / 6,
        np.minimum(mass / _MASS, 2), np.minimum(mass_there / _MASS, 2), np.clip((mass - mass_there) / _MASS, -2, 2),
        np.clip(more, -2, 2),
    )  # fmt: skip
    return np.stack(columns, 1).astype(np.float32)


def _sums(values: Floats) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])


def _of_pairs(here: Sequence[_LinkedSide], ours: _Flat, theirs: _Flat) -> Floats:
    french = np.array([base_language(linked.side.lang) == "fr" for linked in here], np.float32)
    # French is longer by an eighth; a short text may be off by more.
    off = np.log((ours.letters + 4) / (theirs.letters + 4)) + np.where(french > 0, -0.12, 0.12)
    off = off / np.hypot(0.19, 1.8 / np.sqrt(np.minimum(ours.letters, theirs.letters) + 4))
    count = len(ours.sizes)
    loose = [np.bincount(flat.pair, flat.loose, count) / np.maximum(flat.sizes, 1) for flat in (ours, theirs)]
    telling = [np.bincount(flat.pair, flat.telling, count) for flat in (ours, theirs)]
    sentences = [np.bincount(flat.pair, flat.breaks > 1, count) for flat in (ours, theirs)]
    columns = (
        np.clip(off, -4, 4) / 4, np.clip(-off, 0, 6) / 4, np.clip(off, 0, 6) / 4, loose[0], loose[1],
        1 - np.maximum(loose[0], loose[1]), np.clip((telling[0] - telling[1]) / 80, -2, 2),
        np.minimum(ours.sizes, 40) / 40, np.clip(sentences[0] - sentences[1], -2, 2) / 2, french,
    )  # fmt: skip
    return np.asarray(np.stack(columns, 1)[ours.pair], np.float32)


class _Meanings(NamedTuple):
    """Sums of the encoder's vectors, which are those of clauses and of whole sides."""

    clauses: Floats
    """Shape (clauses, dimension)."""
    wholes: Floats
    """Shape (pairs, dimension)."""
    directions: Floats
    """The same, of length 1."""
    lengths: Floats
    """Of the wholes."""


def _sums_of_clauses(flat: _Flat, bank: WordBank) -> _Meanings:
    opens = np.flatnonzero(flat.breaks > 0)
    clauses = sums_of_rows(bank.meanings, _runs(flat.rows.astype(np.int32), opens))
    ends = np.searchsorted(flat.pair[opens], np.arange(len(flat.sizes) + 1))
    wholes = sums_of_rows(clauses, Ragged(np.arange(len(clauses), dtype=np.int32), ends))
    lengths = np.linalg.norm(wholes, axis=1)
    return _Meanings(clauses, wholes, wholes / np.maximum(lengths, 1e-6)[:, None], lengths)


def _runs(values: NDArray[np.int32], starts: Places) -> Ragged:
    """The values from each start to the next one; the first start is 0."""
    return Ragged(values, np.append(starts, len(values)).astype(np.int64))


def _of_meanings(flat: _Flat, ours: _Meanings, theirs: _Meanings, bank: WordBank) -> Floats:
    """How near words and clauses are to the other side as a whole, and how much nearer the whole is with them.

    Vectors add up: without a word, a sentence's vector is shorter by the word's.
    """
    if not bank.meanings.shape[1]:
        return np.zeros((len(flat.pair), len(_MEANT)), np.float32)
    both = np.stack([theirs.directions, ours.wholes], 2)
    # Pair by pair, what is multiplied stays in the processor's first caches.
    products = np.empty((len(flat.pair), 2), np.float32)
    end = 0
    for number, size in enumerate(flat.sizes.tolist()):
        start, end = end, end + size
        np.matmul(bank.meanings.take(flat.rows[start:end], 0), both[number], products[start:end])
    opens = flat.breaks > 0
    clause = np.cumsum(opens) - 1
    of_clauses = np.stack([np.bincount(clause, products[:, column]) for column in (0, 1)], 1)
    fits = np.einsum("ij,ij->i", ours.wholes, theirs.directions)
    results = []
    for pair, product, squares in (
        (flat.pair, products, bank.squares[flat.rows]),
        (flat.pair[opens], of_clauses, np.einsum("ij,ij->i", ours.clauses, ours.clauses)),
    ):
        along, length = product[:, 0], ours.lengths[pair]
        rest = np.maximum(length**2 - 2 * product[:, 1] + squares, 1e-3 * length**2 + 1e-9)
        without = (fits[pair] - along) / np.sqrt(rest)
        results.append(along / np.maximum(np.sqrt(squares), 1e-6))
        results.append(np.clip(10 * (fits[pair] / np.maximum(length, 1e-6) - without), -3, 3))
    whole = (fits / np.maximum(ours.lengths, 1e-6))[flat.pair]
    columns = (results[0], results[1], results[2][clause], results[3][clause], whole)
    return np.stack(columns, 1).astype(np.float32)
