"""A text on one side only: a source that nothing renders, or a target that renders nothing.

They are two checks, since they are two faults of unlike weight: what is left out is lost, while a text around the
translation, as an article has it, may well belong there.
"""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.tokens.spaces import WHITE

__all__ = ["ONE_SIDED", "Empty", "Surplus", "blank"]


def blank(text: str) -> bool:
    """Whether a text holds nothing but white space, no-break spaces included."""
    return not text.strip(WHITE)


class Empty:
    """Finds sources without a translation."""

    id = "empty-side"
    mqm = "accuracy/omission"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One critical finding over the source."""
        if blank(pair.target.text) and not blank(pair.source.text):
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL, *_whole(pair), "The source has no translation."
            )


class Surplus:
    """Finds targets without a source."""

    id = "surplus"
    mqm = "accuracy/addition"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One major finding over the target."""
        if blank(pair.source.text) and not blank(pair.target.text):
            message = "The target translates nothing: the source is empty."
            yield Finding(self.id, self.mqm, Severity.MAJOR, *_whole(pair), message)


def _whole(pair: PairText) -> tuple[tuple[Span], tuple[Span]]:
    return (Span(0, len(pair.source.text)),), (Span(0, len(pair.target.text)),)


ONE_SIDED = (Empty, Surplus)
"""The checks that judge pairs with a text on one side only. No other does."""
