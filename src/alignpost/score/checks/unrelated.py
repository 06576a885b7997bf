"""Unrelated: two sides that have hardly anything to do with each other, as after a shift by one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.side import Side

__all__ = ["Unrelated"]

_LEVELS = ((Severity.CRITICAL, 0.15), (Severity.MAJOR, 0.25), (Severity.MINOR, 0.35))
"""Below which margin of the whole sentences a finding has which severity."""
_RENDERED = 0.25
"""Share of either side's information that may be linked all the same, by chance."""
_FEWEST = 3
"""Content words of the shorter side from which it tells enough to be judged."""


class Unrelated:
    """Finds pairs whose sides tell different things: neither the words nor the sentences as wholes belong together."""

    id = "unrelated"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding over both sides, graver the farther apart they are as wholes."""
        lexicon, margin = pair.context.lexicon, pair.margin
        if lexicon is None or margin is None:
            return
        severity = next((severity for severity, bar in _LEVELS if margin < bar), None)
        if severity is None:
            return
        shares = (
            _rendered(pair.source, pair.coverage.source, lexicon.source),
            _rendered(pair.target, pair.coverage.target, lexicon.target),
        )
        if max(shares) >= _RENDERED:
            return
        yield Finding(
            self.id, self.mqm, severity,
            (Span(0, len(pair.source.text)),), (Span(0, len(pair.target.text)),),
            "The target seems to have nothing to do with the source: hardly any word of it has a counterpart.",
        )  # fmt: skip


def _rendered(side: Side, cover: Sequence[float], facts: Facts) -> float:
    """Share of the information of a side's content words that is linked; 1 for sides too short to be judged."""
    linked = total = 0.0
    count = 0
    for key, sure in zip(side.keys, cover, strict=True):
        if key not in side.function_words:
            bits = Lexicon.information(facts.get(key))
            linked, total, count = linked + bits * sure, total + bits, count + 1
    return linked / total if count >= _FEWEST and total > 0 else 1.0
