"""A journal as a file of its own, and how it is done again on a copy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from alignpost.documents.files import open_bytes, read_bytes
from alignpost.errors import FormatError, InputError, ProjectError
from alignpost.store.connection import MAGIC
from alignpost.store.copies import new_copy
from alignpost.store.entries import JournalEntry, Record
from alignpost.store.journal import Journal
from alignpost.store.payload import Json
from alignpost.store.project import Project
from alignpost.store.replaying import common_beginning, take_back_all

__all__ = ["Replayed", "journal_json", "replay"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of it."""

    known: int
    """Rows of the journal that the copy had already."""
    replayed: int
    """Rows that were done again."""
    verified: bool
    """Whether the outcome was compared with the state that the journal ends in; if so, it is the same."""


def journal_json(project: Project, pair_id: int | None = None) -> Json:
    """The journal as JSON, which `replay` takes; of one pair only, where one is named, for reading.

    `state` is the digest of what the whole journal leads to.
    """
    entries = {entry.id: entry for entry in project.history()}
    rows = [_row(record, entries[record.id]) for record in project.records() if record.id in entries]
    if pair_id is not None:
        return {"project": str(project.path), "entries": [row for row in rows if pair_id in row["pairs"]]}
    return {"project": str(project.path), "state": project.state(), "entries": rows}


def _row(record: Record, entry: JournalEntry) -> Json:
    return {
        "id": record.id,
        "step": record.step,
        "step_words": record.step_words,
        "act": record.act,
        "state": entry.state,
        "time": record.time,
        "author": record.author,
        "words": record.words,
        "pairs": list(record.pair_ids),
        "command": record.command,
        "parameters": record.parameters,
    }


def replay(journal: Path, copy: Path) -> Replayed:
    """Do a journal again on a copy of its project, in one transaction, and compare what comes out.

    Args:
        journal: a project, or what `alignpost log --json` printed.
        copy: an earlier copy of the project, whose own journal the other one continues. Where there is nothing and
            `journal` is a project, the copy is made: the project as it was before its first edit.

    Raises:
        InputError, ProjectError: one cannot be read or is damaged, the copy has gone another way, or something else
            comes out; the copy is as it was.
        OutputError: the copy cannot be written.
    """
    records, state = _journal_of(journal)
    if not copy.exists():
        if state is None or not _is_project(journal):
            raise InputError("there is no such file; give a copy of the project", path=copy)
        _original(journal, copy)
    with Project.open(copy) as project:
        own = project.records()
        known = common_beginning(own, records)
        if known < len(own):
            raise ProjectError(
                f"was edited on its own after entry {known} of the journal; merge the two instead", path=copy
            )
        project.replay(records[known:], state)
    return Replayed(known, len(records) - known, state is not None)


def _is_project(path: Path) -> bool:
    """Whether the file is a database; everything else is taken for a journal in JSON, which a pipe may give."""
    if path.is_fifo():
        return False
    with open_bytes(path) as stream:
        return stream.read(len(MAGIC)) == MAGIC


def _journal_of(path: Path) -> tuple[list[Record], str | None]:
    if _is_project(path):
        with Project.open(path) as project:
            return list(project.records()), project.state()
    data = read_bytes(path)
    try:
        value = json.loads(data)
        return [_record(row) for row in value["entries"]], value["state"]
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise FormatError(
            "is no journal; write one with `alignpost log PROJECT --json`, without --pair", path=path
        ) from error


def _record(row: Json) -> Record:
    return Record(
        id=int(row["id"]),
        step=int(row["step"]),
        step_words=str(row["step_words"]),
        act=str(row["act"]),
        time=str(row["time"]),
        author=str(row["author"]),
        words=str(row["words"]),
        pair_ids=tuple([int(number) for number in row["pairs"]]),
        command=row["command"],
        parameters=row["parameters"],
        inverse=None,
    )


def _original(project: Path, out: Path) -> None:
    """Write a project as it was before the first edit, with an empty journal."""
    with new_copy(project, out) as connection:
        take_back_all(Journal(connection, str(project)))
        for table in ("journal", "step"):
            connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
