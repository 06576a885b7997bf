"""How far the review is and what it shows, in plain numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alignpost.model import Pair, Status
from alignpost.review.pace import Pace, pace
from alignpost.review.scorecard import Scorecard, scorecard
from alignpost.store import JournalEntry

__all__ = ["BANDS", "Statistics", "statistics"]

BANDS = (*((low, low + 9) for low in range(0, 90, 10)), (90, 100))
"""The bars of the histogram: lowest and highest fidelity of each."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything on the statistics screen.

    Attributes:
        histogram: pairs in each of `BANDS`.
        by_hand: mean of the scores given by hand, and how many.
    """

    pairs: int
    statuses: Counter[Status]
    histogram: tuple[int, ...]
    unscored: int
    by_hand: tuple[float, int] | None
    dropped: int
    edited: int
    open_notes: int
    pace: Pace
    scorecard: Scorecard


def statistics(pairs: Sequence[Pair], history: Iterable[JournalEntry], author: str) -> Statistics:
    """Count everything; the pace is that of `author` alone."""
    scored = [pair.score.fidelity for pair in pairs if pair.score is not None]
    bars = Counter(min(int(fidelity // 10), len(BANDS) - 1) for fidelity in scored)
    by_hand = [pair.human_score for pair in pairs if pair.human_score is not None]
    return Statistics(
        pairs=len(pairs),
        statuses=Counter(pair.status for pair in pairs),
        histogram=tuple(bars[band] for band in range(len(BANDS))),
        unscored=len(pairs) - len(scored),
        by_hand=(sum(by_hand) / len(by_hand), len(by_hand)) if by_hand else None,
        dropped=sum(not pair.keep for pair in pairs),
        edited=sum(pair.source_original is not None or pair.target_original is not None for pair in pairs),
        open_notes=sum(not note.resolved and note.reply_to is None for pair in pairs for note in pair.notes),
        pace=pace(
            (entry.time, len(entry.pair_ids))
            for entry in history
            if entry.author == author and entry.command == "set-status" and entry.act == "do"
        ),
        scorecard=scorecard(pairs),
    )
