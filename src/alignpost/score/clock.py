"""Hours of the day in a text: nine o'clock in the evening, half past five, vingt et une heures, 19 h 45, las nueve.

English counts to twelve twice a day, French and German mostly to twenty-four: an hour is read as all the minutes after
midnight that it may mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language

__all__ = ["Hour", "hours"]

_NOON, _DAY = 720, 1440
"""Minutes."""
_LATEST = 24
_SPOKEN = (NumberKind.SPELLED, NumberKind.INTEGER)
_BEFORE_REACH, _AFTER_REACH = 16, 28
"""Characters around a number among which stands what makes it an hour."""


class Hour(NamedTuple):
    """An hour of the day."""

    span: Span
    minutes: frozenset[int]
    """After midnight: all that it may mean, 0–1439."""
    sure: bool
    """Whether it can be nothing else: `at nine` may go on, and `neuf heures` may be how long something takes."""


class _Frame(NamedTuple):
    """What stands around the hours of a language, as regular expressions."""

    before: str
    """What makes a number an hour."""
    after: str
    """The word for an hour behind its number: `o’clock`, `heures`."""
    lasting: bool
    """Whether that word is also the one for sixty minutes."""
    early: str
    late: str
    night: str
    minus: str = ""
    """What stands between an hour and the minutes taken from it: `moins`."""


_FRAMES = {
    "en": _Frame(
        r"(?:at|by|before|after|until|till|around|about|since|from|towards?)(?: about| around| exactly| nearly)?",
        "o['’ʼ]clock", False, "in the morning|this morning|a\\.?m\\.?",
        "in the (?:afternoon|evening)|this (?:afternoon|evening)|p\\.?m\\.?", "at night|tonight",
    ),
    "fr": _Frame(
        "(?:à|avant|après|vers|dès|jusqu['’]à|sur les|entre|est|était|depuis)", "heures?", True, "du matin|ce matin",
        "de l['’]après-midi|du soir|ce soir|cet après-midi", "de la nuit", "moins",
    ),
    "de": _Frame("", "Uhr", False, "morgens|vormittags|am Morgen|früh", "nachmittags|abends|am (?:Nachmittag|Abend)", "nachts"),
    "es": _Frame("las?", "horas?", True, "de la (?:mañana|madrugada)", "de la tarde", "de la noche", "menos"),
    "it": _Frame("(?:d?al)?le(?: ore)?", "ore", True, "di mattina|del mattino", "del pomeriggio|di sera", "di notte", "meno"),
}  # fmt: skip
"""Where a word lasts, it must stand behind one of the words before for the hour to be sure."""
_SPACE = "[ \u00a0\u202f]"
_NOONS = {
    "noon": _NOON,
    "midday": _NOON,
    "midnight": 0,
    "midi": _NOON,
    "minuit": 0,
    "mittag": _NOON,
    "mitternacht": 0,
}
_NOONS |= {"mediodía": _NOON, "medianoche": 0, "mezzogiorno": _NOON, "mezzanotte": 0}
_PARTS = frozenset(("past", "to", "et", "moins", "y", "menos", "e", "meno", "nach", "vor"))
_ENDS = frozenset(("", ".", ",", ";", ":", "!", "?", "…", ")", "»", "”", "–", "—"))
_PAST = later(re.compile, rf"{_SPACE}(?:minutes{_SPACE})?(?P<to>to|past){_SPACE}", re.IGNORECASE)

_WITH_MINUTES = later(
    re.compile, r"\d[:.]\d|h[ \u00a0\u202f]?\d|\d[ \u00a0\u202f]?[ap]\.?m|past|quarter to", re.IGNORECASE
)
"""What no length of time is written like."""


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    half: re.Pattern[str]
    minus: re.Pattern[str]


@cache
def _patterns(lang: str) -> _Patterns:
    frame = _FRAMES[lang]

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace(" ", _SPACE), re.IGNORECASE)

    return _Patterns(
        compiled(rf"(?<!\w){frame.before} $" if frame.before else r"(?!)"),
        compiled(rf" {frame.after}(?!\w)"),
        compiled(rf",? ?(?:(?P<early>{frame.early})|(?P<late>{frame.late})|(?P<night>{frame.night}))(?!\w)"),
        compiled(rf" (?:{frame.minus}) " if frame.minus else r"(?!)"),
    )


@lru_cache(maxsize=256)  # links and checks ask for the same sides
def hours(side: Side) -> tuple[Hour, ...]:
    """The hours of the day of a text in order; none in languages whose hours are not known."""
    lang = base_language(side.lang)
    if lang not in _FRAMES:
        return ()
    found = list(_noons(side))
    reader = _Reader(side, _FRAMES[lang], _patterns(lang))
    place = 0
    while place < len(side.numbers):
        hour, used = reader.at(place)
        if hour is not None:
            found.append(hour)
        place += used
    return tuple(sorted(found))


def _noons(side: Side) -> Iterator[Hour]:
    """Noon and midnight, where no part of an hour stands beside them: not `minuit et demi`, nor `twelve noon`."""
    for word in _NOONS.keys() & side.different:
        for place in side.places[word]:
            beside = {*side.keys[max(0, place - 1) : place], *side.keys[place + 1 : place + 2]}
            start = side.words[place].start
            if beside.isdisjoint(_PARTS) and all(number.span.end + 1 != start for number in side.numbers):
                yield Hour(side.words[place].span, frozenset((_NOONS[word],)), sure=True)


class _Reader:
    """Reads the hours of one text from its numbers and what stands around them."""

    def __init__(self, side: Side, frame: _Frame, patterns: _Patterns) -> None:
        self.text, self.numbers, self.small = side.text, side.numbers, side.function_words
        self.frame, self.patterns = frame, patterns

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
        both = any(int(value) == (at + _NOON) % _DAY for value in number.others)
        end = number.span.end
        span, minutes = self._halved(Span(number.span.start, end), at, certain=not both)
        before = self.patterns.before.search(
            self.text, max(0, number.span.start - _BEFORE_REACH), number.span.start
        )
        sure = before is not None or span.end > end or _WITH_MINUTES.search(number.text) is not None
        return Hour(span, minutes, sure=sure)

    def _past(self, place: int) -> Hour | None:
        """`ten past six`, `twenty minutes to eight`: English alone."""
        if self.frame is not _FRAMES["en"] or place + 1 >= len(self.numbers):
            return None
        few, hour = self.numbers[place : place + 2]
        match = _PAST.fullmatch(self.text[few.span.end : hour.span.start])
        if (
            match is None
            or not 0 < few.value < 60
            or not 0 < hour.value <= _LATEST // 2
            or hour.kind not in _SPOKEN
        ):
            return None
        at = 60 * int(hour.value) + (-int(few.value) if match["to"].lower() == "to" else int(few.value))
        after = self.patterns.after.match(self.text, hour.span.end)
        end = after.end() if after else hour.span.end
        span, minutes = self._halved(Span(few.span.start, end), at % _DAY, certain=False)
        # "from ten to six" is a range.
        before = self.text[max(0, few.span.start - _BEFORE_REACH) : few.span.start].lower().rstrip()
        return None if before.endswith(("from", "between")) else Hour(span, minutes, sure=True)

    def _of_words(self, place: int) -> tuple[Hour | None, int]:
        number = self.numbers[place]
        text, end, used = self.text, number.span.end, 1
        start = max(0, number.span.start - _BEFORE_REACH)
        before = self.patterns.before.search(text, start, number.span.start)
        after = self.patterns.after.match(text, end)
        end = after.end() if after else end
        minute, minus = 0, self.patterns.minus.match(text, end)
        following = self.numbers[place + 1] if place + 1 < len(self.numbers) else None
        if following is not None and following.kind in _SPOKEN and 0 < following.value < 60:
            gap = minus.end() if minus else end + 1
            joined = minus is not None or text[end:gap] in (" ", "\u00a0", "\u202f", "-")
            if (
                joined
                and gap == following.span.start
                and following.value.denominator == 1
                and (after or before)
            ):
                minute, end, used = int(following.value) * (-1 if minus else 1), following.span.end, 2
        at = (60 * int(number.value) + minute) % _DAY
        certain = int(number.value) in (0, *range(13, _LATEST + 1))
        span, minutes = self._halved(Span(number.span.start, end), at, certain=certain)
        told = span.end > end
        if not (after or told or (before and (used == 2 or self._ends(end)))):
            return None, 1
        lasting = after is not None and self.frame.lasting
        return Hour(span, minutes, sure=told or (before is not None if lasting else after is not None)), used

    def _halved(self, span: Span, at: int, *, certain: bool) -> tuple[Span, frozenset[int]]:
        """What an hour may mean with the half of the day behind it, and where that ends."""
        match = self.patterns.half.match(self.text, span.end)
        if match is None:
            return span, frozenset((at,) if certain else (at, (at + _NOON) % _DAY))
        span = Span(span.start, match.end())
        if certain:
            return span, frozenset((at,))
        early = match["early"] or (match["night"] and at % _NOON < 6 * 60)
        return span, frozenset((at % _NOON + (0 if early else _NOON),))

    def _ends(self, end: int) -> bool:
        """Whether no noun follows: `at nine.`, `at nine on Friday`, not `at nine schools`."""
        rest = self.text[end : end + _AFTER_REACH].lstrip(" \u00a0\u202f")
        if rest[:1] in _ENDS:
            return True
        word = re.match(r"[\w’']+", rest)
        return word is not None and word.group().lower() in self.small - _COUNTING


_COUNTING = frozenset(("of", "to", "more", "other", "others", "or", "de", "d’", "à", "ou"))
"""Small words behind a number that counts: `after nine of them`."""
