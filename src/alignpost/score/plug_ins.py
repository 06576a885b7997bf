"""Checks and scorers of third parties, found by entry point.

A distribution announces them in its `pyproject.toml`::

    [project.entry-points."alignpost.checks"]
    house-style = "my_package.checks:HouseStyle"

The object is a `Check`, or a class of one that is made without arguments. A scorer's class may take the model's path.
What goes wrong in foreign code, while it is loaded or at work, becomes one sentence that names the plug-in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alignpost.errors import AlignPostError, UsageError
from alignpost.model import Finding
from alignpost.score.check import Check, Context, PairText

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["CHECK_GROUP", "SCORER_GROUP", "entries", "failure", "load", "plug_in_name", "plugged_checks"]

CHECK_GROUP = "alignpost.checks"
SCORER_GROUP = "alignpost.scorers"


@dataclass(slots=True)
class _Guarded:
    """A foreign check whose failures are told in a sentence."""

    check: Check
    plug_in: str
    id: str
    mqm: str

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """The findings of the foreign check, all of them made before any is handed on."""
        try:
            found: list[Any] = list(self.check(pair, context))
        except AlignPostError:
            raise
        except Exception as error:  # foreign code may raise anything
            raise failure(self.plug_in, "failed on a pair", error) from error
        strange = next((one for one in found if not isinstance(one, Finding)), None)
        if strange is not None:
            raise UsageError(
                f"{self.plug_in} found a {type(strange).__name__}, which is no Finding; correct or uninstall it"
            )
        return found


@cache
def plugged_checks(taken: tuple[str, ...]) -> tuple[Check, ...]:
    """The checks that installed distributions bring, by name.

    Args:
        taken: ids of our own checks, which no plug-in may use.

    Raises:
        UsageError: one cannot be loaded, is no check, or has the id of another.
    """
    seen = set(taken)
    found: list[Check] = []
    for entry in entries(CHECK_GROUP):
        name, made = plug_in_name(entry), load(entry)
        id_, mqm = getattr(made, "id", None), getattr(made, "mqm", None)
        if not (isinstance(id_, str) and id_ and isinstance(mqm, str) and callable(made)):
            raise UsageError(
                f"{name} is no check: it needs an id, an mqm type and to be callable; correct or uninstall it"
            )
        if id_ in seen:
            raise UsageError(
                f"{name} brings a check called {id_}, which exists already; rename or uninstall it"
            )
        seen.add(id_)
        found.append(_Guarded(made, name, id_, mqm))
    return tuple(found)


def entries(group: str) -> list[EntryPoint]:
    """The entry points of a group, by name."""
    if not _announced(group):
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - takes a tenth of a start; most have no plug-ins

    return sorted(entry_points(group=group), key=lambda entry: entry.name)


def _announced(group: str) -> bool:
    """Whether a distribution may have entry points of a group, by a look into the files that list them."""
    for name in sys.path:
        try:
            inside = os.listdir(name or ".")  # noqa: PTH208 - names are enough, for hundreds of files
        except NotADirectoryError:  # an archive: only the standard library looks into it
            return True
        except OSError:  # not there
            continue
        for info in inside:
            if info.endswith((".dist-info", ".egg-info")) and _lists(Path(name, info), group):
                return True
    return False


def _lists(info: Path, group: str) -> bool:
    try:
        listed = (info / "entry_points.txt").read_bytes()
    except OSError:  # most distributions have none
        return False
    return f"[{group}]".encode() in listed.replace(b" ", b"")


def load(entry: EntryPoint, *arguments: str) -> Any:
    """The object of an entry point; a class is made with `arguments`.

    Raises:
        UsageError: it cannot be loaded or made.
    """
    try:
        thing = entry.load()
        return thing(*arguments) if isinstance(thing, type) else thing
    except AlignPostError:
        raise
    except Exception as error:
        # Foreign code may raise anything.
        raise failure(plug_in_name(entry), "cannot be loaded", error) from error


def plug_in_name(entry: EntryPoint) -> str:
    """How a complaint calls a plug-in: its name and its distribution."""
    return f"the plug-in “{entry.name}”" + (f" of {entry.dist.name}" if entry.dist else "")


def failure(plug_in: str, what: str, error: Exception) -> UsageError:
    """The complaint about foreign code, in one line."""
    said = f"{type(error).__name__}: {error}".split("\n", 1)[0]
    return UsageError(f"{plug_in} {what} ({said}); correct or uninstall it")
