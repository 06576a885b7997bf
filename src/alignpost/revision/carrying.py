"""Which pairs go on as they are when the texts are revised, and which sentences are left to be aligned.

A pair goes on whose sentences all go on, unchanged or changed. Of those, one that nobody has accepted, locked or edited
and that has fewer sentences on one side is aligned again where new ones stand beside it: they may be what it lacked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from alignpost.model import Bead, Pair, Status
from alignpost.revision.versions import Version
from alignpost.revision.words import weight

__all__ = ["Carried", "carried", "ids_of"]

_PART: Final = 0.3
"""Share of a new sentence that must come from an old one for it to belong where that belonged."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What is settled before anything is aligned."""

    fixed: dict[int, Bead]
    """Pairs that go on, by their numbers, with the places of their sentences in the new texts."""
    free: tuple[frozenset[int], frozenset[int]]
    """Places of the new source and target segments that are in none of them."""


def ids_of(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The segments of source and target."""
    return bead.source, bead.target


def carried(pairs: Sequence[Pair], versions: tuple[Version, Version]) -> Carried:
    """Settle what goes on.

    Args:
        pairs: in reading order.
        versions: of source and target.
    """
    free = [set(range(len(version.document.segments))) for version in versions]
    now = [version.now for version in versions]
    fixed: dict[int, Bead] = {}

    def fix(pair: Pair, source: Sequence[int], target: Sequence[int]) -> None:
        fixed[pair.id] = Bead(tuple(source), tuple(target), pair.bead.confidence)
        free[0].difference_update(source)
        free[1].difference_update(target)

    for pair in pairs:
        if all(i in now[side] for side, ids in enumerate(ids_of(pair.bead)) for i in ids):
            fix(pair, *([now[side][i] for i in ids] for side, ids in enumerate(ids_of(pair.bead))))
    for pair in pairs:
        if pair.id not in fixed and (pair.locked or _is_edited(pair)):
            fix(pair, *(_descendants(versions[side], ids_of(pair.bead)[side], free[side]) for side in (0, 1)))
    for number in _lacking(pairs, fixed, (sorted(free[0]), sorted(free[1]))):
        bead = fixed.pop(number)
        free[0].update(bead.source)
        free[1].update(bead.target)
    return Carried(fixed, (frozenset(free[0]), frozenset(free[1])))


def _is_edited(pair: Pair) -> bool:
    return pair.source_original is not None or pair.target_original is not None


def _descendants(version: Version, ids: Sequence[int], free: set[int]) -> list[int]:
    """The new segments, of those that are free, that have a good part of their words from the old ones `ids`."""
    found = version.now
    places = {found[i] for i in ids if i in found}
    for (old, new), common in version.shared.items():
        if old in ids and new in free and common >= _PART * weight(version.document.segments[new]):
            places.add(new)
    return sorted(places)


def _lacking(
    pairs: Sequence[Pair], fixed: dict[int, Bead], free: tuple[Sequence[int], Sequence[int]]
) -> list[int]:
    """The numbers of the fixed pairs beside which, on the side where they have fewer sentences, free ones stand."""
    shown = [pair for pair in pairs if pair.id in fixed]
    above, low = [], [-1, -1]
    for pair in shown:
        above.append(tuple(low))
        if _is_certain(pair, fixed[pair.id]):
            low = [ids[-1] for ids in ids_of(fixed[pair.id])]
    found, high = [], [len(side) + side[-1] + 1 if side else 0 for side in free]
    for pair, lows in zip(reversed(shown), reversed(above), strict=True):
        side = _shorter_side(pair)
        if side is not None and bisect_right(free[side], lows[side]) < bisect_right(
            free[side], high[side] - 1
        ):
            found.append(pair.id)
        if _is_certain(pair, fixed[pair.id]):
            high = [ids[0] for ids in ids_of(fixed[pair.id])]
    return found


def _is_certain(pair: Pair, bead: Bead) -> bool:
    """Whether a pair divides the texts into what stands before it and what stands after it."""
    return bool(bead.source and bead.target) and _shorter_side(pair) is None


def _shorter_side(pair: Pair) -> Literal[0, 1] | None:
    """Of a pair that may be aligned again, the side on which it has fewer sentences."""
    source, target = ids_of(pair.bead)
    if pair.locked or pair.status is Status.ACCEPTED or len(source) == len(target):
        return None
    side: Literal[0, 1] = 1 if len(source) > len(target) else 0
    originals = pair.source_original, pair.target_original
    if originals[1 - side] is not None or (originals[side] is not None and (source, target)[side]):
        return None
    return side
