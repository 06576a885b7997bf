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
_USUAL = (("accept", "accept"), ("needs_work", "needs work"), ("add_note", "note"))
_READING_WORDS = (("other_side", "other side"), ("copy", "copy"), ("find", "find"), ("escape", "let go"))


def hints(doing: Doing = Doing(), keymap: Keymap = DEFAULT) -> tuple[Hint, ...]:
    """The five keys that matter now, the one that lists all among them."""
    wanted = (*_wanted(doing), ("help", "all keys"))
    return tuple(Hint(keymap.label(name), word, name) for name, word in wanted if keymap.label(name))


def _wanted(doing: Doing) -> tuple[tuple[str, str], ...]:
    if doing.in_words:
        return _READING_WORDS if doing.reading_only else _IN_WORDS
    if doing.choosing and not doing.reading_only:
        return _CHOOSING
    if doing.pinning:
        return _PINNING
    if doing.searching:
        return (*_SEARCHING, ("find", "find") if doing.reading_only else ("accept", "accept"))
    last = ("show_all", "show all") if doing.filtered else ("next_suspicious", "next doubt")
    if doing.reading_only:
        return (*_READING, last)
    return (*(_DOUBTING if doing.doubting else _USUAL), last)
