"""What the machine found in a pair, on a sheet: those that stand, the one under the mark, the dismissed ones."""

from __future__ import annotations

from alignpost.model import Finding, Pair, Span
from alignpost.review.focus import by_severity, words_to_change
from alignpost.review.paint import Highlight
from alignpost.review.sheet import Piece, Sheet
from alignpost.score.dismissals import dismissal_of

__all__ = ["excerpt", "write_findings"]

_NONE = ("", "muted")
_CONTEXT = 12
"""Characters shown at least on either side of a finding's words."""


def write_findings(sheet: Sheet, pair: Pair, marked: Finding | None, languages: tuple[str, str]) -> range:
    """The findings in the order in which the mark ▸ visits them; returns the lines of the marked one."""
    found = by_severity(pair)
    lines = range(0)
    if not found:
        sheet.blank()
        sheet.paragraph([("No findings." if pair.score is not None else "Not scored.", "muted")])
        return lines
    if sheet.airy:
        sheet.heading("Findings")
    for finding in found:
        first = len(sheet.lines)
        _finding(sheet, pair, finding, languages, marked=finding is marked)
        if finding is marked:
            lines = range(first, len(sheet.lines))
    return lines


def _finding(sheet: Sheet, pair: Pair, finding: Finding, languages: tuple[str, str], *, marked: bool) -> None:
    dismissal = dismissal_of(finding, pair.source, pair.target, pair.dismissals)
    ink = "muted" if dismissal is not None else "text"
    sign = "faint" if dismissal is not None else f"mark_{finding.severity.value}"
    sign_of, words = _suggested(pair, finding, marked=marked) if dismissal is None else (_NONE, _NONE)
    beside: list[Piece] = [] if sheet.airy or not words[0] else [("  ", "text"), sign_of, words]
    sheet.paragraph(
        [(finding.message, ink), *beside, (f"  {finding.check}, {finding.severity.value}", "muted")],
        first=[("▸" if marked else " ", "accent"), (finding.severity.mark, sign)],
        indent=3,
    )
    if dismissal is not None:
        why = f": {dismissal.reason}" if dismissal.reason else ""
        sheet.paragraph([(f"dismissed by {dismissal.author}{why}", "muted")], indent=3)
        return
    sides = ((pair.source, finding.source_spans), (pair.target, finding.target_spans))
    for tag, (text, spans) in zip(languages, sides, strict=True):
        if spans and text:
            shown, moved = excerpt(text, spans, sheet.width - 7)
            marks = [Highlight(span, sheet.ink(finding.severity.value)) for span in moved]
            sheet.paragraph([(shown, "muted")], first=[(f"   {tag[:3]} ", "muted")], indent=7, marks=marks)
    if words[0] and sheet.airy:
        sheet.paragraph([words], first=[("   ", "text"), sign_of], indent=max(7, 3 + len(sign_of[0])))


def _suggested(pair: Pair, finding: Finding, *, marked: bool) -> tuple[Piece, Piece]:
    """What a finding suggests, and before it an arrow where `Y` puts that in; empty where it suggests nothing."""
    if finding.suggestion is None:
        return _NONE, _NONE
    words = finding.suggestion or "(take it out)"
    if marked and words_to_change(pair, finding) is not None:
        return ("→ ", "good"), (words, "good")
    return ("suggested: ", "faint"), (words, "muted")


def excerpt(text: str, spans: tuple[Span, ...], room: int) -> tuple[str, list[Span]]:
    """The part of `text` around `spans` and the spans within it; `…` where something was left out.

    Args:
        text: one side of a pair.
        spans: at least one, within the text.
        room: characters that fit on a line; more are given only where the spans and a little context need them.
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    context = max(_CONTEXT, (room - (last - first) - 2) // 2)
    start, end = max(0, first - context), min(len(text), last + context)
    if start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", last, end)) >= 0:
        end = space
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    return before + text[start:end] + after, [Span(span.start + shift, span.end + shift) for span in spans]
