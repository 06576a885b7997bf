"""What an edit changed, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from alignpost.tokens import words

__all__ = ["Change", "told_diff", "word_diff"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that stayed, went, or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """The stretches of both texts in reading order; those that stayed or went make up `before`, the others `after`.

    Words are compared whole, and what stands between words character by character, so that a changed kind of space
    or quotation mark shows as itself.
    """
    old, new = _pieces(before), _pieces(after)
    changes: list[Change] = []
    for verb, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if verb == "equal":
            changes.append(Change("same", "".join(old[a:b])))
            continue
        changes += [Change("gone", "".join(old[a:b]))] if b > a else []
        changes += [Change("new", "".join(new[c:d]))] if d > c else []
    return tuple(changes)


def told_diff(before: str, after: str) -> tuple[tuple[str, Literal["same", "gone", "new", "sign"]], ...]:
    """The changes with signs around them, so that they are told apart without colour: `[old → new]`, `[− old]`."""
    told: list[tuple[str, Literal["same", "gone", "new", "sign"]]] = []
    changes = word_diff(before, after)
    for place, change in enumerate(changes):
        follows = changes[place + 1].kind if place + 1 < len(changes) else "same"
        replaced = change.kind == "new" and place > 0 and changes[place - 1].kind == "gone"
        if change.kind == "same":
            told.append((change.text, "same"))
        elif change.kind == "gone":
            told += [("[" if follows == "new" else "[− ", "sign"), (change.text, "gone")]
            told += [] if follows == "new" else [("]", "sign")]
        else:
            told += [(" → " if replaced else "[+ ", "sign"), (change.text, "new"), ("]", "sign")]
    return tuple(told)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    for word in words(text):
        pieces += [*text[at : word.start], word.text]
        at = word.end
    return [*pieces, *text[at:]]
