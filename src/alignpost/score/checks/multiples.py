"""Fractions and multiples in words that became others: a third – un quart, doubled – triplé, half a lemon – un citron et demi.

Most of them are no numbers for `alignpost.tokens`: `third` is an ordinal and a `tiers` a stranger as often. They are
told only where each side says one that the other does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.fraction_words import DENOMINATORS, plural_parts, single_parts
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.function_words import listed

__all__ = ["Part", "changed_parts", "parts_told"]

_FRENCH_ENDINGS = "e es er ent era eront é ée és ées a èrent ait aient ant ement ements"
_TRIGGERS = {
    "en": listed(
        """
        half halved halving third thirds quarter quarters fourth fourths fifth fifths sixth sixths eighth eighths tenth
        tenths one-third two-thirds one-quarter three-quarters three-fourths one-fourth one-fifth two-fifths three-fifths
        four-fifths one-tenth double doubled doubles doubling twofold two-fold twice triple tripled triples tripling
        treble trebled trebles trebling threefold three-fold quadruple quadrupled quadruples quadrupling fourfold
        four-fold fivefold five-fold tenfold ten-fold times
        """
    ),
    "fr": listed(
        """
        moitié demi demie tiers quart quarts cinquième cinquièmes sixième sixièmes huitième huitièmes dixième dixièmes
        fois reprises multiplié multipliée multipliés multipliées
        """
    ).union(
        stem + ending
        for stem in ("doubl", "tripl", "quadrupl", "décupl")
        for ending in listed(_FRENCH_ENDINGS)
    ),
}
"""Words of which one stands in every part told."""
_ALONE = r"(?=\s(?:of|de|des|du)\s|\sd['’]|\s?(?:[.,;:!?)]|$))"
"""Behind a singular that may be an ordinal: `a third of`, not `a third party`."""
_PARTS = {
    "en": later(
        re.compile,
        rf"""
        \b(?: (?:first|second|other|last|latter|better|bottom|top|this|next)[ -](?:an?[ -])?half
          | half[ -](?:past|time|way|hearted|brothers?|sisters?|life|term|dozen) | half\s(?:as|again) | quarter-?finals? )\b
        | \b(?P<more> (?:an?|one)\s(?!{single_parts("en")})[\w-]+\sand\sa\shalf | one\sand\sa\shalf )\b
        | \band\s(?:an?|one)[ -](?:half|third|quarter)\b
        | \b(?P<half> half|halved|halving )\b
        | \b(?P<many>two|three|four|five|seven|nine)[ -](?P<nths>{plural_parts("en")})\b
        | \b(?:an?|one)[ -](?P<nth>{single_parts("en")})\b{_ALONE}
        | \b(?P<times>
            (?:doubl|tripl|trebl|quadrupl)(?:ed?|es|ing) | (?:two|three|four|five|ten)-?fold | twice )\b
        | \b(?P<count>two|three|four|five|six|ten|(?<!\d[.,])\d{{1,2}})\stimes\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        rf"""
        \b(?: (?:première?|seconde?|deuxième|dernière?|autre|meilleure)\smoitié | quarts?\sde\sfinale
          | tiers\s(?:monde|état|payant) )\b
        | \b(?P<more> une?\s[\w-]+\set\sdemie?  )\b
        | \bet\s(?:demie?|une?\s(?:quart|tiers))\b
        | \b(?P<half> moitié | une?\sdemie?(?=[\s-]) )
        | \b(?P<many>deux|trois|quatre|cinq|sept|neuf)\s(?P<nths>{plural_parts("fr")})\b
        | \b(?:un|le|du|au)\s(?P<nth>{single_parts("fr")})\b(?:(?<=quart)|{_ALONE})
        | \b(?P<times>(?:doubl|tripl|quadrupl|décupl)(?:{_FRENCH_ENDINGS.replace(" ", "|")}))\b
        | \b(?P<count>deux|trois|quatre|cinq|six|dix|(?<!\d[.,])\d{{1,2}})\s(?:fois|reprises)(?!\set\sdemie)\b
        | \bmultipliée?s?\spar\s(?P<by>deux|trois|quatre|cinq|six|dix|\d{{1,2}})\b
        """,
        re.VERBOSE | re.IGNORECASE,
    ),
}
"""Every part; what matches without a group is none, or one that other words may tell in many ways."""
_VALUES = {
    beginning: value
    for value, listing in (
        (2, "two deux doubl twice"),
        (3, "three trois tripl trebl"),
        (4, "four quatre quadr"),
        (5, "five cinq"),
        (6, "six"),
        (7, "seven sept"),
        (9, "nine neuf"),
        (10, "ten dix décupl"),
    )
    for beginning in listing.split(" ")
}
_HALF, _ONE_AND_A_HALF, _TWICE = Fraction(1, 2), Fraction(3, 2), 2
_ROUNDED = 2
"""Percent by which a number may differ from a part that it tells roundly."""


class Part(NamedTuple):
    """A fraction or a multiple in words."""

    value: Fraction
    span: Span


def parts_told(side: Side) -> list[Part]:
    """The fractions and multiples that a text in English or French tells in words, in order."""
    lang = base_language(side.lang)
    if lang not in _TRIGGERS or side.different.isdisjoint(_TRIGGERS[lang]):
        return []
    found = []
    for match in _PARTS[lang].finditer(side.text):
        value = _value(match)
        if value:
            found.append(Part(value, Span(*match.span())))
    return found


def changed_parts(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A major finding of `check` where each side tells one part that the other does not, in words or digits."""
    if {*pair.context.languages} != {"en", "fr"}:
        return
    ours = parts_told(pair.source)
    theirs = parts_told(pair.target) if ours else []
    lost = _alone(ours, theirs, pair.target)
    new = _alone(theirs, ours, pair.source) if lost else []
    if len(lost) != 1 or len(new) != 1 or not _of_one_kind(lost[0].value, new[0].value):
        return
    spans = lost[0].span, new[0].span
    if _is_number(lost[0], pair.source) and _is_number(new[0], pair.target):
        return  # told as one
    here, there = spans[0].of(pair.source.text), spans[1].of(pair.target.text)
    message = f"“{here}” became “{there}”: the two do not say the same part or multiple."
    yield Finding(check, mqm, Severity.MAJOR, (spans[0],), (spans[1],), message)


def _value(match: re.Match[str]) -> Fraction | None:
    """What a match tells; None where it is no part."""
    told = match.groupdict()
    if told["more"]:
        return _ONE_AND_A_HALF
    if told["half"]:
        return _HALF
    if told["nth"]:
        return Fraction(1, _counted(told["nth"]))
    if told["nths"]:
        return Fraction(_counted(told["many"]), _counted(told["nths"]))
    counted = told["times"] or told["count"] or told.get("by")
    return Fraction(_counted(counted)) if counted else None


def _counted(word: str) -> int:
    if word.isdecimal():
        return int(word)
    word = word.lower()
    if word in DENOMINATORS:
        return DENOMINATORS[word]
    return next(_VALUES[word[:end]] for end in range(len(word), 0, -1) if word[:end] in _VALUES)


def _alone(ours: list[Part], theirs: list[Part], side: Side) -> list[Part]:
    """Those of different values that the other side, `side`, tells neither in words nor as a number."""
    known = {part.value for part in theirs}
    found: dict[Fraction, Part] = {}
    for part in ours:
        if part.value not in known and not _told_as_number(part.value, side, theirs):
            found.setdefault(part.value, part)
    return list(found.values())


def _told_as_number(value: Fraction, side: Side, parts: list[Part]) -> bool:
    """Whether a number beside the parts of a text tells it too: a quarter – one in four, 25 %."""
    percents = (100 * value, 100 * (value - 1))
    return any(
        any(abs(number.value - percent) <= _ROUNDED for percent in percents)
        if number.kind is NumberKind.PERCENT
        else value in number.values or (value < 1 and value.denominator in number.values)
        for number in side.numbers
        if not any(_overlap(part, number) for part in parts)
    )


def _of_one_kind(value: Fraction, other: Fraction) -> bool:
    """Whether both are parts of one thing, or both several times it: a third is no multiple."""
    return (value >= _TWICE) == (other >= _TWICE)


def _is_number(part: Part, side: Side) -> bool:
    return any(_overlap(part, number) and part.value in number.values for number in side.numbers)


def _overlap(part: Part, number: Number) -> bool:
    return number.span.start < part.span.end and part.span.start < number.span.end
