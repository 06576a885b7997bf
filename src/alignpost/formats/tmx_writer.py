"""Writing TMX 1.4b, unit by unit, in constant memory.

The order of children (notes and props before variants, props before the segment) and the seven required attributes
of the header are those of the DTD; line ends are LF; attributes stand in a fixed order, so that equal bitexts give
equal bytes. (LISA OSCAR, TMX 1.4b Specification, 2005)
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO, Final

from alignpost.formats.languages import canonical
from alignpost.formats.tmx_unit import ALL_LANGUAGES, Header, Remark, Unit, Variant, allowed
from alignpost.formats.xml_text import escape, escape_attribute, taken_out
from alignpost.version import __version__

__all__ = ["ENCODINGS", "ILLEGAL_PROP", "write_units"]

ILLEGAL_PROP = "x-alignpost-illegal"
"""The prop of a variant that lists the characters that XML cannot hold."""

ENCODINGS: Final = ("UTF-8", "UTF-16")
"""What TMX may be written in."""

_CHUNK: Final = 1 << 17
"""Characters that are written at once."""


def write_units(
    header: Header, units: Iterable[Unit], stream: BinaryIO, now: datetime, encoding: str = "UTF-8"
) -> int:
    """Write a whole TMX file.

    Args:
        header: source language and props; what a file had that is turned into another is kept.
        units: consumed one at a time; of several notes of a new unit all are joined, since readers keep one.
        stream: takes the bytes; UTF-8 comes without a byte order mark, UTF-16 with one.
        now: creation date of the file and of each new unit, with its time zone.
        encoding: one of `ENCODINGS`.

    Returns:
        How many units were written.
    """
    encode = codecs.getincrementalencoder(encoding)().encode
    date = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    stream.write(encode(_head(header, date, encoding)))
    waiting: list[str] = []
    count = length = 0
    for unit in units:
        count += 1
        written = "".join(_unit(unit, date))
        waiting.append(written)
        length += len(written)
        if length > _CHUNK:
            stream.write(encode("".join(waiting)))
            waiting.clear()
            length = 0
    stream.write(encode("".join((*waiting, "  </body>\n</tmx>\n"))))
    return count


def _head(header: Header, date: str, encoding: str) -> str:
    own = {
        "creationtool": "alignpost",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "alignpost",
        "adminlang": "en",
        "srclang": "",
        "datatype": "plaintext",
    }
    kept = allowed("header", header.attributes)
    attributes = own | kept if kept else own | {"creationdate": date}
    # A memory that names no source may have any: `und` would be a language that none of its units has.
    srclang = header.srclang or ALL_LANGUAGES
    attributes["srclang"] = srclang if srclang == ALL_LANGUAGES else canonical(srclang)
    remarks = header.remarks or tuple(
        Remark("prop", value, {"type": name}) for name, value in header.props.items()
    )
    inside = "".join(_remark(remark, "    ") for remark in remarks)
    opened = f"  <header{_listed(attributes)}"
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        + (f"{opened}>\n{inside}  </header>\n" if inside else f"{opened}/>\n")
        + "  <body>\n"
    )


def _unit(unit: Unit, date: str) -> Iterator[str]:
    if unit.attributes is None:
        yield f'    <tu creationdate="{date}">\n'
        if unit.notes:
            joined = "\n".join(unit.notes)
            yield f"      <note>{escape(joined)}</note>\n"
        for name, value in unit.props.items():
            yield f'      <prop type="{escape_attribute(name)}">{escape(value)}</prop>\n'
    else:
        yield f"    <tu{_listed(allowed('tu', unit.attributes))}>\n"
        for remark in unit.remarks:
            yield _remark(remark, "      ")
    for variant in unit.variants:
        yield _variant(variant)
    yield "    </tu>\n"


def _variant(variant: Variant) -> str:
    illegal = taken_out(variant.text)
    props = f'<prop type="{ILLEGAL_PROP}">{illegal}</prop>' if illegal else ""
    if variant.remarks:
        props += "".join(_remark(remark) for remark in variant.remarks)
    more = _listed(allowed("tuv", variant.attributes)) if variant.attributes else ""
    lang = escape_attribute(canonical(variant.lang))
    segment = variant.markup or escape(variant.text)
    return f'      <tuv xml:lang="{lang}"{more}>{props}<seg>{segment}</seg></tuv>\n'


def _remark(remark: Remark, indent: str | None = None) -> str:
    attributes = allowed(remark.element, remark.attributes)
    if remark.element == "prop":
        attributes.setdefault("type", "")
    element = f"<{remark.element}{_listed(attributes)}>{escape(remark.text)}</{remark.element}>"
    return element if indent is None else f"{indent}{element}\n"


def _listed(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape_attribute(value)}"' for name, value in attributes.items())
