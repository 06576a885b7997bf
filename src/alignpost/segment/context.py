"""What a decision may look at: a bounded window on both sides of a candidate, taken apart into words.

The windows are what makes segmentation linear: whatever the text is, one decision reads at most
`BEFORE + AFTER` characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import regex

from alignpost.segment.abbreviations import LanguageTable
from alignpost.segment.candidates import Candidate
from alignpost.segment.characters import DASH, EMOJI, OPENER

__all__ = ["AFTER", "BEFORE", "Context", "Follower", "Start", "context_of"]

BEFORE: Final = 64
AFTER: Final = 64

_NOT_IN_TOKEN: Final = r"\s«»“”„\"()\[\]{}<>,;:!?…—–"
_TOKEN_REVERSED = regex.compile(rf"[^{_NOT_IN_TOKEN}]*+")
_FOLLOWER = regex.compile(
    rf"(?V1)(?P<open>(?:{OPENER}|[ \u00a0\u202f])*+)(?P<dash>(?:{DASH}{{1,3}}[\s\u00a0\u202f]++{OPENER}*+)?+)"
    r"(?P<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*+)?+"
)
_BARE = regex.compile(rf"(?V1){EMOJI}|[#@]\w|https?:|www\.|[$€£¥§¶•‣▪●]")


class Start(Enum):
    """How what follows a candidate begins."""

    UPPER = auto()
    LOWER = auto()
    DIGIT = auto()
    CASELESS = auto()
    """A letter of a script without capitals."""
    SIGN = auto()
    """Emoji, hashtag, link, currency: what may well open a sentence, but is no word."""
    PUNCTUATION = auto()


@dataclass(frozen=True, slots=True)
class Follower:
    """The beginning of what follows."""

    start: Start
    word: str
    """First word without openers; empty if there is none."""
    rest: str
    """The window after that word."""
    openers: str
    dashed: bool
    """Whether a dash with a space opens it."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that one decision is made from."""

    candidate: Candidate
    before: str
    """At most `BEFORE` characters before the mark."""
    gap: str
    """White space between the candidate and what follows; three characters at most."""
    after: str
    """At most `AFTER` characters after the white space."""
    token: str
    """What stands before the mark without white space, openers left out; may hold stops and hyphens."""
    head: str
    """What stands before the token, without white space at the end."""
    opens_sentence: bool
    """Whether the token is the first of the sentence."""
    follower: Follower
    table: LanguageTable


def context_of(
    text: str, candidate: Candidate, sentence_start: int, block_end: int, table: LanguageTable
) -> Context:
    """The bounded view that the decision on `candidate` gets."""
    left = max(sentence_start, candidate.start - BEFORE)
    before = text[left : candidate.start]
    match = _TOKEN_REVERSED.match(before[::-1])
    length = match.end() if match else 0
    cut = len(before) - length
    token = before[cut:].lstrip("'‘’*_-")
    head = before[:cut].rstrip()
    opens = left == sentence_start and not head.strip("«“\"'‘([*_ \u00a0\u202f-–—•")
    after = text[candidate.next : min(candidate.next + AFTER, block_end)]
    gap = text[candidate.end : min(candidate.next, candidate.end + 3)]
    return Context(candidate, before, gap, after, token, head, opens, follower_of(after), table)


def follower_of(after: str) -> Follower:
    """`after` taken apart."""
    match = _FOLLOWER.match(after)
    openers = match["open"] if match else ""
    word = (match["word"] or "") if match else ""
    dashed = bool(match and match["dash"])
    rest = after[match.end() :] if match else after
    if not word:
        start = Start.SIGN if _BARE.match(rest) else Start.PUNCTUATION
    elif word[0].isupper() or word[0].istitle():
        start = Start.UPPER
    elif word[0].islower():
        start = Start.LOWER
    elif word[0].isnumeric():
        start = Start.DIGIT
    else:
        start = Start.CASELESS
    return Follower(start, word, rest, openers, dashed)
