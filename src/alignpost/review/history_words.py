"""The history of a pair in words, for the page on the screen and for lines that are read out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from alignpost.store import JournalEntry, PastState
from alignpost.visible import visible

__all__ = ["deed", "history_lines", "is_version", "when"]

_ACTS: Final = {"undo": "undone: ", "redo": "done again: "}


def when(entry: JournalEntry) -> str:
    """Day and minute of an edit, in UTC."""
    return entry.time.replace("T", " ").removesuffix("Z")[:16]


def deed(entry: JournalEntry) -> str:
    """What was done."""
    return _ACTS.get(entry.act, "") + entry.words


def is_version(state: PastState, older: PastState | None) -> bool:
    """Whether the translation of a state is told: it is known, and another than that of the state before in time."""
    before = None if older is None else older.translation
    return state.translation is not None and (state.entry is None or state.translation != before)


def history_lines(states: Iterator[PastState]) -> Iterator[str]:
    """A line for each state, numbered from 1, the newest; with the translation where the edit changed it.

    Raises:
        ProjectError: the states come from a damaged journal.
    """
    state, number = next(states, None), 1
    now = None if state is None else state.translation
    if state is not None and state.entry is None:
        yield "Nothing has been done to this pair yet."
        return
    while state is not None:
        older = next(states, None)
        yield visible(f"{number}, {_told(state, older, now)}")
        state, number = older, number + 1


def _told(state: PastState, older: PastState | None, now: str | None) -> str:
    entry = state.entry
    done = "in the beginning" if entry is None else f"{when(entry)}, {entry.author}, {deed(entry)}"
    if not is_version(state, older):
        return done
    sign = "now" if state.translation == now else "then"
    other = "" if state.same_sentences else ", with other sentences"
    return f"{done}; {sign}{other}: {state.translation or '(nothing)'}"
