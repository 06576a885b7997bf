"""Questions that one side asks with a mark and the other in words: “What’s new” over a list, “If it is too thin, …”.

French sets up a condition by a question, « Sauce trop claire ? Ôtez le couvercle », and headings that ask often go
without a mark in English.
"""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.score.checks.denials import denials
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["asked_without_mark", "asks_instead_of_denying"]

_ASKING = listed(
    "what what’s how why who who’s where when which quoi que qu’ comment pourquoi qui où quand quel quelle quels quelles"
)
_OPENING = listed("and but so then et mais alors or ou")
"""Words before the one that asks, at most one of them."""
_IF = listed("if whether si")
_HE = (("il",), ("ils",))
"""Words before which `s’` is `si`, and no pronoun: `s’il pleut`, not `s’enfuit`."""
_HEADING = 8
"""Words of a heading at most."""
_CLAUSE = later(re.compile, r"[:–—|]\s")
_ENDED = (".", "!", ";", "…", ",")
_QUESTION = later(re.compile, r"[?？]")
_FOLLOWED = later(re.compile, r"[?？][\s\u00a0\u202f»”\"]*\w")


def asked_without_mark(asking: Side, stating: Side) -> bool:
    """Whether the side without a question mark asks all the same, in a heading, or has an `if` for every question.

    Args:
        asking: the side with question marks.
        stating: the other one.
    """
    questions = len(_QUESTION.findall(asking.text))
    if _conditions(stating) >= questions and len(_FOLLOWED.findall(asking.text)) == questions:
        return True
    return questions == 1 and _is_asking_heading(stating)


def asks_instead_of_denying(asking: Side, stating: Side) -> bool:
    """Whether one side asks whom or what the other denies: “You can’t argue with that.” – « Que répondre à ça ? »."""
    first = 1 if asking.keys[:1] and asking.keys[0] in _OPENING else 0
    asks = not _ASKING.isdisjoint(asking.keys[first : first + 1])
    if not asks or _QUESTION.search(stating.text) or not _QUESTION.search(asking.text):
        return False
    return len(denials(stating)) > len(denials(asking))


def _conditions(side: Side) -> int:
    """How often a text says `if`."""
    elided = sum(side.keys[place + 1 : place + 2] in _HE for place in side.places.get("s’", ()))
    return elided + sum(len(side.places.get(word, ())) for word in _IF)


def _is_asking_heading(side: Side) -> bool:
    """Whether a text, or what stands behind its colon, is a few words of which the first asks, without an end."""
    if side.text.rstrip().endswith(_ENDED):
        return False
    start = max((match.end() for match in _CLAUSE.finditer(side.text)), default=0)
    words = [key for key, word in zip(side.keys, side.words, strict=True) if word.start >= start]
    return 0 < len(words) <= _HEADING and words[0] in _ASKING
