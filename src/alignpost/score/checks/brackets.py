"""Brackets: those that open also close, as they do in the source."""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.waking import InTarget
from alignpost.tokens.labels import LABEL

__all__ = ["Brackets"]

_PAIRS = {")": "(", "]": "[", "}": "{"}


class Brackets:
    """Finds brackets that the target leaves open or closes too often."""

    id = "brackets"
    mqm = "linguistic-conventions/punctuation"
    wakes = InTarget("()[]{}")

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where the target is unbalanced and the source is not."""
        if _unbalanced(pair.source.text):
            return
        for span in _unbalanced(pair.target.text):
            mark = span.of(pair.target.text)
            yield Finding(
                self.id, self.mqm, Severity.MINOR, (pair.opposite_in_source(span),), (span,),
                f"The bracket “{mark}” has no partner.",
            )  # fmt: skip


def _unbalanced(text: str) -> list[Span]:
    """Places of brackets without a partner; a smiley's bracket and that of a label, `point b)`, need none."""
    opened: list[tuple[str, int]] = []
    alone: list[int] = []
    labels = {label.end() - 1 for label in LABEL.finditer(text)}
    for place, mark in enumerate(text):
        if mark in "([{":
            opened.append((mark, place))
        elif mark in _PAIRS:
            if opened and opened[-1][0] == _PAIRS[mark]:
                opened.pop()
            elif place not in labels and not (place and text[place - 1] in ":;-=8"):
                alone.append(place)
    alone += [place for mark, place in opened if not (place and text[place - 1] in ":;-=8")]
    return [Span(place, place + 1) for place in sorted(alone)]
