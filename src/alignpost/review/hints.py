"""The five keys that matter now, for the last line of the screen."""

from __future__ import annotations

from dataclasses import dataclass

from alignpost.review.keymap import DEFAULT, Keymap

__all__ = ["TYPING", "Doing", "Hint", "hints"]


@dataclass(frozen=True, slots=True)
class Hint:
    """One entry of the last line: what to press and what it does."""

    key: str
    word: str
    action: str


@dataclass(frozen=True, slots=True)
class Doing:
    """What the reviewer is in the middle of; the first that holds, from the top, decides the keys."""

    nowhere: bool = False
    """No pair is shown."""
    reading_only: bool = False
    in_words: bool = False
    """The cursor stands on a word."""
    choosing: bool = False
    """A range of pairs is chosen."""
    pinning: bool = False
    """Something is pinned."""
    searching: bool = False
    doubting: bool = False
    """The pair has a finding that nobody has answered."""
    suggesting: bool = False
    """The finding under the mark suggests other words."""
    filtered: bool = False


TYPING = (Hint("Enter", "go to the first match", "settle"), Hint("Esc", "end the search", "escape"))
"""What matters while one types what to find."""

_IN_WORDS = (
    ("add_note", "note"),
    ("split", "split here"),
    ("edit_text", "edit"),
    ("other_side", "other side"),
)
_CHOOSING = (("merge", "merge"), ("realign", "realign"), ("batch", "all of them"), ("escape", "let go"))
_PINNING = (("pin", "pin"), ("other_side", "other side"), ("realign", "realign"), ("escape", "let go"))
_SEARCHING = (("next_match", "next match"), ("previous_match", "previous"), ("escape", "end the search"))
_READING = (("find", "find"), ("filter", "filter"), ("export", "export"))
_DOUBTING = (("accept", "accept"), ("confirm", "confirm ▸"), ("dismiss_finding", "dismiss ▸"))
_SUGGESTING = (("accept", "accept"), ("take_suggestion", "put in →"), ("dismiss_finding", "dismiss ▸"))
_USUAL = (("accept", "accept"), ("needs_work", "needs work"), ("add_note", "note"))
_NOWHERE = (
    ("show_all", "show all"),
    ("filter", "filter"),
    ("statistics", "statistics"),
    ("export", "export"),
)
_READING_WORDS = (("other_side", "other side"), ("copy", "copy"), ("find", "find"), ("escape", "let go"))


def hints(doing: Doing = Doing(), keymap: Keymap = DEFAULT) -> tuple[Hint, ...]:
    """The five keys that matter now, the one that lists all among them."""
    wanted = (*_wanted(doing), ("help", "all keys"))
    return tuple(Hint(keymap.label(name), word, name) for name, word in wanted if keymap.label(name))


def _wanted(doing: Doing) -> tuple[tuple[str, str], ...]:
    reading = doing.reading_only
    last = ("show_all", "show all") if doing.filtered else ("next_suspicious", "next doubt")
    ways = (
        (doing.nowhere, _NOWHERE),
        (doing.in_words, _READING_WORDS if reading else _IN_WORDS),
        (doing.choosing and not reading, _CHOOSING),
        (doing.pinning, _PINNING),
        (doing.searching, (*_SEARCHING, ("find", "find") if reading else ("accept", "accept"))),
        (reading, (*_READING, last)),
        (doing.doubting and doing.suggesting, (*_SUGGESTING, last)),
        (doing.doubting, (*_DOUBTING, last)),
        (True, (*_USUAL, last)),
    )
    return next(wanted for holds, wanted in ways if holds)
