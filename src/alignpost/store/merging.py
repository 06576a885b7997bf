"""Two copies of a project that were edited apart become one.

The journals tell where the copies parted. What the first copy holds stands; each step of the second is taken over
unless it touches, or relies on, what has become different in the first. Steps that only set values are taken over
pair by pair; steps that move sentences are taken over whole or not at all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from alignpost.errors import ProjectError, UsageError
from alignpost.store.changes import Change
from alignpost.store.clock import Clock, login, now, stamp
from alignpost.store.connection import speaking_plainly
from alignpost.store.copies import copy_in_memory, new_copy
from alignpost.store.digest import state_digest
from alignpost.store.entries import Record
from alignpost.store.journal import Journal
from alignpost.store.renumbering import NUMBERED
from alignpost.store.replaying import common_beginning, take_back_all
from alignpost.store.taking import Merged, Step, Taking

__all__ = ["merge"]


def merge(first: Path, second: Path, out: Path, *, author: str | None = None, clock: Clock = now) -> Merged:
    """Write `first` with the edits of `second` to `out`, where nothing may be yet.

    What could not be taken over is left as a note on the pair, under the name of its author.

    Args:
        first: a project.
        second: another copy of it.
        out: where the outcome goes.
        author: who merges; by default `$ALIGNPOST_AUTHOR` or the name of the login.
        clock: tells the time.

    Raises:
        UsageError: they are one file.
        InputError, ProjectError: one cannot be read or is damaged, or they are not copies of one project.
        OutputError: the place cannot be written, or something is there.
    """
    if first.exists() and second.exists() and first.samefile(second):
        raise UsageError("is merged with itself; name the copy that was edited apart from it", path=second)
    with copy_in_memory(first) as mine, copy_in_memory(second) as theirs:
        copies = ((first, mine), (second, theirs))
        records = [_records(path, connection) for path, connection in copies]
        same = common_beginning(*records)
        ends = [_taken_back(path, connection, same) for path, connection in copies]
        if ends[0].digest != ends[1].digest:
            raise ProjectError(
                f"is no copy of {first.name}: the two did not begin with the same texts and pairs",
                path=second,
            )
        together = records[0][:same]
        before = {record.step for record in together}
        here, there = (_steps(end.tail, end.states, before) for end in ends)
        old = _highest(mine, together)
    with new_copy(first, out) as connection:
        taking = Taking(connection, str(out), here, old)
        for step in there:
            taking.take(step)
        return taking.finish(author or login(), stamp(clock))


class _End(NamedTuple):
    """What a copy has come to since both parted, and what it was there."""

    states: dict[int, str]
    """Where each step stands in the end."""
    tail: list[tuple[Record, list[Change]]]
    digest: str
    """Of the texts and pairs where the copies parted."""


# Damage shows only when a row is read, so each copy's reading is put under its own name.
def _records(path: Path, connection: sqlite3.Connection) -> list[Record]:
    with speaking_plainly(path, writing=False):
        return list(Journal(connection, str(path)).entries.records())


def _taken_back(path: Path, connection: sqlite3.Connection, same: int) -> _End:
    """How the copy ended; it is as it was after its first `same` rows from then on."""
    with speaking_plainly(path, writing=False):
        states = dict(connection.execute("SELECT id, state FROM step").fetchall())
        tail = take_back_all(Journal(connection, str(path)), same)
        return _End(states, tail, state_digest(connection))


def _steps(
    tail: Sequence[tuple[Record, list[Change]]], states: Mapping[int, str], before: Collection[int]
) -> list[Step]:
    """The steps of a tail that made a difference, in the order of their first rows there.

    Args:
        tail: rows since the copies parted, with the changes that they made.
        states: where each step stands in the end.
        before: the steps that began before the copies parted.
    """
    by_step: dict[int, list[tuple[Record, list[Change]]]] = {}
    for record, forward in tail:
        by_step.setdefault(record.step, []).append((record, forward))
    steps = []
    for number, rows in by_step.items():
        acts = [record.act for record, _ in rows]
        travels = [act for act in acts if act != "do"]
        was_done = number in before and travels[:1] != ["redo"]
        is_done = states[number] == "done"
        undone_last = max((place for place, act in enumerate(acts) if act == "undo"), default=-1)
        standing = rows[undone_last + 1 :] if is_done else rows[undone_last : undone_last + 1]
        if was_done == is_done and not (is_done and "do" in acts[undone_last + 1 :]):
            continue
        last = standing[-1][0]
        words = f"undo: {last.step_words}" if last.act == "undo" else last.step_words
        changes = tuple([change for _, forward in standing for change in forward])
        pair_ids = tuple(sorted({pair_id for record, _ in standing for pair_id in record.pair_ids}))
        steps.append(Step(last.author, last.time, words, changes, pair_ids))
    return steps


def _highest(connection: sqlite3.Connection, records: Iterable[Record]) -> dict[str, int]:
    """The highest number of each table that was ever given before the copies parted."""
    found = dict.fromkeys(NUMBERED, 0)
    for table in NUMBERED:
        (highest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        found[table] = int(highest)
    for record in records:
        for change in record.inverse or ():
            if change.table in found and change.verb == "delete":
                found[change.table] = max([found[change.table], *[int(str(row[0])) for row in change.rows]])
    return found
