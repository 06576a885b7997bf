"""Stretches of words that may have no counterpart: every beginning and end of a side, and a few words inside it.

What a translation leaves out or adds mostly stands at one end: a form of address, a clause, a neighbour's sentence. A
stretch is such a loss when its words are loose, the rest is rendered, and the rest fits the other side better than
the whole does: in meaning, in length, and in its sentences and clauses. These are the traits of a stretch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.side import Side
from alignpost.score.surroundings import odds_of_loss, shipped_surroundings
from alignpost.score.whole_traits import TRAITS, characters, french, lengths_off, whole_traits
from alignpost.score.word_alignment import WordAligner, WordPosteriors
from alignpost.score.word_meanings import LONGEST_INSIDE, Meanings, meanings
from alignpost.score.word_traits import FlatSides, flat_sides, word_traits

__all__ = ["OF_WORDS", "STRETCH_TRAITS", "Evidence", "ReadWords", "evidence", "read_words"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Places = NDArray[np.int64]

OF_WORDS = (*TRAITS, "surroundings")
"""Names of the traits of words, which count for every word of a stretch."""
_OF_SHAPE = (
    "one", "first", "last", "edge", "full-edge", "inside-edges", "more-words", "single", "share", "share-squared",
    "words", "few-there", "french", "called",
)  # fmt: skip
_OF_MEANING = (
    "gain", "gain-only", "rest-fits", "whole-fits", "stretch-fits", "rest-low", "rest-half", "rest-high",
)  # fmt: skip
_OF_LENGTH = ("length-gain", "off", "rest-off", "rest-far", "rest-short")
_OF_LINKS = (
    "loose", "no-content", "rest-loose", "rest-empty", "loose-bits", "sure-bits", "sure-bits-squared",
    "rest-loose-bits", "rest-sure-bits", "there-loose", "there-loose-bits", "gap-bits", "gap-words", "fixed",
    "loose-half", "loose-most", "rest-loose-some", "there-some", "there-most", "loose-both", "loose-throughout",
)  # fmt: skip
_OF_CLAUSES = ("sentence-gain", "clause-gain", "question-gain")
STRETCH_TRAITS = (*_OF_SHAPE, *_OF_MEANING, *_OF_LENGTH, *_OF_LINKS, *_OF_CLAUSES)
"""Names of the traits of stretches."""
_FIXED = 0.55
"""Looseness up to which a content word is a fixed point between the two sides."""
_BITS = 40.0


class Evidence(NamedTuple):
    """What is known of one side of many pairs, words and stretches one after the other."""

    sizes: Places
    """Words of every side."""
    words: Floats
    """Shape (words, len(OF_WORDS))."""
    side: Places
    """Of each stretch: the number of its side."""
    first: Places
    """Of each stretch: its first word, among all."""
    end: Places
    """The word behind its last one."""
    stretches: Floats
    """Shape (stretches, len(STRETCH_TRAITS))."""
    wholes: Floats
    """Shape (sides, len(WHOLE_TRAITS))."""


class ReadWords(NamedTuple):
    """The words of both sides of many pairs, one after the other."""

    sides: tuple[FlatSides, FlatSides]
    meant: tuple[Meanings, Meanings]
    """Products of their vectors."""
    traits: tuple[Floats, Floats]
    """Shape (words, len(TRAITS))."""


class _Cut(NamedTuple):
    """The stretches of one side of all pairs."""

    flat: FlatSides
    pair: Places
    first: Places
    end: Places
    opens: NDArray[np.bool_]
    """Whether it begins its side."""
    closes: NDArray[np.bool_]

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Whether it touches neither end."""
        return ~(self.opens | self.closes)

    def sums(self, of_words: NDArray[np.floating] | NDArray[np.bool_]) -> tuple[Doubles, Doubles]:
        """What words add up to in every stretch, and in the whole of its side."""
        running = np.concatenate([[0.0], np.cumsum(of_words, dtype=np.float64)])
        whole = running[self.flat.ends] - running[self.flat.starts]
        return running[self.end] - running[self.first], whole[self.pair]


def evidence(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> tuple[Evidence, Evidence]:
    """What is known of all source and of all target sides of pairs just aligned.

    Args:
        pairs: both sides of every pair.
        found: what `aligner` says of them.
        aligner: has a lexicon.
    """
    flats, meant, words = read_words(pairs, found, aligner)
    around = odds_of_loss(shipped_surroundings(), flats, words)
    return (
        _evidence(flats[0], flats[1], meant[0], words[0], around[0]),
        _evidence(flats[1], flats[0], meant[1], words[1], around[1]),
    )


def read_words(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> ReadWords:
    """What is known of the words of both sides of pairs just aligned, each by itself; `evidence` has the arguments."""
    flats = flat_sides(pairs, found, aligner)
    banks = aligner.vocabularies
    meant = meanings(*flats, (banks.source, banks.target))
    return ReadWords(
        flats, meant, (_traits_of_words(flats[0], meant[0]), _traits_of_words(flats[1], meant[1]))
    )


def _traits_of_words(flat: FlatSides, meant: Meanings) -> Floats:
    """What is known of every word by itself, shape (words, len(TRAITS)).

    Args:
        flat: the words of one side of all pairs.
        meant: products of their vectors.
    """
    alone = _without(meant, flat.pair, meant.there, meant.own, meant.runs[:, 0])
    fits = meant.there / np.sqrt(np.maximum(meant.runs[:, 0], 1e-9))
    return np.column_stack([word_traits(flat), fits, np.clip(-10 * alone.gain, -3, 3)]).astype(np.float32)


def _evidence(ours: FlatSides, theirs: FlatSides, meant: Meanings, words: Floats, around: Floats) -> Evidence:
    cut = _cut(ours)
    named: dict[str, NDArray[np.generic]] = {}
    for traits in (_shape, _links):
        named.update(traits(cut, theirs))
    named.update(_meant(cut, meant))
    named.update(_lengths(cut, theirs))
    named.update(_clauses(cut, theirs))
    named.update(_mixed(named))
    table = np.empty((len(STRETCH_TRAITS), len(cut.pair)), np.float32)
    for row, name in zip(table, STRETCH_TRAITS, strict=True):
        row[:] = named[name]
    wholes = whole_traits(words, ours, theirs, meant)
    of_words = np.column_stack([words, around])
    return Evidence(ours.sizes, of_words, cut.pair, cut.first, cut.end, table.T, wholes)


def _cut(flat: FlatSides) -> _Cut:
    places = np.arange(len(flat.pair))
    starts, ends = flat.starts[flat.pair], flat.ends[flat.pair]
    opening, closing = places[places + 1 < ends], places[places > starts]
    inside = [places[(places > starts) & (places + size < ends)] for size in range(1, LONGEST_INSIDE + 1)]
    first = np.concatenate([starts[opening], closing, *inside])
    end = np.concatenate([opening + 1, ends[closing], *(here + size for size, here in enumerate(inside, 1))])
    pair = flat.pair[first] if len(first) else first
    return _Cut(flat, pair, first, end, first == flat.starts[pair], end == flat.ends[pair])


def _shape(cut: _Cut, theirs: FlatSides) -> dict[str, NDArray[np.generic]]:
    """Where a stretch stands, and whether clauses or sentences end at its edges."""
    flat, size = cut.flat, cut.end - cut.first
    sizes, others = flat.sizes[cut.pair], theirs.sizes[cut.pair]
    before = np.where(cut.opens, 0, flat.breaks[cut.first])
    behind = np.where(cut.closes, 0, np.append(flat.breaks, 2)[cut.end])
    edge = np.where(cut.inside, np.minimum(before, behind), np.maximum(before, behind))
    share = size / sizes
    return {
        "one": np.ones(len(size)), "first": cut.opens, "last": cut.closes, "edge": edge > 0, "full-edge": edge > 1,
        "inside-edges": cut.inside & (edge > 0), "more-words": np.log(size), "single": size == 1, "share": share,
        "share-squared": share**2, "words": np.minimum(sizes, 30) / 15, "few-there": others <= 3,
        "french": french(flat)[cut.pair], "called": ~cut.inside & (size == 1) & (edge > 0),
    }  # fmt: skip


class _Rest(NamedTuple):
    """What remains of sides without some of their words."""

    fits: Doubles
    """Cosine of the rest and the other side."""
    whole: Doubles
    """That of the whole."""

    @property
    def gain(self) -> Doubles:
        """How much nearer the rest is."""
        return self.fits - self.whole


def _without(
    meant: Meanings, pair: Places, there: NDArray[np.floating], own: NDArray[np.floating], squares: Doubles
) -> _Rest:
    """The rest of sides: without vectors of which the products with both sides and the squares are known."""
    square, fits = meant.squares[pair], meant.fits[pair]
    rest = np.maximum(square - 2 * own + squares, 1e-3 * square + 1e-9)
    return _Rest((fits - there) / np.sqrt(rest), fits / np.sqrt(np.maximum(square, 1e-9)))


def _meant(cut: _Cut, meant: Meanings) -> dict[str, NDArray[np.generic]]:
    """How the stretch and the rest of its side fit the other side by their vectors."""
    there, own = (cut.sums(of_words)[0] for of_words in (meant.there, meant.own))
    squares = _squares(cut, meant, own)
    rest = _without(meant, cut.pair, there, own, squares)
    gain = np.clip(10 * rest.gain, -3, 3)
    length = np.sqrt(np.maximum(squares, 1e-9))
    return {
        "gain": gain, "gain-only": np.maximum(gain, 0), "rest-fits": rest.fits, "whole-fits": rest.whole,
        "stretch-fits": there / length,
        "rest-low": np.maximum(0.3 - rest.fits, 0), "rest-half": np.maximum(0.5 - rest.fits, 0),
        "rest-high": np.maximum(0.7 - rest.fits, 0),
    }  # fmt: skip


def _squares(cut: _Cut, meant: Meanings, own: Doubles) -> Doubles:
    """Squared lengths of the stretches' vectors."""
    squares = np.empty(len(cut.pair))
    squares[cut.opens] = meant.until[cut.end[cut.opens] - 1]
    at_end = cut.closes & ~cut.opens
    pair, before = cut.pair[at_end], cut.first[at_end] - 1
    # What ends a side is the whole less what stands before it.
    squares[at_end] = meant.until[before] + 2 * own[at_end] - meant.squares[pair]
    inside = cut.inside
    squares[inside] = meant.runs[cut.first[inside], cut.end[inside] - cut.first[inside] - 1]
    return squares


def _lengths(cut: _Cut, theirs: FlatSides) -> dict[str, NDArray[np.generic]]:
    """How many standard deviations the side, and the rest of it, is too long or too short for the other one."""
    letters = [word.end - word.start + 1 for side in cut.flat.sides for word in side.words]
    taken, _ = cut.sums(np.array(letters, np.float64))
    ours, others, in_french = characters(cut.flat), characters(theirs), french(cut.flat)
    off = lengths_off(ours, others, in_french)[cut.pair]
    rest = lengths_off(np.maximum(ours[cut.pair] - taken, 1), others[cut.pair], in_french[cut.pair])
    return {
        "length-gain": np.clip(np.abs(off) - np.abs(rest), -3, 3), "off": np.clip(off, -4, 4),
        "rest-off": np.clip(rest, -4, 4), "rest-far": np.minimum(np.abs(rest), 4),
        "rest-short": np.clip(-rest, 0, 4) ** 2,
    }  # fmt: skip


def _links(cut: _Cut, theirs: FlatSides) -> dict[str, NDArray[np.generic]]:
    """What of the stretch, of the rest of its side and of the other side the word aligner links."""
    flat, content = cut.flat, 1 - cut.flat.small
    telling = flat.bits * content
    count, every = cut.sums(content)
    loose, all_loose = cut.sums(content * flat.loose)
    bits, all_bits = cut.sums(telling * flat.loose)
    sure, all_sure = cut.sums(telling * (1 - flat.loose))
    fixed = (flat.loose <= _FIXED) & (flat.small == 0)
    pairs = len(theirs.starts)
    there_content = 1 - theirs.small
    there_count = np.bincount(theirs.pair, there_content, pairs)
    there = np.bincount(theirs.pair, there_content * theirs.loose, pairs) / np.maximum(there_count, 1)
    there_bits = np.bincount(theirs.pair, theirs.bits * there_content * theirs.loose, pairs)
    gap_bits, gap_words = _gaps(cut, theirs, fixed)
    share = loose / np.maximum(count, 0.5)
    rest = (all_loose - loose) / np.maximum(every - count, 0.5)
    return {
        "loose": share, "no-content": count < 0.5, "rest-loose": rest, "rest-empty": every - count < 0.5,
        "loose-bits": np.minimum(bits, 120) / _BITS, "sure-bits": np.minimum(sure, 80) / _BITS,
        "sure-bits-squared": (np.minimum(sure, 80) / _BITS) ** 2,
        "rest-loose-bits": np.minimum(all_bits - bits, 120) / _BITS,
        "rest-sure-bits": np.minimum(all_sure - sure, 80) / _BITS,
        "there-loose": there[cut.pair], "there-loose-bits": np.minimum(there_bits[cut.pair], 120) / _BITS,
        "gap-bits": np.minimum(gap_bits, 80) / _BITS, "gap-words": np.minimum(gap_words, 10) / 5,
        "fixed": np.minimum(cut.sums(fixed)[0], 5) / 3,
    }  # fmt: skip


def _gaps(cut: _Cut, theirs: FlatSides, fixed: NDArray[np.bool_]) -> tuple[Doubles, Places]:
    """Loose bits, and words, that stand on the other side between the fixed points around each stretch."""
    flat = cut.flat
    places = np.arange(len(flat.pair) + 1)
    before = np.maximum.accumulate(np.where(np.append(False, fixed), places - 1, -1))[cut.first]
    behind = np.minimum.accumulate(np.where(np.append(fixed, False), places, len(places))[::-1])[::-1][
        cut.end
    ]
    links = np.append(flat.links, 0)
    sizes = theirs.sizes[cut.pair]
    low = np.where(before < flat.starts[cut.pair], 0, links[before] + 1)
    high = np.where(behind >= flat.ends[cut.pair], sizes, links[np.minimum(behind, len(links) - 1)])
    low, high = np.minimum(low, high), np.minimum(np.maximum(low, high), sizes)
    running = np.concatenate(
        [[0.0], np.cumsum(theirs.bits * (1 - theirs.small) * theirs.loose, dtype=np.float64)]
    )
    origin = theirs.starts[cut.pair]
    return running[origin + high] - running[origin + low], high - low


def _clauses(cut: _Cut, theirs: FlatSides) -> dict[str, NDArray[np.generic]]:
    """By how much the rest is nearer to the other side in the number of its sentences, clauses and questions."""
    found = {}
    for name, kind, most in (("sentence-gain", 1, 2), ("clause-gain", 0, 3)):
        opens = cut.flat.breaks > kind
        taken, whole = cut.sums(opens)
        # Without its beginning, a side opens with what was in the middle of a clause.
        opened = cut.opens & ~np.append(opens, True)[cut.end]
        there = np.bincount(theirs.pair, theirs.breaks > kind, len(theirs.starts))[cut.pair]
        found[name] = np.clip(np.abs(whole - there) - np.abs(whole - taken + opened - there), -most, most)
    asked, all_asked = cut.sums(_questions(cut.flat))
    there = np.bincount(theirs.pair, _questions(theirs), len(theirs.starts))[cut.pair]
    found["question-gain"] = np.clip(np.abs(all_asked - there) - np.abs(all_asked - asked - there), -2, 2)
    return found


def _questions(flat: FlatSides) -> Floats:
    """1 for every word that a question mark follows."""
    asked = np.zeros(len(flat.pair), np.float32)
    for side, start in zip(flat.sides, flat.starts.tolist(), strict=True):
        if "?" in side.text and side.words:
            after = [*side.gaps, side.text[side.words[-1].end :]]
            asked[start : start + len(after)] = ["?" in gap for gap in after]
    return asked


def _mixed(named: dict[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]]:
    """Bends and products, by which a sum of traits tells a loss from a free translation."""
    loose, rest, there, fits = (
        np.asarray(named[name], np.float64) for name in ("loose", "rest-loose", "there-loose", "rest-fits")
    )
    return {
        "loose-half": np.maximum(0.4 - loose, 0), "loose-most": np.maximum(0.7 - loose, 0),
        "rest-loose-some": np.maximum(rest - 0.3, 0), "there-some": np.maximum(there - 0.3, 0),
        "there-most": np.maximum(there - 0.6, 0), "loose-both": there * loose, "loose-throughout": fits * loose,
    }  # fmt: skip
