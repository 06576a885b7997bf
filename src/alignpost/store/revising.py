"""New versions of the texts, taken into a review that goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import ClassVar

from alignpost.errors import ProjectError
from alignpost.store.arrangement import arrangement_in
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment
from alignpost.store.pair_rows import PairRow, all_rows
from alignpost.store.payload import Json
from alignpost.store.places import places_for
from alignpost.store.revised_notes import notes_taken_along
from alignpost.store.revised_pairs import Heir, RevisedPair, Standing, standing_pairs
from alignpost.store.revised_texts import NewTexts, RevisedText

__all__ = ["Revise"]


@dataclass(frozen=True, slots=True)
class Revise(Command):
    """One or both texts are replaced by new versions, whose alignment with the rest the caller has computed.

    A pair whose words are the same stays as it is, with everything. One whose words changed keeps its number, notes,
    bookmark and dismissals; its status and the scores of its old texts go, and a note says what it was. A text that
    a person has edited stays, and a note holds the file's words where these changed. What belongs to a pair that is
    gone goes to its heir. The project fills in the numbers of what is new, author and time.

    Raises:
        ValueError: neither text is new, or a confidence is no finite number.
    """

    name: ClassVar[str] = "revise"
    source: RevisedText | None
    target: RevisedText | None
    pairs: Sequence[int | RevisedPair]
    """All pairs in their new reading order: the number alone where a pair holds the segments that it held."""
    heirs: Mapping[int, Heir] = field(hash=False)
    """By the number of each pair that is not among `pairs`, which of them takes over what belonged to it."""
    seen: str
    """`arrangement` of the project that this was worked out from."""
    unlock: bool = False
    """Whether pairs that are locked may change, which unlocks them."""
    first_pair_id: int | None = None
    first_segment_id: int | None = None
    first_note_id: int | None = None
    author: str | None = None
    time: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", tuple(self.pairs))
        if self.source is None and self.target is None:
            raise ValueError("neither text is new")
        for pair in self.pairs:
            if not isinstance(pair, int) and pair.confidence is not None and not isfinite(pair.confidence):
                raise ValueError("a confidence is no finite number")

    @property
    def words(self) -> str:
        """`take in a new version of the target`."""
        sides = [side for side, text in (("source", self.source), ("target", self.target)) if text]
        return (
            f"take in a new version of the {sides[0]}"
            if len(sides) == 1
            else "take in new versions of both texts"
        )

    def parameters(self) -> Json:
        """All fields by name; a pair is its number, or `[number, source places, target places, confidence]`."""
        return {
            "source": self.source and self.source.as_json(),
            "target": self.target and self.target.as_json(),
            "pairs": [
                pair
                if isinstance(pair, int)
                else [pair.id, list(pair.source), list(pair.target), pair.confidence]
                for pair in self.pairs
            ],
            "heirs": [[number, heir.place, heir.joined] for number, heir in self.heirs.items()],
            "seen": self.seen,
            "unlock": self.unlock,
            "first_pair_id": self.first_pair_id,
            "first_segment_id": self.first_segment_id,
            "first_note_id": self.first_note_id,
            "author": self.author,
            "time": self.time,
        }

    @classmethod
    def from_parameters(cls, value: Json) -> Revise:
        """From what `parameters` gave."""
        values = dict(value)
        for side in ("source", "target"):
            values[side] = None if value[side] is None else RevisedText.of_json(value[side])
        values["pairs"] = [
            pair if isinstance(pair, int) else RevisedPair(pair[0], tuple(pair[1]), tuple(pair[2]), pair[3])
            for pair in value["pairs"]
        ]
        values["heirs"] = {number: Heir(place, joined) for number, place, joined in value["heirs"]}
        return cls(**values)

    def resolved(self, moment: Moment) -> Revise:
        """With the first of the numbers that may be new, author and time."""
        if self.first_pair_id is not None:
            return self
        return replace(
            self,
            first_pair_id=moment.pair_id,
            first_segment_id=moment.segment_id,
            first_note_id=moment.note_id,
            author=moment.author,
            time=moment.time,
        )

    def changes(self, rows: Rows) -> list[Change]:
        """Texts, segments, the pairs whose words or sentences are others, their notes, and notes on what they were."""
        old = all_rows(rows)
        if not old or arrangement_in(rows, [(row.id, row.source, row.target) for row in old]) != self.seen:
            raise ProjectError(
                "the pairs changed while the new text was being aligned; revise again. Nothing was changed",
                path=rows.path,
            )
        self._refuse_nonsense(rows, old)
        assert self.first_pair_id is not None
        assert self.first_segment_id is not None
        assert self.first_note_id is not None
        texts = NewTexts(rows, (self.source, self.target), self.first_segment_id)
        standing = standing_pairs(texts, old, self.pairs, self.heirs, self.first_pair_id)
        held = sorted(number for each in standing for number in (*each.source, *each.target))
        if held != texts.all_numbers():
            raise ProjectError("has sentences that the new pairs do not hold once each", path=rows.path)
        gone = [row for row in old if row.id in self.heirs]
        if not self.unlock:
            _refuse_locked(rows, [each.row for each in standing if each.row and each.is_changed] + gone)
        places = places_for(rows, old, [each.id for each in standing])
        rows.progress("taking notes along", 0.0)
        moved, remarks = notes_taken_along(
            rows, standing, gone, self.heirs, (self.first_note_id, str(self.author), str(self.time))
        )
        scored = rows.known("score", [row.id for row in old])
        stale = [each.id for each in standing if each.id in scored and each.has_other_texts]
        stale += [row.id for row in gone if row.id in scored]
        return [
            *texts.changes(),
            *_inserted(standing, places),
            *_set(standing, places),
            moved,
            remarks,
            Change("delete", "score", ("pair_id",), tuple([(number,) for number in stale])),
            Change("delete", "pair", ("id",), tuple([(row.id,) for row in gone])),
        ]

    def _refuse_nonsense(self, rows: Rows, old: Sequence[PairRow]) -> None:
        """See that every pair has its place or an heir, and every place is one; a journal may come from a stranger."""
        named = [pair if isinstance(pair, int) else pair.id for pair in self.pairs]
        known = [number for number in named if number is not None]
        right = sorted([*known, *self.heirs]) == sorted(row.id for row in old)
        right = right and all(0 <= heir.place < len(self.pairs) for heir in self.heirs.values())
        if not right:
            raise ProjectError(
                "has other pairs than the new text was aligned for. Nothing was changed", path=rows.path
            )


def _refuse_locked(rows: Rows, changing: Sequence[PairRow]) -> None:
    locked = [row.id for row in changing if row.locked]
    if locked:
        first = (
            f"pair {locked[0]} is" if len(locked) == 1 else f"{len(locked):,} pairs, {locked[0]} first, are"
        )
        raise ProjectError(
            f"{first} locked, and the new text has other words there; unlock them on the screen, or let --unlock do it."
            " Nothing was changed",
            path=rows.path,
        )


def _inserted(standing: Sequence[Standing], places: Mapping[int, int]) -> list[Change]:
    cells = [
        {"id": each.id, "place": places[each.id], **each.cells()} for each in standing if each.row is None
    ]
    if not cells:
        return []
    return [Change("insert", "pair", tuple(cells[0]), tuple([tuple(row.values()) for row in cells]))]


def _set(standing: Sequence[Standing], places: Mapping[int, int]) -> list[Change]:
    """One change for all rows that differ in the same columns: what a row keeps is no business of the edit's."""
    by_columns: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for each in standing:
        if each.row is None:
            continue
        cells = each.differing()
        if places[each.id] != each.row.place:
            cells["place"] = places[each.id]
        if cells:
            by_columns.setdefault(("id", *cells), []).append((each.id, *cells.values()))
    return [Change("set", "pair", columns, tuple(found)) for columns, found in by_columns.items()]  # type: ignore[arg-type]
