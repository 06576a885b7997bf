"""Marks of ovens beside their degrees: 200 °C (th. 6-7), 180 °C/gas mark 4."""

from __future__ import annotations

import re
from itertools import islice

from alignpost.lazily import later
from alignpost.score.conversions import names_degrees
from alignpost.score.side import Side
from alignpost.tokens import Number

__all__ = ["strike_oven_marks"]

_MARKS = later(
    re.compile,
    r"(?<!\w)(?:th\.|thermostat|gas(?:[ \u00a0\u202f-]mark)?)[ \u00a0\u202f]?\d{1,2}(?:[ \u00a0\u202f]?(?:[-–/]|à|to|or|ou)[ \u00a0\u202f]?\d{1,2})?(?!\d)",
    re.IGNORECASE,
)
_MOST = 50
_HINTS = ("th.", "thermostat", "gas")


def strike_oven_marks(left: list[Number], here: Side, there: Side) -> None:
    """Take away the numbers in `left`, of one side, that set an oven whose degrees both sides give."""
    if not left:
        return
    text = here.text.lower()
    if not any(hint in text for hint in _HINTS):
        return
    if not names_degrees(here) or not names_degrees(there):
        return
    marks = [match.span() for match in islice(_MARKS.finditer(here.text), _MOST)]
    left[:] = [n for n in left if not any(start <= n.span.start < end for start, end in marks)]
