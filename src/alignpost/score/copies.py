"""When a word that stands on both sides is a rendering, and when it was left untranslated."""

from __future__ import annotations

from functools import lru_cache

from alignpost.score.lexicon import Lexicon

__all__ = ["may_be_copied"]

_SHARED_BITS = 4.5
"""A word copied from the source counts as rendered if the target language itself uses it at most so much more rarely."""
_NAME_BITS = 17.0
"""A capitalised word so rare, and unknown to the target language, is a name even if it is a common word too."""


@lru_cache(maxsize=65_536)
def may_be_copied(key: str, capital: bool, lexicon: Lexicon | None) -> bool:
    """Whether the same word on both sides may render itself: numbers, names, addresses, code and shared words."""
    if lexicon is None or not key[:1].isalpha() or any(c.isdigit() for c in key):
        return True
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        return True
    if capital and (ours.small < 0.5 or (theirs is None and ours.information > _NAME_BITS)):
        return True  # a name: Rubio, Trump
    return theirs is not None and theirs.information <= ours.information + _SHARED_BITS
