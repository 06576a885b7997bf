"""What units of a memory say that TMX 1.4 does not allow: whoever writes them anew tells what became of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from alignpost.formats.grammar import TMX
from alignpost.formats.tmx_unit import ATTRIBUTES, Unit, allowed

__all__ = ["odd_in"]

_LEFT_OUT: Final = "attributes or values that TMX 1.4 does not have, left out"
_KEPT: Final = "dates or counts of another form than TMX 1.4 has, kept; `alignpost validate` tells where"
_UNPAIRED: Final = "<bpt> and <ept> that do not pair up, kept; `alignpost validate` tells where"

_KNOWN: Final = {element: frozenset(names) for element, names in ATTRIBUTES.items()}
_CODE: Final = re.compile(r'<(bpt|ept)(?: i="([^"]*)")?')
"""As the reader writes markup: attributes in the order of the specification, texts escaped."""
_FORMED: Final = ("creationdate", "changedate", "lastusagedate", "usagecount")
"""Attributes whose form the specification lays down, and the DTD does not."""


def odd_in(unit: Unit) -> set[str]:
    """What is odd in a unit as a file has it, in words; each once."""
    found: set[str] = set()
    for element, attributes in _elements(unit):
        if not attributes:
            continue
        if not attributes.keys() <= _KNOWN[element] or (
            "segtype" in attributes and "segtype" not in allowed(element, attributes)
        ):
            found.add(_LEFT_OUT)
        if _has_odd_form(element, attributes):
            found.add(_KEPT)
    if not all(_pairs_up(each.markup) for each in unit.variants if each.markup):
        found.add(_UNPAIRED)
    return found


def _elements(unit: Unit) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "tu", unit.attributes or {}
    for remark in unit.remarks:
        yield remark.element, remark.attributes
    for variant in unit.variants:
        yield "tuv", variant.attributes
        for remark in variant.remarks:
            yield remark.element, remark.attributes


def _has_odd_form(element: str, attributes: Mapping[str, str]) -> bool:
    forms = TMX[element].values
    return any(
        name in attributes and name in forms and not forms[name].fullmatch(attributes[name])
        for name in _FORMED
    )


def _pairs_up(markup: str) -> bool:
    """Whether every `bpt` of a segment has its `ept`, by their numbers."""
    open_: Counter[str] = Counter()
    for name, number in _CODE.findall(markup):
        open_[number] += 1 if name == "bpt" else -1
    return not any(open_.values())
