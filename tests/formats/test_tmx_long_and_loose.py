"""Memories longer than what is written at once keep every unit; loose attributes are written as the DTD allows."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from alignpost.errors import FormatError
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tmx_unit import Header, Remark, Unit, Variant, allowed
from alignpost.formats.tmx_writer import write_units

NOW = datetime(2025, 2, 12, tzinfo=UTC)


def written(units: Sequence[Unit]) -> etree._Element:
    stream = io.BytesIO()
    assert write_units(Header("en"), units, stream, NOW) == len(units)
    return etree.fromstring(stream.getvalue(), etree.XMLParser(no_network=True))


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
def test_every_unit_is_there_in_order(count: int) -> None:
    units = [Unit((Variant("en", f"a{number}"), Variant("fr", f"b{number}"))) for number in range(count)]
    texts = [seg.text for seg in written(units).iterfind("body/tu/tuv[1]/seg")]
    assert texts == [f"a{number}" for number in range(count)]


def test_a_prop_without_a_type_gets_an_empty_one() -> None:
    variants = (Variant("en", "a"), Variant("fr", "b"))
    unit = Unit(variants, attributes={}, remarks=(Remark("prop", "x", {}),))
    (prop,) = written([unit]).iterfind("body/tu/prop")
    assert (prop.get("type"), prop.text) == ("", "x")


def test_attributes_that_the_dtd_does_not_know_or_allow_are_left_out() -> None:
    assert allowed("tu", {"tuid": "7", "segtype": "chapter", "colour": "red"}) == {"tuid": "7"}
    assert allowed("tu", {"segtype": "phrase"}) == {"segtype": "phrase"}


def test_what_a_stranger_names_is_not_remembered_without_measure(tmp_path: Path) -> None:
    """Every unit has other tags and attributes, each of many characters."""
    path, size = tmp_path / "long.tmx", 30_000
    units = [
        f'<tu tuid="{number}{"x" * size}"><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv>'
        f'<tuv xml:lang="de-{"y" * size}{number}"><seg>c</seg></tuv></tu>\n'
        for number in range(120)
    ]
    path.write_text(f"<tmx version='1.4'><body>{''.join(units)}</body></tmx>", encoding="utf-8")
    del units
    tracemalloc.start()
    try:
        with TmxFormat().records(path, "en", "fr") as records:
            assert sum(1 for _ in records.rows) == 120
            held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < path.stat().st_size / 2


def test_a_memory_that_names_no_source_may_have_any() -> None:
    stream = io.BytesIO()
    write_units(Header(), [Unit((Variant("en", "a"), Variant("fr", "b")), attributes={})], stream, NOW)
    assert b' srclang="*all*" ' in stream.getvalue()


@pytest.mark.parametrize("tags", ["<hi></hi>", "<ph/>"])
def test_a_segment_of_tags_alone_is_as_long_as_its_tags(tags: str, tmp_path: Path) -> None:
    def memory(count: int) -> Path:
        path = tmp_path / "tags.tmx"
        path.write_text(
            f'<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a{tags * count}</seg>'
            '</tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>',
            encoding="utf-8",
        )
        return path

    (pair,) = TmxFormat().read(memory(50), "en", "fr").pairs
    assert (pair.source, pair.target) == ("a", "b")
    with pytest.raises(FormatError, match="seg of more than 1,000,000 characters"):
        TmxFormat().read(memory(250_000), "en", "fr")


@pytest.mark.parametrize("between", ["<!--</tu>-->", "<x></x>"])
def test_a_text_in_a_hundred_thousand_pieces_is_measured_as_a_whole(between: str, tmp_path: Path) -> None:
    path = tmp_path / "pieces.tmx"
    begun = (
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv>'
        f'<tuv xml:lang="fr"><seg>{f"123456789b{between}" * 100_000}'
    )
    path.write_text(f"{begun}</seg></tuv></tu></body></tmx>", encoding="utf-8")
    (pair,) = TmxFormat().read(path, "en", "fr").pairs
    assert len(pair.target) == 1_000_000
    path.write_text(begun + between.join("bbb"), encoding="utf-8")
    with pytest.raises(FormatError, match="seg of more than 1,000,000 characters"):
        TmxFormat().read(path, "en", "fr")
