"""A negation of a text, in whatever language."""

from __future__ import annotations

from typing import NamedTuple

from alignpost.model import Span

__all__ = ["Denial"]


class Denial(NamedTuple):
    """One negation of a text: `not`, `ne … pas`, `aucun`."""

    spans: tuple[Span, ...]
    places: tuple[int, ...]
    """Places of its words."""
    idle: bool = False
    """Whether it is part of a phrase that affirms: `nothing but`, `could not agree more`, `no better`."""

    @property
    def text_span(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)
