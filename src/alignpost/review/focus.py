"""What the reviewer has in hand: the words, the range of pairs, the pins, and the finding under the mark."""

from __future__ import annotations

from alignpost.model import Finding, Pair
from alignpost.review.pins import Pins
from alignpost.review.spot import Sides, Spot
from alignpost.score.dismissals import standing_of

__all__ = ["Focus", "by_severity"]


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
        if finding is None or finding.suggestion is None or finding not in standing_of(pair):
            return False
        return any(span.start < span.end for span in finding.target_spans)

    def place_in(self, pair: Pair, words: Sides) -> int | None:
        """Where the words in hand begin on the side in hand, as an offset into its text.

        They are those chosen or under the cursor, or else those of the finding under the mark, if that stands; None
        where there are none on this side.
        """
        side = self.spot.side
        spans = self.spot.spans(words)[side]
        finding = self.finding_of(pair)
        if not spans and finding is not None and finding in standing_of(pair):
            spans = (finding.source_spans, finding.target_spans)[side]
        return min((span.start for span in spans), default=None)

    def next_finding(self) -> None:
        """Move the mark on."""
        self._finding += 1


def by_severity(pair: Pair) -> list[Finding]:
    """The findings of a pair as they are listed: those that stand, the worst first, then the dismissed ones."""
    standing = standing_of(pair)
    found = pair.score.findings if pair.score is not None else ()
    rest = [finding for finding in found if finding not in standing]
    return [*sorted(standing, key=lambda finding: -finding.severity.rank), *rest]
