"""The machine's new alignment of a range of pairs, as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import isfinite
from typing import ClassVar, TypeAlias

from alignpost.errors import ProjectError
from alignpost.model import Bead
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment, pairs_in_words
from alignpost.store.grouping import neighbours
from alignpost.store.pair_rows import PairRow
from alignpost.store.payload import Json
from alignpost.store.regrouping import Group, regrouped

__all__ = ["Realign"]

_Bead: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], float | None]
"""A bead by its segments' own numbers."""


@dataclass(frozen=True, slots=True)
class Realign(Command):
    """Neighbouring pairs are replaced by beads of the same segments, computed by the caller.

    Pairs whose bead is among the new ones stay as they are, with everything. A locked pair, or one whose text was
    edited, must be among those; hand them to the aligner as anchors. Other pairs take the number, notes, bookmark
    and dismissals of the pair that held their first segment. The project fills in `first_new_id`.

    Raises:
        ValueError: a confidence that is no finite number.
    """

    name: ClassVar[str] = "realign"
    pair_ids: Sequence[int]
    beads: Sequence[Bead]
    """In reading order; ids of segments count from 0 in the documents as they are when the edit is made."""
    first_new_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))
        object.__setattr__(self, "beads", tuple(self.beads))
        if any(bead.confidence is not None and not isfinite(bead.confidence) for bead in self.beads):
            raise ValueError("a confidence is no finite number")

    @property
    def words(self) -> str:
        """`realign 12 pairs`."""
        return f"realign {pairs_in_words(self.pair_ids)}"

    def parameters(self) -> Json:
        """`{"pair_ids", "beads": [[source ids, target ids, confidence], …], "first_new_id"}`."""
        return {
            "pair_ids": list(self.pair_ids),
            "beads": [[list(bead.source), list(bead.target), bead.confidence] for bead in self.beads],
            "first_new_id": self.first_new_id,
        }

    @classmethod
    def from_parameters(cls, value: Json) -> Realign:
        """From what `parameters` gave."""
        beads = [
            Bead(tuple(source), tuple(target), confidence) for source, target, confidence in value["beads"]
        ]
        return cls(value["pair_ids"], beads, value["first_new_id"])

    def resolved(self, moment: Moment) -> Realign:
        """With the number of the first pair that may be new."""
        return self if self.first_new_id is not None else replace(self, first_new_id=moment.pair_id)

    def changes(self, rows: Rows) -> list[Change]:
        """The pairs of the range."""
        old = neighbours(rows, self.pair_ids)
        beads = self._in_numbers(rows)
        held = sorted(number for row in old for number in (*row.source, *row.target))
        if held != sorted(number for source, target, _ in beads for number in (*source, *target)):
            raise ProjectError(
                "the sentences of these pairs changed while they were being aligned; align them again."
                " Nothing was changed",
                path=rows.path,
            )
        if not beads:
            raise ProjectError("there is nothing to align in empty rows", path=rows.path)
        return regrouped(rows, old, self._groups(old, beads))

    def _in_numbers(self, rows: Rows) -> list[_Bead]:
        """The beads with the segments' own numbers in place of their places in the text."""
        source = _numbers(rows, 0, [place for bead in self.beads for place in bead.source])
        target = _numbers(rows, 1, [place for bead in self.beads for place in bead.target])
        return [
            (
                tuple([source[place] for place in bead.source if place in source]),
                tuple([target[place] for place in bead.target if place in target]),
                bead.confidence,
            )
            for bead in self.beads
        ]

    def _groups(self, old: Sequence[PairRow], beads: Sequence[_Bead]) -> list[Group]:
        as_before = {(row.source, row.target): row for row in old}
        holder = {number: place for place, bead in enumerate(beads) for number in (*bead[0], *bead[1])}
        ids = {place: as_before[bead[:2]].id for place, bead in enumerate(beads) if bead[:2] in as_before}
        staying = set(ids.values())
        for row in old:
            first = (*row.source, *row.target)[:1]
            if first and row.id not in staying:
                ids.setdefault(holder[first[0]], row.id)
        new = count(self.first_new_id or 1)
        return [
            Group(ids[place] if place in ids else next(new), source, target, confidence)
            for place, (source, target, confidence) in enumerate(beads)
        ]


def _numbers(rows: Rows, side: int, places: Sequence[int]) -> dict[int, int]:
    """The numbers of the segments at these places of a text."""
    if not places or min(places) < 0:
        return {}
    first, last = min(places), max(places)
    found = rows.query(
        "SELECT id FROM segment WHERE side = ? ORDER BY start, stop, id LIMIT ? OFFSET ?",
        side,
        last - first + 1,
        first,
    )
    return dict(zip(count(first), (number for (number,) in found), strict=False))
