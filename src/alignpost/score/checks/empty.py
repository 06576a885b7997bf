"""An empty side: nothing was translated, or nothing was there to translate."""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.tokens.spaces import BREAKING, NO_BREAK

__all__ = ["Empty", "blank"]


def blank(text: str) -> bool:
    """Whether a text holds nothing but white space, no-break spaces included."""
    return not text.strip(BREAKING + NO_BREAK)


class Empty:
    """Finds pairs with a text on one side only."""

    id = "empty-side"
    mqm = "accuracy/omission"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One critical finding over the side that has text."""
        source, target = pair.source.text, pair.target.text
        if blank(source) == blank(target):
            return
        spans = ((Span(0, len(source)),), (Span(0, len(target)),))
        if blank(target):
            yield Finding(self.id, self.mqm, Severity.CRITICAL, *spans, "The source has no translation.")
        else:
            message = "The target translates nothing: the source is empty."
            yield Finding(self.id, "accuracy/addition", Severity.CRITICAL, *spans, message)
