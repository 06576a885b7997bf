"""Scores and votes told the wrong way round: we won 3-2 – nous avons gagné 2-3, 312 to 245 – 245 contre 312.

Who lost tells the score from the other end in one language and not in the other, so beside words of defeat nothing is
said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from alignpost.lazily import later
from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.number_pairs import NumberPair, told_backwards
from alignpost.score.side import Side
from alignpost.tokens import NumberKind, base_language

__all__ = ["turned_scores"]

_BETWEEN = {
    "en": later(
        re.compile,
        r"[ \u00a0]?[-–−:‑][ \u00a0]?|(?:\s(?:votes?|goals?|points?))?\s(?:to|versus|against)\s",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"[ \u00a0]?[-–−:‑][ \u00a0]?|(?:\s(?:voix|votes?|buts?|points?|pour))?\s(?:à|contre)\s",
        re.IGNORECASE,
    ),
}
"""Between the two numbers of a score."""
_PART_OF_MORE = later(re.compile, r"[\w.,/:‑–−-]")
"""Right before or behind a score it makes it a part of a date, a code or a number."""
_DEFEAT = {
    "en": later(
        re.compile,
        r"\b(?:los[est]|loss|losing|defeat|beat|reject|against us|went down|conced|trail|odds|down \d|behind|outnumber|ratio)",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"\b(?:perd|défai|battu|batt|inclin|rejet|concéd|mené|repouss|vaincu|défavorable|rapport|ratio)",
        re.IGNORECASE,
    ),
}
"""Beginnings of words beside which a score may be told from either end; of odds as well: outnumbered 3 to 1."""
_KINDS = frozenset({NumberKind.INTEGER, NumberKind.SPELLED, NumberKind.YEAR})


def turned_scores(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` for a score whose numbers changed places; its suggestion turns it round."""
    if len(pair.source.numbers) < 2 or len(pair.target.numbers) < 2:
        return
    if {*pair.context.languages} != {"en", "fr"}:
        return
    ours = _pairs(pair.source)
    theirs = _pairs(pair.target) if ours else []
    told = {(one.first, one.last) for one in ours}
    for one, other in told_backwards(ours, theirs):
        if (one.last, one.first) in told:
            continue
        if any(_DEFEAT[base_language(side.lang)].search(side.text) for side in (pair.source, pair.target)):
            return
        text, (first, last) = pair.target.text, other.spans
        between = text[first.end : last.start]
        yield Finding(
            check, mqm, Severity.CRITICAL, (one.span,), (other.span,),
            f"The score is turned round: “{other.span.of(text)}”.",
            f"{last.of(text)}{between}{first.of(text)}",
        )  # fmt: skip


def _pairs(side: Side) -> list[NumberPair]:
    """Every two numbers of a text that may be a score or a vote."""
    text, between, found = side.text, _BETWEEN[base_language(side.lang)], []
    for one, other in pairwise(side.numbers):
        start, end = one.span.start, other.span.end
        if one.kind not in _KINDS or other.kind not in _KINDS or one.vague or other.vague:
            continue
        if not between.fullmatch(text, one.span.end, other.span.start):
            continue
        if not _PART_OF_MORE.match(text[max(0, start - 1) : start]) and not _joined(text, end):
            found.append(NumberPair(one.value, other.value, (one.span, other.span)))
    return found


def _joined(text: str, end: int) -> bool:
    """Whether what ends at `end` goes on: as in 12-10-2020 and 3-2.5."""
    behind = text[end : end + 2]
    return bool(behind) and (behind[0].isalnum() or (behind[0] in "-–−‑/:.,_" and behind[1:].isalnum()))
