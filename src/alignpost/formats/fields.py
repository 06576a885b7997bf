"""Typed access to what a JSON parser returns, with a message for what is not as it should be."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from alignpost.model import Span

__all__ = ["FieldError", "Fields"]

_LARGEST = 2**53
"""Whole numbers beyond this do not survive other programs' JSON."""


class FieldError(ValueError):
    """A value is missing or of the wrong kind; the message names the field."""


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object. Optional fields may be absent or null."""

    row: Mapping[str, object]

    @classmethod
    def of(cls, value: object) -> Fields:
        """The object `value`.

        Raises:
            FieldError: it is another kind of value.
        """
        if not isinstance(value, dict):
            raise FieldError("must be an object { … }")
        return cls(value)

    def text(self, name: str) -> str:
        """A required string."""
        value = self.row.get(name)
        if not isinstance(value, str):
            raise FieldError(f"{name!r} must be a string" if name in self.row else f"{name!r} is missing")
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise FieldError(f"{name!r} has half a surrogate pair, which is no character") from None
        return value

    def text_or_none(self, name: str) -> str | None:
        """An optional string."""
        return None if self.row.get(name) is None else self.text(name)

    def whole_or_none(self, name: str) -> int | None:
        """An optional whole number, 0 or more."""
        value = self.row.get(name)
        return None if value is None else _whole(value, name)

    def number_or_none(self, name: str, low: float, high: float) -> float | None:
        """An optional number from `low` to `high`."""
        value = self.row.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise FieldError(f"{name!r} must be a number from {low:g} to {high:g}")
        return float(value)

    def number(self, name: str) -> float:
        """A required number."""
        value = self.row.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise FieldError(f"{name!r} must be a number")
        return float(value)

    def flag(self, name: str, default: bool) -> bool:
        """An optional true or false."""
        value = self.row.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise FieldError(f"{name!r} must be true or false")
        return value

    def ids_or_none(self, name: str) -> tuple[int, ...] | None:
        """An optional list of ascending whole numbers."""
        if self.row.get(name) is None:
            return None
        ids = tuple(_whole(item, name) for item in self._list(name))
        if any(after <= before for before, after in itertools.pairwise(ids)):
            raise FieldError(f"{name!r} must ascend")
        return ids

    def spans(self, name: str) -> tuple[Span, ...]:
        """An optional list of `[start, end]`."""
        spans = []
        for item in self._list(name):
            if not isinstance(item, list) or len(item) != 2:
                raise FieldError(f"{name!r} must be a list of [start, end]")
            start, end = (_whole(offset, name) for offset in item)
            if end < start:
                raise FieldError(f"{name!r} has a span that ends before it starts")
            spans.append(Span(start, end))
        return tuple(spans)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """An optional list of objects."""
        try:
            return tuple(Fields.of(item) for item in self._list(name))
        except FieldError:
            raise FieldError(f"{name!r} must be a list of objects") from None

    def _list(self, name: str) -> list[object]:
        value = self.row.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise FieldError(f"{name!r} must be a list")
        return value


def _whole(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST:
        raise FieldError(f"{name!r} must hold whole numbers from 0")
    return value
