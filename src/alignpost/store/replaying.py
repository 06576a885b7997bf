"""A journal done again: on an earlier copy of its project, or from the beginning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alignpost.errors import ProjectError
from alignpost.store.changes import Change
from alignpost.store.entries import Record
from alignpost.store.journal import Journal

__all__ = ["common_beginning", "replay_records", "take_back_all"]


def common_beginning(some: Sequence[Record], others: Sequence[Record]) -> int:
    """How many rows two journals have in common from their beginning."""
    for place, (one, other) in enumerate(zip(some, others, strict=False)):
        if _told(one) != _told(other):
            return place
    return min(len(some), len(others))


def _told(record: Record) -> tuple[object, ...]:
    """What two journals of one origin say in the same words; inverses follow from it."""
    return (
        record.id,
        record.step,
        record.act,
        record.time,
        record.author,
        record.words,
        record.command,
        record.parameters,
    )


def replay_records(journal: Journal, records: Iterable[Record]) -> None:
    """Do again what `records` say, in their order, and write it down under their authors and times.

    Raises:
        ProjectError: an edit is refused or has no effect: the state is not the one that the journal was written on.
    """
    # Steps that both journals know have the same number in both.
    steps = {record.step: record.step for record in journal.entries.records()}
    for record in records:
        if record.act != "do":
            journal.travel(record.act, steps.get(record.step, record.step), record.author, record.time)
            continue
        rows = journal.rows()
        with journal.entries.reading(f"“{record.words}” cannot be done again"):
            command = journal.command(record)
            inverse = rows.perform_all(command.changes(rows))
        if not inverse:
            raise ProjectError(
                f"“{record.words}” (entry {record.id} of the journal) has no effect there", path=rows.path
            )
        if record.step not in steps:
            steps[record.step] = journal.new_step(record.step_words, record.author)
        with journal.entries.reading(f"“{record.words}” cannot be written down"):
            made = (command.name, command.parameters())
            journal.entries.append(
                steps[record.step],
                "do",
                record.author,
                record.time,
                record.words,
                rows.touched,
                inverse,
                made,
            )


def take_back_all(journal: Journal, keep: int = 0) -> list[tuple[Record, list[Change]]]:
    """Bring the rows to where they were after the first `keep` rows of the journal, which stays as it is.

    Returns:
        The rows taken back, oldest first, each with the changes that do it again.
    """
    records = list(journal.entries.records())[keep:]
    taken = [(record, journal.take_back(record)) for record in reversed(records)]
    return taken[::-1]
