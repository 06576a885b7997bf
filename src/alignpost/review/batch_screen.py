"""One thing for many pairs: choose it, see how many they are, confirm."""

from __future__ import annotations

from alignpost.model import Status
from alignpost.review.choice_screen import ChoiceScreen
from alignpost.review.marks import BOOKMARK, STATUS_MARK
from alignpost.review.verdicts import guarded
from alignpost.visible import counted

__all__ = ["for_many"]

_ACTIONS = (
    (Status.ACCEPTED.value, f"{STATUS_MARK[Status.ACCEPTED]} accept {{}}"),
    (Status.NEEDS_WORK.value, f"{STATUS_MARK[Status.NEEDS_WORK]} send back {{}}"),
    (Status.REJECTED.value, f"{STATUS_MARK[Status.REJECTED]} reject {{}}"),
    (Status.UNREVIEWED.value, f"{STATUS_MARK[Status.UNREVIEWED]} clear the marks of {{}}"),
    ("drop", "– leave {} out of exports"),
    ("keep", "+ take {} into exports again"),
    ("lock", "[ lock {}"),
    ("unlock", "] unlock {}"),
    ("bookmark", f"{BOOKMARK} set a bookmark on {{}}"),
    ("unbookmark", "  take the bookmarks from {}"),
    ("rescore", "↻ score {} again"),
)


def for_many(asked: ChoiceScreen, what: str, count: int, locked: int, above: int) -> ChoiceScreen:
    """`asked` for the name of an action; the count in its title is what Enter confirms.

    Args:
        asked: the dialogue.
        what: the filter or range, in words.
        count: how many pairs that is.
        locked: how many of them are locked, and stay as they are where a lock forbids it.
        above: how many unreviewed ones that are not locked stand above the cursor.
    """
    pairs, free = counted(count, "pair"), counted(count - locked, "pair")
    choices = [(name, words.format(free if guarded(name) else pairs)) for name, words in _ACTIONS]
    undecided = counted(above, "unreviewed pair")
    choices.append(("accept_above", f"{STATUS_MARK[Status.ACCEPTED]} accept {undecided} above the cursor"))
    told = f"{what}: {pairs}, {locked:,} locked" if locked else f"{what}: {pairs}"
    return asked.ask(f"To all of them ({told}), one step to undo:", choices)
