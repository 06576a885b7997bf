"""Items of a list that the other side's list lacks: France, Italy and Spain – la France et l’Espagne.

A word or two among rendered ones is mostly rendered freely, so little speaks for their loss. In a list much does: all
other items are rendered, in the same order, nothing stands between them that could be the missing one, and the other
list has a comma or an `and` fewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.spaces import BLANKS

__all__ = ["lost_items"]

_JOINING = {"en": frozenset({"and", "or"}), "fr": frozenset({"et", "ou"})}
_LONGEST = 4
"""Words of an item at most; of the first and the last so many are looked at."""
_WIDEST = 8
"""Words from one rendered item to the next, on average, at most."""
_LOOSE, _SURE = 0.25, 0.5
"""How sure the counterpart of a word of a lost item is at most, and of the words of the others at least."""


class _View(NamedTuple):
    """One side of a pair, and what is known of its words."""

    side: Side
    joining: frozenset[str]
    cover: Sequence[float]
    links: Sequence[int | None]

    def content(self, places: range) -> list[int]:
        return [place for place in places if not self.side.small[place]]

    def parted(self, place: int) -> bool:
        """Whether a comma or an `and` stands before a word, or it is one."""
        return "," in self.side.gaps[place - 1] or self.side.keys[place] in self.joining


def lost_items(pair: PairText, of_source: bool) -> Iterator[range]:
    """Places of every item of one side that the other side's list leaves out; never the first of a list."""
    views = [
        _View(side, joining, cover, links)
        for side, cover, links in (
            (pair.source, pair.coverage.source, pair.coverage.to_target),
            (pair.target, pair.coverage.target, pair.coverage.to_source),
        )
        if (joining := _JOINING.get(base_language(side.lang)))
    ]
    if len(views) < 2:
        return
    here, there = views if of_source else views[::-1]
    if "," not in here.side.text or here.joining.isdisjoint(here.side.different):
        return
    for items in _lists(here):
        number = _lost(items, here, there)
        if number is not None:
            yield items[number]


def _lists(view: _View) -> Iterator[list[range]]:
    """Lists of three items and more: commas part them, and `and` joins the last."""
    side = view.side
    blank, comma = [False], [False]
    for gap in side.gaps:
        mark = gap.strip(BLANKS)
        blank.append(not mark)
        comma.append(mark == ",")
    for last in sorted(place for key in view.joining for place in side.places.get(key, ())):
        if not 1 < last < len(side.keys) - 1 or not (blank[last] or comma[last]):
            continue
        items = _before(last, side.keys, view.joining, blank, comma)
        end = last + 2
        while end < len(side.keys) and end <= last + _LONGEST and blank[end]:
            end += 1
        if len(items) > 1:
            yield [*items, range(last + 1, end)]


def _before(
    last: int, keys: Sequence[str], joining: frozenset[str], blank: Sequence[bool], comma: Sequence[bool]
) -> list[range]:
    """The items of a list before its `and`; none where another `and` stands among them and lists may be nested."""
    items: list[range] = []
    end = last
    while True:
        start = end - 1
        while start > 0 and blank[start] and end - start < _LONGEST:
            start -= 1
        if not joining.isdisjoint(keys[start:end]):
            return []
        items.append(range(start, end))
        if start == 0 or not comma[start]:
            return items[::-1]
        end = start


def _lost(items: Sequence[range], here: _View, there: _View) -> int | None:
    """The number of the item that is missing, where all others are rendered one after the other and it alone is not."""
    words = [here.content(item) for item in items]
    # Of the first item the list needs only the last words, of the last one the first.
    words[0], words[-1] = words[0][-1:], words[-1][:1]
    if not all(words):
        return None
    sure = [max(here.cover[place] for place in places) for places in words]
    missing = [number for number, value in enumerate(sure) if value < _LOOSE]
    if len(missing) != 1 or not missing[0] or sum(value >= _SURE for value in sure) < len(sure) - 1:
        return None
    number = missing[0]
    if any(here.side.keys[place][0].isdigit() for place in words[number]):
        return None  # numbers are compared by value
    rendered = [
        link
        for places in (*words[:number], *words[number + 1 :])
        if (link := here.links[max(places, key=here.cover.__getitem__)]) is not None
    ]
    return number if _stand_in_turn(rendered, len(items) - 1, number == len(items) - 1, there) else None


def _stand_in_turn(places: Sequence[int], items: int, last_lost: bool, there: _View) -> bool:
    """Whether the words at these places are a list of so many items by themselves, with nothing free among them.

    Args:
        places: of the renderings of the items.
        items: how many there should be.
        last_lost: whether none of them renders the last item, so that the list may not go on behind.
        there: their side.
    """
    if len(places) < items or any(one >= other for one, other in pairwise(places)):
        return False
    first, end = places[0], places[-1]
    if end - first > items * _WIDEST:
        return False
    keys, small = there.side.keys, there.side.small
    parted = [place for place in range(first + 1, end + 1) if there.parted(place)]
    if len(parted) != items - 1 or not any(keys[place] in there.joining for place in parted):
        return False
    behind = range(end + 1, min(end + 2, len(keys))) if last_lost else range(0)
    if any(keys[place] in there.joining for place in behind):
        return False
    return all(small[place] or there.cover[place] >= _SURE for place in (*range(first, end + 1), *behind))
