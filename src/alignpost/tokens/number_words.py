"""Number words of English and French, as data for `alignpost.tokens.numbers`, and where those of others are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import count

__all__ = ["ENGLISH", "FRENCH", "NumberWords", "number_words", "numbered"]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The closed vocabulary of numbers of one language, all lower case with U+2019 apostrophes."""

    units: dict[str, int]
    """Below twenty (French: and the odd ones up to sixteen)."""
    tens: dict[str, int]
    hundreds: frozenset[str]
    scales: dict[str, int]
    """Powers of a thousand; they multiply what stands before them."""
    groups: dict[str, int]
    """Collectives that a plural makes vague: dozen, dizaine, hundreds, milliers."""
    ordinals: dict[str, int]
    """Ordinals below twenty, of the tens, of hundred and of the scales."""
    joiner: str
    """`and`, `et`."""
    articles: frozenset[str]
    """`a hundred`: articles that mean one before a hundred, a scale or a group."""
    of: frozenset[str]
    """`tens of millions`: what joins a group to a scale."""
    half: frozenset[str]
    parts: dict[str, int] = field(default_factory=dict)
    """Denominators after a number word: thirds, quarts."""
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    starters: frozenset[str] = field(init=False)
    """Words that may begin a number, and the empty string for a numeral in digits."""
    telling: frozenset[str] = field(init=False)
    """Words of which every number in words holds one."""
    ordinal: frozenset[str] = field(init=False)
    """Ordinals that are nothing else."""
    every: frozenset[str] = field(init=False)
    """Whatever may belong to a number."""
    calendar: frozenset[str] = field(init=False)
    """Months and weekdays, these in the plural too."""

    def __post_init__(self) -> None:
        tables = (self.units, self.tens, self.scales, self.groups, self.ordinals)
        known = self.hundreds | self.articles | self.half | {""}
        object.__setattr__(self, "starters", known.union(*tables))
        object.__setattr__(self, "telling", self.hundreds.union(*tables))
        others = self.hundreds.union(*tables[:-1])
        object.__setattr__(self, "ordinal", frozenset(self.ordinals.keys() - others))
        joining = self.of | {self.joiner}
        object.__setattr__(self, "every", (known - {""}).union(joining, self.parts, *tables))
        plural = {day + "s" for day in self.weekdays}
        object.__setattr__(self, "calendar", frozenset(plural.union(self.months, self.weekdays)))


def numbered(names: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Words separated by spaces with values that rise by `step`."""
    return dict(zip(names.split(), count(start, step), strict=False))


_ENGLISH_UNITS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    0,
)
_ENGLISH_TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

ENGLISH = NumberWords(
    units=_ENGLISH_UNITS,
    tens=_ENGLISH_TENS,
    hundreds=frozenset({"hundred"}),
    scales=_ENGLISH_SCALES,
    groups={
        "dozen": 12,
        "dozens": 10,
        "tens": 10,
        "hundreds": 100,
        "thousands": 10**3,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
    },
    ordinals={
        **numbered(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        **{name[:-1] + "ieth": value for name, value in _ENGLISH_TENS.items()},
        "hundredth": 100,
        **{name + "th": value for name, value in _ENGLISH_SCALES.items()},
    },
    joiner="and",
    articles=frozenset({"a", "an"}),
    of=frozenset({"of"}),
    half=frozenset({"half"}),
    parts={**numbered("thirds quarters fifths sixths sevenths eighths ninths tenths", 3), "fourths": 4},
    months=numbered("january february march april may june july august september october november december"),
    weekdays=numbered("monday tuesday wednesday thursday friday saturday sunday"),
)

_FRENCH_UNITS = {
    **numbered(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 0
    ),
    "une": 1,
}
_FRENCH_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
_FRENCH_ORDINALS = {
    "premier": 1,
    "première": 1,
    "premiers": 1,
    "premières": 1,
    "second": 2,
    "seconde": 2,
    "seconds": 2,
    "secondes": 2,
    **{
        name + plural: value
        for plural in ("", "s")
        for name, value in numbered(
            "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième "
            "treizième quatorzième quinzième seizième",
            2,
        ).items()
    },
    "unième": 1,
    "vingtième": 20,
    "trentième": 30,
    "quarantième": 40,
    "cinquantième": 50,
    "soixantième": 60,
    "septantième": 70,
    "huitantième": 80,
    "octantième": 80,
    "nonantième": 90,
    "centième": 100,
    "millième": 10**3,
    "millionième": 10**6,
}

FRENCH = NumberWords(
    units=_FRENCH_UNITS,
    tens=_FRENCH_TENS,
    hundreds=frozenset({"cent", "cents"}),
    scales={
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
        "trillion": 10**18,
        "trillions": 10**18,
    },
    groups={
        "huitaine": 8,
        "dizaine": 10,
        "dizaines": 10,
        "douzaine": 12,
        "douzaines": 10,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
        "centaines": 100,
        "millier": 10**3,
        "milliers": 10**3,
    },
    ordinals=_FRENCH_ORDINALS,
    joiner="et",
    articles=frozenset({"un", "une"}),
    of=frozenset({"de", "d’"}),
    half=frozenset({"demi", "demie"}),
    parts=numbered("tiers quarts cinquièmes sixièmes septièmes huitièmes neuvièmes dixièmes", 3),
    months={
        **numbered("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        "janv": 1,
        "févr": 2,
        "juill": 7,
        "déc": 12,
    },
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche"),
)


_OTHERS = {
    "de": ("germanic", "GERMAN"),
    "nl": ("germanic", "DUTCH"),
    "es": ("romance", "SPANISH"),
    "it": ("romance", "ITALIAN"),
    "pt": ("romance", "PORTUGUESE"),
}
"""Tables of other languages, which few texts need: each in a module that is loaded when it is asked for."""


@cache
def number_words(lang: str) -> NumberWords | None:
    """The number words of a primary language subtag, or None where only digits are understood."""
    if lang in _OTHERS:
        module, name = _OTHERS[lang]
        table = getattr(import_module(f"alignpost.tokens.number_words_{module}"), name)
        assert isinstance(table, NumberWords)
        return table
    return {"en": ENGLISH, "fr": FRENCH}.get(lang)
