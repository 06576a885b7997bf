"""Numerals written with digits: grouping and decimal marks by language, ordinals, times and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind
from alignpost.tokens.number_fractions import FRACTION_SLASH, VULGAR_SIGNS, vulgar_fraction, with_fractions

__all__ = ["clock_times", "dates", "numerals"]

_BLANKS = "\u00a0\u202f\u2009\u2007"
"""Blanks that group digits and stand before what belongs to a number, besides the common one."""


def _numeral_pattern(marks: str) -> re.Pattern[str]:
    return later(
        re.compile,
        rf"""(?<!\d)(?<!\d[.,])
        (?: (?<!\d[{_BLANKS}\ ]) (?P<grouped> \d{{1,3}} (?P<mark> [{marks}] ) \d{{3}} (?: (?P=mark) \d{{3}} )* ) (?!\d)
            (?P<fraction> [.,] \d+ )?
          | (?P<plain> \d+ ) (?P<decimals> [.,] \d+ )?
        )
        (?P<ordinal> (?: st|nd|rd|th|TH|ST|ND|RD|er|re|ère|ers|e|è|ème|ième|es|èmes|eme|nde ) (?!\w) )?
        (?P<vulgar> [\ {_BLANKS}]?[{VULGAR_SIGNS}] )?
        """,
        re.VERBOSE,
    )


_NUMERAL = _numeral_pattern(rf",.'’{_BLANKS}\ ")
_ENGLISH_NUMERAL = _numeral_pattern(f",.'’{_BLANKS}")
"""English groups by commas: "in May 18 300 people" holds two numbers."""
_DIGITS = later(re.compile, r"\d+")
_LONGEST = 200
"""Characters of a numeral that is read: longer ones count nothing, and floating-point numbers end at 308 digits."""
_ANY_VULGAR = later(re.compile, f"[{VULGAR_SIGNS}]")
_LONE_VULGAR = later(re.compile, rf"(?<!\d)(?<!\d[ {_BLANKS}])[{VULGAR_SIGNS}]")
_DECADE = later(re.compile, r"['’]?s(?!\w)")
_TIME = later(
    re.compile,
    rf"""(?<![\d:.,])
    (?: (?P<h1> [01]?\d|2[0-4] ) (?: [:.] (?P<m1> [0-5]\d ) )? [\ {_BLANKS}]?
            (?P<half> [ap] (?: m(?!\w) | \.\ ?m\. ) )
      | (?P<h4> [01]?\d|2[0-4] ) (?: [:.] (?P<m4> [0-5]\d ) )? [\ {_BLANKS}]? (?: uhr | uur ) (?!\w)
      | (?P<h2> [01]?\d|2[0-4] ) : (?P<m2> [0-5]\d ) (?! [\d:] )
      | (?P<h3> [01]?\d|2[0-4] ) [\ {_BLANKS}]? (?: h | heures? ) (?: [\ {_BLANKS}]? (?P<m3> [0-5]\d )(?!\d) )? (?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = later(re.compile, rf"\d[\ {_BLANKS}]?[:.aphuAPHU]")
"""What every clock time holds."""
_HALF_AFTER = later(
    re.compile,
    rf"[\ {_BLANKS}](?:du[\ {_BLANKS}]matin|morgens|vormittags|['’]s[\ {_BLANKS}]ochtends"
    rf"|(?P<late>du[\ {_BLANKS}]soir|de[\ {_BLANKS}]l['’]après-midi"
    rf"|nachmittags|abends|['’]s[\ {_BLANKS}](?:middags|avonds)))(?!\w)",
)
"""What French, German and Dutch add to an hour of twelve."""
_ISO_DATE = later(re.compile, r"(?<![\d-])(?P<y>[12]\d{3})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\d-])")
_DATE = later(re.compile, r"\d[-/.]\d")
"""What every date holds."""
_SLASH_DATE = later(
    re.compile,
    r"(?<![\d/.])(?P<a>[0-3]?\d)(?P<mark>[/.])(?P<b>[0-3]?\d)(?P=mark)(?P<y>[12]\d{3}|\d\d)(?![\d/])",
)


def numerals(text: str, lang: str) -> list[Number]:
    """Digit numerals of `text` in order; times, dates, currencies and scales are not looked at here."""
    pattern = _ENGLISH_NUMERAL if lang == "en" else _NUMERAL
    read = (match for match in _matches(pattern, text) if match.end() - match.start() <= _LONGEST)
    found = [_numeral(match, text, lang) for match in read]
    if "/" in text or FRACTION_SLASH in text:
        found = with_fractions(found, text)
    if _ANY_VULGAR.search(text) is None:
        return found
    found += [
        Number(Span(*match.span()), match.group(), vulgar_fraction(match.group()), NumberKind.DECIMAL)
        for match in _LONE_VULGAR.finditer(text)
    ]
    return sorted(found, key=lambda number: number.span)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives; no numeral begins inside a run of digits, so only their starts are tried."""
    digits = _DIGITS.search(text)
    while digits is not None:
        match = pattern.match(text, digits.start())
        if match is not None:
            yield match
        digits = _DIGITS.search(text, (match or digits).end())


def _numeral(match: re.Match[str], text: str, lang: str) -> Number:
    values = _readings(match, lang)
    end = match.end()
    kind = NumberKind.INTEGER
    if match["vulgar"]:
        values = [value + vulgar_fraction(match["vulgar"][-1]) for value in values]
        kind = NumberKind.DECIMAL
    elif match["ordinal"]:
        kind = NumberKind.ORDINAL
    elif values[0].denominator != 1 or match["decimals"] or match["fraction"]:
        kind = NumberKind.DECIMAL
    elif match["plain"] and len(match["plain"]) == 4 and 1000 <= values[0] <= 2199:
        kind = NumberKind.YEAR
        decade = _DECADE.match(text, end)
        if decade and values[0] % 10 == 0:
            end = decade.end()
            values.append(values[0] % 100)
    return Number(Span(match.start(), end), text[match.start() : end], values[0], kind, tuple(values[1:]))


def _readings(match: re.Match[str], lang: str) -> list[Fraction]:
    """Values of the numeral, the likeliest first: one group of three after a point or comma has two readings."""
    if match["plain"]:
        decimals = (match["decimals"] or "").replace(",", ".")
        return [Fraction(match["plain"] + decimals)]
    mark = match["mark"]
    fraction = (match["fraction"] or "").replace(",", ".")
    if fraction and fraction[0] == "." and mark == match["fraction"][0]:
        # "1,234,5": no grouping that anybody writes; read the marks as list commas of the last resort.
        fraction = ""
    grouped = Fraction(match["grouped"].replace(mark, "") + fraction)
    if mark not in ".," or fraction or match["grouped"].count(mark) > 1:
        return [grouped]
    decimal = Fraction(match["grouped"].replace(mark, "."))
    decimal_mark = "." if lang == "en" else ","
    return [decimal, grouped] if mark == decimal_mark else [grouped, decimal]


def clock_times(text: str) -> list[Number]:
    """Clock times: `7:55`, `7.55 pm`, `3 p.m.`, `7 h 55`, `15 heures`, `14.30 Uhr`, minutes after midnight."""
    found: list[Number] = []
    if _CLOCK.search(text) is None:
        return found
    for match in _matches(_TIME, text):
        said = int(match["h1"] or match["h2"] or match["h3"] or match["h4"])
        minute = int(match["m1"] or match["m2"] or match["m3"] or match["m4"] or 0)
        hour = said
        half = (match["half"] or "").lower()
        if half:
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        evening = _HALF_AFTER.match(text, match.end()) if match["h3"] or match["h4"] else None
        if evening and evening["late"] and hour < 12:
            hour += 12
        value = Fraction(60 * hour + minute)
        # "8 h 30" and "8.30 Uhr" count to twenty-four, unlike "8:30" and a round "8 heures".
        sure = half or evening or match["m3"] or match["m4"]
        others = () if sure else (Fraction((60 * hour + minute + 720) % 1440),)
        # "24 heures" is as often a length of time as an hour of the day: keep the bare count as a reading.
        if not minute:
            others = (*others, Fraction(said))
        found.append(Number(Span(*match.span()), match.group(), value, NumberKind.TIME, others))
    return found


def dates(text: str, lang: str) -> list[Number]:
    """Dates in digits: `2025-02-12`, `12/02/2025`, `12.02.25`; day first except in English, where both are read."""
    found: list[Number] = []
    if _DATE.search(text) is None:
        return found
    for match in _ISO_DATE.finditer(text):
        year, month, day = (int(match[part]) for part in "ymd")
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(_date(match, [(year, month, day)]))
    for match in _SLASH_DATE.finditer(text):
        first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        orders = [(year, first, second), (year, second, first)]
        if lang != "en":
            orders.reverse()
        valid = [order for order in orders if 1 <= order[1] <= 12 and 1 <= order[2] <= 31]
        if valid:
            found.append(_date(match, valid))
    return found


def _date(match: re.Match[str], readings: list[tuple[int, int, int]]) -> Number:
    values = [Fraction(year * 10_000 + month * 100 + day) for year, month, day in readings]
    return Number(
        Span(*match.span()), match.group(), values[0], NumberKind.DATE, tuple(dict.fromkeys(values[1:]))
    )
