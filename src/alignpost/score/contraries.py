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

__all__ = ["FALSE_FRIENDS", "Family", "Openings", "Pole", "families", "openings", "poles_in"]

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


class _Begins(NamedTuple):
    """The forms that begin with one word; families are bits, so that two sentences are compared before any is read."""

    forms: tuple[_Form, ...]
    families: int
    """Those of the forms."""
    alone: int
    """Those of the forms of one word."""
    seconds: tuple[str, ...]
    """How the second words of the others begin."""


class _Table(NamedTuple):
    families: tuple[Family, ...]
    begins: dict[str, Remembered[str, _Begins | None]]
    """For each language what begins with a word; None for most words."""


def families() -> tuple[Family, ...]:
    """All families of the table, by their number."""
    return _table().families


class Openings(NamedTuple):
    """Where forms of the table may begin in a text."""

    begins: list[tuple[int, _Begins]]
    """The places of such words, in order, and the forms."""
    families: int
    """The families, each a bit, that words alone tell, or two in a row may."""


_NONE = Openings([], 0)


def openings(keys: Sequence[str], lang: str) -> Openings:
    """Where forms of the table may begin; nowhere in languages without a table.

    Args:
        keys: the words of a text in small letters.
        lang: primary subtag of its language.
    """
    known = _table().begins.get(lang)
    if known is None:
        return _NONE
    found = [(place, here) for place, here in enumerate(map(known.__getitem__, keys)) if here is not None]
    begun, last = 0, len(keys) - 1
    for place, here in found:
        longer = here.seconds and place < last and keys[place + 1].startswith(here.seconds)
        begun |= here.families if longer else here.alone
    return Openings(found, begun)


def poles_in(keys: Sequence[str], opened: Openings, among: int = EVERY) -> list[Pole]:
    """Every form of the table in a text, in order.

    Args:
        keys: its words in small letters.
        opened: their `openings`.
        among: the families that are asked for, each a bit.
    """
    following = (*keys[1:], "")
    wanted = range(len(families())) if among == EVERY else _places(among)
    return [
        _new_pole(Pole, (number, family, range(place, place + len(form)), telling))
        for place, begins in opened.begins
        if begins.families & among
        for form, second, number, family, telling in begins.forms
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
    return _Table(tuple(found), {lang: Remembered(partial(_begins, forms[lang])) for lang in _LANGUAGES})


def _begins(table: Beginnings[_Cell], key: str) -> _Begins | None:
    """The forms that a word may begin."""
    forms = tuple(map(_form, table.of(key)))
    if not forms:
        return None
    alone = _bits([form for form in forms if not form.second])
    return _Begins(forms, _bits(forms), alone, tuple({form.second for form in forms if form.second}))


def _bits(forms: Sequence[_Form]) -> int:
    return reduce(or_, [1 << form.family for form in forms], 0)


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
