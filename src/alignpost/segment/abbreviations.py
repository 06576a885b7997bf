"""Abbreviation tables: the package's own, one file a language, and the user's additions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from alignpost.documents.files import read_again
from alignpost.errors import FormatError, InputError, UsageError
from alignpost.tokens.spaces import WHITE
from alignpost.tokens.words import base_language
from alignpost.visible import visible

__all__ = ["AbbreviationClass", "LanguageTable", "language_table", "read_abbreviations"]

_MOST_BYTES = 1 << 20
_LONGEST = 40
"""Code points of the longest abbreviation that the segmenter looks back for."""


class AbbreviationClass(StrEnum):
    """What may follow an abbreviation; the names are the section names of the data files."""

    TITLE = "title"
    """A name follows: a sentence never ends here."""
    NEVER = "never"
    """Something follows inside the sentence: never an end."""
    NUMBER = "number"
    """A number follows; ends a sentence only before a word that opens one."""
    NUMBER_WORD = "number-word"
    """An ordinary word (`no`, `art`) unless a number follows."""
    END = "end"
    """May end a sentence: it does before a word that opens one."""
    UNIT = "unit"
    """A unit of measure, matched only as it is written (`mm.` but not `Mm.`); otherwise like `END`."""
    SYMBOL = "symbol"
    """A unit that is written without a stop (`km`), matched as it is written: a stop after it ends a sentence before
    any capital where a number stands before it; otherwise like `END`."""
    VERSUS = "versus"
    """Stands between two parties and never ends a sentence behind a name (`Dupont c. Martin`); otherwise like `END`."""
    END_STRONG = "end-strong"
    """Ends a sentence before any capital (`etc.`)."""
    OPENING = "opening"
    """Where it opens a sentence the sentence goes on (`PS. I left`); elsewhere an ordinary word (`a new PS.`)."""


_WORD_LISTS = ("starters", "weak-starters", "names-with-marks", "speech-verbs", "whole-words")
"""Sections that are no class of abbreviations, in the order of the fields of `LanguageTable`."""


class LanguageTable(NamedTuple):
    """What the rules know of one language; `lang` is empty for the general table."""

    lang: str
    classes: Mapping[str, AbbreviationClass]
    """Abbreviation without its last stop to class. Lower-case keys hold in any case, others as they stand."""
    starters: frozenset[str]
    """Words that open sentences, with a capital; elided ones end with the apostrophe `’`."""
    weak_starters: frozenset[str]
    """Words that open sentences as well, but in shouted text are as likely to go on with one."""
    names_with_marks: frozenset[str]
    """Last words of names written with a mark, `Yahoo!`."""
    speech_verbs: frozenset[str]
    """Verbs that, after a name, say who spoke: `“Why?” Harry asked.`"""
    whole_words: frozenset[str]
    """Frequent words that look as if they were cut short and are not."""

    def class_of(self, word: str) -> AbbreviationClass | None:
        """The class of `word` (without its last stop), None for an ordinary word."""
        found = self.classes.get(word)
        # a single capital is an initial before it is anything shouted
        if found is None and len(word) > 1 and not word.islower():
            found = self.classes.get(word.lower())
            if found in {AbbreviationClass.UNIT, AbbreviationClass.SYMBOL}:
                return None
            # SHOUTED TITLES are titles too; `sun` is no `Sun`
            if found is None and word.isupper():
                found = self.classes.get(word.capitalize())
        return found

    def with_additions(self, abbreviations: Iterable[str]) -> LanguageTable:
        """This table and the user's abbreviations, which never end a sentence.

        Raises:
            UsageError: an entry holds white space in the middle, nothing but stops, or is too long.
        """
        added: dict[str, AbbreviationClass] = {}
        for entry in abbreviations:
            word = entry.strip(WHITE)
            problem = _problem(word)
            if problem:
                raise UsageError(f"“{entry}” cannot be an abbreviation: {problem}")
            added[word.removesuffix(".")] = AbbreviationClass.NEVER
        if not added:
            return self
        classes = MappingProxyType(dict(self.classes) | added)
        return self._replace(classes=classes)


def _problem(word: str) -> str | None:
    if not word.strip("."):
        return "it has no letters"
    if len(word) > _LONGEST:
        return f"it is longer than {_LONGEST} characters"
    if any(character.isspace() for character in word):
        return "write one abbreviation without spaces a line (of “p. ex.” it is “ex.” that counts)"
    if visible(word) != word:
        return "it has characters that nobody can see"
    return None


@lru_cache(maxsize=32)
def language_table(lang: str) -> LanguageTable:
    """The table for the BCP 47 tag `lang`, by its primary subtag; the general one where there is none."""
    primary = base_language(lang)
    folder = Path(__file__).with_name("data")
    # only letters ever reach the file system
    name = primary if primary.isascii() and primary.isalpha() else "general"
    file = folder / f"{name}.txt"
    if name == "general" or not file.is_file():
        primary, file = "", folder / "general.txt"
    return _parse(primary, file.read_text(encoding="utf-8"))


def _parse(lang: str, source: str) -> LanguageTable:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in source.splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("[") and content.endswith("]"):
            words = sections.setdefault(content[1:-1], [])
        else:
            words.extend(content.split())
    lists = [frozenset(sections.pop(name, ())) for name in _WORD_LISTS]
    classes = {word: AbbreviationClass(section) for section, entries in sections.items() for word in entries}
    return LanguageTable(lang, MappingProxyType(classes), *lists)


def read_abbreviations(path: Path) -> tuple[str, ...]:
    """The abbreviations of a user's file: UTF-8, one a line, with or without the last stop; `#` opens a comment.

    Raises:
        InputError: the file cannot be read or is not UTF-8.
        FormatError: a line holds more than one abbreviation, or none that could be one.
    """
    try:
        source = read_again(path, _MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "is not UTF-8; save the list of abbreviations as UTF-8", path=path, byte=error.start
        ) from None
    found: list[str] = []
    for number, line in enumerate(source.splitlines(), 1):
        word = line.partition("#")[0].strip(WHITE)
        if not word:
            continue
        problem = _problem(word)
        if problem:
            raise FormatError(
                f"“{word[:_LONGEST]}” cannot be an abbreviation: {problem}", path=path, line=number
            )
        found.append(word)
    return tuple(found)
