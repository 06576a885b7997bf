"""What the reviewer has in hand: the words, the range of pairs, the pins, and the finding under the mark."""

from __future__ import annotations

from alignpost.model import Finding, Pair, Span
from alignpost.review.pins import Pins
from alignpost.review.spot import Sides, Spot
from alignpost.score.dismissals import standing_of

__all__ = ["Focus", "by_severity", "words_to_change"]


class Focus:
    """Passing things that belong to the cursor; none of them is an edit."""

    def __init__(self) -> None:
        self.spot = Spot()
        self.pins = Pins()
        self.range_from: int | None = None
        """The row at which choosing a range began."""
        self._finding = 0

    def moved(self) -> None:
        """The cursor stands on another pair: words and finding are let go, the side, the range and the pins stay."""
        self.spot = Spot(self.spot.side)
        self._finding = 0

    def words_stay(self, before: Pair | None, now: Pair | None) -> bool:
        """Whether the words in hand are still those of the pair under the cursor, which an edit may have changed."""
        if before is None or now is None or before.id != now.id:
            return False
        sides = {self.spot.side, *(side for side, _ in self.spot.kept)}
        return all((before.source, before.target)[side] == (now.source, now.target)[side] for side in sides)

    def rows_of(self, cursor: int) -> range:
        """The chosen rows; the one under the cursor where no range is chosen."""
        first, last = sorted((cursor, cursor if self.range_from is None else self.range_from))
        return range(first, last + 1)

    def finding_of(self, pair: Pair) -> Finding | None:
        """The finding under the mark: one that stands, or, where none does, a dismissed one."""
        found = by_severity(pair)
        return found[self._finding % len(found)] if found else None

    def may_take(self, pair: Pair) -> bool:
        """Whether the finding under the mark stands, and suggests other words for some of the translation."""
        finding = self.finding_of(pair)
        return finding is not None and words_to_change(pair, finding) is not None

    def to_edit(self, pair: Pair, words: Sides) -> Span | None:
        """What an editor of the side in hand selects; empty where its cursor is only to stand there.

        They are the chosen words, the place of the word under the cursor, or the words of the finding under the mark,
        if that stands; a whole text is never selected. None where there are none on this side.
        """
        side = self.spot.side
        spans = self.spot.spans(words)[side]
        finding = self.finding_of(pair)
        select = self.spot.anchor is not None or bool(self.spot.kept)
        if not spans and finding is not None and finding in standing_of(pair):
            spans, select = (finding.source_spans, finding.target_spans)[side], True
        if not spans:
            return None
        first = min(spans)
        whole = first == Span(0, len((pair.source, pair.target)[side]))
        return first if select and not whole else Span(first.start, first.start)

    def next_finding(self) -> None:
        """Move the mark on."""
        self._finding += 1


def words_to_change(pair: Pair, finding: Finding) -> Span | None:
    """The words of the translation that a finding would have otherwise; None where it cannot say which, or is dismissed."""
    if finding.suggestion is None or finding not in standing_of(pair) or len(finding.target_spans) != 1:
        return None
    (span,) = finding.target_spans
    return span if span.start < span.end else None


def by_severity(pair: Pair) -> list[Finding]:
    """The findings of a pair as they are listed: those that stand, the worst first, then the dismissed ones."""
    standing = standing_of(pair)
    found = pair.score.findings if pair.score is not None else ()
    rest = [finding for finding in found if finding not in standing]
    return [*sorted(standing, key=lambda finding: -finding.severity.rank), *rest]
