"""Sentences that stand elsewhere in the new version and were changed besides, which comparing in order cannot see."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from alignpost.model import SegmentedDocument
from alignpost.revision.words import weight, words_of

__all__ = ["wandered"]

_SETTLED: Final = 0.5
"""Share of a sentence that is found in its place from which on it is looked for nowhere else."""

_RARE: Final = 20
"""Sentences that may hold a word for it to lead to them: what stands in more tells nothing and would cost the square."""

_TRIED: Final = 3
"""Sentences with most rare words in common that are compared word by word."""

_Common = Mapping[tuple[int, int], int]


def wandered(old: SegmentedDocument, new: SegmentedDocument, shared: _Common) -> dict[tuple[int, int], int]:
    """For places of an old and a new segment, each in one pair at most, the characters of the words in common.

    Only sentences most of whose words have not been found where they were looked for first (`shared`) are looked for,
    and only those count that share more than half of the longer one, word by word in their order.
    """
    lost = _unsettled(old, ((i, size) for (i, _), size in shared.items()))
    fresh = _unsettled(new, ((j, size) for (_, j), size in shared.items()))
    words = {i: [word.text for word in words_of(old, [i])] for i in lost}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, held in words.items():
        for word in set(held):
            holders[word].append(i)
    found: list[tuple[int, int, int]] = []
    for j in fresh:
        own = [word.text for word in words_of(new, [j])]
        for i in _likely(own, holders):
            size = _in_order(words[i], own)
            if size > _SETTLED * max(weight(old.segments[i]), weight(new.segments[j])):
                found.append((size, i, j))
    return _each_once(found)


def _unsettled(document: SegmentedDocument, sizes: Iterable[tuple[int, int]]) -> list[int]:
    """The places of the segments most of whose words are not among the `sizes` found, by place."""
    settled: Counter[int] = Counter()
    for place, size in sizes:
        settled[place] += size
    return [
        place
        for place, segment in enumerate(document.segments)
        if settled[place] < _SETTLED * weight(segment)
    ]


def _likely(words: Iterable[str], holders: Mapping[str, Sequence[int]]) -> list[int]:
    """The segments that hold most of the rare among `words`."""
    tally: Counter[int] = Counter()
    for word in dict.fromkeys(words):
        places = holders.get(word, ())
        if len(places) <= _RARE:
            for place in places:
                tally[place] += len(word)
    return [place for place, _ in tally.most_common(_TRIED)]


def _in_order(some: Sequence[str], others: Sequence[str]) -> int:
    blocks = SequenceMatcher(None, some, others, autojunk=False).get_matching_blocks()
    return sum(len(word) for block in blocks for word in some[block.a : block.a + block.size])


def _each_once(found: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """Those that have most in common first; of equal ones the earlier."""
    pairs: dict[tuple[int, int], int] = {}
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for size, i, j in sorted(found, key=lambda each: (-each[0], each[1:])):
        if i not in taken_old and j not in taken_new:
            pairs[i, j] = size
            taken_old.add(i)
            taken_new.add(j)
    return pairs
