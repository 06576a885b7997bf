"""How what follows a candidate begins, and whether its first word is one that opens sentences."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

import regex

from alignpost.lazily import later
from alignpost.segment.abbreviations import LanguageTable
from alignpost.segment.characters import DASH, EMOJI, OPENER

__all__ = ["Follower", "Start", "follower_of", "opens_sentence"]

_FOLLOWER = regex.compile(
    rf"(?V1)(?P<open>(?:{OPENER}|[ \u00a0\u202f])*+)"
    rf"(?P<dash>{DASH}{{1,3}}(?:[\s\u00a0\u202f]++{OPENER}*+|(?=\p{{Lu}})))?+"
    r"(?P<word>(?!https?:|www\.)[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*+)?+"
)
_SIGN = later(
    regex.compile, rf"(?V1){EMOJI}|[#@]\w|https?:|www\.|[$€£¥§¶•‣▪●☐]|[-=_*~+#>]{{2}}|[~>^]\S|<\s?http"
)


class Start(Enum):
    """How what follows a candidate begins."""

    UPPER = auto()
    LOWER = auto()
    DIGIT = auto()
    CASELESS = auto()
    """A letter of a script without capitals."""
    SIGN = auto()
    """Emoji, hashtag, link, currency, a ruled line: what may well open a sentence, but is no word."""
    PUNCTUATION = auto()


class Follower(NamedTuple):
    """The beginning of what follows."""

    start: Start
    word: str
    """First word without openers; empty if there is none."""
    rest: str
    """The window after that word."""
    openers: str
    dash: str
    """The dash that opens it, empty if none does: a bullet if it is a hyphen, a turn or an incise if it is longer."""

    @property
    def is_link(self) -> bool:
        """Whether a web address opens it."""
        return self.start is Start.SIGN and self.rest.startswith(("http", "www."))

    @property
    def cannot_open(self) -> bool:
        """Whether a mark opens it that no quote, bracket or dash leads in."""
        return self.start is Start.PUNCTUATION and not (self.openers.strip() or self.dash)

    @property
    def is_capital(self) -> bool:
        """Whether it begins as a sentence may in careful writing."""
        return self.start not in {Start.LOWER, Start.PUNCTUATION}


def follower_of(after: str) -> Follower:
    """`after` taken apart."""
    match = _FOLLOWER.match(after)  # always one: every part may be empty
    word = match["word"] or ""
    rest = after[match.end() :]
    return Follower(_start_of(word, rest), word, rest, match["open"], (match["dash"] or "")[:1])


def _start_of(word: str, rest: str) -> Start:
    first = word[:1]
    if not first:
        return Start.SIGN if _SIGN.match(rest) else Start.PUNCTUATION
    if first.isupper() or first.istitle():
        return Start.UPPER
    if first.islower():
        return Start.LOWER
    return Start.DIGIT if first.isnumeric() else Start.CASELESS


def opens_sentence(follower: Follower, table: LanguageTable) -> bool:
    """Whether the first word of `follower` is one that opens sentences and is no name."""
    if follower.start is not Start.UPPER:
        return False
    word = follower.word.replace("'", "’")
    if "’" in word:
        cut = word.index("’")
        return _known(word[: cut + 1], table) or _known(word[:cut], table)
    word = word.partition("-")[0]
    if len(word) > 1 and word.isupper():
        # SHOUTED: a sentence goes on in capitals, an acronym does not; what is a sentence alone is listed as it stands
        goes_on = follower.rest.lstrip()[:2].isupper()
        return word in table.starters or (goes_on and word.capitalize() in table.starters)
    # a single letter may be an initial: I, A, À, Y, O open a sentence only before a word in lower case
    lone = len(word) == 1 and not (follower.rest[:1].isspace() and follower.rest[1:2].islower())
    return _known(word, table) and not lone


def _known(word: str, table: LanguageTable) -> bool:
    return word in table.starters or word in table.weak_starters
