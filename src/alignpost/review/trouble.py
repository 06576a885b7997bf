"""Errors in few words: a folder's whole path would fill the line before what is wrong is said."""

from __future__ import annotations

from pathlib import Path

from alignpost.errors import AlignPostError
from alignpost.visible import one_line

__all__ = ["in_short"]

_NAME_CELLS = 40


def in_short(error: AlignPostError) -> str:
    """`error` as one visible line, its file by its name alone."""
    words = one_line(error.message, 240)
    if error.path is None:
        return words
    return f"{one_line(Path(error.path).name or error.path, _NAME_CELLS)}: {words}"
