"""What a gate looks at in a scored bitext: pairs that exports take, without the findings that people dismissed."""

from __future__ import annotations

from functools import cached_property

from alignpost.model import Bitext, Finding, Pair, Severity
from alignpost.score import mean_fidelity
from alignpost.score.checks.empty import blank
from alignpost.score.dismissals import standing_of
from alignpost.tokens import words

__all__ = ["Measures", "fidelity_of"]


class Measures:
    """Figures of one bitext, each computed when first asked for.

    Pairs that a person dropped from exports are left out of everything.
    """

    def __init__(self, bitext: Bitext) -> None:
        self.pairs = tuple(pair for pair in bitext.pairs if pair.keep)

    @cached_property
    def of_source(self) -> tuple[Pair, ...]:
        """Scored pairs with a source, lowest fidelity first: what there was to translate."""
        scored = [pair for pair in self.pairs if pair.score is not None and not blank(pair.source)]
        return tuple(sorted(scored, key=fidelity_of))

    @cached_property
    def aligned(self) -> tuple[Pair, ...]:
        """Pairs with both sides."""
        return tuple(pair for pair in self.pairs if not (blank(pair.source) or blank(pair.target)))

    @cached_property
    def mean(self) -> float:
        """Mean fidelity, 0–100, as `alignpost.score.mean_fidelity` takes it."""
        return mean_fidelity(self.pairs)

    @cached_property
    def unaligned_share(self) -> float:
        """Share of all words, both languages together, that stand in pairs with one side."""
        everything = sum(sum(_lengths(pair)) for pair in self.pairs)
        aligned = sum(sum(_lengths(pair)) for pair in self.aligned)
        return (everything - aligned) / everything if everything else 0.0

    def findings(self, severity: Severity) -> list[tuple[Pair, Finding]]:
        """All that are of `severity` or worse, in reading order."""
        return [(pair, f) for pair, f in self._findings if f.severity.rank >= severity.rank]

    def findings_of(self, check: str) -> list[tuple[Pair, Finding]]:
        """All that one check made, in reading order."""
        return [(pair, finding) for pair, finding in self._findings if finding.check == check]

    @cached_property
    def _findings(self) -> tuple[tuple[Pair, Finding], ...]:
        return tuple((pair, finding) for pair in self.pairs for finding in standing_of(pair))


def fidelity_of(pair: Pair) -> float:
    """The fidelity of a pair that has a score."""
    assert pair.score is not None
    return pair.score.fidelity


def _lengths(pair: Pair) -> tuple[int, int]:
    return len(words(pair.source)), len(words(pair.target))
