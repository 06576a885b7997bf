"""One side of a pair in pieces, so that edited texts and the spans of notes can follow their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from alignpost.errors import ProjectError
from alignpost.store.changes import Rows
from alignpost.store.command import Side
from alignpost.store.pair_rows import PairRow
from alignpost.store.sentences import Sentence, are_neighbours, text_of

__all__ = ["Column", "Held", "Piece", "column_of", "column_of_row"]


class Piece(NamedTuple):
    """A part of a column's text that keeps together: a sentence, or sentences whose text a person has edited."""

    numbers: tuple[int, ...]
    """The segments that it renders."""
    start: int
    end: int
    """Code points of the column's text."""


class Column(NamedTuple):
    """One side of a pair."""

    text: str
    original: str | None
    """The document's text where `text` was edited."""
    pieces: tuple[Piece, ...]


def column_of_row(rows: Rows, row: PairRow, side: Side, sentences: Mapping[int, Sentence]) -> Column:
    """One side of a pair as it stands."""
    numbers, text, original = row.side(side), row.text(side), row.original(side)
    if original is None:
        return Column(text, None, _pieces(rows, numbers, sentences, 0))
    return Column(text, original, (Piece(numbers, 0, len(text)),) if numbers else ())


@dataclass(frozen=True, slots=True)
class Held:
    """What the pairs of an edit hold on one side before it."""

    side: Side
    intact: Mapping[tuple[int, ...], PairRow]
    """Pairs by all the segments that they hold."""
    edited: Mapping[int, PairRow]
    """Pairs whose text a person has edited, by each of their segments."""

    @classmethod
    def by(cls, old: Iterable[PairRow], side: Side) -> Held:
        """By the pairs `old`."""
        rows = [row for row in old if row.side(side)]
        edited = {number: row for row in rows if row.original(side) is not None for number in row.side(side)}
        return cls(side, {row.side(side): row for row in rows}, edited)


def column_of(rows: Rows, held: Held, numbers: tuple[int, ...], sentences: Mapping[int, Sentence]) -> Column:
    """One side of a pair that is to hold the segments `numbers`, as no pair does now; edited texts come along whole.

    Raises:
        ProjectError: it would have a part of an edited text.
    """
    if held.edited.keys().isdisjoint(numbers):
        text = text_of(rows, [sentences[number] for number in numbers])
        return Column(text, None, _pieces(rows, numbers, sentences, 0))
    return _joined(rows, held.side, numbers, sentences, held.edited)


def _joined(
    rows: Rows,
    side: Side,
    numbers: tuple[int, ...],
    sentences: Mapping[int, Sentence],
    edited: Mapping[int, PairRow],
) -> Column:
    text = ""
    pieces: list[Piece] = []
    rest = numbers
    while rest:
        row = edited.get(rest[0])
        if row is None:
            size = next((place for place, number in enumerate(rest) if number in edited), len(rest))
            part = text_of(rows, [sentences[number] for number in rest[:size]])
        else:
            size, part = len(row.side(side)), row.text(side)
            if rest[:size] != row.side(side):
                raise ProjectError(
                    f"the {side} of pair {row.id} was edited and cannot be taken apart; restore its text first."
                    " Nothing was changed",
                    path=rows.path,
                )
        text += " " if pieces else ""
        if row is None:
            pieces += _pieces(rows, rest[:size], sentences, len(text))
        else:
            pieces.append(Piece(rest[:size], len(text), len(text) + len(part)))
        text += part
        rest = rest[size:]
    original = text_of(rows, [sentences[number] for number in numbers])
    return Column(text, original, tuple(pieces))


def _pieces(
    rows: Rows, numbers: Sequence[int], sentences: Mapping[int, Sentence], offset: int
) -> tuple[Piece, ...]:
    """A piece a sentence, as `text_of` puts them together, from `offset` on."""
    found = [sentences[number] for number in numbers]
    if len(found) == 1:  # nearly always
        return (Piece((found[0].id,), offset, offset + found[0].stop - found[0].start),)
    if not found:
        return ()
    if are_neighbours(rows, found):
        offset -= found[0].start
        return tuple([Piece((each.id,), each.start + offset, each.stop + offset) for each in found])
    pieces = []
    for each in found:
        pieces.append(Piece((each.id,), offset, offset + each.stop - each.start))
        offset = pieces[-1].end + 1
    return tuple(pieces)
