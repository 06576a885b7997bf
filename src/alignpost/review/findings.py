"""What the machine found in a pair, on a sheet: those that stand, the one under the mark, the dismissed ones."""

from __future__ import annotations

from alignpost.model import Finding, Pair, Span
from alignpost.review.focus import by_severity
from alignpost.review.paint import Highlight
from alignpost.review.sheet import Sheet
from alignpost.score.dismissals import dismissal_of

__all__ = ["excerpt", "write_findings"]

_CONTEXT = 12
"""Characters shown at least on either side of a finding's words."""


def write_findings(sheet: Sheet, pair: Pair, marked: Finding | None, languages: tuple[str, str]) -> None:
    """The findings in the order in which the mark ▸ visits them."""
    found = by_severity(pair)
    if not found:
        sheet.blank()
        sheet.paragraph([("No findings." if pair.score is not None else "Not scored.", "muted")])
        return
    if sheet.airy:
        sheet.heading("Findings")
    for finding in found:
        _finding(sheet, pair, finding, languages, marked=finding is marked)


def _finding(sheet: Sheet, pair: Pair, finding: Finding, languages: tuple[str, str], *, marked: bool) -> None:
    dismissal = dismissal_of(finding, pair.source, pair.target, pair.dismissals)
    ink = "muted" if dismissal is not None else "text"
    sign = "faint" if dismissal is not None else f"mark_{finding.severity.value}"
    sheet.paragraph(
        [(finding.message, ink), (f"  {finding.check}, {finding.severity.value}", "muted")],
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
            sheet.paragraph([(shown, "muted")], first=[(f"   {tag[:3]} ", "faint")], indent=7, marks=marks)
    if finding.suggestion is not None:
        sheet.paragraph(
            [(finding.suggestion or "(take it out)", "good")], first=[("   → ", "good")], indent=7
        )


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
