"""Words that exclude each other in one place: left – right, open – closed, mother – father – sister, all – some.

The table `data/contraries.en-fr.tsv` is written by hand: families of poles, each with its forms in both languages.
False friends (`data/false-friends.en-fr.tsv`) are families too: what the English word says, and what the French word
says that looks like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial, reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from alignpost.score.beginnings import Beginnings
from alignpost.score.shipped import lines_of
from alignpost.tokens.remembered import Remembered

__all__ = ["FALSE_FRIENDS", "Family", "Pole", "families", "poles_in", "shared_families"]

FALSE_FRIENDS = "false-friends"
"""Check of the families of words that only look alike."""

EVERY = -1
"""All families, each a bit."""
_LANGUAGES = ("en", "fr")


class Family(NamedTuple):
    """Poles that exclude each other."""

    check: str
    """Id of the check that tells of it."""
    sure: bool
    """Whether one of its words hardly ever renders another."""
    poles: tuple[int, ...]
    before: bool = False
    """Whether it is one only where the word of the target stands before its noun: `ancienne cité`."""
    affirmed: bool = False
    """Whether it is sure only where the source affirms it: “I will not pretend that” may be « prétendre »."""


class Pole(NamedTuple):
    """A place in a text where words of a pole stand."""

    number: int
    family: int
    places: range
    telling: bool
    """Whether the words say so for certain; others may only stand for it."""


class _Form(NamedTuple):
    keys: tuple[str, ...]
    second: str
    """How the second word begins; empty for a form of one word."""
    number: int
    family: int
    telling: bool


_Cell: TypeAlias = tuple[str, int, int]
"""A form as it stands in the table, its pole and its family: read when a text holds its first word."""


class _Longer(NamedTuple):
    """The forms of several words that begin with one: how their second words begin, and their families, each a bit."""

    seconds: tuple[str, ...]
    families: int


class _Forms(NamedTuple):
    """The forms of one language, by the word that they begin with."""

    of: Remembered[str, tuple[_Form, ...]]
    families: Remembered[str, int]
    """The families of these forms, each a bit: two sentences share few, and nothing else need be read."""
    alone: Remembered[str, int]
    """Those of forms of one word."""
    longer: Remembered[str, _Longer | None]


class _Table(NamedTuple):
    families: tuple[Family, ...]
    forms: dict[str, _Forms]


def families() -> tuple[Family, ...]:
    """All families of the table, by their number."""
    return _table().families


def shared_families(ours: Sequence[str], lang: str, theirs: Sequence[str], other_lang: str) -> int:
    """The families, each a bit, of which forms may begin on both sides.

    Args:
        ours: words of the one side in small letters.
        lang: primary subtag of its language; those without a table share none.
        theirs: words of the other side.
        other_lang: that of its language.
    """
    here, there = _table().forms.get(lang), _table().forms.get(other_lang)
    if here is None or there is None:
        return 0
    return _begun(here, ours) & _begun(there, theirs)


def _begun(forms: _Forms, keys: Sequence[str]) -> int:
    """The families, each a bit, that words alone tell, or two in a row may."""
    begun = reduce(or_, map(forms.alone.__getitem__, keys), 0)
    for place, longer in enumerate(map(forms.longer.__getitem__, keys[:-1]), 1):
        if longer is not None and keys[place].startswith(longer.seconds):
            begun |= longer.families
    return begun


def poles_in(keys: Sequence[str], lang: str, among: int = EVERY) -> list[Pole]:
    """Every form of the table in a text, in order.

    Args:
        keys: its words in small letters.
        lang: primary subtag of its language, one with a table.
        among: the families that are asked for, each a bit.
    """
    forms = _table().forms[lang]
    following = (*keys[1:], "")
    wanted = range(len(families())) if among == EVERY else _places(among)
    return [
        _new_pole(Pole, (number, family, range(place, place + len(form)), telling))
        for place, begun in enumerate(map(forms.families.__getitem__, keys))
        if begun & among
        for form, second, number, family, telling in forms.of[keys[place]]
        # Words such as "de" begin many phrases, nearly all of which end at the second word.
        if family in wanted
        and (
            not second
            or (following[place].startswith(second) and _fits(form, keys[place : place + len(form)]))
        )
    ]


def _places(bits: int) -> frozenset[int]:
    """Which bits of a number are set."""
    found = []
    while bits:
        found.append(bits.bit_length() - 1)
        bits ^= 1 << found[-1]
    return frozenset(found)


_new_pole = tuple.__new__
"""What the class itself would do, without the call of a function for each pole."""


def _fits(form: Sequence[str], keys: Sequence[str]) -> bool:
    return len(form) == len(keys) and all(map(_matches, form, keys))


def _matches(form: str, key: str) -> bool:
    return key.startswith(form[:-1]) if form.endswith("*") else key == form


class _Row(NamedTuple):
    """A family as a table has it."""

    check: str
    sureness: str
    poles: Sequence[Sequence[str]]
    """For every pole its forms in each language, separated by |."""


@cache
def _table() -> _Table:
    found: list[Family] = []
    forms: dict[str, Beginnings[_Cell]] = {lang: Beginnings() for lang in _LANGUAGES}
    count = 0
    for row in (*_opposites(), *_false_friends()):
        family, numbers = len(found), range(count, count + len(row.poles))
        for number, pole in zip(numbers, row.poles, strict=True):
            for lang, cell in zip(_LANGUAGES, pole, strict=True):
                add = forms[lang].add
                for form in cell.split("|"):
                    add(form.partition(" ")[0].removeprefix("~"), (form, number, family))
        sure, affirmed = row.sureness in ("sure", "affirmed"), row.sureness == "affirmed"
        found.append(Family(row.check, sure, tuple(numbers), row.sureness == "before", affirmed))
        count += len(row.poles)
    return _Table(tuple(found), {lang: _forms_of(forms[lang]) for lang in _LANGUAGES})


def _forms_of(beginnings: Beginnings[_Cell]) -> _Forms:
    of = Remembered(partial(_read, beginnings))

    def longer(key: str) -> _Longer | None:
        several = [form for form in of[key] if form.second]
        seconds = tuple({form.second for form in several})
        return _Longer(seconds, _bits(several)) if several else None

    return _Forms(
        of,
        Remembered(lambda key: _bits(of[key])),
        Remembered(lambda key: _bits([form for form in of[key] if not form.second])),
        Remembered(longer),
    )


def _bits(forms: Sequence[_Form]) -> int:
    return reduce(or_, [1 << form.family for form in forms], 0)


def _read(forms: Beginnings[_Cell], key: str) -> tuple[_Form, ...]:
    """The forms that a word may begin."""
    return tuple(map(_form, forms.of(key)))


def _opposites() -> Iterator[_Row]:
    for block in _blocks(lines_of("contraries.en-fr.tsv")):
        check, sureness = block[0].split(" ")
        yield _Row(check, sureness, [row.split("\t") for row in block[1:]])


def _false_friends() -> Iterator[_Row]:
    """The English word with its renderings, which accuse nobody, and the French word with its own."""
    for line in lines_of("false-friends.en-fr.tsv"):
        sureness, english, alike, right, meaning = line.split("\t")
        yield _Row(
            FALSE_FRIENDS, sureness, ((english, _only_excusing(right)), (_only_excusing(meaning), alike))
        )


def _only_excusing(cell: str) -> str:
    return "|".join("~" + form for form in cell.split("|"))


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """A line without a tab, and those with one that follow it."""
    heads = [place for place, line in enumerate(lines) if "\t" not in line]
    for head, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield list(lines[head:following])


def _form(cell: _Cell) -> _Form:
    form, number, family = cell
    keys = tuple(form.removeprefix("~").split(" "))
    second = keys[1].removesuffix("*") if len(keys) > 1 else ""
    return _Form(keys, second, number, family, not form.startswith("~"))
