"""What should stand in the target for a number of the source: `4,5`, `12 000`, `mercredi`."""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.score.checks.number_facts import CALENDAR
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_fractions import VULGAR_SIGNS
from alignpost.tokens.number_words import number_words

__all__ = ["in_words", "rewritten"]

_DIGITS = later(re.compile, r"\d[\d.,'’ \u00a0\u202f\u2009]*")
_DECIMAL = {"en": ".", "fr": ","}
_GROUP = {"en": ",", "fr": "\u202f"}
_FRACTION = later(re.compile, f"\\d/\\d|[{VULGAR_SIGNS}]")
_SECTION = later(re.compile, r"\d{1,3}\.\d{1,2}")
"""A clause, a version: its point stays a point; no group of thousands has less than three digits."""
_SCALE_WORD = later(
    re.compile, r"(?<!\w)(?:thousand|million|billion|trillion|millier|milliard|mille)s?(?!\w)", re.IGNORECASE
)
_SCALES = {
    "en": {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12},
}
_UNCHANGED = ("mille", "thousand")
_PLURAL = 2
_SHAPES = (NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.YEAR, NumberKind.PERCENT, NumberKind.CURRENCY)


def rewritten(number: Number, other: Number, lang: str) -> str | None:
    """The text of `other`, a number of the target in `lang`, with the value of `number`; None where that is not sure.

    Digits keep what stands around them (`87 %`, `5 millions`), and group and decimal marks are those of the language.
    """
    primary = base_language(lang)
    if number.kind is other.kind and number.kind in CALENDAR:
        return _named(number, other, primary)
    if (
        number.kind not in (NumberKind.TIME, NumberKind.DATE)
        and other.kind in _SHAPES
        and primary in _DECIMAL
    ):
        return _in_digits(number, other, primary)
    return None


def in_words(number: Number, other: Number, lang: str) -> str | None:
    """The value of `number` in one word of the target's language, as `other` is written; None where it has no such word."""
    vocabulary = number_words(base_language(lang))
    if vocabulary is None or other.kind is not NumberKind.SPELLED:
        return None
    names = (*vocabulary.units.items(), *vocabulary.tens.items())
    name = next((name for name, value in names if value == number.value and value > 1), None)
    return name and (name.capitalize() if other.text[0].isupper() else name)


def _in_digits(number: Number, other: Number, lang: str) -> str | None:
    """As `rewritten`, of numbers with digits."""
    if _FRACTION.search(other.text):
        return number.text if _FRACTION.search(number.text) else None
    match = _DIGITS.match(other.text) or _DIGITS.search(other.text)
    if match is None or not other.value:
        return None
    written = match.group().rstrip(" .,\u00a0\u202f\u2009")
    if _SECTION.fullmatch(written) and _SECTION.fullmatch(number.text):
        return other.text.replace(written, number.text)
    scaled = _scaled(number, other, match, lang)
    if scaled is not None:
        return scaled
    digits = _digits(number, other, written, lang)
    return digits and other.text[: match.start()] + digits + other.text[match.start() + len(written) :]


def _digits(number: Number, other: Number, written: str, lang: str) -> str | None:
    """The digits of `number` in place of those `written` in `other`; None where they are too long."""
    try:
        scale = other.value / shown if (shown := _shown(written, lang)) else 1
        digits = f"{float(number.value / scale):.10f}".rstrip("0").rstrip(".")
    except OverflowError:  # hundreds of digits
        return None
    whole, _, part = digits.partition(".")
    if len(part) > 3:
        return None
    # Of four digits as `other` is written, since years are not grouped; longer ones as the target's language groups.
    if len(whole) > 4 or (len(whole) == 4 and not written.isdigit()):
        whole = f"{int(whole):,}".replace(",", _GROUP[lang])
    return whole + (_DECIMAL[lang] + part if part else "")


def _scaled(number: Number, other: Number, match: re.Match[str], lang: str) -> str | None:
    """The text of `other` with another word for its size, in the number that fits; None where the word stays.

    Of 1,65 million, which should be a thousand times more, the word is wrong and not the digits.
    """
    word = _SCALE_WORD.search(other.text, match.end())
    told = _SCALES[lang].get(word.group().lower().removesuffix("s")) if word else None
    if word is None or told is None:
        return None
    name = next(
        (name for name, size in _SCALES[lang].items() if number.value / size == other.value / told), None
    )
    if name is None or name == word.group().lower().removesuffix("s"):
        return None
    if lang == "fr" and other.value / told >= _PLURAL and name not in _UNCHANGED:
        name += "s"
    return other.text[: word.start()] + name + other.text[word.end() :]


def _shown(written: str, lang: str) -> float:
    """The bare value of digits as written, without what multiplies them."""
    mark = _DECIMAL[lang]
    plain = "".join(c for c in written if c.isdigit() or c == mark)
    try:
        return float(plain.replace(mark, "."))
    except ValueError:
        return 0.0


def _named(number: Number, other: Number, lang: str) -> str | None:
    vocabulary = number_words(lang)
    if vocabulary is None:
        return None
    table = vocabulary.months if number.kind is NumberKind.MONTH else vocabulary.weekdays
    name = next((name for name, value in table.items() if value == number.value), None)
    if name is None:
        return None
    return name.capitalize() if other.text[:1].isupper() or lang == "en" else name
