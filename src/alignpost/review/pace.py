"""How fast one reviewer works, for that reviewer's eyes alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["Pace", "pace"]

_PAUSE = timedelta(minutes=5)
"""A longer gap between two decisions is a pause and no work."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Pairs decided, and the time at work."""

    pairs: int
    hours: float

    @property
    def per_hour(self) -> float | None:
        """Pairs an hour; None where too little was done to say."""
        return self.pairs / self.hours if self.pairs >= 5 and self.hours > 0 else None


def pace(decisions: Iterable[tuple[str, int]]) -> Pace:
    """The pace behind a history of decisions.

    Args:
        decisions: time (UTC, ISO 8601) and number of pairs of every decision of one person, oldest first; decisions on
            more than one pair are batches and count for nothing.
    """
    pairs, at_work, last = 0, timedelta(), None
    for time, count in decisions:
        try:
            moment = datetime.fromisoformat(time).astimezone(UTC)
        except (ValueError, OverflowError):
            continue  # another program wrote that line of the journal
        if count == 1:
            pairs += 1
            gap = moment - last if last is not None else _PAUSE
            at_work += gap if timedelta() <= gap < _PAUSE else timedelta()
        last = moment
    return Pace(pairs, at_work.total_seconds() / 3600)
