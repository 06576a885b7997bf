"""What every report tells of: one text with its pairs, figures and verdict, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from alignpost.gate import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Finding, Pair
from alignpost.report.places import Files
from alignpost.score import Metrics
from alignpost.score.dismissals import standing_of

__all__ = ["Assessment", "Unscored"]


@dataclass(frozen=True)
class Assessment:
    """A scored bitext as a reporter gets it."""

    bitext: Bitext
    files: Files
    verdict: Verdict
    metrics: Metrics | None = None

    @cached_property
    def pairs(self) -> dict[int, Pair]:
        """The pairs by id, in reading order."""
        return {pair.id: pair for pair in self.bitext.pairs}

    def findings(self) -> Iterator[tuple[Pair, Finding]]:
        """Every finding that nobody dismissed, on pairs that exports take, in reading order."""
        for pair in self.bitext.pairs:
            if pair.keep:
                yield from ((pair, finding) for finding in standing_of(pair))

    def failed(self) -> Iterator[Judgement]:
        """Judgements that are not passed, failures first."""
        worst = sorted(self.verdict.judgements, key=lambda judgement: -judgement.outcome.rank)
        return (judgement for judgement in worst if judgement.outcome is not Outcome.PASS)


class Unscored(NamedTuple):
    """A file of several that could not be scored, which no report may pass over in silence."""

    name: str
    """As the user wrote it, with slashes."""
    error: str
    """A sentence that names file and line."""
