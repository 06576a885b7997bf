"""Length: a target far shorter or longer than such a source usually gets."""

from __future__ import annotations

import math
from collections.abc import Iterable

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.empty import blank
from alignpost.score.letter_closings import both_close

__all__ = ["Length", "surprise"]

_GROWTH = {("en", "fr"): 0.15, ("fr", "en"): -0.15}
"""Mean logarithm of target over source characters; measured on professional news translations."""
_SPREAD = 0.19
_SHORT = 0.9
"""Spread of short texts: the standard deviation is √(_SPREAD² + (_SHORT²/characters)·4)."""


def surprise(pair: PairText) -> float:
    """Standard deviations by which the target's length is off, negative where it is short; 0 for an empty side."""
    source, target = len(pair.source.text), len(pair.target.text)
    if blank(pair.source.text) or blank(pair.target.text) or not (pair.source.words or pair.target.words):
        return 0.0
    growth = _GROWTH.get(pair.context.languages)
    spread = math.hypot(_SPREAD if growth is not None else 2 * _SPREAD, _SHORT * 2 / math.sqrt(source + 4))
    return (math.log((target + 4) / (source + 4)) - (growth or 0.0)) / spread


class Length:
    """Finds pairs whose lengths cannot well belong together."""

    id = "length"
    mqm = "accuracy/omission"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Minor from 3.5 standard deviations, major from 5; French closings of letters are long, and no error."""
        off = surprise(pair)
        if abs(off) < 3.5 or both_close(pair.source, pair.target):
            return
        severity = Severity.MAJOR if abs(off) >= 5 else Severity.MINOR
        spans = (Span(0, len(pair.source.text)),), (Span(0, len(pair.target.text)),)
        ratio = len(pair.target.text) / len(pair.source.text)
        if off < 0:
            message = f"The target has {ratio:.0%} of the source's characters: much shorter than usual."
            yield Finding(self.id, self.mqm, severity, *spans, message)
        else:
            message = f"The target has {ratio:.0%} of the source's characters: much longer than usual."
            yield Finding(self.id, "accuracy/addition", severity, *spans, message)
