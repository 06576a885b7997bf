"""One pair as painted lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from rich.segment import Segment
from textual.strip import Strip

from alignpost.model import Pair, Severity, Status
from alignpost.review.columns import METER, STACKED_METER, TAG, Columns
from alignpost.review.marks import NOTE, SEVERITY_MARK, STATUS_MARK, band, percent, worst
from alignpost.review.paint import Cell, Highlight
from alignpost.review.search import Search
from alignpost.review.styles import Inks
from alignpost.review.suspicion import LOW_CONFIDENCE

__all__ = ["RowPainter", "highlights"]

_WHOLE = 0.8
"""A finding on more of a text than this says nothing about a place in it, so it is not drawn there."""


def highlights(pair: Pair, side: str, search: Search, inks: Inks) -> list[Highlight]:
    """What stands out in one side of a pair: findings by severity, and over them the words searched for."""
    text = pair.source if side == "source" else pair.target
    marks: list[Highlight] = []
    findings = pair.score.findings if pair.score is not None else ()
    for finding in sorted(findings, key=lambda f: f.severity.rank):
        if finding.severity is Severity.NEUTRAL:
            continue
        spans = finding.source_spans if side == "source" else finding.target_spans
        ink = inks[finding.severity.value]
        marks += [Highlight(s, ink) for s in spans if s.end - s.start <= _WHOLE * len(text)]
    marks += [Highlight(span, inks["match"]) for span in search.spans(text)]
    return marks


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints pairs for one geometry; the strips carry no cursor and no background of their own."""

    columns: Columns
    inks: Inks
    search: Search
    languages: tuple[str, str]
    airy: bool = True
    """Whether an empty line follows each pair."""
    mark_no_break: bool = False

    def strips(self, pair: Pair, *, stale: bool = False) -> list[Strip]:
        """The lines of `pair`; `stale` dims a pair that no longer matches the filter."""
        ink = self.inks["faint" if stale else "text" if _open(pair) else "muted"]
        source, target = (
            Cell(
                pair.source if side == "source" else pair.target,
                self.columns.source if side == "source" else self.columns.target,
                [] if stale else highlights(pair, side, self.search, self.inks),
                mark_no_break=self.mark_no_break,
            )
            for side in ("source", "target")
        )
        left, right = list(source.painted(ink)), list(target.painted(ink))
        lines = (
            self._stack(pair, left, right) if self.columns.stacked else self._side_by_side(pair, left, right)
        )
        strips = [Strip(line, self.columns.width) for line in lines]
        if self.airy:
            strips.append(Strip([Segment(" " * self.columns.width)], self.columns.width))
        return strips

    def _side_by_side(
        self, pair: Pair, left: list[list[Segment]], right: list[list[Segment]]
    ) -> list[list[Segment]]:
        columns, rule = self.columns, Segment("   ")
        empty_left = [Segment(" " * columns.source)]
        empty_right = [Segment(" " * columns.target)]
        lines: list[list[Segment]] = []
        for number, (a, b) in enumerate(zip_longest(left, right)):
            head = self._head(pair) if number == 0 else [Segment(" " * columns.margin)]
            meter = self._meter(pair) if number == 0 else [Segment(" " * METER)]
            lines.append([*head, *(a or empty_left), rule, *(b or empty_right), *meter])
        return lines

    def _stack(
        self, pair: Pair, left: list[list[Segment]], right: list[list[Segment]]
    ) -> list[list[Segment]]:
        columns, faint = self.columns, self.inks["muted"]
        indent = Segment(" " * columns.margin)
        side_margin = columns.margin - TAG
        lines: list[list[Segment]] = []
        for side, texts in enumerate((left, right)):
            tag = Segment(f"{self.languages[side][:3]:<{TAG}}", faint)
            for number, text in enumerate(texts):
                if number:
                    head = [indent]
                else:
                    head = self._head(pair) if side == 0 else [Segment(" " * side_margin)]
                    head.append(tag)
                meter = self._stacked_meter(pair, side) if number == 0 else [Segment(" " * STACKED_METER)]
                lines.append([*head, *text, *meter])
        return lines

    def _head(self, pair: Pair) -> list[Segment]:
        number = Segment(f" {pair.id:>{self.columns.number}} ", self.inks["muted"])
        mark = Segment(STATUS_MARK[pair.status], self.inks[pair.status.value])
        return [number, mark, Segment("  ")]

    def _fidelity(self, pair: Pair, width: int) -> Segment:
        if pair.score is None:
            return Segment("–".rjust(width), self.inks["muted"])
        fidelity = pair.score.fidelity
        return Segment(f"{fidelity:.0f}".rjust(width), self.inks[band(fidelity)])

    def _confidence(self, pair: Pair, width: int) -> Segment:
        confidence = pair.bead.confidence
        if confidence is None:
            return Segment("–".rjust(width), self.inks["muted"])
        ink = "fair" if confidence < LOW_CONFIDENCE else "muted"
        return Segment(percent(confidence).rjust(width), self.inks[ink])

    def _findings(self, pair: Pair, width: int) -> Segment:
        findings = pair.score.findings if pair.score is not None else ()
        severity = worst(findings)
        if severity is None:
            return Segment(" " * width)
        count = min(99, sum(finding.severity is severity for finding in findings))
        return Segment(f"{SEVERITY_MARK[severity]}{count}".rjust(width), self.inks[f"mark_{severity.value}"])

    def _notes(self, pair: Pair, width: int) -> Segment:
        if not pair.keep and not pair.notes:
            return Segment("out".rjust(width), self.inks["muted"])
        text = f"{NOTE}{min(99, len(pair.notes))}" if pair.notes else ""
        return Segment(text.rjust(width), self.inks["note"])

    def _meter(self, pair: Pair) -> list[Segment]:
        return [
            self._fidelity(pair, 5),
            self._confidence(pair, 6),
            self._findings(pair, 4),
            self._notes(pair, 4),
            Segment(" "),
        ]

    def _stacked_meter(self, pair: Pair, side: int) -> list[Segment]:
        if side == 0:
            return [self._fidelity(pair, 5), self._confidence(pair, 6), Segment(" ")]
        return [self._findings(pair, 5), self._notes(pair, 6), Segment(" ")]


def _open(pair: Pair) -> bool:
    """Whether the pair still asks for attention: decided ones step back."""
    return pair.status in {Status.UNREVIEWED, Status.NEEDS_WORK}
