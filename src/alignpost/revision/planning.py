"""From two versions of the texts to the edit that takes the new ones in: what goes on, what is aligned again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from alignpost.model import Bead, Pair
from alignpost.progress import Progress, silent
from alignpost.revision.carrying import Carried, carried, ids_of
from alignpost.revision.descent import Descent, Documents, descent
from alignpost.revision.versions import Version, new_version
from alignpost.store import Heir, Revise, RevisedPair, RevisedText, arrangement_of

if TYPE_CHECKING:
    from alignpost.encode import Encoder

__all__ = ["revision"]


def revision(
    pairs: Sequence[Pair],
    old: Documents,
    new: Documents,
    *,
    encoder: Callable[[], Encoder | None],
    unlock: bool = False,
    progress: Progress = silent,
) -> Revise | None:
    """The edit that puts the texts of `new` in the place of those of `old`; None where both are the same.

    Args:
        pairs: of the project, in reading order.
        old: source and target as they stand in the project.
        new: their new versions, segmented by rules.
        encoder: gives the vectors to align by, or None to do without; asked where sentences are left to be aligned.
        unlock: whether locked pairs may change.
        progress: told how far the alignment is.

    Raises:
        UsageError: the encoder does not know the languages.
        Cancelled: from `progress`.
    """
    is_new = [one.document.text != other.document.text for one, other in zip(old, new, strict=True)]
    if not any(is_new):
        return None
    progress("comparing the versions", 0.0)
    versions = (
        new_version(old[0], new[0]) if is_new[0] else Version.same(old[0]),
        new_version(old[1], new[1]) if is_new[1] else Version.same(old[1]),
    )
    settled = carried(pairs, versions)
    fresh = _aligned(versions, settled, encoder, progress)
    born = descent(pairs, old, versions, settled, [each.bead for each in fresh])
    order = _Order.of(pairs, versions, settled, fresh, born)
    source, target = (
        RevisedText.of(version.document, version.was) if changed else None
        for version, changed in zip(versions, is_new, strict=True)
    )
    return Revise(source, target, order.items(), order.heirs(pairs, born), arrangement_of(old, pairs), unlock)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A bead of sentences that were left to be aligned."""

    bead: Bead
    above: tuple[tuple[int, ...], tuple[int, ...]] | None
    """The segments of the fixed bead before it; None where there is none."""


def _aligned(
    versions: tuple[Version, Version],
    settled: Carried,
    encoder: Callable[[], Encoder | None],
    progress: Progress,
) -> list[_Fresh]:
    """What is free, in beads in reading order."""
    if not any(settled.free):
        return []
    from alignpost.align import align  # noqa: PLC0415 - loads numpy, and often nothing is left to be aligned

    anchors = _chain(settled.fixed.values())
    kept = set(map(ids_of, anchors))
    found: list[_Fresh] = []
    above = None
    for bead in align(
        versions[0].document, versions[1].document, encoder=encoder(), anchors=anchors, progress=progress
    ):
        if ids_of(bead) in kept:
            above = ids_of(bead)
            continue
        # Pairs that a person has let change places are no anchors, and their sentences are not free.
        source = tuple(i for i in bead.source if i in settled.free[0])
        target = tuple(i for i in bead.target if i in settled.free[1])
        if source or target:
            found.append(_Fresh(Bead(source, target, bead.confidence), above))
    return found


def _chain(beads: Iterable[Bead]) -> list[Bead]:
    """Of `beads`, as many as can be that follow each other on both sides, as the aligner wants its anchors."""
    whole = [bead for bead in beads if all(b == a + 1 for ids in ids_of(bead) for a, b in pairwise(ids))]
    filled = [bead for bead in whole if bead.source and bead.target]
    alone = [bead for bead in whole if bool(bead.source) != bool(bead.target)]
    return [*_rising(sorted(filled, key=lambda bead: bead.source)), *alone]


def _rising(beads: Sequence[Bead]) -> list[Bead]:
    """A longest run of beads whose targets rise (Schensted 1961, by patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, bead in enumerate(beads):
        place = bisect_left(ends, bead.target[0])
        before.append(last[place - 1] if place else None)
        ends[place : place + 1], last[place : place + 1] = [bead.target[0]], [number]
    run: list[Bead] = []
    at = last[-1] if last else None
    while at is not None:
        run.append(beads[at])
        at = before[at]
    return run[::-1]


@dataclass(frozen=True, slots=True)
class _Order:
    """All pairs as they will follow each other."""

    fixed: dict[int, int]
    """Places of the fixed pairs, by their numbers."""
    fresh: dict[int, int]
    """Places of the newly aligned beads, by their numbers among themselves."""
    pairs: dict[int, int | RevisedPair]
    """By their places."""

    @classmethod
    def of(
        cls,
        pairs: Sequence[Pair],
        versions: tuple[Version, Version],
        settled: Carried,
        fresh: Sequence[_Fresh],
        born: Descent,
    ) -> _Order:
        """Fixed pairs stay in their order; the others come behind the one that the alignment has before them."""
        found = cls({}, {}, {})
        now = versions[0].now, versions[1].now
        known = {
            pair.id: tuple(tuple(now[side].get(i) for i in ids) for side, ids in enumerate(ids_of(pair.bead)))
            for pair in pairs
        }
        behind: dict[object, list[int]] = {}
        for number, each in enumerate(fresh):
            behind.setdefault(each.above, []).append(number)

        def add(number: int | None, bead: Bead) -> int:
            place = len(found.pairs)
            if number is not None and known[number] == ids_of(bead):
                found.pairs[place] = number
            else:
                found.pairs[place] = RevisedPair(number, bead.source, bead.target, bead.confidence)
            return place

        def add_behind(above: object) -> None:
            for number in behind.get(above, ()):
                found.fresh[number] = add(born.numbers[number], fresh[number].bead)

        add_behind(None)
        for pair in pairs:
            if pair.id in settled.fixed:
                bead = settled.fixed[pair.id]
                found.fixed[pair.id] = add(pair.id, bead)
                add_behind(ids_of(bead))
        return found

    def items(self) -> list[int | RevisedPair]:
        """As `Revise` takes them."""
        return list(self.pairs.values())

    def heirs(self, pairs: Sequence[Pair], born: Descent) -> dict[int, Heir]:
        """Who takes over what belonged to pairs that are no more: who has most of their words, else the one above."""
        at = self.fixed | {
            number: self.fresh[place] for place, number in enumerate(born.numbers) if number is not None
        }
        found: dict[int, Heir] = {}
        above = 0
        for pair in pairs:
            if pair.id in at:
                above = at[pair.id]
            elif pair.id in born.joined:
                found[pair.id] = Heir(self.fresh[born.joined[pair.id]], joined=True)
            else:
                found[pair.id] = Heir(above, joined=False)
        return found
