"""Soft evidence that is too weak for a finding and still tells two translations of one sentence apart."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score.check import PairText
from alignpost.score.lexicon import Lexicon, WordFacts
from alignpost.score.side import Side

__all__ = ["uncovered_share"]


def uncovered_share(pair: PairText) -> float:
    """Share of the information of both sides' content words that has no counterpart, 0–1.

    A word without counterpart counts by its bits, so that names weigh more than common words. 0 without a lexicon or
    without content words.
    """
    lexicon = pair.context.lexicon
    if lexicon is None or not pair.source.words or not pair.target.words:
        return 0.0
    ours = _loose(pair.source, pair.coverage.source, lexicon.source)
    theirs = _loose(pair.target, pair.coverage.target, lexicon.target)
    bits = ours[1] + theirs[1]
    return (ours[0] + theirs[0]) / bits if bits else 0.0


def _loose(side: Side, cover: Sequence[float], facts: dict[str, WordFacts]) -> tuple[float, float]:
    """Bits without counterpart and bits in all."""
    loose = total = 0.0
    for key, value in zip(side.keys, cover, strict=True):
        if key in side.function_words:
            continue
        bits = Lexicon.information(facts.get(key))
        total += bits
        loose += bits * (1 - min(1.0, value))
    return loose, total
