"""Which pair each newly aligned bead is, and who takes over what belonged to pairs that are no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from alignpost.model import Bead, Pair, SegmentedDocument
from alignpost.revision.carrying import Carried, ids_of
from alignpost.revision.versions import Version
from alignpost.revision.words import weight

__all__ = ["Descent", "Documents", "descent"]

Documents: TypeAlias = tuple[SegmentedDocument, SegmentedDocument]

_PART: Final = 0.3
"""Share of the smaller of a pair and a bead that both must have in common for the bead to be the pair."""


@dataclass(frozen=True, slots=True)
class Descent:
    """What newly aligned beads have from the pairs that were there."""

    numbers: tuple[int | None, ...]
    """For each bead the number of the pair that it is; None for a new one."""
    joined: Mapping[int, int]
    """For pairs that are in no bead as themselves the bead that has most of their words, by its place."""


def descent(
    pairs: Sequence[Pair],
    old: Documents,
    versions: tuple[Version, Version],
    settled: Carried,
    beads: Sequence[Bead],
) -> Descent:
    """Give `beads` the numbers of the pairs that were not settled.

    A bead of the same words on both sides is the pair, wherever it stands now; of the others, each is the pair with
    which it has most in common, the closest first.
    """
    left = {pair.id: pair for pair in pairs if pair.id not in settled.fixed}
    numbers = _moved(left, old, versions, beads)
    common = _common(left, versions, beads)
    sizes = {number: _size(old, pair.bead) for number, pair in left.items()}
    given, joined = set(numbers.values()), {}
    for (number, place), shared in sorted(common.items(), key=lambda each: (-each[1], each[0])):
        if number in given or number in joined:
            continue
        if place in numbers:
            if shared >= _PART * sizes[number]:
                joined[number] = place
        elif shared >= _PART * min(sizes[number], _size(_documents(versions), beads[place])):
            numbers[place] = number
            given.add(number)
    return Descent(tuple(numbers.get(place) for place in range(len(beads))), joined)


def _documents(versions: tuple[Version, Version]) -> Documents:
    return versions[0].document, versions[1].document


def _size(documents: Documents, bead: Bead) -> int:
    return sum(
        weight(document.segments[i])
        for document, ids in zip(documents, ids_of(bead), strict=True)
        for i in ids
    )


def _moved(
    left: Mapping[int, Pair], old: Documents, versions: tuple[Version, Version], beads: Sequence[Bead]
) -> dict[int, int]:
    """The numbers of the pairs whose words stand together on both sides of a bead, by the bead's place."""
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, pair in left.items():
        if pair.bead.source and pair.bead.target:
            waiting[old[0].text_of(pair.bead.source), old[1].text_of(pair.bead.target)].append(number)
    found: dict[int, int] = {}
    for place, bead in enumerate(beads):
        texts = tuple(side.text_of(ids) for side, ids in zip(_documents(versions), ids_of(bead), strict=True))
        numbers = waiting.get((texts[0], texts[1]))
        if numbers:
            found[place] = numbers.pop(0)
    return found


def _common(
    left: Mapping[int, Pair], versions: tuple[Version, Version], beads: Sequence[Bead]
) -> dict[tuple[int, int], int]:
    """The characters of words that a pair and a bead have in common."""
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for side, version in enumerate(versions):
        pair_of = {i: number for number, pair in left.items() for i in ids_of(pair.bead)[side]}
        bead_of = {j: place for place, bead in enumerate(beads) for j in ids_of(bead)[side]}
        for (i, j), shared in version.shared.items():
            if i in pair_of and j in bead_of:
                found[pair_of[i], bead_of[j]] += shared
    return dict(found)
