"""Numbers in text formats: the shortest digits that read back as the same number."""

from __future__ import annotations

import re

from alignpost.formats.fields import FieldError

__all__ = ["number_of", "number_text", "whole_of"]

_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,40})?(?:[eE][-+]?[0-9]{1,3})?")


def number_text(value: float) -> str:
    """`97` for 97.0, `0.1` for 0.1, and always the same number when it is read."""
    return repr(float(value)).removesuffix(".0")


def number_of(text: str, name: str, low: float, high: float) -> float | None:
    """The number in a field; None where the field is empty.

    Raises:
        FieldError: it is no number from `low` to `high`.
    """
    if not text:
        return None
    if not _NUMBER.fullmatch(text) or not low <= float(text) <= high:
        raise FieldError(f"{name!r} must be a number from {low:g} to {high:g}, not {text[:40]!r}")
    return float(text)


def whole_of(text: str, digits: int = 15) -> int | None:
    """The whole number of at most so many digits that `text` is; None where it is anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
