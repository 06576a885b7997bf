"""The MQM scorecard: what people noted as errors, weighed against how much was reviewed.

Terms and formulas are those of the MQM scoring models (themqm.org, “The MQM Scoring Models”): the penalty points of
all errors over the words evaluated give the normed penalty per 1,000 words; the calibrated linear score lays the
passing mark where the penalty reaches what is tolerated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alignpost.model import Pair, Severity, Status
from alignpost.tokens import words

__all__ = ["ENOUGH_WORDS", "Scorecard", "scorecard"]

_PER_WORDS = 1000
_PASS_MARK = 90.0
TOLERATED = 15.0
"""Penalty points per 1,000 words that still pass: three major errors, or fifteen minor ones."""

ENOUGH_WORDS = 500
"""Words below which a score says little: evaluators usually take 500 to 20,000."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Errors of the reviewed pairs.

    Attributes:
        errors: how many, by MQM type and severity; what is settled as a remark without severity does not count.
        words: words of the sources of the pairs that carry a decision or an error.
        penalty: points of all errors together.
    """

    errors: Counter[tuple[str, Severity]]
    words: int
    penalty: int

    @property
    def per_thousand(self) -> float | None:
        """Normed penalty: points per 1,000 words; None where nothing is reviewed."""
        return self.penalty * _PER_WORDS / self.words if self.words else None

    @property
    def score(self) -> float | None:
        """Calibrated linear score: 100 without errors, 90 at what is tolerated, never below 0."""
        normed = self.per_thousand
        return None if normed is None else max(0.0, 100 - normed * (100 - _PASS_MARK) / TOLERATED)

    @property
    def passes(self) -> bool | None:
        """Whether no more than is tolerated was found; None where too few words were reviewed to say."""
        score = self.score
        return None if score is None or self.words < ENOUGH_WORDS else score >= _PASS_MARK


def scorecard(pairs: Iterable[Pair]) -> Scorecard:
    """The scorecard of what is reviewed: pairs with a decision, and pairs with an error noted by a person."""
    errors: Counter[tuple[str, Severity]] = Counter()
    count = 0
    for pair in pairs:
        noted = [note for note in pair.notes if note.severity is not None and note.reply_to is None]
        if pair.status is not Status.UNREVIEWED or noted:
            count += len(words(pair.source))
        for note in noted:
            if note.severity is not None:
                errors[note.mqm or "other", note.severity] += 1
    penalty = sum(severity.penalty * times for (_, severity), times in errors.items())
    return Scorecard(errors, count, penalty)
