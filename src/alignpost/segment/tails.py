"""What stands after the white space and still belongs to the sentence before: a detached quote, a note's number.

These cannot be told from the next sentence by their shape alone, so the scan leaves them and the state of the
paragraph, or the word behind them, decides.
"""

from __future__ import annotations

from typing import Final

import regex

from alignpost.lazily import later
from alignpost.segment.abbreviations import AbbreviationClass, LanguageTable
from alignpost.segment.candidates import Candidate
from alignpost.segment.context import AFTER, BEFORE
from alignpost.segment.follower import Start, follower_of, opens_sentence

__all__ = ["QuoteState", "with_note_number", "with_quote", "without_opener"]

_QUOTE: Final = '"'
_DETACHED = later(regex.compile, r'(?V1)"(?=[\s,;:.)]|$)')
_NUMBER = later(regex.compile, r"(?V1)\d{1,2}(?=\s)")
_ATTACHED = later(
    regex.compile, r"(?V1)(?<=\p{L}{2}[.!?…]|[!?»”\"])(?:\d{1,2}|\(\d{1,2}\))(?=\s+[\p{Lu}«“\"(]|$)"
)
_WORD_REVERSED = later(regex.compile, r"(?V1)[\p{L}.]++")
_SPACE = later(regex.compile, r"\s*+")


class QuoteState:
    """Whether a straight quote is open; it lives no longer than its block, so a stray quote harms one block."""

    __slots__ = ("_counted", "_open", "_text")

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._counted = start
        self._open = False

    def is_open(self, offset: int) -> bool:
        """Whether a quote is open before `offset`, which never goes back: each character is counted once."""
        if offset > self._counted:
            self._open ^= self._text.count(_QUOTE, self._counted, offset) % 2 == 1
            self._counted = offset
        return self._open


def without_opener(text: str, candidate: Candidate, quotes: QuoteState) -> Candidate:
    """The candidate without the straight quote that opens what follows it with no space: `He said."Go."`."""
    quote = candidate.end - 1
    touching = (
        candidate.closers.endswith(_QUOTE) and text[quote] == _QUOTE and candidate.next == candidate.end
    )
    if not (touching and text[candidate.end : candidate.end + 1].isalpha()) or quotes.is_open(quote):
        return candidate
    return candidate._replace(end=quote, next=quote, closers=candidate.closers[:-1])


def with_quote(text: str, candidate: Candidate, end: int, quotes: QuoteState) -> Candidate:
    """The candidate with the closing quote that stands apart from it, as in `He came. " Then`."""
    if not text.startswith(_QUOTE, candidate.next):  # as nearly always
        return candidate
    detached = _DETACHED.match(text, candidate.next, end)
    if detached is None or not quotes.is_open(candidate.next):
        return candidate
    return _extended(text, candidate, detached.end(), end, closers=candidate.closers + _QUOTE)


def with_note_number(text: str, candidate: Candidate, end: int, table: LanguageTable) -> Candidate:
    """The candidate with a note's number: `said so.1 They`, `said so.(1) They`, `said so. 4 Even`.

    A detached number counts only before a word that opens sentences: `It ended. 20 people came` has none.
    """
    following = text[candidate.next : candidate.next + 1]
    if not (following.isdecimal() or following == "("):  # as nearly always
        return candidate
    if candidate.next == candidate.end:
        attached = _ATTACHED.match(text, candidate.end, end)
        if attached is None or _is_abbreviation(text, candidate.start, table):
            return candidate
        return _extended(text, candidate, attached.end(), end, notes=True)
    number = _NUMBER.match(text, candidate.next, end)
    if number is None or _calls_for_number(text, candidate.start, table):
        return candidate
    extended = _extended(text, candidate, number.end(), end, notes=True)
    follower = follower_of(text[extended.next : min(extended.next + AFTER, end)])
    return extended if follower.start is Start.UPPER and opens_sentence(follower, table) else candidate


def _is_abbreviation(text: str, offset: int, table: LanguageTable) -> bool:
    """Whether the word before `offset` is listed: `No.12` has no note."""
    return _class_before(text, offset, table) is not None


def _calls_for_number(text: str, offset: int, table: LanguageTable) -> bool:
    """Whether the abbreviation before `offset` has the number that follows: `Op. 27 No. 2`, but `etc. 4 Even`."""
    return _class_before(text, offset, table) in {AbbreviationClass.NUMBER, AbbreviationClass.NUMBER_WORD}


def _class_before(text: str, offset: int, table: LanguageTable) -> AbbreviationClass | None:
    match = _WORD_REVERSED.match(text[max(0, offset - BEFORE) : offset][::-1])
    return None if match is None else table.class_of(match.group()[::-1])


def _extended(
    text: str, candidate: Candidate, tail: int, end: int, *, closers: str | None = None, notes: bool = False
) -> Candidate:
    return candidate._replace(
        end=tail,
        next=_SPACE.match(text, tail, end).end(),
        closers=candidate.closers if closers is None else closers,
        has_notes=candidate.has_notes or notes,
    )
