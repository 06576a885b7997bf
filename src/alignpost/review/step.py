"""An edit on its way: still to be made, made in the file, taken into the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alignpost.progress import Progress
from alignpost.review.traits import Traits
from alignpost.store import News
from alignpost.visible import counted

__all__ = ["Change", "Made", "Step", "cleared_in_words"]


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit, or a step through the history, has changed."""

    words: str
    """What was done, taken back or done again."""
    places: tuple[int, ...]
    """Of the pairs that it changed, as they now stand."""
    regrouped: bool = False
    """Whether pairs came or went, so that the rows are others."""
    cleared: int = 0
    """How many pairs fewer than before have a person's decision."""


def cleared_in_words(change: Change) -> str:
    """`; 2 decisions cleared, z brings them back`, to follow the words of a change; mostly nothing."""
    if not change.cleared:
        return ""
    them = "it" if change.cleared == 1 else "them"
    return f"; {counted(change.cleared, 'decision')} cleared, z brings {them} back"


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that is still to be made, or a step through the history."""

    pairs: int
    """How many pairs it concerns, at most."""
    make: Callable[[Progress], str | None]
    """Makes it, in any thread; gives its words, None where there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """An edit that is in the file and not yet in the view."""

    words: str
    news: News | None
    traits: Traits | None
    """Of the pairs of `news`, found in the thread that made the edit."""
