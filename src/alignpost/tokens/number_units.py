"""Units of measurement behind numbers: symbols in every language, words in seven, each with its size."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind
from alignpost.tokens.number_unit_names import FULL_PREFIXES, HAS_NO_SYMBOL, PREFIXES, SYMBOLS, WORDS

__all__ = ["Measure", "Unit", "measure_of"]


class Unit(NamedTuple):
    """What a unit measures, and how much of it; two names of one unit are equal."""

    dimension: str
    size: Fraction
    """In metres and their powers, grams, seconds, bits, watts …; degrees by their step."""


class Measure(NamedTuple):
    """A number and its unit."""

    span: Span
    """Both of them."""
    number: Number
    unit: Unit
    symbol: Span | None
    """The unit where it is a symbol, with its degree sign; None where it is a word."""
    more: Fraction = Fraction(0)
    """What a half behind the unit adds: `deux heures et demie`."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """What the number may count; of a time in hours the hours alone."""
        counts = self.number.values[-1:] if self.number.kind is NumberKind.TIME else self.number.values
        return tuple(count + self.more for count in counts)


_OF_FRENCH = "o"
"""The octet: ko, Mo, Go."""
_LONGEST_WORD = 24
_GAP = "[ \u00a0\u202f\u2009-]"
_AFTER = later(
    re.compile,
    rf"""
    {_GAP}? (?: (?:de|di|of[ \u00a0]an?)[ \u00a0] | d['’] )?
    (?: (?: derni[eè]re?s | prochaine?s | premi[eè]re?s ) {_GAP} )?
    (?P<mark> (?: [°º] | (?: degrees? | degrés? | grad | grad[io]s? | graus | graden ) (?!\w) ) {_GAP}? | )
    (?: (?P<before> square | sq\.? | cubic | cu\.? | vierkante | kubieke ) {_GAP} )?
    (?P<unit> [µμ]? [^\W\d_µμ²³]{{1,{_LONGEST_WORD}}} ) (?P<power> [²³23] (?!\d) )? (?! [\w'’] | (?<=kilo)- )
    (?P<by> / [^\W\d_]+ [²³]? )?
    (?: {_GAP} (?P<after> hours? | heures? | horas? | carr[ée]s? | cubes? | cuadrados? | cúbicos? | quadrad[oa]s?
        | quadrat[oi] | cub[oi] ) (?!\w) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THIRD = ("³", "3", "cub", "cu.", "cúb", "kub")
_COMPOUND_POWERS = {"quadrat": "²", "kubik": "³"}
_HOLDING = {
    NumberKind.TIME: (
        (
            later(
                re.compile,
                r"\d[ \u00a0\u202f]?(?:h|heures?)$|heures?[ \u00a0\u202f]et[ \u00a0\u202f](?:demie?|quart)$",
                re.IGNORECASE,
            ),
            "h",
        ),
        (later(re.compile, r"\dBLANK?h(?:eures?)?BLANK?\d\d$".replace("BLANK", BLANK), re.IGNORECASE), "min"),
    ),
    NumberKind.CURRENCY: ((later(re.compile, r"[ -]pounds?$", re.IGNORECASE), "lb"),),
}
_MORE = later(
    re.compile,
    rf"{_GAP}(?:(?P<half>et{_GAP}demie?|and{_GAP}a{_GAP}half)|et{_GAP}quart|and{_GAP}a{_GAP}quarter)(?!\w)",
    re.IGNORECASE,
)
_INCHES = later(
    re.compile, r"\.?(?:$|[,;:!?)\]]| ?[x×]|[ -](?:long|wide|high|tall|deep|thick|across|by|in diameter)\b)"
)
_SPOON = later(
    re.compile,
    rf"{_GAP}?(?:cuill?[eè]r(?:e|ée)s?|cuil?\.|c\.?){_GAP}?à{_GAP}?(?:(?P<large>soupe|table|s\.)|café|thé|c\.)(?!\w)",
    re.IGNORECASE,
)
"""French spoons are told apart by what is eaten with them."""
_NEVER = (
    NumberKind.MONTH,
    NumberKind.WEEKDAY,
    NumberKind.DATE,
    NumberKind.ORDINAL,
    NumberKind.ROMAN,
    NumberKind.PERCENT,
)


def measure_of(number: Number, text: str, lang: str) -> Measure | None:
    """A number with the unit that stands right behind it, or None where none does.

    Args:
        number: of `text`.
        text: the sentence.
        lang: primary language subtag; symbols are known in every language. Of speeds and other quotients the first
            unit is given: km/h is a kilometre.
    """
    if number.kind in _NEVER or number.vague:
        return None
    if number.kind in _HOLDING or number.unit:
        return _held(number, text)
    match = _AFTER.match(text, number.span.end)
    if match is not None and lang == "fr" and match["unit"][0] in "cC":
        spoon = _SPOON.match(text, number.span.end)
        if spoon is not None:
            name = "tbsp" if spoon["large"] else "tsp"
            return _measure(number, text, spoon.end(), _symbols()[name], None)
    if match is None or (match["unit"] == "in" and not _INCHES.match(text, match.end("unit"))):
        return None
    name = match["unit"].replace("µ", "μ")
    unit = _named(name, lang)
    if unit is None or (name == "s" and match.start("unit") == number.span.end):
        return None
    by = match["before"] or match["power"] or match["after"]
    last = next(part for part in ("by", "after", "power", "unit") if match[part])
    symbol = name in _symbols() and not match["before"] and not match["after"]
    return _measure(number, text, match.end(last), _raised(unit, by), match.start("mark") if symbol else None)


def _held(number: Number, text: str) -> Measure | None:
    """The measure that a number's own text names: `5 heures` may be a length of time, `10 pounds` a weight."""
    if number.kind not in _HOLDING:
        return _measure(number, text, number.span.end, _symbols()[number.unit], None)
    for pattern, name in _HOLDING[number.kind]:
        if pattern.search(number.text):
            return _measure(number, text, number.span.end, _symbols()[name], None)
    return None


def _measure(number: Number, text: str, end: int, unit: Unit, symbol: int | None) -> Measure:
    """The measure that ends at `end`, or after the half or quarter that follows; its symbol begins at `symbol`."""
    more = _MORE.match(text, end)
    span = Span(number.span.start, more.end() if more else end)
    return Measure(
        span,
        number,
        unit,
        None if symbol is None else Span(symbol, end),
        Fraction(1, 2 if more["half"] else 4) if more else Fraction(0),
    )


def _raised(unit: Unit, by: str | None) -> Unit:
    """The unit squared, cubed, or times an hour."""
    if by is None or unit.dimension not in ("length", "power"):
        return unit
    of_hours = by[0] in "hH"
    if of_hours == (unit.dimension == "length"):
        return unit
    if of_hours:
        return Unit("energy", unit.size * 3600)
    cubed = by.lower().startswith(_THIRD)
    return Unit("length³", unit.size**3) if cubed else Unit("length²", unit.size**2)


@lru_cache(maxsize=4096)
def _named(name: str, lang: str) -> Unit | None:
    """The unit of a symbol, capitals told apart, or of a word."""
    found = _symbols().get(name)
    if found is None and lang == "fr" and name.endswith(_OF_FRENCH) and len(name) < 3:
        found = _symbols().get(name[:-1] + "B") if name[:-1] in ("k", "K", "M", "G", "T", "P") else None
    if found is not None or len(name) < 2:
        return found
    word, table = name.lower(), _words(lang)
    for start, mark in _COMPOUND_POWERS.items():
        if word.startswith(start):
            unit = table.get(word.removeprefix(start))
            return unit and _raised(unit, mark)
    return table.get(word)


@lru_cache(maxsize=1)
def _symbols() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for symbol, (dimension, size, prefixes) in SYMBOLS.items():
        if symbol not in HAS_NO_SYMBOL:
            found[symbol] = Unit(dimension, Fraction(size))
        for prefix in prefixes:
            found[prefix + symbol] = Unit(dimension, Fraction(size) * Fraction(10) ** PREFIXES[prefix])
    return found


@lru_cache(maxsize=16)
def _words(lang: str) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for line in filter(None, re.split(r"[\n/]", WORDS.get(lang, ""))):
        symbol, *names = line.split()
        dimension, size, prefixes = SYMBOLS[symbol]
        if symbol in HAS_NO_SYMBOL:
            names.append(symbol)
        for name in names:
            found[name] = Unit(dimension, Fraction(size))
            for prefix, power in FULL_PREFIXES.items() if prefixes else ():
                found[prefix + name] = Unit(dimension, Fraction(size) * Fraction(10) ** power)
    return found
