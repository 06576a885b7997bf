"""Words that are other words with a prefix that denies: unhappy, inaccurate, irrégulier, malhonnête.

English words in `un-` and `no-` and words in `non-` are known by their stems. The letters of other prefixes begin many more words
that deny nothing (`invoice`, `increase`, `important`, `display`), so that `data/negated.LANGUAGE.txt` lists, by their
beginnings, those that do.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from alignpost.score.shipped import lines_of
from alignpost.tokens.function_words import listed

__all__ = ["EVERY_WORD", "negated_word", "without_prefix"]

_BY_STEM = {"en": ("un", "non-", "no-"), "fr": ("non-",)}
_PREFIXES = {
    "en": ("un", "in", "im", "il", "ir", "dis", "non-", "no-"),
    "fr": ("in", "im", "il", "ir", "dés", "dé", "mal", "mé", "dis", "non-"),
}
_SHORTEST_STEM = 4
_OTHERWISE = tuple(
    listed(
        """
        unbind unblock uncanny uncork uncover underst undoe undoin undone undoub undress unearth unfold unfortunate unhinge unices uninstall
        unions unleash unless unlink unload unlock unmask unmount unpack unpick unquote unravel unroll unseat unsettl untie
        untying unveil unwind unwrap unzip
        """
    )
)
"""Beginnings of words that undo something, or deny nothing of what their stems say."""


class _EveryWord:
    """The words of a language of which none is missing."""

    def __contains__(self, _: object) -> bool:
        """Whether it has a word."""
        return True


EVERY_WORD = _EveryWord()


def negated_word(key: str, lang: str, vocabulary: Container[str]) -> bool:
    """Whether a word is another one with a negative prefix.

    Args:
        key: in small letters.
        lang: primary subtag of its language; only English and French are known.
        vocabulary: the words of its language, for the stems.
    """
    for prefix in _BY_STEM.get(lang, ()):
        if key.startswith(prefix):
            stem = key[len(prefix) :]
            return len(stem) >= _SHORTEST_STEM and stem in vocabulary and not key.startswith(_OTHERWISE)
    return key.startswith(_beginnings(lang))


def without_prefix(key: str, lang: str, vocabulary: Container[str]) -> str | None:
    """The word that a word with a negative prefix denies, where the language has it: reliable for unreliable.

    Args:
        key: in small letters.
        lang: primary subtag of its language; only English and French are known.
        vocabulary: the words of its language.
    """
    if not negated_word(key, lang, vocabulary):
        return None
    stems = (key[len(prefix) :] for prefix in _PREFIXES.get(lang, ()) if key.startswith(prefix))
    return next((stem for stem in stems if len(stem) >= _SHORTEST_STEM and stem in vocabulary), None)


@cache
def _beginnings(lang: str) -> tuple[str, ...]:
    return tuple(lines_of(f"negated.{lang}.txt"))
