"""What is known of a pair as a whole, on a sheet: decision, scores, why to look here, what was edited."""

from __future__ import annotations

from enum import Enum

from alignpost.model import Pair, Severity
from alignpost.review.diff import told_diff
from alignpost.review.marks import (
    BOOKMARK,
    EDITED,
    STATUS_MARK,
    STATUS_WORD,
    band,
    language,
    percent,
)
from alignpost.review.sheet import Fact, Sheet
from alignpost.review.suspicion import suspicion
from alignpost.score.dismissals import standing_of
from alignpost.score.telling import telling_parts
from alignpost.visible import figure, visible

__all__ = ["write_edits", "write_parts", "write_summary"]

_NAME = 14
"""Characters of the name of a part."""

_TOLD_WITHOUT_FINDING = 0.4
"""Chance of a critical error from which it is told although no check has found anything."""

_ONE_SIDED = ("empty-side", "surplus")
"""Checks that tell of an empty side."""

_DIFF_INK = {"same": "text", "sign": "muted", "gone": "gone", "new": "new"}


def write_summary(sheet: Sheet, pair: Pair, *, in_full: bool) -> None:
    """What is to be told in one look, and why the pair is suspicious where no finding says so.

    Args:
        sheet: to be written on.
        pair: what is told of.
        in_full: whether full words may take more than one line; otherwise they give way to shorter ones.
    """
    told = [_facts(pair, wording) for wording in _Wording]
    fitting = (facts for facts in told if sheet.fits(facts))
    sheet.facts(told[0] if in_full else next(fitting, told[-1]))
    found = suspicion(pair)
    # An empty side is the first reason of all, and where the pair is scored a finding as well.
    if found is not None and all(
        finding.check not in _ONE_SIDED and finding.message != found.reason for finding in standing_of(pair)
    ):
        sheet.paragraph([("Look here: ", "accent"), (found.reason, "text")])


class _Wording(Enum):
    """How many words a line has room for; the help explains the short forms."""

    FULL = "fidelity", "confidence", True
    SHORT = "fidelity", "confidence", False
    SHORTEST = "fid", "conf", False

    def __init__(self, fidelity: str, confidence: str, in_words: bool) -> None:
        self.fidelity = fidelity
        self.confidence = confidence
        self.in_words = in_words


def _facts(pair: Pair, wording: _Wording) -> list[Fact]:
    facts: list[Fact] = [
        [(f"Pair {pair.id}", "heading")],
        [(STATUS_MARK[pair.status], pair.status.value), (f" {STATUS_WORD[pair.status]}", "text")],
    ]
    score = pair.score
    if score is not None:
        facts.append([(f"{wording.fidelity} ", "muted"), (figure(score.fidelity, 0), band(score.fidelity))])
        facts += _risk(pair, wording)
        if score.mqm_per_100 is not None:
            facts.append(_penalty(score.mqm_per_100, wording))
    if pair.human_score is not None:
        facts.append([("by hand ", "muted"), (f"{pair.human_score:g}", band(pair.human_score))])
    if pair.bead.confidence is not None:
        facts.append([(f"{wording.confidence} ", "muted"), (percent(pair.bead.confidence), "text")])
    for words, ink, holds in (
        (pair.bead.kind, "muted", pair.bead.kind != "1:1"),
        (BOOKMARK, "accent", pair.bookmarked),
        ("left out of exports", "fair", not pair.keep),
        ("locked", "muted", pair.locked),
    ):
        facts += [[(words, ink)]] if holds else []
    return facts


def _penalty(per_100: float, wording: _Wording) -> Fact:
    points = f"{per_100:.1f}"
    if wording.in_words:
        return [(points, "text"), (" penalty points per 100 words", "muted")]
    return [("MQM/100 ", "muted"), (points, "text")]


def _risk(pair: Pair, wording: _Wording) -> list[Fact]:
    """The chance of a critical error; without a finding only a high one is told, and what it comes from."""
    assert pair.score is not None
    chance = pair.score.critical
    if chance is None:
        return []
    fact: Fact = [("critical ", "muted"), (percent(chance), "text")]
    if wording.in_words:
        fact = [(percent(chance), "text"), (" risk of a critical error", "muted")]
    if any(finding.severity is not Severity.NEUTRAL for finding in standing_of(pair)):
        return [fact]
    if chance < _TOLD_WITHOUT_FINDING:
        return []
    worst = min(pair.score.parts, key=lambda part: part.points, default=None)
    if worst is not None and worst.points < 0:
        fact.append((f" from {visible(worst.name)}", "muted"))
    return [fact]


def write_edits(sheet: Sheet, pair: Pair, languages: tuple[str, str]) -> None:
    """What a person changed in the texts, word by word."""
    edits = ((pair.source_original, pair.source), (pair.target_original, pair.target))
    for tag, (before, after) in zip(languages, edits, strict=True):
        if before is None:
            continue
        sheet.heading(f"{language(tag)} edited")
        pieces = [(text, _DIFF_INK[kind]) for text, kind in told_diff(before, after)]
        sheet.paragraph(pieces or [("(emptied)", "muted")], first=[(EDITED, "accent")], indent=2)


def write_parts(sheet: Sheet, pair: Pair) -> None:
    """How the fidelity comes about."""
    if pair.score is None or not pair.score.parts:
        return
    sheet.heading("Score")
    parts = telling_parts(pair.score.parts)
    names = min(_NAME, max((len(part.name) for part in parts), default=0))
    for part in parts:
        points = f"{part.points:+.1f}".replace("-", "−")
        ink = "poor" if part.points <= -15 else "fair" if part.points < 0 else "muted"
        sheet.paragraph(
            [(part.reason, "muted")],
            first=[(f"{points:>7}  ", ink), (f"{visible(part.name)[:names]:<{names}}  ", "text")],
            indent=7 + 2 + names + 2,
        )
