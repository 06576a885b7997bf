"""What an edit has touched and relied on, cell by cell, so that two edits can be held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from alignpost.store.changes import Change
from alignpost.store.payload import Cell

__all__ = ["Claims", "Row", "claims_of"]

_WHOLE: Final = "*"
"""In place of a column: that the row is there at all."""

_ORDER: Final = ("pair", "order")
"""In place of a row: the reading order."""

_FREE_OF_LOCKS: Final = frozenset({"locked", "bookmarked", "dismissals", "place"})
"""What may be changed of a locked pair."""

_DECISIONS: Final = frozenset({"status", "human_score"})
"""What a person says of the texts that a pair then held."""

_HELD: Final = frozenset({"source", "target", "source_text", "target_text"})
"""Sentences and texts of a pair."""

Row: TypeAlias = tuple[str, Cell]
"""Table and key."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Columns by row."""

    writes: Mapping[Row, frozenset[str]]
    reads: Mapping[Row, frozenset[str]]

    def taking_back(self) -> Claims:
        """Those of taking the edit back: what was said of a text can be, whatever has become of the text."""
        return Claims(self.writes, {row: columns - _HELD for row, columns in self.reads.items()})

    def clash(self, other: Claims) -> set[Row]:
        """The rows about which two edits do not agree: both write them, or one writes what the other relies on."""
        found = {
            row
            for row in self.writes.keys() & other.writes.keys()
            if _meet(self.writes[row], other.writes[row])
        }
        for reads, writes in ((self.reads, other.writes), (other.reads, self.writes)):
            found |= {
                row
                for row in reads.keys() & writes.keys()
                if _WHOLE in writes[row] or not reads[row].isdisjoint(writes[row])
            }
        return found


def claims_of(changes: Iterable[Change], pair_ids: Iterable[int]) -> Claims:
    """The claims of an edit, from its changes or from what takes it back; both speak of the same cells.

    Args:
        changes: the rows.
        pair_ids: the pairs concerned. Scores, notes and decisions rely on their texts, new ones on their being there.
    """
    writes: defaultdict[Row, set[str]] = defaultdict(set)
    reads: defaultdict[Row, set[str]] = defaultdict(set)
    pair_ids = tuple(pair_ids)
    for change in changes:
        columns = {_WHOLE} if change.verb != "set" else set(change.columns[1:])
        if change.table == "pair" and change.rows:
            # New pairs rely on the places of the others.
            if change.verb != "set":
                reads[_ORDER] |= {"place"}
            elif "place" in columns:
                writes[_ORDER] |= {"place"}
        for row in change.rows:
            writes[change.table, row[0]] |= columns
            if change.table == "pair":
                reads["pair", row[0]] |= _relied_on(columns)
            if change.table == "score":
                reads["pair", row[0]] |= {_WHOLE, "source_text", "target_text"}
        if change.table == "note" and change.rows and change.verb != "set":
            for pair_id in pair_ids:
                reads["pair", pair_id] |= {_WHOLE, "source_text", "target_text"}
    return Claims(_frozen(writes), _frozen(reads))


def _relied_on(columns: set[str]) -> frozenset[str]:
    """What a change of these columns of a pair relies on in the pair itself."""
    relied: frozenset[str] = frozenset() if columns <= _FREE_OF_LOCKS else frozenset({"locked"})
    return relied if columns.isdisjoint(_DECISIONS) else relied | _HELD


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return _WHOLE in some or _WHOLE in others or not some.isdisjoint(others)


def _frozen(claims: Mapping[Row, set[str]]) -> dict[Row, frozenset[str]]:
    return {row: frozenset(columns) for row, columns in claims.items()}
