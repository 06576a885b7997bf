"""Words that exclude each other in one place: left – right, open – closed, mother – father – sister, all – some.

The table `data/contraries.en-fr.tsv` is written by hand: families of poles, each with its forms in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from alignpost.score.shipped import DATA
from alignpost.tokens.remembered import Remembered

__all__ = ["Family", "Pole", "families", "poles_in"]

_LANGUAGES = ("en", "fr")
_SHORTEST = 2
"""Letters of the shortest beginning of a word in the table."""


class Family(NamedTuple):
    """Poles that exclude each other."""

    check: str
    """Id of the check that tells of it."""
    sure: bool
    """Whether one of its words hardly ever renders another."""
    poles: tuple[int, ...]


class Pole(NamedTuple):
    """A place in a text where words of a pole stand."""

    number: int
    family: int
    places: range
    telling: bool
    """Whether the words say so for certain; others may only stand for it."""


class _Form(NamedTuple):
    keys: tuple[str, ...]
    number: int
    family: int
    telling: bool


class _Table(NamedTuple):
    families: tuple[Family, ...]
    forms: dict[str, Remembered[str, tuple[_Form, ...]]]
    """For each language the forms that may begin with a word."""


def families() -> tuple[Family, ...]:
    """All families of the table, by their number."""
    return _table().families


def poles_in(keys: Sequence[str], lang: str) -> list[Pole]:
    """Every form of the table in a text, in order.

    Args:
        keys: its words in small letters.
        lang: primary subtag of its language; those without a table have none.
    """
    forms = _table().forms.get(lang)
    if forms is None:
        return []
    return [
        Pole(form.number, form.family, range(place, place + len(form.keys)), form.telling)
        for place, possible in enumerate(map(forms.__getitem__, keys))
        for form in possible
        if len(form.keys) == 1 or _fits(form.keys, keys[place : place + len(form.keys)])
    ]


def _fits(form: Sequence[str], keys: Sequence[str]) -> bool:
    return len(form) == len(keys) and all(map(_matches, form, keys))


def _matches(form: str, key: str) -> bool:
    return key.startswith(form[:-1]) if form.endswith("*") else key == form


@cache
def _table() -> _Table:
    data = DATA / "contraries.en-fr.tsv"
    found: list[Family] = []
    forms: dict[str, dict[str, list[_Form]]] = {lang: {} for lang in _LANGUAGES}
    count = 0
    for block in _blocks(data.read_text(encoding="utf-8").split("\n")):
        check, sureness = block[0].split(" ")
        for number, row in enumerate(block[1:], count):
            for lang, cell in zip(_LANGUAGES, row.split("\t"), strict=True):
                for form in _forms(cell, number, len(found)):
                    forms[lang].setdefault(form.keys[0], []).append(form)
        found.append(Family(check, sureness == "sure", tuple(range(count, count + len(block) - 1))))
        count += len(block) - 1
    return _Table(tuple(found), {lang: Remembered(_Beginnings(forms[lang])) for lang in _LANGUAGES})


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines without remarks, by paragraph."""
    block: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("#"):
            continue
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _forms(cell: str, number: int, family: int) -> Iterator[_Form]:
    for form in cell.split("|"):
        yield _Form(tuple(form.removeprefix("~").split(" ")), number, family, not form.startswith("~"))


class _Beginnings:
    """The forms that a word may begin, whole or by its first letters."""

    def __init__(self, forms: dict[str, list[_Form]]) -> None:
        self._forms = forms

    def __call__(self, key: str) -> tuple[_Form, ...]:
        found = list(self._forms.get(key, ()))
        for length in range(_SHORTEST, len(key) + 1):
            found += self._forms.get(key[:length] + "*", ())
        return tuple(found)
