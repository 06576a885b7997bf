"""Checks and scorers of third parties, found by entry point.

A distribution announces them in its `pyproject.toml`::

    [project.entry-points."alignpost.checks"]
    house-style = "my_package.checks:HouseStyle"

The object is a `Check` (or a `Scorer`), or a class or function that makes one without arguments. What goes wrong in
foreign code, while it is loaded or at work, becomes one sentence that names the plug-in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from alignpost.errors import AlignPostError, UsageError
from alignpost.model import Finding
from alignpost.score.check import Check, Context, PairText

__all__ = ["CHECK_GROUP", "SCORER_GROUP", "loaded", "plugged_checks"]

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
            return list(self.check(pair, context))
        except AlignPostError:
            raise
        except Exception as error:  # foreign code may raise anything
            raise _failure(self.plug_in, "failed on a pair", error) from error


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
    for entry, made in loaded(CHECK_GROUP):
        name = plug_in_name(entry)
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


def loaded(group: str) -> list[tuple[EntryPoint, Any]]:
    """Every entry of a group with the object that it makes.

    Raises:
        UsageError: one cannot be loaded.
    """
    found: list[tuple[EntryPoint, Any]] = []
    for entry in sorted(_entries(group), key=lambda entry: entry.name):
        try:
            thing = entry.load()
            found.append((entry, thing() if isinstance(thing, type) else thing))
        except Exception as error:  # foreign code may raise anything
            raise _failure(plug_in_name(entry), "cannot be loaded", error) from error
    return found


def _entries(group: str) -> Sequence[EntryPoint]:
    return list(entry_points(group=group))


def plug_in_name(entry: EntryPoint) -> str:
    """How a complaint calls a plug-in: its name and its distribution."""
    return f"the plug-in “{entry.name}”" + (f" of {entry.dist.name}" if entry.dist else "")


def _failure(plug_in: str, what: str, error: Exception) -> UsageError:
    said = f"{type(error).__name__}: {error}".split("\n", 1)[0]
    return UsageError(f"{plug_in} {what} ({said}); correct or uninstall it")
