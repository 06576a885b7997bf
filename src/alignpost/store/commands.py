"""The edits that a project knows, and how the journal's names lead back to them."""

from __future__ import annotations

from typing import Final

from alignpost.store.command import Command, Moment
from alignpost.store.decisions import SetKeep, SetStatus
from alignpost.store.notes import UNCHANGED, AddNote, DeleteNote, EditNote, Unchanged
from alignpost.store.payload import Json
from alignpost.store.scores import ReplaceScores

__all__ = [
    "UNCHANGED",
    "AddNote",
    "Command",
    "DeleteNote",
    "EditNote",
    "Moment",
    "ReplaceScores",
    "SetKeep",
    "SetStatus",
    "Unchanged",
    "command_of",
]

_COMMANDS: Final[dict[str, type[Command]]] = {
    command.name: command for command in (SetStatus, SetKeep, AddNote, EditNote, DeleteNote, ReplaceScores)
}


def command_of(name: str, parameters: Json) -> Command:
    """The command that the journal calls `name`.

    Raises:
        KeyError, TypeError, ValueError: no such command, or other parameters than its own.
    """
    return _COMMANDS[name].from_parameters(parameters)
