"""Number words of German and Dutch, as data for `alignpost.tokens.numbers`."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.tokens.number_words import NumberWords, numbered

__all__ = ["DUTCH", "GERMAN"]


def _in_one_word(
    units: dict[str, int], tens: dict[str, int], join: Callable[[str], str], hundred: str, thousand: str
) -> dict[str, int]:
    """What is written in one word: below ten thousand, whole thousands, and hundreds up to nineteen (`neunzehnhundert`).

    Args:
        units: from zero to nineteen; the first name of a value is the one that compounds begin with.
        tens: from twenty on.
        join: the unit before a ten with the `and` of compounds.
        hundred: the word for it.
        thousand: the word for it.
    """
    first = {value: name for name, value in reversed(units.items())}
    small = units | tens
    for ten, value in tens.items():
        small |= {join(first[digit]) + ten: value + digit for digit in range(1, 10)}
    found = dict(small)
    for digit in range(1, 10):
        for start in (first[digit] + hundred, *([hundred] if digit == 1 else [])):
            found[start] = 100 * digit
            found |= {start + name: 100 * digit + value for name, value in small.items() if value}
    below = {name: value for name, value in found.items() if value}
    found |= {name + thousand: 1000 * value for name, value in below.items()} | {thousand: 1000}
    for digit in range(1, 10):
        for start in (first[digit] + thousand, *([thousand] if digit == 1 else [])):
            found |= {start + name: 1000 * digit + value for name, value in below.items()}
    for many in range(11, 20):
        found[first[many] + hundred] = 100 * many
        found |= {first[many] + hundred + name: 100 * many + value for name, value in small.items() if value}
    return found


_GERMAN_UNITS = {
    **numbered(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn",
        0,
    ),
    "eins": 1,
}
_GERMAN_TENS = numbered("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
_GERMAN_STEMS = "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"

_GERMAN_WORDS = _in_one_word(_GERMAN_UNITS, _GERMAN_TENS, lambda unit: unit + "und", "hundert", "tausend")


def _german_stems() -> list[tuple[str, int]]:
    """Ordinals without their endings from thirteenth to ninety-ninth, and of round numbers."""
    small = [
        (name + ("t" if value < 20 else "st"), value)
        for name, value in _GERMAN_WORDS.items()
        if 12 < value < 100
    ]
    return [*small, ("hundertst", 100), ("tausendst", 1000), ("millionst", 10**6)]


GERMAN = NumberWords(
    units={
        **_GERMAN_WORDS,
        **dict.fromkeys(("eine", "einen", "einem", "einer", "eines"), 1),
        "zwo": 2,
    },
    tens={},
    hundreds=frozenset(),
    scales={
        "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "billion": 10**12,
        "billionen": 10**12,
    },
    groups={"dutzend": 12, "dutzende": 10, "hunderte": 100, "hunderten": 100, "tausende": 10**3, "tausenden": 10**3},
    ordinals={
        stem + end: value
        for stem, value in (*numbered(_GERMAN_STEMS).items(), *_german_stems())
        for end in ("e", "en", "er", "es", "em")
        if stem + end != "achten"  # to respect
    },
    joiner="und",
    articles=frozenset({"ein", "eine", "einer"}),
    of=frozenset({"von"}),
    half=frozenset({"halb", "halbe", "halben"}),
    parts=numbered("drittel viertel fünftel sechstel siebtel achtel neuntel zehntel", 3),
    months={
        **numbered("januar februar märz april mai juni juli august september oktober november dezember"), "jänner": 1,
    },
    weekdays={**numbered("montag dienstag mittwoch donnerstag freitag samstag sonntag"), "sonnabend": 6},
)  # fmt: skip

_DUTCH_UNITS = numbered(
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien",
    0,
)
_DUTCH_TENS = numbered("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 20, 10)
_DUTCH_WORDS = _in_one_word(
    _DUTCH_UNITS,
    _DUTCH_TENS,
    lambda unit: unit + ("ën" if unit.endswith("e") else "en"),
    "honderd",
    "duizend",
)

DUTCH = NumberWords(
    units={**_DUTCH_WORDS, "één": 1},
    tens={},
    hundreds=frozenset(),
    scales={"miljoen": 10**6, "miljard": 10**9, "biljoen": 10**12},
    groups={"dozijn": 12, "tientallen": 10, "honderden": 100, "duizenden": 10**3, "miljoenen": 10**6, "miljarden": 10**9},
    ordinals={
        **numbered("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"),
        **{name + ("de" if value < 20 else "ste"): value for name, value in _DUTCH_WORDS.items() if 12 < value < 100},
        "honderdste": 100, "duizendste": 1000, "miljoenste": 10**6,
    },
    joiner="en",
    articles=frozenset({"een"}),
    of=frozenset({"van"}),
    half=frozenset({"half", "halve"}),
    months=numbered("januari februari maart april mei juni juli augustus september oktober november december"),
    weekdays=numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
)  # fmt: skip
