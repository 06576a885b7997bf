"""Where things stand on a row of the pair list: pure arithmetic on the width."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["METER", "STACKED_METER", "STACK_BELOW", "TAG", "Columns"]

STACK_BELOW = 96
"""Narrower lists put the target under the source: two columns would be under some thirty cells each."""

_BAR = 1  # the cursor's bar
_MARK = 5  # a space, the status, a space, bookmark or pin, a space
_GAP = 3  # between the two texts
TAG = 4
"""Language tag of a stacked row."""
METER = 21
"""fidelity (5), confidence (6), findings (4), notes (4), each right-aligned in its cells, edited (1), an empty cell."""
STACKED_METER = 12
"""fidelity (5), confidence (6) and an empty cell; below them findings, notes and edited in the same cells."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cell widths of one row."""

    width: int
    number: int
    """Digits of the highest pair number, at least 2."""
    stacked: bool
    source: int
    target: int

    @classmethod
    def fit(cls, width: int, highest: int) -> Columns:
        """The columns for a list of `width` cells whose highest pair number is `highest`."""
        number = max(2, len(str(highest)))
        room = width - _BAR - number - _MARK
        if width < STACK_BELOW:
            text = max(1, room - TAG - STACKED_METER)
            return cls(width, number, True, text, text)
        texts = room - _GAP - METER
        return cls(width, number, False, texts // 2 + texts % 2, texts // 2)

    def place(self, x: int) -> tuple[int, int] | None:
        """The side whose column holds cell `x` of a row, and the cell within it; a stacked row has one column for both."""
        x -= self.margin
        if 0 <= x < self.source:
            return 0, x
        x -= self.source + _GAP
        return (1, x) if not self.stacked and 0 <= x < self.target else None

    @property
    def margin(self) -> int:
        """Cells before the first text."""
        return _BAR + self.number + _MARK + (TAG if self.stacked else 0)
