"""Names that change between the languages: Russia – Russie, White House – Maison Blanche, World War II.

The table `data/exonyms.en-fr.tsv` is written by hand; a row is a group of forms that may render each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from alignpost.score.shipped import lines_of
from alignpost.score.watched import watch
from alignpost.tokens import Word, base_language, words
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import fold_apostrophes

if TYPE_CHECKING:
    from alignpost.score.side import Side

__all__ = ["Mention", "exonym_links", "mentions_in"]

_ENDINGS = {
    "en": ("", "s", "es"),
    "fr": ("", "e", "s", "es", "ne", "nes", "nne", "nnes", "te", "tes"),
}


class _Form(NamedTuple):
    keys: tuple[str, ...]
    capitals: bool
    """Written in capitals in the table, and to be so in the text: US, WHO."""
    group: int
    inflected: bool
    """Whether endings may follow."""


class Mention(NamedTuple):
    """One form of a group in a text."""

    group: int
    places: range
    """Places of its words."""
    country: bool = False
    """Whether the group is a country with its adjective and its people, which French writes small: `chinois`."""


_Cell: TypeAlias = tuple[int, str, int, bool]
"""A form as it stands in the table: its number, its text, its group, and whether it may be inflected."""


class _Forms:
    """The forms of one language by their first words, endings and all; these are cut off the words of a text."""

    def __init__(self, endings: Sequence[str]) -> None:
        self._endings = endings
        self._stems: dict[str, list[_Cell]] = {}
        """There are thousands of forms, and a text has a few: they are read when it asks for their first words."""
        self._count = 0
        self.of = Remembered(self._of)
        """Those that may begin with a word, in the order of the table."""

    def add(self, text: str, group: int, inflected: bool) -> None:
        self._count += 1
        self._stems.setdefault(_first(text), []).append((self._count, text, group, inflected))

    def opens(self, key: str) -> bool:
        """Whether forms may begin with a word."""
        for ending in self._endings:  # asked of every word that is new
            if key.endswith(ending) and key.removesuffix(ending) in self._stems:
                return True
        return False

    def _of(self, key: str) -> tuple[_Form, ...]:
        found = [
            (number, form)
            for ending in self._endings
            if key.endswith(ending)
            for number, text, group, inflected in self._stems.get(key.removesuffix(ending), ())
            if (form := _form(text, group, inflected)).inflected or not ending
        ]
        return tuple(dict.fromkeys(form for _, form in sorted(found)))


class _Table:
    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        self.countries = frozenset(group for group, row in enumerate(rows) if row[2] == "country")
        self.forms = {lang: _Forms(endings) for lang, endings in _ENDINGS.items()}
        for group, row in enumerate(rows):
            inflected = row[2] != "given"
            for lang, cell in zip(("en", "fr"), row[:2], strict=True):
                add = self.forms[lang].add
                for form in cell.split("|"):
                    add(form, group, inflected)


def _first(text: str) -> str:
    """The first word of a form; no word reaches across a blank."""
    found = text.partition(" ")[0]
    return found.lower() if found.isalpha() else fold_apostrophes(words(found)[0].text)


def _form(text: str, group: int, inflected: bool) -> _Form:
    # Most forms are nothing but letters and blanks, which needs no reader of words.
    found = text.split(" ")
    if not all(map(str.isalpha, found)):
        found = [word.text for word in words(text)]
    keys, capitals = tuple(map(fold_apostrophes, found)), text.isupper()
    return _Form(keys, capitals, group, inflected and len(keys) == 1 and not capitals)


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = [line.split("\t") for line in lines_of("exonyms.en-fr.tsv")]
    return _Table([(english, french, kind) for english, french, kind in rows])


def mentions_in(side: Side) -> tuple[Mention, ...]:
    """Every form of the table in a text, longest first at each place; those inside a longer one are left out."""
    lang = base_language(side.lang)
    if lang not in _ENDINGS:
        return ()
    keys, words = side.keys, side.words
    candidates = side.watched(_watches(lang))
    forms, countries = _table().forms[lang], _table().countries
    found: list[Mention] = []
    reach = 0
    for place in candidates:
        if lang == "en" and words[place].text.islower():
            continue  # an English name has its capital
        fits = [form for form in forms.of[keys[place]] if _fits(form, keys, words, place, lang)]
        if not fits:
            continue
        length = max(len(form.keys) for form in fits)
        if place + length <= reach:
            continue
        reach = max(reach, place + length)
        found += [
            Mention(form.group, range(place, place + length), form.group in countries)
            for form in fits
            if len(form.keys) == length
        ]
    return tuple(found)


@cache
def _watches(lang: str) -> int:
    """The bit of the words that forms begin with."""
    return watch(lang, _table().forms[lang].opens)


def _fits(form: _Form, keys: Sequence[str], words: Sequence[Word], place: int, lang: str) -> bool:
    length = len(form.keys)
    if length > 1:
        here = keys[place : place + length]
        if here[:-1] != form.keys[:-1] or here[-1].removesuffix("s") != form.keys[-1].removesuffix("s"):
            return False
    if form.capitals:
        return all(word.text.isupper() for word in words[place : place + length])
    # An English name has its capital; French adjectives and titles have none.
    return lang != "en" or words[place].text[0].isupper()


def exonym_links(source: Side, target: Side) -> Iterator[tuple[range, range]]:
    """Places of words on both sides that name the same by the table, in the order of the source."""
    if {base_language(source.lang), base_language(target.lang)} != {"en", "fr"}:
        return
    ours = source.mentions
    theirs: dict[int, list[range]] = {}
    for other in target.mentions if ours else ():
        theirs.setdefault(other.group, []).append(other.places)
    for mention in ours:
        yield from ((mention.places, places) for places in theirs.get(mention.group, ()))
