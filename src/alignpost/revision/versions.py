"""Two versions of one text: where its sentences end in the new one, and which of them went on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from alignpost.model import Segment, SegmentedDocument
from alignpost.revision.boundaries import cut_as_before
from alignpost.revision.wandering import wandered
from alignpost.revision.words import Word, weight, words_of

__all__ = ["Version", "new_version"]

_MOST_COMPARED: Final = 20_000_000
"""Words of one version times words of the other up to which every word counts; above, frequent ones do not."""

_ENOUGH: Final = 0.5
"""Share of the shorter of two sentences above which what both have in common makes them one, changed.

A sentence that gives as much of it to a second one was divided; one that has as much of a second one was joined."""


@dataclass(frozen=True, slots=True)
class Version:
    """The new version of a text, and what its sentences have from those of the old one."""

    document: SegmentedDocument
    """With boundaries as they were wherever the words on both sides of them are as they were."""
    was: tuple[int | None, ...]
    """For each segment the place of the old segment that it is, unchanged or changed; None where it is none."""
    shared: Mapping[tuple[int, int], int]
    """For places of an old and a new segment the characters of the words that both have in common."""

    @property
    def now(self) -> dict[int, int]:
        """For the place of an old segment the place of the new one that it is."""
        return {old: new for new, old in enumerate(self.was) if old is not None}

    @classmethod
    def same(cls, document: SegmentedDocument) -> Version:
        """A text that was not revised."""
        places = range(len(document.segments))
        return cls(document, tuple(places), {(i, i): weight(document.segments[i]) for i in places})


def new_version(old: SegmentedDocument, new: SegmentedDocument) -> Version:
    """Hold `new`, segmented by rules, against `old`, segmented by rules and people.

    Sentences are compared as a whole first, then word by word where they differ (Myers' problem, solved by the
    longest common runs of Ratcliff and Metzener 1988, as the standard library has them); what has no counterpart
    then is looked for elsewhere.
    """
    segments: list[Segment] = []
    was: list[int | None] = []
    shared: dict[tuple[int, int], int] = {}
    matcher = SequenceMatcher(None, old.texts(), new.texts())
    for verb, i, i_end, j, j_end in matcher.get_opcodes():
        first = len(segments)
        if verb == "equal":
            segments += new.segments[j:j_end]
            was += range(i, i_end)
            shared |= {(i + k, first + k): weight(segment) for k, segment in enumerate(new.segments[j:j_end])}
            continue
        cut, partners = _compared(old, range(i, i_end), new, range(j, j_end))
        segments += [piece.segment for piece in cut]
        common = _common(partners, [piece.words for piece in cut], first)
        shared |= common
        was += _continued(old.segments, segments, range(first, len(segments)), common)
    document = SegmentedDocument(new.document, tuple(segments))
    return Version(document, tuple(was), wandered(old, document, shared) | shared)


@dataclass(frozen=True, slots=True)
class _Piece:
    segment: Segment
    words: range
    """Numbers of its words among those of the new stretch."""


def _compared(
    old: SegmentedDocument, before: Iterable[int], new: SegmentedDocument, after: range
) -> tuple[list[_Piece], dict[int, Word]]:
    """A stretch of the new version in segments, and for its words, by number, the old words that they are."""
    old_words, new_words = words_of(old, before), words_of(new, after)
    few = len(old_words) * len(new_words) <= _MOST_COMPARED
    matcher = SequenceMatcher(
        None, [word.text for word in old_words], [word.text for word in new_words], autojunk=not few
    )
    partners = {b + k: a + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}
    ends = cut_as_before(old, old_words, new, new_words, partners)
    pieces: list[_Piece] = []
    start = 0
    for end, reason in ends:
        begin, stop = new_words[start].start, new_words[end].end
        text = new.document.text[begin:stop]
        pieces.append(_Piece(Segment(begin, stop, text, reason), range(start, end + 1)))
        start = end + 1
    blank = [new.segments[place] for place in after if not new.segments[place].text]
    pieces += [_Piece(segment, range(0)) for segment in blank]
    pieces.sort(key=lambda piece: (piece.segment.start, piece.segment.end))
    return pieces, {number: old_words[partner] for number, partner in partners.items()}


def _common(partners: Mapping[int, Word], pieces: Sequence[range], first: int) -> dict[tuple[int, int], int]:
    """The characters that each old segment and each new one have in common."""
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for place, numbers in enumerate(pieces, first):
        for number in numbers:
            word = partners.get(number)
            if word is not None:
                found[word.segment, place] += len(word.text)
    return dict(found)


def _continued(
    old: Sequence[Segment],
    new: Sequence[Segment],
    places: Iterable[int],
    common: Mapping[tuple[int, int], int],
) -> list[int | None]:
    """For each new segment the old one that it is, if it is one and not parts of several, or a part of one."""
    parts: defaultdict[int, int] = defaultdict(int)
    wholes: defaultdict[int, int] = defaultdict(int)
    before = {i: weight(old[i]) for i, _ in common}
    after = {j: weight(new[j]) for _, j in common}
    for (i, j), size in common.items():
        parts[i] += size >= _ENOUGH * after[j]
        wholes[j] += size >= _ENOUGH * before[i]
    found: dict[int, int] = {}
    for (i, j), size in common.items():
        strays = parts[i] > (size >= _ENOUGH * after[j]) or wholes[j] > (size >= _ENOUGH * before[i])
        if not strays and size > _ENOUGH * min(before[i], after[j]):
            found[j] = i
    return [found.get(place) for place in places]
