"""The project file: one SQLite file with documents, pairs, scores, notes and the journal of every edit.

>>> with Project.open(Path("post.alignpost")) as project:     # doctest: +SKIP
...     project.apply(SetStatus([3], Status.ACCEPTED))
...     project.undo()
'accept pair 3'
"""

from alignpost.store.commands import (
    UNCHANGED,
    AddNote,
    Command,
    DeleteNote,
    EditNote,
    ReplaceScores,
    SetKeep,
    SetStatus,
    Unchanged,
)
from alignpost.store.journal import JournalEntry
from alignpost.store.project import Clock, Project

__all__ = [
    "UNCHANGED",
    "AddNote",
    "Clock",
    "Command",
    "DeleteNote",
    "EditNote",
    "JournalEntry",
    "Project",
    "ReplaceScores",
    "SetKeep",
    "SetStatus",
    "Unchanged",
]
