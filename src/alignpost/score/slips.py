"""Slips of French grammar that a lost or foreign word leaves behind: `le automobile`, `de une`, `des missile`."""

from __future__ import annotations

from alignpost.score.lexicon import Facts
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["slips"]

_ELIDED = listed("le la de que je ne se me te lorsque puisque jusque quoique")
"""Words that lose their vowel before another."""
_VOWELS = frozenset("aeiouàâéèêëîïôùûœæ")
_UNELIDED = listed(
    "un une onze onzième oui ouistiti ouate uhlan ululement à a au aux en et y est où ou eu yeux iode euh ah oh eh"
)
"""Words before which French may keep it, and small words behind verbs and inversions: `dis-le à`, `ce que à`."""
_PLURAL = listed("des ces ses nos vos mes tes plusieurs quelques aux")
"""Determiners of plurals that are no pronouns: `les` may be an object of the verb behind it."""
_ENDS_ALIKE = ("s", "x", "z")
_LARGE = listed("million milliard billion")
_BLANKS = frozenset(" \u00a0\u202f")


def slips(side: Side, facts: Facts) -> int:
    """How many such slips a text has; 0 in other languages than French.

    Args:
        side: the text.
        facts: what the lexicon knows of the words of its language.
    """
    if base_language(side.lang) != "fr":
        return 0
    keys, gaps, texts = side.keys, side.gaps, side.texts
    found = 0
    for place, gap in enumerate(gaps):
        if gap not in _BLANKS:
            continue
        first, word = keys[place], keys[place + 1]
        if first in _ELIDED:
            found += word[0] in _VOWELS and word not in _UNELIDED and texts[place + 1].islower()
        elif first in _PLURAL:
            found += texts[place + 1].islower() and _singular(word, facts)
        elif word in _LARGE and first[0].isdigit() and first not in ("1", "0"):
            found += "," not in first and "." not in first
    return found


def _singular(word: str, facts: Facts) -> bool:
    """Whether a word is one of which the lexicon has the plural."""
    return not word.endswith(_ENDS_ALIKE) and word in facts and f"{word}s" in facts
