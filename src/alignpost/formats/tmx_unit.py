"""A translation unit of TMX, as reader and writer hand it to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "ALL_LANGUAGES",
    "ATTRIBUTES",
    "CODES",
    "INLINE",
    "OWN",
    "Header",
    "Remark",
    "Unit",
    "Variant",
    "allowed",
    "own_props",
    "unit_of_parts",
]

ALL_LANGUAGES = "*all*"
"""`srclang` of a memory in which every language may be the source."""

OWN = "x-alignpost-"
"""What the types of our own props begin with."""

_DATES = ("creationdate", "creationid", "changedate", "changeid")
_USE = ("o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool", "creationtoolversion")
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "header": ("segtype", "o-tmf", "adminlang", "srclang", "datatype", "o-encoding", *_DATES),
    "tu": ("tuid", *_USE, *_DATES, "segtype", "o-tmf", "srclang"),
    "tuv": (*_USE, *_DATES, "o-tmf"),
    "note": ("o-encoding", "xml:lang"),
    "prop": ("type", "xml:lang", "o-encoding"),
    "bpt": ("i", "x", "type"),
    "ept": ("i",),
    "ph": ("x", "assoc", "type"),
    "it": ("pos", "x", "type"),
    "hi": ("x", "type"),
    "ut": ("x",),
    "sub": ("datatype", "type"),
}
"""Attributes of TMX 1.4 in the order in which they are written (`xml:lang` of a variant aside)."""

_VALUES = {
    "segtype": frozenset({"block", "paragraph", "sentence", "phrase"}),
    "assoc": frozenset({"p", "f", "b"}),
    "pos": frozenset({"begin", "end"}),
}

INLINE = frozenset({"bpt", "ept", "ph", "it", "hi", "ut", "sub"})
"""Elements inside a segment."""

CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Those of them that hold code and no text."""


def allowed(element: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Those of the attributes that TMX 1.4 knows, with values that its DTD allows."""
    return {
        name: attributes[name]
        for name in ATTRIBUTES[element]
        if name in attributes and (name not in _VALUES or attributes[name] in _VALUES[name])
    }


_NOTHING: Mapping[str, str] = MappingProxyType({})


class Remark(NamedTuple):
    """A `note` or `prop` as it stands in a file. (These are named tuples, since a memory holds millions)."""

    element: str
    text: str
    attributes: Mapping[str, str]


class Variant(NamedTuple):
    """One `tuv`: a text in a language."""

    lang: str
    """As the file has it; empty where it names none."""
    text: str
    """Without inline codes."""
    markup: str = ""
    """The segment with its inline elements, as XML; empty where it has none."""
    attributes: Mapping[str, str] = _NOTHING
    remarks: tuple[Remark, ...] = ()
    """Notes and props of the variant, in their order."""


class Unit(NamedTuple):
    """One `tu`."""

    variants: tuple[Variant, ...]
    notes: tuple[str, ...] = ()
    props: Mapping[str, str] = _NOTHING
    """Value by type, of ours alone; of two of one type the first."""
    srclang: str = ""
    """The unit's own source language; empty where the header's holds."""
    attributes: Mapping[str, str] | None = None
    """As the file has them; None for a unit that is new and gets the date of the file."""
    remarks: tuple[Remark, ...] = ()
    """All notes and props as the file has them; empty for a new unit, whose `notes` and `props` are written."""


def unit_of_parts(
    variants: Sequence[Variant], remarks: Sequence[Remark], attributes: Mapping[str, str]
) -> Unit:
    """The unit that a file has, given what stands in it."""
    notes = tuple([remark.text for remark in remarks if remark.element == "note"])
    srclang = attributes.get("srclang", "")
    return Unit(tuple(variants), notes, own_props(remarks), srclang, attributes, tuple(remarks))


def own_props(remarks: Sequence[Remark]) -> dict[str, str]:
    """Our props by their types, of two of one type the first."""
    props: dict[str, str] = {}
    for element, text, attributes in remarks:
        name = attributes.get("type", "")
        if element == "prop" and name.startswith(OWN):
            props.setdefault(name, text)
    return props


@dataclass(frozen=True, slots=True)
class Header:
    """What is kept of the `header`."""

    srclang: str = ""
    """As the file has it; `*all*` where every language may be the source, empty where it is missing."""
    props: Mapping[str, str] = field(default_factory=dict)
    """Ours, as in a unit."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
