"""Where new pairs stand in reading order: between their neighbours, so that nobody else has to move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alignpost.store.changes import Rows
from alignpost.store.pair_rows import PairRow, row_above, row_below

__all__ = ["PLACE_STEP", "places_for"]

PLACE_STEP: Final = 1 << 20
"""Distance between neighbours in reading order, so that pairs can be put between them without touching others."""


def places_for(rows: Rows, old: Sequence[PairRow], ids: Sequence[int]) -> dict[int, int]:
    """The place of each of `ids`, which take the room of `old`, neighbours in reading order.

    Those of `old` share the places that they had, in the order of `ids`. Where there is no room left between two of them the
    places of all pairs of the project are given anew, which after twenty insertions at one spot may happen.
    """
    had = {row.id: row.place for row in old}
    staying = [number for number in ids if number in had]
    places = dict(zip(staying, sorted(had[number] for number in staying), strict=True))
    if len(staying) == len(ids):
        return places
    above, below = row_above(rows, old[0]), row_below(rows, old[-1])
    first = above.place if above else old[0].place - PLACE_STEP * (len(ids) + 1)
    last = below.place if below else old[-1].place + PLACE_STEP * (len(ids) + 1)
    found: dict[int, int] = {}
    low, run = first, list[int]()
    for number in (*ids, None):
        place = last if number is None else places.get(number)
        if place is None:
            assert number is not None
            run.append(number)
            continue
        if run and place - low <= len(run):
            return _all_anew(rows, old, ids)
        room = (place - low) // (len(run) + 1)
        found |= {new: low + room * count for count, new in enumerate(run, 1)}
        low, run = place, []
        if number is not None:
            found[number] = place
    return found


def _all_anew(rows: Rows, old: Sequence[PairRow], ids: Sequence[int]) -> dict[int, int]:
    order = [number for (number,) in rows.query("SELECT id FROM pair ORDER BY place, id")]
    start = order.index(old[0].id)
    order[start : start + len(old)] = ids
    return {number: position * PLACE_STEP for position, number in enumerate(order, 1)}
