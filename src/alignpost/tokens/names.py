"""Names of a sentence: capitalised words and acronyms that look like proper names, without a dictionary.

A name is a run of capitalised words side by side (`Vladimir Putin`, `White House`), joined where need be by a
nobiliary particle (`van`, `bin`, `von`). `of` and `de` end a name: `Secretary of State` holds two, since the order
around them differs between the languages and each part has its own counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from alignpost.model import Span
from alignpost.tokens.function_words import function_words, listed
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import Word, base_language, fold_apostrophes, words

__all__ = ["CAPITAL", "LETTERED", "LOUD", "Name", "case_of", "cases_of", "names", "opens_sentence", "shouted"]

_TEXT = itemgetter(2)
_PARTICLES = listed("van von der den bin ibn al el da di del della dos ter")
_BESIDE = re.compile(r"[ \u00a0\u202f]+")
_OPENS_SENTENCE = re.compile(
    r"(?:^|[.!?…:;]|[.!?…]\s*[»”\"’'\])])[\s\u00a0\u202f]*[«“‘\"'(\[\-–—•*#\s\u00a0\u202f]*$"
)
_LOOKED_BACK = 12
"""Characters before a word that may hold the stop and the quotes that open its sentence."""
_ACRONYM = re.compile(r"(?:[A-ZÀ-Þ]\.){2,}|[A-ZÀ-Þ][A-ZÀ-Þ0-9&-]*[A-ZÀ-Þ0-9]")
_CALENDAR = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_CONTRACTED = listed("i you we they he she it that there")


class Name(NamedTuple):
    """One name of a text."""

    span: Span
    text: str
    words: tuple[Word, ...]
    """Its words, particles included."""
    acronym: bool = False
    """Capitals throughout, as CIA or U.S., in a text that is not."""
    certain: bool = True
    """False where the capital has another reason at hand: the sentence begins, or nearly every word has one."""


def names(
    text: str, lang: str, tokens: Sequence[Word] | None = None, cases: Sequence[int] | None = None
) -> tuple[Name, ...]:
    """The names of `text` in order, disjoint.

    In a text all in capitals, and in a heading with a capital on nearly every word, every content word is a possible
    name; all of them come with `certain=False`.

    Args:
        text: a sentence.
        lang: BCP 47 tag; function words are known in English and French.
        tokens: `words(text)` where the caller has it already.
        cases: `cases_of(tokens)`, too.
    """
    if tokens is None:
        tokens = words(text)
    language = base_language(lang)
    if cases is None:
        cases = cases_of(tokens)
    loud = shouted(cases)
    named = _named(language, loud)
    capitals = [place for place, case in enumerate(cases) if case & CAPITAL]
    titled = loud or _titled(tokens, len(capitals), function_words(language))
    found: list[Name] = []
    after = 0
    for place in capitals:
        if place < after or not named[tokens[place].text]:
            continue
        after = place + 1
        while after < len(tokens) and _goes_on(tokens, cases, after, text, named):
            after += 1
        found.append(_name(tuple(tokens[place:after]), text, loud, titled))
    return tuple(found)


CAPITAL, LOUD, _CASED, LETTERED = 1, 2, 4, 8
"""How a word may be written: with a capital first, in capitals throughout, with letters that have two cases at all,
with a letter first."""


def case_of(word: str) -> int:
    """`CAPITAL`, `LOUD` and `LETTERED`, as far as a word is so written, as a sum."""
    first = CAPITAL * word[0].isupper() + LETTERED * word[0].isalpha()
    return first + LOUD * word.isupper() + _CASED * (word.upper() != word.lower())


_CASES = Remembered(case_of)


def cases_of(tokens: Sequence[Word]) -> list[int]:
    """For every word `CAPITAL`, `LOUD` and `LETTERED`, as far as it is so written, as a sum."""
    return list(map(_CASES.__getitem__, map(_TEXT, tokens)))


def shouted(cases: Sequence[int]) -> bool:
    """Whether a text is in capitals, by the cases of its words: at least four in five of two or more that have two."""
    loud = len([case for case in cases if case & LOUD])
    if not loud:
        return False
    cased = len([case for case in cases if case & _CASED])
    return cased > 1 and 5 * loud >= 4 * cased


def _titled(tokens: Sequence[Word], capitals: int, functions: frozenset[str]) -> bool:
    """Whether nearly every content word has a capital, as in an English headline."""
    small = 0
    for _, _, text in tokens:  # a few small content words settle it for nearly every sentence
        if len(text) > 2 and not text[0].isupper() and text.lower() not in functions:
            small += text[0].isalpha()
            if 4 * small > capitals:
                return False
    content = [
        w.text for w in tokens if w.text[0].isalpha() and len(w.text) > 2 and w.text.lower() not in functions
    ]
    return len(content) > 3 and 5 * sum(text[0].isupper() for text in content) >= 4 * len(content)


def _goes_on(
    tokens: Sequence[Word], cases: Sequence[int], place: int, text: str, named: Remembered[str, bool]
) -> bool:
    """Whether a name that reaches the word before `place` holds this one too."""
    word = tokens[place].text
    if not cases[place] & CAPITAL:
        # A particle, or two of them, is small, and what follows has a capital: `von der Leyen`.
        following = place + 1
        if following < len(tokens) and tokens[following].text in _PARTICLES:
            following += 1
        if word not in _PARTICLES or following == len(tokens) or not cases[following] & CAPITAL:
            return False
    elif not named[word]:
        return False
    return not _ends_before(tokens[place - 1], tokens[place], text)


def _ends_before(last: Word, word: Word, text: str) -> bool:
    """Whether a name that reaches `last` ends there: not side by side, or an acronym beside a word that is none."""
    if not _BESIDE.fullmatch(text, last.end, word.start):
        return True
    return _ACRONYM.fullmatch(last.text) is not None and not word.text.isupper()


@lru_cache(maxsize=64)
def _named(language: str, loud: bool) -> Remembered[str, bool]:
    """For every word whether it may name something: it has a capital, and is no function word, month or weekday."""
    functions = function_words(language)

    def named(word: str) -> bool:
        if not word[0].isupper() or word == "I":
            return False
        key = fold_apostrophes(word)
        if key in functions or key.partition("\u2019")[0] in _CONTRACTED:
            # "US" and "WHO" are no pronouns where the rest of the sentence is in small letters.
            return not loud and word in ("US", "IT", "WHO")
        return key not in _CALENDAR

    return Remembered(named)


def _name(run: tuple[Word, ...], text: str, loud: bool, titled: bool) -> Name:
    span = Span(run[0].start, run[-1].end)
    acronym = not loud and len(run) == 1 and _ACRONYM.fullmatch(run[0].text) is not None
    opens = len(run) == 1 and not acronym and opens_sentence(text, span.start)
    return Name(span, span.of(text), run, acronym, certain=acronym or not (titled or opens))


def opens_sentence(text: str, place: int) -> bool:
    """Whether a word at `place` would have its capital anyway: first of the text, after a stop, colon or quote."""
    before = text[max(0, place - _LOOKED_BACK) : place]
    if before.rstrip(" \u00a0\u202f")[-1:].isalnum():  # as most words stand, seen at a glance
        return False
    if place > _LOOKED_BACK:
        before = f"a{before}"  # the text begins further back
    return _OPENS_SENTENCE.search(before) is not None
