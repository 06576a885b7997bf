"""Measures converted between the imperial and the metric system are the same number in other words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.conversion_factors import CONVERSIONS, DRY, GRAMS, SQUARES
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.remembered import Remembered

__all__ = [
    "NEVER",
    "converted",
    "converted_words",
    "converts_unit",
    "may_convert",
    "names_both_systems",
    "names_degrees",
]

_DEGREES = listed("degree degrees degré degrés f c")
_SCALES = (listed("c celsius"), listed("f fahrenheit"))
_SQUARED = frozenset({"square", "sq", "carré", "carrés"})
_BESIDE_UNITS = listed(
    "per hour an à l’ heure h fahrenheit celsius tall long wide high deep square sq carré carrés haut"
)
_REACH, _MOST_PARTS = 22, 6
"""Characters behind a number among which its unit begins, and words and parts of words looked at there."""
_MOST = 50
"""Numbers looked at: more than a sentence has, few enough for a text of thousands."""
_IMPERIAL = frozenset({"mpg"}).union(*(imperial for imperial, _, _ in CONVERSIONS))
_METRIC = frozenset().union(*(metric for _, metric, _ in CONVERSIONS))
_TOLERANCE, _TOLERANCE_OF_TWO_UNITS = Fraction(1, 8), Fraction(1, 25)
"""Who tells a height to the inch or the centimetre has not rounded it."""
_SHARES = {
    word: Fraction(1, part)
    for part, listing in ((2, "half demi demie moitié"), (3, "third tiers"), (4, "quarter quart"))
    for word in listing.split(" ")
}
"""What is told of a unit without a number: half an inch, un quart de livre."""
_AND_A_HALF = later(re.compile, r"(?:and a half|et demie?)(?!\w)", re.IGNORECASE)
_OVEN, _STEP = 90, 5
"""Degrees Celsius from which heat is set by hand, in steps: 400 °F, which are 204 °C, are called 200."""
_PER_GALLON = (Fraction(225), Fraction(295))
"""Miles per gallon times litres a hundred kilometres: 235 for the gallon of America, 282 for the imperial one."""
_HUNDRED = 100
_WORD = re.compile(r"[^\W\d_]+[²³]?")
_LITRES = frozenset({"l", "litre", "litres"})
_KILOMETRES = listed("kilomètre kilomètres km kilometre kilometres kilometer kilometers")
NEVER = (NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.DATE, NumberKind.TIME, NumberKind.YEAR)


def converted(number: Number, side: Side, other: Number, other_side: Side) -> bool:
    """Whether two numbers measure the same in different units, within one part in eight, or 25 for feet and inches.

    Of what is measured in cups and spoons the grams may differ more: a cup of flour is half a cup of honey.
    """
    if number.kind in NEVER or other.kind in NEVER:
        return False
    here, there = _units(number, side), _units(other, other_side)
    if here & _DEGREES and there & _DEGREES:
        if any(here & scale and there & scale for scale in _SCALES):
            return False
        return _same_temperature(number.value, other.value) or _same_temperature(other.value, number.value)
    if not number.value or not other.value:
        return False
    if (_per_gallon(here) and _per_hundred(there)) or (_per_hundred(here) and _per_gallon(there)):
        return _PER_GALLON[0] <= number.value * other.value <= _PER_GALLON[1]
    tolerance = _TOLERANCE_OF_TWO_UNITS if _of_two_units(number) or _of_two_units(other) else _TOLERANCE
    return (
        any(
            abs(other.value / number.value / ratio - 1) <= tolerance
            for imperial, metric, factor in CONVERSIONS
            for one, two, ratio in ((imperial, metric, factor), (metric, imperial, 1 / factor))
            if one & here and two & there
        )
        or _of_dry_things(number, here, side, other, there)
        or _of_dry_things(other, there, other_side, number, here)
    )


def _of_two_units(number: Number) -> bool:
    """Whether a number tells a length or a weight of two units; ten pounds may be money, and hold one unit as well."""
    return bool(number.unit) and number.kind is not NumberKind.CURRENCY


def _of_dry_things(
    number: Number, units: frozenset[str], side: Side, other: Number, others: frozenset[str]
) -> bool:
    """Whether a number of spoons or cups may be the grams of another, if its own side does not tell them."""
    if GRAMS.isdisjoint(others) or not GRAMS.isdisjoint(_unit_names(side)):
        return False
    return any(
        not units.isdisjoint(spoon) and least <= other.value / number.value <= most
        for spoon, (least, most) in DRY
    )


def converts_unit(number: Number, side: Side, other_side: Side) -> bool:
    """Whether a number renders a bare unit or a share of one: `1,5 km` for `a mile`, `6 mm` for `a quarter of an inch`."""
    if number.kind in NEVER:
        return False
    here, there = _units(number, side), other_side.different - _counted(other_side)
    if number.value == _HUNDRED and here & _KILOMETRES and _per_gallon(other_side.different):
        return True
    shares = {Fraction(1), *(_SHARES[word] for word in _SHARES.keys() & there)}
    if _AND_A_HALF.search(other_side.text):
        shares = {Fraction(3, 2)}
    return any(
        abs(number.value / ratio / share - 1) <= _TOLERANCE
        for imperial, metric, factor in CONVERSIONS
        for one, two, ratio in ((metric, imperial, factor), (imperial, metric, 1 / factor))
        if one & here and two & there
        for share in shares
    )


def _counted(side: Side) -> frozenset[str]:
    """The words right behind the numbers of a side: a unit among them is told with its number."""
    places = (side.words_in(number.span) for number in side.numbers if number.kind is not NumberKind.ORDINAL)
    return frozenset(key for at in places for key in side.keys[at.stop : at.stop + 2])


def _per_gallon(units: frozenset[str]) -> bool:
    return "mpg" in units or ("gallon" in units and not units.isdisjoint(("mile", "miles")))


def _per_hundred(units: frozenset[str]) -> bool:
    return "l/100" in units or bool(units & _LITRES and units & _KILOMETRES)


def _same_temperature(fahrenheit: Fraction, celsius: Fraction) -> bool:
    apart = abs((fahrenheit - 32) * Fraction(5, 9) - celsius)
    rounded = celsius >= _OVEN and celsius % _STEP == 0
    return apart <= (_STEP if rounded else max(Fraction(1), celsius / 50))


def _units(number: Number, side: Side) -> frozenset[str]:
    """What may be the unit of a number: the words in it and close behind, so that `2 to 4 inches` works."""
    inside = side.words_in(Span(number.span.start, number.span.end + _REACH))
    keys = [part for place in inside for part in side.keys[place].split("-")]
    units = frozenset([number.unit, *(key.lstrip("0123456789.,") for key in keys[:_MOST_PARTS])])
    return units if _SQUARED.isdisjoint(units) else frozenset(SQUARES.get(unit, unit) for unit in units)


def converted_words(source: Side, target: Side) -> tuple[set[int], set[int]]:
    """Places of the words of measures that the other side gives in the other system: number, units and `tall`."""
    ours: set[int] = set()
    theirs: set[int] = set()
    if not (source.numbers and target.numbers and may_convert(source, target)):
        return ours, theirs
    for number in source.numbers[:_MOST]:
        for other in target.numbers[:_MOST]:
            if set(number.values).isdisjoint(other.values) and converted(number, source, other, target):
                ours.update(_measure_words(number, source))
                theirs.update(_measure_words(other, target))
    return ours, theirs


def _measure_words(number: Number, side: Side) -> range:
    """From a number to the last of the words behind it that belong to its measure."""
    places = side.words_in(number.span)
    stop = places.stop
    while stop < len(side.keys) and (_units_in(side.keys[stop]) or _goes_on(side.keys, stop)):
        stop += 1
    return range(places.start, stop)


def _goes_on(keys: tuple[str, ...], place: int) -> bool:
    """Whether a word inside or behind a measure belongs to it: `5 feet 7 inches tall`, `60 miles per hour`."""
    return keys[place] in _BESIDE_UNITS or (
        keys[place][0].isdigit() and bool(_units_in(keys[min(place + 1, len(keys) - 1)]))
    )


def may_convert(source: Side, target: Side) -> bool:
    """Whether the two sides name units of different systems, or degrees."""
    ours = _unit_names(source)
    if not ours:  # as in most sentences
        return False
    theirs = _unit_names(target)
    return bool(
        (ours & _IMPERIAL and theirs & _METRIC) or (ours & _METRIC and theirs & _IMPERIAL) or ours & _DEGREES
    )


def names_both_systems(text: str, other: str) -> bool:
    """Whether two pieces of one text name units of different systems, or both degrees."""
    ours, theirs = (
        frozenset().union(*(_UNITS[word.lower()] for word in _WORD.findall(t))) for t in (text, other)
    )
    return bool(
        (ours & _IMPERIAL and theirs & _METRIC) or (ours & _METRIC and theirs & _IMPERIAL)
        or (ours & _DEGREES and theirs & _DEGREES and ours != theirs)
    )  # fmt: skip


def names_degrees(side: Side) -> bool:
    """Whether a text tells of degrees."""
    return not _DEGREES.isdisjoint(_unit_names(side))


@lru_cache(maxsize=256)  # several checks and the score ask for the same sides
def _unit_names(side: Side) -> frozenset[str]:
    named = _NO_UNITS.union(
        *(_UNITS[side.keys[place]] for place in side.watched(_watches(base_language(side.lang))))
    )
    return named.union(number.unit for number in side.numbers)


_NO_UNITS: frozenset[str] = frozenset()
_EVERY_UNIT = _IMPERIAL | _METRIC | _DEGREES


def _units_in(key: str) -> frozenset[str]:
    """The units that a word names: `6-foot`, `5km`."""
    if key.isalpha():  # as nearly every word is
        return frozenset((key,)) if key in _EVERY_UNIT else _NO_UNITS
    return _EVERY_UNIT.intersection(part.lstrip("0123456789.,") for part in key.split("-"))


_UNITS = Remembered(_units_in)


@cache
def _watches(lang: str) -> int:
    """The bit of the words that name units."""
    return watch(lang, _units_in)
