"""What a gate says: one judgement a threshold, and the worst of them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Judgement", "Outcome", "Verdict"]


class Outcome(StrEnum):
    """How a judgement ends, from best to worst."""

    PASS = "pass"
    INVESTIGATE = "investigate"
    """Something a person should look at, that no rule forbids or that chance may explain."""
    FAIL = "fail"

    @property
    def rank(self) -> int:
        """0 for pass up to 2 for fail, for comparing."""
        return _RANK[self]


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


class Judgement(NamedTuple):
    """One rule held against what was measured."""

    rule: str
    """As it is called in the configuration: `min-fidelity`, `max-critical`, `baseline` …"""
    outcome: Outcome
    message: str
    """One sentence with the figure and its limit."""
    measured: float | int | str | None = None
    limit: float | int | str | None = None
    pairs: tuple[int, ...] = ()
    """Ids of the pairs to look at, worst first; empty where the rule holds or no pair is to blame."""


class Verdict(NamedTuple):
    """All judgements on one bitext."""

    judgements: tuple[Judgement, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The worst of the judgements; pass where nothing was asked."""
        return max(
            (j.outcome for j in self.judgements), key=lambda outcome: outcome.rank, default=Outcome.PASS
        )

    @property
    def blamed(self) -> frozenset[int]:
        """Ids of the pairs that a failed judgement points at."""
        return frozenset(pair for j in self.judgements if j.outcome is Outcome.FAIL for pair in j.pairs)
