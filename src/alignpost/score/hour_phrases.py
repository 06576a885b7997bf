"""The phrases around an hour of the day, language by language, as data for `alignpost.score.clock`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["FRAMES", "NOON", "HourPhrases"]

NOON = 720
"""Minutes after midnight."""


class HourPhrases(NamedTuple):
    """What stands around the hours of a language: phrases in small letters, with apostrophes U+2019 and plain blanks."""

    before: tuple[str, ...]
    """What makes a number an hour."""
    after: tuple[str, ...]
    """The word for an hour behind its number: `o’clock`, `heures`."""
    lasting: bool
    """Whether that word is also the one for sixty minutes; then it must stand behind one before for the hour to be sure."""
    early: tuple[str, ...]
    late: tuple[str, ...]
    night: tuple[str, ...]
    minus: tuple[str, ...]
    """What stands between an hour and the minutes taken from it: `moins`."""
    noons: Mapping[str, int]
    """Words for noon and midnight."""


def _read(phrases: str) -> tuple[str, ...]:
    return tuple(filter(None, phrases.split("|")))


def _frame(
    before: str,
    after: str,
    halves: tuple[str, str, str],
    minus: str,
    noons: tuple[str, str],
    *,
    lasting: bool,
) -> HourPhrases:
    """A frame as it stands below: phrases separated by |, the words for noon before that for midnight."""
    early, late, night = map(_read, halves)
    at = dict.fromkeys(_read(noons[0]), NOON) | {noons[1]: 0}
    return HourPhrases(_read(before), _read(after), lasting, early, late, night, _read(minus), at)


_ABOUT = ("", " about", " around", " exactly", " nearly")
_AT = "at|by|before|after|until|till|around|about|since|from|toward|towards"
FRAMES = {
    "en": _frame(
        "|".join(f"{word}{about}" for word in _read(_AT) for about in _ABOUT),
        "o’clock",
        (
            "in the morning|this morning|a.m.|a.m|am.|am",
            "in the afternoon|in the evening|this afternoon|this evening|p.m.|p.m|pm.|pm",
            "at night|tonight",
        ),
        "",
        ("noon|midday", "midnight"),
        lasting=False,
    ),
    "fr": _frame(
        "à|avant|après|vers|dès|jusqu’à|sur les|entre|est|était|depuis",
        "heure|heures",
        ("du matin|ce matin", "de l’après-midi|du soir|ce soir|cet après-midi", "de la nuit"),
        "moins",
        ("midi", "minuit"),
        lasting=True,
    ),
    "de": _frame(
        "",
        "uhr",
        ("morgens|vormittags|am morgen|früh", "nachmittags|abends|am nachmittag|am abend", "nachts"),
        "",
        ("mittag", "mitternacht"),
        lasting=False,
    ),
    "es": _frame(
        "la|las",
        "hora|horas",
        ("de la mañana|de la madrugada", "de la tarde", "de la noche"),
        "menos",
        ("mediodía", "medianoche"),
        lasting=True,
    ),
    "it": _frame(
        "le|alle|dalle|le ore|alle ore|dalle ore",
        "ore",
        ("di mattina|del mattino", "del pomeriggio|di sera", "di notte"),
        "meno",
        ("mezzogiorno", "mezzanotte"),
        lasting=True,
    ),
}
"""By primary language subtags."""
