"""A translation unit of TMX, as reader and writer hand it to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Header", "Unit", "Variant"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One `tuv`: a text in a language."""

    lang: str
    """As the file has it; empty where it names none."""
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One `tu`."""

    variants: tuple[Variant, ...]
    notes: tuple[str, ...] = ()
    props: Mapping[str, str] = field(default_factory=dict)
    """Value by type; of two props of one type the first."""
    srclang: str = ""
    """The unit's own source language; empty where the header's holds."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is kept of the `header`."""

    srclang: str = ""
    """As the file has it; `*all*` where every language may be the source, empty where it is missing."""
    props: Mapping[str, str] = field(default_factory=dict)
