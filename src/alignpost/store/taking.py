"""The first of two copies, taking over the steps of the second one after the other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from alignpost.errors import ProjectError
from alignpost.store.changes import Change
from alignpost.store.claims import Claims, Row, claims_of
from alignpost.store.journal import Journal
from alignpost.store.notes import AddNote
from alignpost.store.payload import Cell
from alignpost.store.renumbering import NUMBERED, Renumbering
from alignpost.store.taking_over import TakeOver

__all__ = ["Conflict", "Merged", "Step", "Taking"]

_STRUCTURE: Final = frozenset({"source", "target", "place"})
"""Columns of a pair that only make sense together with those of its neighbours."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit of the second copy that was not taken over."""

    pair_id: int | None
    """The pair concerned; None for a setting of the project."""
    author: str
    words: str
    """What the second copy's author did: `reject pair 3`."""
    other_author: str
    other_words: str
    """What it contradicts in the first copy."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    steps: int
    """Steps of the second copy that were taken over, wholly or in part."""
    conflicts: tuple[Conflict, ...]
    """One a pair, in the order of the second copy's edits."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step came to since the copies parted."""

    author: str
    time: str
    words: str
    changes: tuple[Change, ...]
    pair_ids: tuple[int, ...]


class Taking:
    """An open copy of the first project; the caller holds the transaction."""

    def __init__(
        self, connection: sqlite3.Connection, path: str, here: Iterable[Step], old: Mapping[str, int]
    ) -> None:
        """Make ready.

        Args:
            connection: the copy.
            path: for messages.
            here: what happened in the first project since the copies parted.
            old: the highest number of each table that both know.
        """
        self._connection = connection
        self._journal = Journal(connection, path)
        self._numbers = Renumbering(old, {table: self._journal.free_number(table) for table in NUMBERED})
        self._against: defaultdict[Row, list[tuple[Claims, Step]]] = defaultdict(list)
        self._made = set()
        for step in here:
            self._made.add(step.changes)
            self._hold_against(claims_of(step.changes, step.pair_ids), step)
        self._steps = 0
        self._conflicts: list[Conflict] = []
        self._notes: dict[tuple[int, str], AddNote] = {}

    def take(self, step: Step) -> None:
        """Take over what goes, and remember what does not; what both copies did in the same way is done already."""
        if step.changes in self._made:
            return
        with self._journal.entries.reading(f"“{step.words}” cannot be taken over"):
            step = replace(
                step,
                changes=tuple(self._numbers.applied(step.changes)),
                pair_ids=self._numbers.pairs(step.pair_ids),
            )
        taken: list[Change] = []
        for pair_ids, changes in self._parts(step):
            wanted = [change for change in changes if self._differs(change)]
            if any(map(_belongs_together, wanted)):
                # Half of it may be so by chance; the other half alone would tear sentences from their pairs.
                wanted = changes
            if wanted and _only_new_notes(wanted) and self._contradictions(pair_ids, wanted):
                # A remark holds whatever became of the pair, only its places in the text do not.
                wanted = [_without_spans(change) for change in wanted]
                if self._can(wanted):
                    taken += wanted
                    continue
            if wanted and self._fits(step, pair_ids, wanted):
                taken += wanted
        if taken:
            self._journal.do([TakeOver(step.words, tuple(taken))], step.author, step.time)
            self._steps += 1

    def finish(self, author: str, time: str) -> Merged:
        """Leave the notes about conflicts."""
        if self._notes:
            words = "note the conflicts of the merge"
            self._journal.do(self._notes.values(), author, time, words)
        return Merged(self._steps, tuple(dict.fromkeys(self._conflicts)))

    def _hold_against(self, claims: Claims, step: Step) -> None:
        for row in claims.writes.keys() | claims.reads.keys():
            self._against[row].append((claims, step))

    def _parts(self, step: Step) -> list[tuple[tuple[int, ...], list[Change]]]:
        """What is taken over together: all of a step whose changes belong together, else what concerns one pair."""
        if any(_belongs_together(change) for change in step.changes if change.rows):
            return [(step.pair_ids, list(step.changes))]
        parts: defaultdict[int | None, list[Change]] = defaultdict(list)
        for change in step.changes:
            for row in change.rows:
                parts[self._pair_of(change, row)].append(replace(change, rows=(row,)))
        return [(() if pair_id is None else (pair_id,), changes) for pair_id, changes in parts.items()]

    def _pair_of(self, change: Change, row: Sequence[Cell]) -> int | None:
        if change.table in ("pair", "score"):
            return int(str(row[0]))
        if change.table != "note":
            return None
        if "pair_id" in change.columns:
            return int(str(row[change.columns.index("pair_id")]))
        found = self._connection.execute("SELECT pair_id FROM note WHERE id = ?", row[:1]).fetchone()
        return None if found is None else int(found[0])

    def _differs(self, change: Change) -> bool:
        """Whether the rows are not yet as `change` wants them."""
        rows = self._journal.rows()
        now = [rows.now(change.table, change.columns, row[0]) for row in change.rows]
        return any(now) if change.verb == "delete" else now != list(change.rows)

    def _contradictions(
        self, pair_ids: tuple[int, ...], changes: Sequence[Change]
    ) -> tuple[set[Row], Step] | None:
        """The rows about which the first copy says otherwise, and which of its steps does."""
        claims = claims_of(changes, pair_ids)
        for row in claims.writes.keys() | claims.reads.keys():
            for other, theirs in self._against.get(row, ()):
                clash = claims.clash(other)
                if clash:
                    return clash, theirs
        return None

    def _fits(self, step: Step, pair_ids: tuple[int, ...], changes: Sequence[Change]) -> bool:
        found = self._contradictions(pair_ids, changes)
        if found is None and self._can(changes):
            return True
        nobody = replace(step, author="", words="what it speaks of is not there any more")
        clash, theirs = found or (set(), nobody)
        self._conflict(step, pair_ids, changes, clash, theirs)
        # What was built on it in the second copy cannot stand without it.
        self._hold_against(
            claims_of(changes, pair_ids), replace(step, author=theirs.author, words=theirs.words)
        )
        return False

    def _can(self, changes: Iterable[Change]) -> bool:
        """Whether the rows are there that `changes` speak of."""
        self._connection.execute("SAVEPOINT part")
        try:
            self._journal.rows().perform_all(changes)
        except (ProjectError, sqlite3.IntegrityError):
            return False
        else:
            return True
        finally:
            self._connection.execute("ROLLBACK TO part")
            self._connection.execute("RELEASE part")

    def _conflict(
        self,
        step: Step,
        pair_ids: tuple[int, ...],
        changes: Sequence[Change],
        clash: Iterable[Row],
        theirs: Step,
    ) -> None:
        pairs = sorted(key for table, key in clash if table in ("pair", "score") and isinstance(key, int))
        concerned: list[int | None] = [*pairs] or [*pair_ids] or [None]
        by_people = any(change.table in ("pair", "note", "segment", "document") for change in changes)
        for pair_id in concerned:
            self._conflicts.append(Conflict(pair_id, step.author, step.words, theirs.author, theirs.words))
            if pair_id is None or not by_people or not self._journal.rows().known("pair", [pair_id]):
                continue
            against = f"{theirs.words} ({theirs.author})" if theirs.author else theirs.words
            self._notes[pair_id, step.words] = AddNote(
                pair_id,
                f"Not taken over when two copies were merged: {step.words}. It contradicts: {against}.",
                suggestion=_target_in(changes, pair_id),
                author=step.author,
                time=step.time,
            )


def _belongs_together(change: Change) -> bool:
    """Whether a change makes no sense without the others of its step: it moves sentences, or says how all was scored."""
    if change.table == "pair":
        return change.verb != "set" or not _STRUCTURE.isdisjoint(change.columns)
    return change.table in ("document", "segment", "project")


def _only_new_notes(changes: Iterable[Change]) -> bool:
    return all(change.table == "note" and change.verb == "insert" for change in changes)


def _without_spans(change: Change) -> Change:
    def cell(column: str, value: Cell) -> Cell:
        return "[]" if column.endswith("_spans") else value

    rows = [tuple(map(cell, change.columns, row)) for row in change.rows]
    return replace(change, rows=tuple(rows))


def _target_in(changes: Iterable[Change], pair_id: int) -> str | None:
    """The target that somebody wrote for a pair."""
    for change in changes:
        if change.table == "pair" and "target_original" in change.columns and "target_text" in change.columns:
            place = change.columns.index("target_text")
            for row in change.rows:
                if row[0] == pair_id:
                    return str(row[place])
    return None
