"""Hours of the day in a text: nine o'clock in the evening, half past five, vingt et une heures, 19 h 45, las nueve.

English counts to twelve twice a day, French and German mostly to twenty-four: an hour is read as all the minutes after
midnight that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.hour_phrases import FRAMES, NOON, HourPhrases
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.spaces import BLANKS
from alignpost.tokens.words import fold_apostrophes

__all__ = ["Hour", "hours"]

_DAY = 1440
"""Minutes."""
_LATEST = 24
_SPOKEN = (NumberKind.SPELLED, NumberKind.INTEGER)
_BEFORE_REACH, _AFTER_REACH = 17, 28
"""Characters around a number among which stands what makes it an hour."""


class Hour(NamedTuple):
    """An hour of the day."""

    span: Span
    minutes: frozenset[int]
    """After midnight: all that it may mean, 0–1439."""
    sure: bool
    """Whether it can be nothing else: `at nine` may go on, and `neuf heures` may be how long something takes."""


_PARTS = frozenset(("past", "to", "et", "moins", "y", "menos", "e", "meno", "nach", "vor"))
_ENDS = frozenset(("", ".", ",", ";", ":", "!", "?", "…", ")", "»", "”", "–", "—"))
_PAST = {f" {minutes}{how} ": sign for minutes in ("", "minutes ") for how, sign in (("past", 1), ("to", -1))}
"""What stands between minutes and an hour, and whether they are added."""
_RANGE = " to "
"""What stands between the ends of a range as well; then the hour is sure where something else tells it."""
_ROUND = 5
"""Minutes are told by fives where the word for them is not said: `ten to six`, and `four to six` is a range."""
_WITH_MINUTES = later(
    re.compile, r"\d[:.]\d|h[ \u00a0\u202f]?\d|\d[ \u00a0\u202f]?[ap]\.?m|past|quarter to", re.IGNORECASE
)
"""What no length of time is written like."""


def _plain(text: str) -> str:
    """Text as the phrases of a frame are written."""
    return fold_apostrophes(text).replace("\u00a0", " ").replace("\u202f", " ")


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _opening(text: str, phrases: tuple[str, ...]) -> int:
    """How long the phrase is with which `text` begins, and ends a word there; 0 for none."""
    if not text.startswith(phrases):
        return 0
    sizes = (len(phrase) for phrase in phrases if text.startswith(phrase))
    return next((size for size in sizes if not _in_word(text[size : size + 1])), 0)


def _closes(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether `text` ends with one of the phrases, which begins a word there."""
    if not text.endswith(phrases):
        return False
    sizes = (len(phrase) for phrase in phrases if text.endswith(phrase))
    return any(not _in_word(text[-size - 1 : -size]) for size in sizes)


@lru_cache(maxsize=256)  # links and checks ask for the same sides
def hours(side: Side) -> tuple[Hour, ...]:
    """The hours of the day of a text in order; none in languages whose hours are not known."""
    lang = base_language(side.lang)
    if lang not in FRAMES:
        return ()
    found = list(_noons(side, FRAMES[lang].noons))
    reader = _Reader(side, FRAMES[lang])
    place = 0
    while place < len(side.numbers):
        hour, used = reader.at(place)
        if hour is not None:
            found.append(hour)
        place += used
    return tuple(sorted(found))


def _noons(side: Side, noons: Mapping[str, int]) -> Iterator[Hour]:
    """Noon and midnight, where no part of an hour stands beside them: not `minuit et demi`, nor `twelve noon`."""
    found = [(noons[word], place) for word in noons.keys() & side.different for place in side.places[word]]
    behind = {number.span.end + 1 for number in side.numbers} if found else set()
    for minutes, place in found:
        beside = {*side.keys[max(0, place - 1) : place], *side.keys[place + 1 : place + 2]}
        if beside.isdisjoint(_PARTS) and side.words[place].start not in behind:
            yield Hour(side.words[place].span, frozenset((minutes,)), sure=True)


class _Reader:
    """Reads the hours of one text from its numbers and what stands around them."""

    def __init__(self, side: Side, frame: HourPhrases) -> None:
        self.text, self.numbers, self.small = side.text, side.numbers, side.function_words
        self.frame = frame

    def at(self, place: int) -> tuple[Hour | None, int]:
        """The hour that begins with a number, and how many numbers it holds."""
        number = self.numbers[place]
        if number.kind is NumberKind.TIME:
            return self._of_time(number), 1
        if number.kind not in _SPOKEN or number.vague:
            return None, 1
        past = self._past(place)
        if past is not None:
            return past, 2
        if not 0 <= number.value <= _LATEST or number.value.denominator != 1:
            return None, 1
        return self._of_words(place)

    def _of_time(self, number: Number) -> Hour:
        at = int(number.value) % _DAY
        # From 13 on an hour is told by twenty-four, though its number may be read by twelve beside "9 and 11 p.m.".
        both = at < NOON + 60 and any(int(value) == (at + NOON) % _DAY for value in number.others)
        end = number.span.end
        span, minutes = self._halved(Span(number.span.start, end), at, certain=not both)
        sure = (
            self._introduced(number.span.start)
            or span.end > end
            or _WITH_MINUTES.search(number.text) is not None
        )
        return Hour(span, minutes, sure=sure)

    def _past(self, place: int) -> Hour | None:
        """`ten past six`, `twenty minutes to eight`: English alone."""
        if self.frame is not FRAMES["en"] or place + 1 >= len(self.numbers):
            return None
        few, hour = self.numbers[place : place + 2]
        between = _plain(self.text[few.span.end : hour.span.start])
        how = _PAST.get(between)
        if (
            how is None
            or not 0 < few.value < 60
            or not 0 < hour.value <= _LATEST // 2
            or hour.kind not in _SPOKEN
        ):
            return None
        # "from ten to six" is a range.
        before = _plain(self.text[max(0, few.span.start - _BEFORE_REACH) : few.span.start]).rstrip(" ")
        ranging = between == _RANGE
        if (ranging and few.value % _ROUND) or before.endswith(("from", "between")):
            return None
        at = 60 * int(hour.value) + how * int(few.value)
        whole = Span(few.span.start, self._after(hour.span.end))
        span, minutes = self._halved(whole, at % _DAY, certain=False)
        told = span.end > hour.span.end or self._introduced(few.span.start)
        return Hour(span, minutes, sure=told or not ranging)

    def _of_words(self, place: int) -> tuple[Hour | None, int]:
        number = self.numbers[place]
        before, end = self._introduced(number.span.start), self._after(number.span.end)
        named = end > number.span.end
        minute, used = 0, 1
        if named or before:
            minute, used = self._minutes(place, end)
        end = self.numbers[place + 1].span.end if used == 2 else end
        at = (60 * int(number.value) + minute) % _DAY
        certain = int(number.value) in (0, *range(13, _LATEST + 1))
        span, minutes = self._halved(Span(number.span.start, end), at, certain=certain)
        told = span.end > end
        if not (named or told or (before and (used == 2 or self._ends(end)))):
            return None, 1
        lasting = named and self.frame.lasting
        return Hour(span, minutes, sure=told or (before if lasting else named)), used

    def _minutes(self, place: int, end: int) -> tuple[int, int]:
        """The minutes behind an hour that ends somewhere, below 0 where they are taken from it; and the numbers of both."""
        following = self.numbers[place + 1] if place + 1 < len(self.numbers) else None
        if following is None or following.kind not in _SPOKEN or not 0 < following.value < 60:
            return 0, 1
        between = _plain(self.text[end : following.span.start])
        minus = between[:1] == between[-1:] == " " and between[1:-1] in self.frame.minus
        if following.value.denominator != 1 or not (minus or between in (" ", "-")):
            return 0, 1
        return int(following.value) * (-1 if minus else 1), 2

    def _introduced(self, start: int) -> bool:
        """Whether what makes a number an hour stands before it."""
        before = _plain(self.text[max(0, start - _BEFORE_REACH) : start])
        return before.endswith(" ") and _closes(before[:-1], self.frame.before)

    def _after(self, end: int) -> int:
        """Where the word for an hour ends that stands behind a number; the end of the number where there is none."""
        rest = _plain(self.text[end : end + _AFTER_REACH])
        size = _opening(rest[1:], self.frame.after) if rest.startswith(" ") else 0
        return end + 1 + size if size else end

    def _halved(self, span: Span, at: int, *, certain: bool) -> tuple[Span, frozenset[int]]:
        """What an hour may mean with the half of the day behind it, and where that ends."""
        rest = _plain(self.text[span.end : span.end + _AFTER_REACH])
        phrase = rest.removeprefix(",").removeprefix(" ")
        early, late, night = (
            _opening(phrase, ones) for ones in (self.frame.early, self.frame.late, self.frame.night)
        )
        size = early or late or night
        if not size:
            return span, frozenset((at,) if certain else (at, (at + NOON) % _DAY))
        span = Span(span.start, span.end + len(rest) - len(phrase) + size)
        if certain:
            return span, frozenset((at,))
        morning = early or (night and at % NOON < 6 * 60)
        return span, frozenset((at % NOON + (0 if morning else NOON),))

    def _ends(self, end: int) -> bool:
        """Whether no noun follows: `at nine.`, `at nine on Friday`, not `at nine schools`."""
        rest = self.text[end : end + _AFTER_REACH].lstrip(BLANKS)
        if rest[:1] in _ENDS:
            return True
        word = re.match(r"[\w’']+", rest)
        return word is not None and word.group().lower() in self.small - _COUNTING


_COUNTING = frozenset(("of", "to", "more", "other", "others", "or", "de", "d’", "à", "ou"))
"""Small words behind a number that counts: `after nine of them`."""
