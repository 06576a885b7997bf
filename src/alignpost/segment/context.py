"""What a decision may look at: a bounded window on both sides of a candidate, taken apart into words.

The windows are what makes segmentation linear: whatever the text is, one decision reads at most
`BEFORE + AFTER` characters and a few more of white space.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from alignpost.segment.abbreviations import LanguageTable
from alignpost.segment.candidates import Candidate
from alignpost.segment.follower import Follower, follower_of
from alignpost.segment.profiles import Profile

__all__ = ["AFTER", "BEFORE", "Context", "context_of"]

BEFORE: Final = 64
"""Characters before the mark that a decision may read."""
AFTER: Final = 64
"""Characters after the white space that a decision may read."""

_TOKEN_REVERSED = regex.compile(r"[^\s«»“”„\"()\[\]{}<>,;:!?…—–]*+")
_OPENING: Final = "«“\"'‘([*_ \u00a0\u202f-–—•‣⁃·▪●"


class Context(NamedTuple):
    """All that one decision is made from."""

    candidate: Candidate
    before: str
    """At most `BEFORE` characters before the mark, none from the sentence before."""
    gap: str
    """White space between the candidate and what follows; three characters at most."""
    after: str
    """At most `AFTER` characters after the white space; shorter only where the block ends."""
    token: str
    """What stands before the mark without white space, openers left out; may hold stops and hyphens."""
    head: str
    """What stands before the token, without white space at the end."""
    opens_sentence: bool
    """Whether the token is the first of the sentence."""
    follower: Follower
    table: LanguageTable
    profile: Profile


def context_of(
    text: str,
    candidate: Candidate,
    sentence_start: int,
    block_end: int,
    table: LanguageTable,
    profile: Profile,
) -> Context:
    """The bounded view that the decision on `candidate` gets."""
    left = max(sentence_start, candidate.start - BEFORE)
    before = text[left : candidate.start]
    cut = len(before) - _TOKEN_REVERSED.match(before[::-1]).end()
    head = before[:cut].rstrip()
    after = text[candidate.next : min(candidate.next + AFTER, block_end)]
    return Context(
        candidate,
        before,
        text[candidate.end : min(candidate.next, candidate.end + 3)],
        after,
        before[cut:].lstrip("'‘’*_-•‣⁃·"),
        head,
        left == sentence_start and not head.strip(_OPENING),
        follower_of(after),
        table,
        profile,
    )
