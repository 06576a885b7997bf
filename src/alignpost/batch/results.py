"""Results on disk: one JSON file an item, which a later run with the same files and settings takes over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alignpost.atomic import replacing
from alignpost.batch.items import Item
from alignpost.batch.task import Result
from alignpost.errors import ExitCode, OutputError

__all__ = ["earlier", "keep", "prepare"]

_KEY: Final = "digest"


def prepare(folder: Path) -> None:
    """Make the folder of the results. One with a dot before its name, as of the hook, is kept out of Git.

    Raises:
        OutputError: it cannot be made.
    """
    with _making(folder):
        fresh = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        if fresh and folder.name.startswith("."):
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")


@contextmanager
def _making(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror or error}", path=folder) from error


def earlier(folder: Path, item: Item, digest: str) -> Result | None:
    """The result of an earlier run, if it is of the same files and settings and whole."""
    try:
        report = json.loads(_place(folder, item).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(report, dict) or report.pop(_KEY, None) != digest:
        return None
    code = ExitCode.GATE_FAILED if report.get("outcome") == "fail" else ExitCode.PASS
    result = Result(item, digest, report, exit_code=code, reused=True)
    return result if _whole(result) else None


def _whole(result: Result) -> bool:
    """Whether other reports can be made of the report: somebody may have edited it."""
    try:
        result.assessment()
    except (LookupError, TypeError, ValueError, AttributeError):
        return False
    return result.report is not None and isinstance(result.report.get("fidelity"), float)


def keep(folder: Path, result: Result) -> None:
    """Write the report of a result; an item without one leaves no file, so that the next run tries again.

    Raises:
        OutputError: the disk is full, or the folder may not be written.
    """
    if result.report is None or result.reused:
        return
    place = _place(folder, result.item)
    with _making(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**result.report, _KEY: result.digest}, ensure_ascii=False, indent=1) + "\n"
    with replacing(place) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))


def _place(folder: Path, item: Item) -> Path:
    return folder / f"{item.name}.json"
