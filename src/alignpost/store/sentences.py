"""Segments as edits of grouping and boundaries see them: where they stand, and which text a group of them has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from alignpost.errors import ProjectError
from alignpost.model import Segment
from alignpost.store.changes import Rows
from alignpost.store.command import Side
from alignpost.store.payload import dump

__all__ = ["Sentence", "are_neighbours", "put_together", "sentences_of", "side_number", "text_of"]


class Sentence(NamedTuple):
    """One row of the table `segment`."""

    id: int
    side: int
    start: int
    stop: int
    reason: str

    def segment(self, rows: Rows) -> Segment:
        """With its text."""
        text = rows.texts[self.side][self.start : self.stop]
        return Segment(self.start, self.stop, text, self.reason)


def side_number(side: Side) -> int:
    """How the tables call a side: 0 for the source, 1 for the target.

    Raises:
        ValueError: it is neither.
    """
    if side not in ("source", "target"):
        raise ValueError(f"“{side}” is neither source nor target")
    return int(side == "target")


def sentences_of(rows: Rows, numbers: Iterable[int]) -> dict[int, Sentence]:
    """The segments of these numbers, in the order of their text.

    Raises:
        ProjectError: one is not there, or lies outside its text.
    """
    wanted = set(numbers)
    sql = (
        "SELECT id, side, start, stop, reason FROM segment WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY side, start, stop, id"
    )
    found = {row[0]: Sentence(*row) for row in rows.query(sql, dump(sorted(wanted)))}
    missing = wanted - found.keys()
    if missing:
        raise ProjectError(
            f"is damaged (segment {min(missing)} is in neither text); restore it from a copy", path=rows.path
        )
    for each in found.values():
        if each.stop > len(rows.texts[each.side]):
            raise ProjectError(
                f"is damaged (segment {each.id} ends outside its text); restore it from a copy",
                path=rows.path,
            )
    return found


def are_neighbours(rows: Rows, sentences: Sequence[Sentence]) -> bool:
    """Whether no other segment stands between these of one side, which come in the order of their text."""
    if len(sentences) < 2:
        return True
    first, last = sentences[0], sentences[-1]
    sql = "SELECT count(*) FROM segment WHERE side = ? AND start BETWEEN ? AND ?"
    ((count,),) = rows.query(sql, first.side, first.start, last.start)
    return int(count) == len(sentences)


def text_of(rows: Rows, sentences: Sequence[Sentence]) -> str:
    """The text of one side of a bead, as `SegmentedDocument.text_of` gives it."""
    if not sentences:
        return ""
    places = [(each.start, each.stop) for each in sentences]
    return put_together(rows.texts[sentences[0].side], places, neighbours=are_neighbours(rows, sentences))


def put_together(text: str, places: Sequence[tuple[int, int]], *, neighbours: bool) -> str:
    """What stands at the `places` of `text`, of which there is one at least; of neighbours with what is between them."""
    if neighbours:
        return text[places[0][0] : places[-1][1]]
    return " ".join(text[start:stop] for start, stop in places)
