"""Writing segmentation rules as SRX 2.0, so that other programs cut texts as nearly as SRX can say it.

SRX has one rule for a place and what stands right around it. Our own decision looks further (the word that opens the
next sentence, quotes, what a list does), so the rules written here are our marks and abbreviations, not all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final
from xml.sax.saxutils import escape, quoteattr

from alignpost.segment.abbreviations import AbbreviationClass, language_table
from alignpost.tokens.words import base_language

__all__ = ["write_srx"]

_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="yes">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
"""
_CLOSERS: Final = r"[\"'”’»)\]\u00A0\u202F]*"
_BREAKS: Final = (
    (rf"[.!?…]+{_CLOSERS}", r"\s+[\"'“‘«(\[\u00A0\u202F]*[\p{Lu}\p{Lt}\p{N}]"),
    (rf"[!?…]+{_CLOSERS}", r"\s"),
    (r"\n", ""),
)
"""What ends a sentence in any language: a mark before a capital, a strong mark, a line end."""

_NUMBERED = frozenset({AbbreviationClass.NUMBER, AbbreviationClass.NUMBER_WORD})
_UNSURE = frozenset(
    {
        AbbreviationClass.END,
        AbbreviationClass.UNIT,
        AbbreviationClass.SYMBOL,
        AbbreviationClass.VERSUS,
        AbbreviationClass.END_STRONG,
    }
)
"""Abbreviations that may end a sentence: held only before a small letter or a mark, where nothing begins."""


def write_srx(languages: Iterable[str], stream: BinaryIO, abbreviations: Iterable[str] = ()) -> None:
    """Write one set of rules a language, and one for every other language.

    Args:
        languages: BCP 47 tags; those without a table of their own get the general one.
        stream: takes UTF-8.
        abbreviations: the user's own, which never end a sentence; they hold in all of the languages.

    Raises:
        UsageError: an abbreviation that cannot be one.
    """
    additions = tuple(abbreviations)
    tags = list(dict.fromkeys(map(base_language, languages)))
    stream.write(_HEAD.encode())
    for tag in tags:
        stream.write(_rule_set(tag, _exceptions(tag, additions)).encode())
    stream.write(_rule_set("Default", (_rule("yes", before, after) for before, after in _BREAKS)).encode())
    stream.write(b"    </languagerules>\n    <maprules>\n")
    for pattern, name in (*((f"(?i){tag}([-_].*)?", tag) for tag in tags), (".*", "Default")):
        line = (
            f"      <languagemap languagepattern={quoteattr(pattern)} languagerulename={quoteattr(name)}/>\n"
        )
        stream.write(line.encode())
    stream.write(b"    </maprules>\n  </body>\n</srx>\n")


def _rule_set(name: str, rules: Iterable[str]) -> str:
    return f"      <languagerule languagerulename={quoteattr(name)}>\n{''.join(rules)}      </languagerule>\n"


def _exceptions(tag: str, additions: tuple[str, ...]) -> Iterator[str]:
    table = language_table(tag).with_additions(additions)
    yield _rule("no", r"\b\p{Lu}\.", r"\s+\p{Lu}[\p{L}.]")  # initials: J. Doe
    for word, kind in sorted(table.classes.items()):
        if kind is AbbreviationClass.OPENING:
            continue  # a rule cannot see where a sentence begins
        before = rf"(?<![\p{{L}}\p{{N}}]){_pattern(word)}\."
        if kind in _NUMBERED:
            yield _rule("no", before, r"\s+[\p{N}IVXLCDM]")
        elif kind in _UNSURE:
            yield _rule("no", before, r"\s+[\p{Ll}\p{N},;:)]")
        else:
            yield _rule("no", before, r"\s")


def _pattern(word: str) -> str:
    """`word` as a Java pattern; one in small letters holds with a capital, too."""
    quoted = re.sub(r"([^\w\s])", r"\\\1", word)
    first = word[0]
    return f"[{first}{first.upper()}]{quoted[1:]}" if first.islower() and len(first.upper()) == 1 else quoted


def _rule(breaks: str, before: str, after: str) -> str:
    return (
        f'        <rule break="{breaks}"><beforebreak>{escape(before)}</beforebreak>'
        f"<afterbreak>{escape(after)}</afterbreak></rule>\n"
    )
