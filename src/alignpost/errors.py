"""The error tree, one exit code each.

Every error that a user can meet says what is wrong, where (file, line or byte) and what to do::

    AlignPostError
    ├── UsageError              2   the command or its configuration does not make sense
    ├── InputError              3   a file cannot be read: missing, empty, binary, wrong encoding, broken
    │   └── FormatError         3   the file was read, but is not what its suffix says
    ├── OutputError             3   a file cannot be written: read-only place, full disk
    ├── ProjectError            4   a project file is damaged or of a newer version
    │   └── ProjectInUseError   4   somebody else is writing it at this moment
    └── Cancelled             130   the user stopped long work
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import ClassVar

__all__ = [
    "AlignPostError",
    "Cancelled",
    "ExitCode",
    "FormatError",
    "InputError",
    "OutputError",
    "ProjectError",
    "ProjectInUseError",
    "UsageError",
]


class ExitCode(IntEnum):
    """What a build server reads from us."""

    PASS = 0
    GATE_FAILED = 1
    USAGE = 2
    UNREADABLE = 3
    PROJECT = 4
    INTERRUPTED = 130


class AlignPostError(Exception):
    """Base of all errors that are shown to the user as one line, never as a traceback.

    Args:
        message: what is wrong and what to do, one line.
        path: the file concerned, put before the message.
        line: 1-based line in that file.
        byte: 0-based byte offset in that file.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.UNREADABLE

    def __init__(
        self,
        message: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        byte: int | None = None,
    ) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.byte = byte
        super().__init__(str(self))

    def __str__(self) -> str:
        place = self.path or ""
        if self.line is not None:
            place += f", line {self.line}" if place else f"line {self.line}"
        if self.byte is not None:
            place += f", byte {self.byte}" if place else f"byte {self.byte}"
        return f"{place}: {self.message}" if place else self.message


class UsageError(AlignPostError):
    """The command, the call or a configuration does not make sense: words that do not fit together, a key that is none."""

    exit_code = ExitCode.USAGE


class InputError(AlignPostError):
    """A file cannot be read: missing, empty, binary, in another encoding, broken."""


class FormatError(InputError):
    """A file was read, but it is not what its suffix says."""


class OutputError(AlignPostError):
    """A file cannot be written; what stood there before is untouched."""


class ProjectError(AlignPostError):
    """A project file is damaged, is no project, or comes from a newer version."""

    exit_code = ExitCode.PROJECT


class ProjectInUseError(ProjectError):
    """Somebody else is writing this project at this moment."""


class Cancelled(AlignPostError):  # noqa: N818 - a wish of the user, not an error of the program
    """The user stopped long work; nothing of it was kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, message: str = "stopped; nothing was written") -> None:
        super().__init__(message)
