"""Writing TMX 1.4b, unit by unit, in constant memory.

The order of children (notes and props before variants, props before the segment) and the seven required attributes
of the header are those of the DTD; line ends are LF; attributes stand in a fixed order, so that equal bitexts give
equal bytes. (LISA OSCAR, TMX 1.4b Specification, 2005)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from alignpost.formats.languages import canonical
from alignpost.formats.tmx_unit import Header, Unit, Variant
from alignpost.formats.xml_text import escape, escape_attribute, taken_out
from alignpost.version import __version__

__all__ = ["ILLEGAL_PROP", "write_units"]

ILLEGAL_PROP = "x-alignpost-illegal"
"""The prop of a variant that lists the characters that XML cannot hold."""

_CHUNK = 1000


def write_units(header: Header, units: Iterable[Unit], stream: BinaryIO, now: datetime) -> int:
    """Write a whole TMX file.

    Args:
        header: source language and props.
        units: consumed one at a time; of several notes all are joined, since readers keep one.
        stream: takes UTF-8 without a byte order mark.
        now: creation date of the file and of each unit, with its time zone.

    Returns:
        How many units were written.
    """
    date = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    stream.write(_head(header, date).encode())
    waiting: list[str] = []
    count = 0
    for count, unit in enumerate(units, 1):
        waiting.extend(_unit(unit, date))
        if count % _CHUNK == 0:
            stream.write("".join(waiting).encode())
            waiting.clear()
    stream.write("".join((*waiting, "  </body>\n</tmx>\n")).encode())
    return count


def _head(header: Header, date: str) -> str:
    attributes = {
        "creationtool": "alignpost",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "alignpost",
        "adminlang": "en",
        "srclang": header.srclang if header.srclang == "*all*" else canonical(header.srclang),
        "datatype": "plaintext",
        "creationdate": date,
    }
    listed = " ".join(f'{name}="{escape_attribute(value)}"' for name, value in attributes.items())
    props = "".join(_prop(name, value, "    ") for name, value in header.props.items())
    opened = f"  <header {listed}>\n{props}  </header>\n" if props else f"  <header {listed}/>\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f"{opened}  <body>\n"
    )


def _unit(unit: Unit, date: str) -> Iterator[str]:
    yield f'    <tu creationdate="{date}">\n'
    if unit.notes:
        joined = "\n".join(unit.notes)
        yield f"      <note>{escape(joined)}</note>\n"
    for name, value in unit.props.items():
        yield _prop(name, value, "      ")
    for variant in unit.variants:
        yield _variant(variant)
    yield "    </tu>\n"


def _variant(variant: Variant) -> str:
    illegal = taken_out(variant.text)
    prop = f'<prop type="{ILLEGAL_PROP}">{illegal}</prop>' if illegal else ""
    lang = escape_attribute(canonical(variant.lang))
    return f'      <tuv xml:lang="{lang}">{prop}<seg>{escape(variant.text)}</seg></tuv>\n'


def _prop(name: str, value: str, indent: str) -> str:
    return f'{indent}<prop type="{escape_attribute(name)}">{escape(value)}</prop>\n'
