"""Passages set off by marks that the other side does without: he came in, his hat in his hand, and sat down.

What stands between commas or brackets can be left out whole. Where its words have no counterpart, the other side has
fewer marks and is shorter by about as much, little doubt is left, however weak the evidence of the words alone.
"""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.spaces import BLANKS

__all__ = ["set_off"]

_OPENS = (",", ";", "(", "—", "–")
_CLOSES = later(re.compile, r"[\s\u00a0\u202f]*(?:[,;()—–.!?»”\"]|$|(?:and|but|or|et|mais|ou)\b)")
"""What follows such a passage; a colon makes an introduction of it."""
_MARKS = later(re.compile, r"[,;:()—–]|(?<!\d)[.!?](?!\d)")
_LEAST = 3
"""Words of such a passage at least."""
_FRENCH_OVER_ENGLISH = 1.15
"""The usual ratio of the lengths of a French text and its English one."""
_SHORT = 0.92
"""The other side's length over the usual one, below which something may be missing."""
_LIKE = 0.16
"""By how much of the usual length the other side may differ once the passage is not counted."""


def set_off(span: Span, here: Side, there: Side) -> bool:
    """Whether a passage stands between marks, and the other side lacks a mark and about as many characters.

    Args:
        span: of the passage, whose words have no counterpart.
        here: its side, in English or French.
        there: the other side.
    """
    text = here.text
    before = text[: span.start].rstrip(BLANKS)
    if (
        len(here.words_in(span)) < _LEAST
        or not before.endswith(_OPENS)
        or _CLOSES.match(text, span.end) is None
    ):
        return False
    if not before.endswith("(") and before.count("(") > before.count(")"):
        return False  # « MWP (Member of the Welsh Parliament, membre du Parlement gallois) » explains a name
    if len(_MARKS.findall(text)) <= len(_MARKS.findall(there.text)):
        return False
    french = base_language(here.lang) == "fr"
    growth = 1 / _FRENCH_OVER_ENGLISH if french else _FRENCH_OVER_ENGLISH
    rest = len(text) - (span.end - span.start)
    short = len(there.text) < _SHORT * growth * len(text)
    return short and abs(len(there.text) / (growth * rest) - 1) < _LIKE
