"""What should stand in the target for a number of the source: `4,5`, `12 000`, `mercredi`."""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_words import number_words

__all__ = ["rewritten"]

_DIGITS = later(re.compile, r"\d[\d.,'’ \u00a0\u202f\u2009]*")
_DECIMAL = {"en": ".", "fr": ","}
_GROUP = {"en": ",", "fr": "\u202f"}
_SHAPES = (NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.YEAR, NumberKind.PERCENT, NumberKind.CURRENCY)


def rewritten(number: Number, other: Number, lang: str) -> str | None:
    """The text of `other`, a number of the target in `lang`, with the value of `number`; None where that is not sure.

    Digits keep what stands around them (`87 %`, `5 millions`), and group and decimal marks are those of the language.
    """
    primary = base_language(lang)
    if number.kind is other.kind and number.kind in (NumberKind.MONTH, NumberKind.WEEKDAY):
        return _named(number, other, primary)
    if (
        other.kind not in _SHAPES
        or number.kind in (NumberKind.TIME, NumberKind.DATE)
        or primary not in _DECIMAL
    ):
        return None
    match = _DIGITS.match(other.text) or _DIGITS.search(other.text)
    if match is None or not other.value:
        return None
    written = match.group().rstrip(" .,\u00a0\u202f\u2009")
    try:
        scale = other.value / shown if (shown := _shown(written, primary)) else 1
        digits = f"{float(number.value / scale):.10f}".rstrip("0").rstrip(".")
    except OverflowError:  # hundreds of digits
        return None
    whole, _, part = digits.partition(".")
    if len(part) > 3:
        return None
    # Years and small numbers are not grouped; others as the target's language groups.
    if len(whole) > 4 or (len(whole) == 4 and other.kind is not NumberKind.YEAR and not written.isdigit()):
        whole = f"{int(whole):,}".replace(",", _GROUP[primary])
    digits = whole + (_DECIMAL[primary] + part if part else "")
    return other.text[: match.start()] + digits + other.text[match.start() + len(written) :]


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
