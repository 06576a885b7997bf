"""The entry point: finds the sub-command, and turns every error into one line and an exit code."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence

from alignpost.cli.output import data, say
from alignpost.errors import AlignPostError, ExitCode
from alignpost.version import __version__

__all__ = ["main"]

_OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""More than a start makes."""
_INTERRUPTED = "interrupted; nothing was written"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `alignpost` with `arguments` (the process's own by default) and return the exit code."""
    if arguments is not None:
        return _outcome(list(arguments))
    # What a start makes stays to the end: looking through it for garbage every 700 objects takes long.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    return _leave(_outcome(sys.argv[1:]))


def _leave(code: int) -> int:
    """End the process as Python does, but give its memory back whole.

    Looking through what is left for garbage and taking it down object by object is a twentieth of a short run. Where
    threads go on, or something written cannot be delivered, `code` is returned, and Python ends as it always does.
    """
    if "threading" in sys.modules and sys.modules["threading"].active_count() > 1:
        return code
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return code
    os._exit(code)


def _outcome(words: list[str]) -> int:
    try:
        if words == ["--version"]:  # before anything is imported: scripts ask this often
            data(f"alignpost {__version__}")
            return ExitCode.PASS
        return _run(words)
    except AlignPostError as error:
        return _complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _complain(_INTERRUPTED, ExitCode.INTERRUPTED)
    except OSError as error:
        where = error.filename or "reading or writing failed"
        return _complain(f"{where}: {error.strerror or error}", ExitCode.UNREADABLE)
    except Exception as error:
        if os.environ.get("ALIGNPOST_DEBUG"):
            raise
        kind = type(error).__name__
        return _complain(
            f"a mistake of AlignPost itself ({kind}: {error}); set ALIGNPOST_DEBUG=1 for the details",
            ExitCode.UNREADABLE,
        )


def _run(words: list[str]) -> int:
    import click

    from alignpost.cli.commands import alignpost

    try:
        result = alignpost.main(words, prog_name="alignpost", standalone_mode=False)
    except click.exceptions.Abort:
        return _complain(_INTERRUPTED, ExitCode.INTERRUPTED)
    except SystemExit:
        if "_ALIGNPOST_COMPLETE" in os.environ:
            raise
        # So click ends where the reader of standard output (`head`) has gone, which is its right.
        return ExitCode.PASS
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        for line in told.getvalue().splitlines():  # an option may be the name of a file that a pattern found
            say(line)
        return error.exit_code
    return result if isinstance(result, int) else ExitCode.PASS


def _complain(message: str, code: int) -> int:
    """One line on standard error."""
    say(f"alignpost: {message}")
    return code
