"""Plain units, which the parser never sees, are read as the parser would have read them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.errors import FormatError, InputError
from alignpost.formats import tmx_plain, tmx_reader
from alignpost.formats.tmx_plain import PlainUnits
from alignpost.formats.tmx_reader import TmxReader
from alignpost.formats.tmx_unit import Unit

DATA = Path(__file__).parent / "data"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en"/><body>\n'
PLAIN = '  <tu tuid="{n}"><prop type="x-alignpost-id">{n}</prop>\n<tuv xml:lang="en"><seg>A &amp; b</seg></tuv><tuv xml:lang="fr"><seg>é\u00a0🙂</seg></tuv></tu>\n'
PIECES = (
    *(
        '<tu a="1" a="2">',
        "<tu>",
        "</tu>",
        "<!-- <tu>",
        "-->",
        "</tu >",
        "<![CDATA[",
        "]]>",
        "<note>&#65;</note>",
    ),
    *(
        '<prop type="x">&quot;</prop>',
        '<tuv lang="fr"><seg>',
        "</seg></tuv>",
        "<seg/>",
        "&undefined;",
        "<ph>c</ph>",
    ),
    *(
        '<tuv xml:lang=""><seg>x</seg></tuv>',
        "\r\n",
        "\r",
        "\t",
        "\u2028",
        "\x0b",
        "\ufffe",
        "<",
        ">",
        "&",
        '"',
    ),
    *("</body>", "<body>", "<?pi <tu>?>", '<tuv xml:lang="en" lang="fr"><seg>&lt;&amp;lt;</seg></tuv>'),
)


def units(data: bytes) -> list[Unit] | str:
    reader = TmxReader(io.BytesIO(data), "a.tmx")
    try:
        found = list(reader)
    except InputError as error:
        return f"line {error.line}"  # what else is said may depend on where the parser's input was cut
    return [*found, Unit((), (str(sorted(reader.remarks.items())),))]


def units_by_parser(data: bytes) -> list[Unit] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tmx_reader, "PlainUnits", lambda stream, _take, _between: stream)
        return units(data)


edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)), max_size=3)


@settings(max_examples=300)
@given(edits, st.sampled_from(["", "\ufeff"]), st.sampled_from([60, 300, 1 << 18]), st.booleans())
def test_units_errors_and_places_are_those_of_the_parser(
    made: list[tuple[float, int, str]], mark: str, chunk: int, cut: bool
) -> None:
    text = mark + HEAD + "".join(PLAIN.format(n=n) for n in range(6)) + "</body></tmx>"
    for place, length, piece in made:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length * cut :]
    data = text.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tmx_plain, "_CHUNK", chunk)
        assert units(data) == units_by_parser(data)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-8"])
def test_other_encodings_are_left_to_the_parser(encoding: str) -> None:
    name = "iso-8859-1" if encoding == "latin-1" else encoding
    text = (HEAD + PLAIN.format(n=1).replace("🙂", "") * 3 + "</body></tmx>").replace("UTF-8", name)
    data = text.encode(encoding)
    assert units(data) == units_by_parser(data)
    assert len(units(data)) == 4


def test_bytes_that_could_be_utf_8_are_what_the_file_says() -> None:
    text = (HEAD + PLAIN.format(n=1).replace("é\u00a0🙂", "Ã©") * 3 + "</body></tmx>").replace(
        "UTF-8", "iso-8859-1"
    )
    found = [unit for unit in units(text.encode("latin-1")) if isinstance(unit, Unit)]
    assert [unit.variants[1].text for unit in found[:-1]] == ["Ã©"] * 3


def test_a_byte_that_is_no_utf_8_is_the_parsers_to_tell_of() -> None:
    data = (HEAD + PLAIN.format(n=1) * 5).encode() + b"<tu>\xe9</tu>"
    assert units(data) == units_by_parser(data)
    assert isinstance(units(data), str)


def test_attributes_that_a_document_type_adds_are_not_lost() -> None:
    head = HEAD.replace("<tmx", '<!DOCTYPE tmx [<!ATTLIST tu srclang CDATA "fr">]><tmx')
    found = units((head + PLAIN.format(n=1) * 2 + "</body></tmx>").encode())
    assert [unit.srclang for unit in found[:-1] if isinstance(unit, Unit)] == ["fr", "fr"]


def test_units_are_taken_without_the_parser() -> None:
    """What all of this is for."""
    taken: list[Unit] = []
    text = (DATA / "golden.tmx").read_text(encoding="utf-8")
    at = len(text[: text.index("</tu>")].encode()) + len("</tu>")
    stream = PlainUnits(io.BytesIO(text.encode()), taken.append, lambda given: given == at)
    seen = b"".join(iter(stream.read, b"")).decode()
    assert len(taken) == text.count("<tu ") - 1
    assert seen.count("<tu ") == 1
    assert seen.count("\n") == text.count("\n")


def test_the_reader_hears_of_the_units_that_the_parser_never_sees() -> None:
    taken: list[Unit] = []

    def watched(stream: BinaryIO, take: Callable[[Unit], None], between: Callable[[int], bool]) -> PlainUnits:
        def taking(unit: Unit) -> None:
            taken.append(unit)
            take(unit)

        return PlainUnits(stream, taking, between)

    data = (HEAD + "".join(PLAIN.format(n=n) for n in range(6)) + "</body></tmx>").encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tmx_reader, "PlainUnits", watched)
        found = units(data)
    assert found[1:6] == taken


def test_a_unit_that_is_too_long_is_refused_with_its_place() -> None:
    long = PLAIN.format(n=2).replace("A &amp; b", "x" * 1_000_001)
    with pytest.raises(FormatError, match="more than 1,000,000 characters"):
        list(TmxReader(io.BytesIO((HEAD + PLAIN.format(n=1) + long).encode()), "a.tmx"))
