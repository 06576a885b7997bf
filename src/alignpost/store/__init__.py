"""The project file: one SQLite file with documents, pairs, scores, notes and the journal of every edit.

>>> with Project.open(Path("post.alignpost")) as project:     # doctest: +SKIP
...     project.apply(SetStatus([3], Status.ACCEPTED))
...     project.undo()
'accept pair 3'
"""

from alignpost.store.alignment_model import MODEL_SETTINGS, AlignmentModel
from alignpost.store.arrangement import arrangement_of
from alignpost.store.clock import Clock
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
    Revise,
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
from alignpost.store.documents import Paragraphs
from alignpost.store.entries import JournalEntry
from alignpost.store.merging import merge
from alignpost.store.pairs import News
from alignpost.store.past import PastState
from alignpost.store.project import Project
from alignpost.store.replay import Replayed, journal_json, replay
from alignpost.store.revised_pairs import Heir, RevisedPair
from alignpost.store.revised_texts import RevisedText
from alignpost.store.taking import Conflict, Merged
from alignpost.store.trying import pairs_after

__all__ = [
    "MODEL_SETTINGS",
    "UNCHANGED",
    "AddNote",
    "AlignmentModel",
    "Clock",
    "Command",
    "Conflict",
    "DeleteNote",
    "DeletePair",
    "DismissFinding",
    "EditNote",
    "EditText",
    "EditTexts",
    "Heir",
    "InsertPair",
    "JoinSegments",
    "JournalEntry",
    "MergePairs",
    "Merged",
    "MoveSegment",
    "News",
    "Paragraphs",
    "PastState",
    "Project",
    "Realign",
    "ReplaceScores",
    "Replayed",
    "ResolveNote",
    "RestoreFinding",
    "RestoreText",
    "Revise",
    "RevisedPair",
    "RevisedText",
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
    "arrangement_of",
    "journal_json",
    "merge",
    "pairs_after",
    "replay",
]
