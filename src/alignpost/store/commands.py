"""The edits that a project knows, and how the journal's names lead back to them."""

from __future__ import annotations

from typing import Final

from alignpost.store.boundaries import JoinSegments, SplitSegment
from alignpost.store.command import Command, Moment, Side
from alignpost.store.decisions import SetBookmark, SetHumanScore, SetKeep, SetLocked, SetStatus
from alignpost.store.findings import DismissFinding, RestoreFinding
from alignpost.store.grouping import MergePairs, MoveSegment, SplitPair, SwapPairs
from alignpost.store.notes import UNCHANGED, AddNote, DeleteNote, EditNote, ResolveNote, Unchanged
from alignpost.store.payload import Json
from alignpost.store.realignment import Realign
from alignpost.store.revising import Revise
from alignpost.store.scores import ReplaceScores
from alignpost.store.settings import SetSetting
from alignpost.store.table_rows import DeletePair, InsertPair, ShiftSide
from alignpost.store.taking_over import TakeOver
from alignpost.store.text_edits import EditText, EditTexts, RestoreText

__all__ = [
    "UNCHANGED",
    "AddNote",
    "Command",
    "DeleteNote",
    "DeletePair",
    "DismissFinding",
    "EditNote",
    "EditText",
    "EditTexts",
    "InsertPair",
    "JoinSegments",
    "MergePairs",
    "Moment",
    "MoveSegment",
    "Realign",
    "ReplaceScores",
    "ResolveNote",
    "RestoreFinding",
    "RestoreText",
    "Revise",
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
    "TakeOver",
    "Unchanged",
    "command_of",
]

_COMMANDS: Final[dict[str, type[Command]]] = {
    command.name: command
    for command in (
        *(SetStatus, SetKeep, SetLocked, SetBookmark, SetHumanScore, ReplaceScores, SetSetting),
        *(AddNote, EditNote, ResolveNote, DeleteNote, DismissFinding, RestoreFinding),
        *(MoveSegment, MergePairs, SplitPair, SwapPairs, ShiftSide, InsertPair, DeletePair, Realign),
        *(SplitSegment, JoinSegments, EditText, EditTexts, RestoreText, Revise, TakeOver),
    )
}


def command_of(name: str, parameters: Json) -> Command:
    """The command that the journal calls `name`.

    Raises:
        KeyError, TypeError, ValueError: no such command, or other parameters than its own.
    """
    return _COMMANDS[name].from_parameters(parameters)
