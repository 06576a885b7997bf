"""A pair as a file holds it, and the stream of them that every format for pairs reads and writes.

Formats know records alone. A file that is turned into another flows through record by record; only what needs
documents (the screen, the scores) makes a bitext of them (`assembly`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from alignpost.model import Bead, Dismissal, Note, Pair, Score, Span, Status
from alignpost.tokens.spaces import strip

__all__ = ["Record", "Records", "Telling", "numbered", "peeked"]

_Item = TypeVar("_Item")


class Record(NamedTuple):
    """A pair without its documents. (A named tuple: a frozen dataclass of as many fields takes five times as long)."""

    source: str
    target: str
    id: int | None = None
    source_ids: tuple[int, ...] | None = None
    target_ids: tuple[int, ...] | None = None
    source_segments: tuple[Span, ...] = ()
    """Where each segment stands in `source`; empty where the file does not say."""
    target_segments: tuple[Span, ...] = ()
    status: Status = Status.UNREVIEWED
    keep: bool = True
    locked: bool = False
    confidence: float | None = None
    score: Score | None = None
    notes: tuple[Note, ...] = ()
    bookmarked: bool = False
    human_score: float | None = None
    dismissals: tuple[Dismissal, ...] = ()
    source_original: str | None = None
    target_original: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it that a file could lose: a text on either side, or what a person has said."""
        return bool(
            strip(self.source)
            or strip(self.target)
            or self.notes
            or self.dismissals
            or self.bookmarked
            or self.human_score is not None
            or self.source_original
            or self.target_original
        )

    def pair(self, number: int, bead: Bead) -> Pair:
        """The pair that this is, called `number`, with the segments that `bead` names."""
        return Pair(
            id=number,
            bead=bead,
            source=self.source,
            target=self.target,
            status=self.status,
            keep=self.keep,
            locked=self.locked,
            score=self.score,
            notes=self.notes,
            bookmarked=self.bookmarked,
            human_score=self.human_score,
            dismissals=self.dismissals,
            source_original=self.source_original,
            target_original=self.target_original,
        )

    @classmethod
    def of_pair(
        cls, pair: Pair, source_segments: tuple[Span, ...] = (), target_segments: tuple[Span, ...] = ()
    ) -> Record:
        """All that a pair carries; where its segments stand, only the documents know."""
        return cls(
            source=pair.source,
            target=pair.target,
            id=pair.id,
            source_ids=pair.bead.source,
            target_ids=pair.bead.target,
            source_segments=source_segments,
            target_segments=target_segments,
            status=pair.status,
            keep=pair.keep,
            locked=pair.locked,
            confidence=pair.bead.confidence,
            score=pair.score,
            notes=pair.notes,
            bookmarked=pair.bookmarked,
            human_score=pair.human_score,
            dismissals=pair.dismissals,
            source_original=pair.source_original,
            target_original=pair.target_original,
        )


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file, to be taken once, one at a time."""

    source_lang: str
    target_lang: str
    rows: Iterable[Record]
    name: str = ""
    """The file they come from."""
    signature: str | None = None
    """How the scores were made."""
    beside: Counter[str] = field(default_factory=Counter)
    """What the file says that no record holds, and in how many units; complete when all rows have been taken."""

    def through(self, step: Callable[[Iterable[Record]], Iterable[Record]]) -> Records:
        """The same with `step` put between: a filter, a count."""
        return replace(self, rows=step(self.rows))


class Telling:
    """Rows without those that say nothing, which no file needs; it counts them. Ids by place are given before."""

    def __init__(self) -> None:
        self.passed_over = 0

    def take(self, rows: Iterable[Record]) -> Iterator[Record]:
        """The rows that say something, one at a time."""
        for number, row in numbered(rows):
            if row.says_something:
                yield row if row.id is not None else row._replace(id=number)
            else:
                self.passed_over += 1


def numbered(rows: Iterable[Record]) -> Iterator[tuple[int, Record]]:
    """Records with their ids; one that has none gets its place, from 1."""
    for place, row in zip(itertools.count(1), rows, strict=False):
        yield (place if row.id is None else row.id), row


def peeked(items: Iterator[_Item]) -> tuple[_Item | None, Iterator[_Item]]:
    """The first of them, which tells what a file is, or None where there is none; and all of them."""
    first = next(items, None)
    return first, items if first is None else itertools.chain((first,), items)
