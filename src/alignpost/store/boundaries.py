"""Edits of boundaries: where a sentence ends. The text stays as it is; segments are cut or joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, Rows
from alignpost.store.columns import column_of_row
from alignpost.store.command import Command, Moment, Side
from alignpost.store.pair_rows import PairRow, refuse_locked, rows_of
from alignpost.store.payload import dump
from alignpost.store.sentences import Sentence, are_neighbours, sentences_of, side_number, text_of
from alignpost.tokens.spaces import WHITE

__all__ = ["JoinSegments", "SplitSegment"]

"""What no segment begins or ends with."""

REVIEWER: Final = "reviewer"
"""Reason code of a boundary that a person has set."""


@dataclass(frozen=True, slots=True)
class SplitSegment(Command):
    """A sentence becomes two, which stay in their pair. The project fills in `new_id`."""

    name: ClassVar[str] = "split-segment"
    pair_id: int
    side: Side
    offset: int
    """Where the second one begins: code points of the pair's text on that side."""
    expected: str | None = None
    """The text that `offset` counts in; another one by now refuses the edit."""
    new_id: int | None = None

    def __post_init__(self) -> None:
        side_number(self.side)

    @property
    def words(self) -> str:
        """`split a source sentence of pair 3`."""
        return f"split a {self.side} sentence of pair {self.pair_id}"

    def resolved(self, moment: Moment) -> SplitSegment:
        """With the number of the new segment."""
        return self if self.new_id is not None else replace(self, new_id=moment.segment_id)

    def changes(self, rows: Rows) -> list[Change]:
        """One segment changes, one is new, and their pair names both."""
        row, sentences = _open_side(rows, self.pair_id, self.side, self.expected)
        cut = self._sentence_at(rows, row, sentences)
        piece_start, sentence = cut
        text = rows.texts[sentence.side]
        middle = sentence.start + self.offset - piece_start
        left = text[sentence.start : middle].rstrip(WHITE)
        right = text[middle : sentence.stop].lstrip(WHITE)
        if not left or not right:
            raise ProjectError(
                "a sentence can only be split between two of its words; place the cursor there",
                path=rows.path,
            )
        assert self.new_id is not None
        first = sentence._replace(stop=sentence.start + len(left), reason=REVIEWER)
        second = Sentence(
            self.new_id, sentence.side, sentence.stop - len(right), sentence.stop, sentence.reason
        )
        return [
            _changed(first),
            Change(
                "insert",
                "segment",
                ("id", "side", "start", "stop", "reason"),
                ((second.id, second.side, second.start, second.stop, second.reason),),
            ),
            _holding(row, self.side, _with(row.side(self.side), sentence.id, (first.id, second.id))),
        ]

    def _sentence_at(
        self, rows: Rows, row: PairRow, sentences: Mapping[int, Sentence]
    ) -> tuple[int, Sentence]:
        """The sentence that the cut falls into, and where it begins in the pair's text."""
        for piece in column_of_row(rows, row, self.side, sentences).pieces:
            if piece.start < self.offset < piece.end:
                return piece.start, sentences[piece.numbers[0]]
        raise ProjectError(
            f"no {self.side} sentence of pair {row.id} can be split there; place the cursor inside one",
            path=rows.path,
        )


@dataclass(frozen=True, slots=True)
class JoinSegments(Command):
    """Two sentences of a pair that follow each other become one."""

    name: ClassVar[str] = "join-segments"
    pair_id: int
    side: Side
    index: int = 0
    """Which sentence of the pair's side is joined with the next one, from 0."""
    expected: str | None = None
    """The pair's text on that side when the edit was asked for; another one by now refuses the edit."""

    def __post_init__(self) -> None:
        side_number(self.side)

    @property
    def words(self) -> str:
        """`join two source sentences of pair 3`."""
        return f"join two {self.side} sentences of pair {self.pair_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One segment changes, one goes, and their pair names one less."""
        row, sentences = _open_side(rows, self.pair_id, self.side, self.expected)
        numbers = row.side(self.side)[max(self.index, 0) : self.index + 2]
        if len(numbers) < 2:
            raise ProjectError(
                f"pair {row.id} has no two {self.side} sentences there to join; merge it with a neighbour first",
                path=rows.path,
            )
        first, second = (sentences[number] for number in numbers)
        if not are_neighbours(rows, [first, second]):
            raise ProjectError("the two sentences do not follow each other in the text", path=rows.path)
        joined = first._replace(stop=second.stop, reason=second.reason)
        return [
            Change("delete", "segment", ("id",), ((second.id,),)),
            _changed(joined),
            _holding(row, self.side, _with(row.side(self.side), second.id, ())),
        ]


def _open_side(
    rows: Rows, pair_id: int, side: Side, expected: str | None
) -> tuple[PairRow, dict[int, Sentence]]:
    """A pair whose boundaries may be changed on `side`, and its sentences there."""
    refuse_locked(rows, [pair_id])
    (row,) = rows_of(rows, [pair_id])
    if row.original(side) is not None:
        raise ProjectError(
            f"the {side} of pair {row.id} was edited; restore its text before you move its boundaries",
            path=rows.path,
        )
    if expected is not None and row.text(side) != expected:
        raise ProjectError(
            f"the {side} of pair {row.id} has changed meanwhile; look at it again. Nothing was changed",
            path=rows.path,
        )
    sentences = sentences_of(rows, row.side(side))
    if row.text(side) != text_of(rows, list(sentences.values())):
        raise ProjectError(
            f"the {side} of pair {row.id} is not the text of its document, so it has no boundaries to move",
            path=rows.path,
        )
    return row, sentences


def _with(numbers: tuple[int, ...], old: int, new: tuple[int, ...]) -> tuple[int, ...]:
    place = numbers.index(old)
    return (*numbers[:place], *new, *numbers[place + 1 :])


def _changed(sentence: Sentence) -> Change:
    columns = ("id", "start", "stop", "reason")
    return Change("set", "segment", columns, ((sentence.id, sentence.start, sentence.stop, sentence.reason),))


def _holding(row: PairRow, side: Side, numbers: tuple[int, ...]) -> Change:
    return Change("set", "pair", ("id", side), ((row.id, dump(list(numbers))),))
