"""Words left in the source language, as small words alone tell them: for languages that no lexicon knows.

A small word of the source's language tells nothing where the target's language writes it too (`in`, Italian `per`),
unless it stands in a row of words that the source has in the same order: `und ich will es nicht`. Of a language without
a table nobody knows what it writes, as Polish does `do` and `to`; there no word counts but in such rows.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from alignpost.score.check import PairText
from alignpost.score.checks.foreign import FOREIGN, NEUTRAL, OWN

__all__ = ["marks_by_small_words", "sentence_left"]

_IN_A_ROW = 3
"""Words copied in a row that are no chance."""
_OWN_SHARE = 0.2
"""Share of its own small words that a text of a language reaches; a third is usual."""
_SENTENCE = 6
"""Words written small from which a text is more than a list of names."""


def marks_by_small_words(
    pair: PairText, exempt: Container[int], lettered: Callable[[str], bool]
) -> list[str]:
    """The marks of all target words.

    Args:
        pair: in languages that no lexicon knows.
        exempt: places of words that may well be foreign.
        lettered: whether a word is one of letters.
    """
    marks = [
        NEUTRAL if place in exempt or not lettered(text) else _mark(pair, key)
        for place, (key, text) in enumerate(zip(pair.target.keys, pair.target.texts, strict=True))
    ]
    if FOREIGN not in marks:
        return marks
    in_a_row = _copied_in_a_row(pair.source.keys, pair.target.keys)
    known = bool(pair.target.function_words)
    return [
        (NEUTRAL if mark == OWN else mark) if place in in_a_row else mark if known else OWN
        for place, mark in enumerate(marks)
    ]


def sentence_left(pair: PairText) -> bool:
    """Whether a target that is the source word for word should not be."""
    marks = [_mark(pair, key) for key in pair.source.keys]
    return FOREIGN in marks or (marks.count(OWN) <= _OWN_SHARE * len(marks) and _is_sentence(pair))


def _is_sentence(pair: PairText) -> bool:
    """Whether the target, of whose language small words are known, has more words written small than lists of names."""
    return (
        bool(pair.target.function_words)
        and sum(word.text[0].islower() for word in pair.target.words) >= _SENTENCE
    )


def _mark(pair: PairText, key: str) -> str:
    if key in pair.target.function_words:
        return OWN
    return FOREIGN if key in pair.source.function_words else NEUTRAL


def _copied_in_a_row(source: Sequence[str], target: Sequence[str]) -> set[int]:
    """Places of target words that stand in the source in the same order, `_IN_A_ROW` at least."""
    rows = {tuple(source[place : place + _IN_A_ROW]) for place in range(len(source) - _IN_A_ROW + 1)}
    return {
        place + more
        for place in range(len(target) - _IN_A_ROW + 1)
        if tuple(target[place : place + _IN_A_ROW]) in rows
        for more in range(_IN_A_ROW)
    }
