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
    DeletePair,
    DismissFinding,
    EditNote,
    EditText,
    EditTexts,
    InsertPair,
    JoinSegments,
    MergePairs,
    MoveSegment,
    Realign,
    ReplaceScores,
    ResolveNote,
    RestoreFinding,
    RestoreText,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetLocked,
    SetSetting,
    SetStatus,
    ShiftSide,
    Side,
    SplitPair,
    SplitSegment,
    SwapPairs,
    Unchanged,
)
from alignpost.store.entries import JournalEntry
from alignpost.store.project import Clock, Project

__all__ = [
    "UNCHANGED",
    "AddNote",
    "Clock",
    "Command",
    "DeleteNote",
    "DeletePair",
    "DismissFinding",
    "EditNote",
    "EditText",
    "EditTexts",
    "InsertPair",
    "JoinSegments",
    "JournalEntry",
    "MergePairs",
    "MoveSegment",
    "Project",
    "Realign",
    "ReplaceScores",
    "ResolveNote",
    "RestoreFinding",
    "RestoreText",
    "SetBookmark",
    "SetHumanScore",
    "SetKeep",
    "SetLocked",
    "SetSetting",
    "SetStatus",
    "ShiftSide",
    "Side",
    "SplitPair",
    "SplitSegment",
    "SwapPairs",
    "Unchanged",
]
