"""The negations of an English text: `not`, `nobody`, and what looks like one: `no doubt`, `no later than`."""

from __future__ import annotations

from functools import cache

from alignpost.score.checks.denial import Denial
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens.function_words import listed

__all__ = ["ENGLISH_DENIALS", "english_denials"]

ENGLISH_DENIALS = listed(
    "not never no none nobody no-one nothing neither nor nowhere cannot without ain’t non nobody’ll nobody’d"
)
_THAN = (("longer",), ("later",), ("earlier",), ("sooner",), ("fewer",), ("more",), ("less",))
_SURELY = (("fail",), ("doubt",), ("question",))
"""`no later than` and `without fail` deny nothing."""


def english_denials(side: Side) -> list[Denial]:
    """The explicit negations, in order."""
    found = []
    keys = side.keys
    for place in side.watched(_watches()):
        key = keys[place]
        following = keys[place + 1] if place + 1 < len(keys) else ""
        if (key == "not" and following in ("only", "just", "least", "merely")) or (
            key == "no" and following in ("one’s", "doubt", "matter", "wonder", "denying", "sooner")
        ):
            continue
        if key == "no" and any(map(str.isdigit, following)):
            continue  # No. 1, NO. O-11
        if key == "not" and place and keys[place - 1] in _BEFORE_NOT and following not in _OF_ALL:
            continue  # whether or not, why not
        idle = following in _AFTER.get(key, ()) or keys[max(0, place - 1) : place + 2] == _IN_NO_TIME
        found.append(Denial((side.words[place].span,), (place,), idle or _idle(keys, place)))
    return found


_AFTER = {"never": ("mind",), "none": ("the",), "nothing": ("like",), "no": ("mean", "small")}
"""What follows where nothing is denied: never mind, none the less, nothing like it, no mean feat."""
_IN_NO_TIME = ("in", "no", "time")
_BEFORE_NOT = ("whether", "if", "why", "or")
_OF_ALL = ("all", "every", "everyone", "everything")
_JUST = (("just",), ("only",), ("merely",), ("simply",))
_AT_MOST = (
    ("exceeding",),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("later", "than"),
    ("to", "exceed"),
    ("in", "excess"),
)
"""What `not` goes with in a bound, which French states as one: not exceeding – maximal."""


@cache
def _watches() -> int:
    """The bit of the words that deny."""
    return watch("en", lambda key: key in ENGLISH_DENIALS or key.endswith("n’t"))


def _idle(keys: tuple[str, ...], place: int) -> bool:
    """Whether an English negation affirms: `nothing but`, `couldn’t care less`, `no better`, `can’t help`, `not without`.

    French says such things with a negation or without, so that they are never missed.
    """
    key, after = keys[place], keys[place + 1 : place + 6]
    if (key == "no" and (after[:1] in _THAN and "than" in after[1:2])) or after[:1] == ("until",):
        return True  # "it wasn’t until he left that …" – « il a fallu qu’il parte pour que … »
    bound = key == "not" and (after[:1] in _AT_MOST or after[:2] in _AT_MOST)
    # "Nothing is more important than health." – « La santé passe avant tout. »
    best = key in ("nothing", "nobody", "never") and "than" in after[2:] and any(map(_compares, after))
    if bound or best or (key.endswith("n’t") and after[:1] in _JUST):
        return True
    if key in ("nothing", "none", "nobody", "no"):
        return after[:1] in (("but",), ("except",)) or (
            key == "no"
            and bool(after)
            and ((after[0] != "more" and _compares(after[0])) or "but" in after[1:3])
        )
    if key == "without" and (keys[max(0, place - 2) : place] == ("with", "or") or after[:1] in _SURELY):
        return True
    possible = key in ("can’t", "couldn’t", "cannot") or keys[place - 1 : place] in (("can",), ("could",))
    if possible and (after[:1] == ("help",) or "too" in after[:3] or any(map(_compares, after))):
        return True
    return after[:1] == ("without",) or (key == "without" and "not" in keys[max(0, place - 2) : place])


def _compares(key: str) -> bool:
    """Whether an English word is a comparative; `no more` and `no longer` deny all the same."""
    known = key in ("less", "more", "worse", "better") or (key.endswith("ier") and len(key) > 5)
    return known or key in (
        "greater",
        "higher",
        "bigger",
        "stronger",
        "finer",
        "clearer",
        "closer",
        "further",
    )
