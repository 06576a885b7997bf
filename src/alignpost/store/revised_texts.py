"""New versions of the two texts: what a revision says of them, and how their sentences are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignpost.errors import ProjectError
from alignpost.model import SegmentedDocument, Span
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Side
from alignpost.store.payload import Cell, Json, dump, spans_json, spans_of
from alignpost.store.sentences import put_together

__all__ = ["SIDES", "NewTexts", "RevisedSegment", "RevisedText", "StandingSegment", "segments_in_order"]

SIDES: Final[tuple[Side, Side]] = ("source", "target")


class RevisedSegment(NamedTuple):
    """A sentence of a new version."""

    start: int
    stop: int
    """Code points of the new text."""
    reason: str
    was: int | None
    """The place, in the text as it stands, of the segment whose number it keeps; None for a new number."""


@dataclass(frozen=True, slots=True)
class RevisedText:
    """The new version of one side."""

    text: str
    name: str
    """Of the file that it came from."""
    paragraphs: tuple[Span, ...]
    segments: tuple[RevisedSegment, ...]

    @classmethod
    def of(cls, document: SegmentedDocument, was: Iterable[int | None]) -> RevisedText:
        """Of a document, and for each segment the place of the one that it is."""
        return cls(
            document.document.text,
            document.document.name,
            document.document.paragraphs,
            tuple(
                RevisedSegment(segment.start, segment.end, segment.reason, place)
                for segment, place in zip(document.segments, was, strict=True)
            ),
        )

    def as_json(self) -> Json:
        """`{"text", "name", "paragraphs", "segments": [[start, stop, reason, was], …]}`."""
        return {
            "text": self.text,
            "name": self.name,
            "paragraphs": spans_json(self.paragraphs),
            "segments": [list(segment) for segment in self.segments],
        }

    @classmethod
    def of_json(cls, value: Json) -> RevisedText:
        """From what `as_json` gave."""
        segments = tuple(RevisedSegment(*segment) for segment in value["segments"])
        return cls(str(value["text"]), str(value["name"]), spans_of(value["paragraphs"]), segments)


class StandingSegment(NamedTuple):
    """A segment by its number, and where it stands."""

    number: int
    start: int
    stop: int
    reason: str


class NewTexts:
    """Both texts as they will be, by the numbers of their segments."""

    def __init__(self, rows: Rows, revised: Sequence[RevisedText | None], first_new_id: int) -> None:
        self._rows = rows
        self._revised = revised
        self._order: list[list[StandingSegment]] = []
        self._places: list[dict[int, int]] = []
        self._gone: list[int] = []
        self._come: list[tuple[int, StandingSegment]] = []
        for side, text in enumerate(revised):
            now = segments_in_order(rows, side)
            if text is None:
                standing = now
            else:
                standing = self._numbered(side, text, now, first_new_id + len(self._come))
                kept = {each.number for each in standing}
                self._gone += [each.number for each in now if each.number not in kept]
            self._order.append(standing)
            self._places.append({each.number: place for place, each in enumerate(standing)})

    def _numbered(
        self, side: int, text: RevisedText, now: Sequence[StandingSegment], first_new_id: int
    ) -> list[StandingSegment]:
        standing: list[StandingSegment] = []
        fresh = first_new_id
        kept = [each.was for each in text.segments if each.was is not None]
        ends = [0, *(end for start, stop, *_ in text.segments for end in (start, stop)), len(text.text)]
        known = len(set(kept)) == len(kept) and all(0 <= was < len(now) for was in kept)
        if not known or ends != sorted(ends):
            raise ProjectError("has other sentences than the new text goes on from", path=self._rows.path)
        for start, stop, reason, was in text.segments:
            number = fresh if was is None else now[was].number
            each = StandingSegment(number, start, stop, reason)
            if was is None:
                self._come.append((side, each))
                fresh += 1
            standing.append(each)
        return standing

    def numbers(self, side: Side, places: Sequence[int]) -> tuple[int, ...]:
        """The numbers of the segments at these places of a new text."""
        order = self._order[SIDES.index(side)]
        if not all(0 <= place < len(order) for place in places):
            raise ProjectError(f"has a pair with a {side} sentence that is not there", path=self._rows.path)
        return tuple([order[place].number for place in sorted(set(places))])

    def all_numbers(self) -> list[int]:
        """The numbers of all segments of both texts, ascending."""
        return sorted(each.number for side in self._order for each in side)

    def text_of(self, side: Side, numbers: Sequence[int]) -> str:
        """The text of one side of a bead, as `SegmentedDocument.text_of` gives it."""
        if not numbers:
            return ""
        at = SIDES.index(side)
        revised = self._revised[at]
        text = self._rows.texts[at] if revised is None else revised.text
        places = [self._places[at][number] for number in numbers]
        standing = [self._order[at][place] for place in places]
        return put_together(
            text,
            [(each.start, each.stop) for each in standing],
            neighbours=places == list(range(places[0], places[0] + len(places))),
        )

    def changes(self) -> list[Change]:
        """The rows of documents and segments that change."""
        documents = [
            (side, text.name, text.text, dump(spans_json(text.paragraphs)))
            for side, text in enumerate(self._revised)
            if text is not None
        ]
        come = {each.number for _, each in self._come}
        moved: list[tuple[Cell, ...]] = [
            tuple(each)
            for side, text in enumerate(self._revised)
            if text is not None
            for each in self._order[side]
            if each.number not in come
        ]
        return [
            Change("set", "document", ("side", "name", "text", "paragraphs"), tuple(documents)),
            Change("delete", "segment", ("id",), tuple([(number,) for number in self._gone])),
            Change("set", "segment", ("id", "start", "stop", "reason"), tuple(moved)),
            Change(
                "insert",
                "segment",
                ("id", "side", "start", "stop", "reason"),
                tuple([(each.number, side, *each[1:]) for side, each in self._come]),
            ),
        ]


def segments_in_order(rows: Rows, side: int) -> list[StandingSegment]:
    """The segments of one text as it stands in the file: side 0 is the source, 1 the target."""
    sql = "SELECT id, start, stop, reason FROM segment WHERE side = ? ORDER BY start, stop, id"
    return [StandingSegment(*row) for row in rows.query(sql, side)]
