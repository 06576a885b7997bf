"""Errors in words: few on the screen, where a folder's whole path would fill the line; and what ended the screen."""

from __future__ import annotations

import os
from pathlib import Path

from alignpost.errors import AlignPostError
from alignpost.visible import one_line

__all__ = ["ended_by", "in_short"]

_NAME_CELLS = 40


def in_short(error: AlignPostError) -> str:
    """`error` as one visible line, its file by its name alone."""
    words = one_line(error.message, 240)
    if error.path is None:
        return words
    return f"{one_line(Path(error.path).name or error.path, _NAME_CELLS)}: {words}"


def ended_by(error: Exception, *, edited: bool) -> Exception:
    """What to raise once the screen is left because of `error`, which nothing in it has caught.

    Args:
        error: as it was raised. One that is meant for the user stays as it is, and so does any other with
            `ALIGNPOST_DEBUG`, for its traceback.
        edited: whether there was a project, whose edits are all in its file.
    """
    if isinstance(error, AlignPostError) or os.environ.get("ALIGNPOST_DEBUG"):
        return error
    saved = "all edits are saved" if edited else "there was nothing to save yet"
    what = one_line(f"{type(error).__name__}: {error}")
    return AlignPostError(
        f"the screen ended through a mistake of AlignPost itself ({what}); {saved}; "
        "set ALIGNPOST_DEBUG=1 for the details to report"
    )
