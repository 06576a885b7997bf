"""What an edit would come to, tried on a copy in memory: for looking at it first, and for scoring what it changes."""

from __future__ import annotations

from pathlib import Path

from alignpost.model import Pair
from alignpost.store.clock import Clock, login, now, stamp
from alignpost.store.commands import Command
from alignpost.store.copies import copy_in_memory
from alignpost.store.journal import Journal
from alignpost.store.pairs import PairList

__all__ = ["pairs_after"]


def pairs_after(
    path: Path, command: Command, *, author: str | None = None, clock: Clock = now
) -> tuple[Pair, ...]:
    """All pairs of the project at `path` as they would be after an edit; the file stays as it is.

    Raises:
        InputError, ProjectError: the file cannot be read or is damaged, or the edit is refused.
    """
    with copy_in_memory(path) as connection:
        Journal(connection, str(path)).do([command], author or login(), stamp(clock))
        return tuple(PairList(connection, str(path)))
