"""What a number is, once read: its place, its value and how it was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from alignpost.model import Span
from alignpost.tokens.spaces import BLANKS

__all__ = ["BLANK", "Number", "NumberKind"]

BLANK = f"[{BLANKS}]"
"""Pattern of the blank between a number and what belongs to it, which French does not let a line break at."""


class NumberKind(StrEnum):
    """How a number was written or what it counts."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    CURRENCY = "currency"
    TIME = "time"
    DATE = "date"
    YEAR = "year"
    ROMAN = "roman"
    SPELLED = "spelled"
    MONTH = "month"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text."""

    span: Span
    text: str
    value: Fraction
    """Normalised: 3,1 millions is 3100000; a time is minutes after midnight; a date is year·10000 + month·100 +
    day; a month is 1–12; a weekday 1 (Monday) to 7."""
    kind: NumberKind
    others: tuple[Fraction, ...] = ()
    """Further values that the writing allows: `1.234` in a French text, `3 pm` without its half of the day."""
    unit: str = ""
    """ISO 4217 code of a currency; of a length told in two units the symbol of the larger one, which its value counts."""
    vague: bool = False
    """`millions of people`, `des dizaines`: an order of magnitude, no exact count."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values that the writing allows, the likeliest first."""
        return (self.value, *self.others)
