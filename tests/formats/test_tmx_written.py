"""The TMX that is written is valid, by a DTD of ours always and by the published schemas where they are at hand."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree

from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tmx_unit import Header, Unit, Variant
from alignpost.formats.tmx_writer import write_units
from alignpost.model import Bitext, Note, Status

HERE = Path(__file__).parent
SCHEMAS = Path(os.environ.get("ALIGNPOST_SCHEMAS", HERE.parents[2] / "shared" / "data" / "schemas"))
NOW = datetime(2025, 2, 12, 18, 22, 5, tzinfo=UTC)
NO_NETWORK = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)

AWKWARD = [
    ("Hello & <you> ]]>\u00a0!", "Bonjour\u202f: « \"x\" 'y' »\u202f! 🇺🇦"),
    ("tab\there\r\nline", "\u2028\u2029\u0085\ufeff\u0301"),
    ("bell\x07 \ufffe\uffff\x00", "\ufffd\x1b[0m"),
]


def tmx(bitext: Bitext) -> bytes:
    stream = io.BytesIO()
    TmxFormat(clock=lambda: NOW).write(bitext, stream)
    return stream.getvalue()


@pytest.fixture
def awkward() -> Bitext:
    bitext = Bitext.of_texts(AWKWARD, "en", "fr")
    notes = (Note(1, "A\x07", "", "see \x0b & <b>"), Note(2, "", "", "more"))
    pairs = tuple(replace(pair, notes=notes, status=Status.ACCEPTED) for pair in bitext.pairs)
    return replace(bitext, pairs=pairs, signature="a<b>&\x01")


def published_dtds() -> list[Path]:
    return sorted(SCHEMAS.glob("*/tmx14.dtd"))


def test_it_is_valid_by_our_dtd(sample: Bitext, awkward: Bitext) -> None:
    dtd = etree.DTD(str(HERE / "data" / "tmx14-written.dtd"))
    for bitext in (sample, awkward, Bitext.of_texts([], "en", "fr")):
        tree = etree.fromstring(tmx(bitext), NO_NETWORK)
        assert dtd.validate(tree), dtd.error_log


def test_our_dtd_refuses_what_is_out_of_order(sample: Bitext) -> None:
    dtd = etree.DTD(str(HERE / "data" / "tmx14-written.dtd"))
    tree = etree.fromstring(tmx(sample), NO_NETWORK)
    unit = tree.find("body/tu")
    assert unit is not None
    unit.append(unit[0])
    assert not dtd.validate(tree)


@pytest.mark.skipif(
    not published_dtds(), reason="the published DTD is not here; ALIGNPOST_SCHEMAS says where it is"
)
def test_it_is_valid_by_the_published_dtd(sample: Bitext, awkward: Bitext) -> None:
    for path in published_dtds():
        dtd = etree.DTD(str(path))
        for bitext in (sample, awkward):
            tree = etree.fromstring(tmx(bitext), NO_NETWORK)
            assert dtd.validate(tree), dtd.error_log


@pytest.mark.skipif(
    not (SCHEMAS / "omegat" / "tmx14.xsd").exists(),
    reason="OmegaT's schema is not here; see ALIGNPOST_SCHEMAS",
)
def test_it_is_valid_by_the_schema_of_omegat(sample: Bitext, awkward: Bitext) -> None:
    class Local(etree.Resolver):
        def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]
            path = str(SCHEMAS / "omegat" / Path(system_url).name)
            return self.resolve_filename(path, context)  # type: ignore[attr-defined]

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "omegat" / "tmx14.xsd"), parser))
    for bitext in (sample, awkward):
        tree = etree.fromstring(tmx(bitext), NO_NETWORK)
        assert schema.validate(tree), schema.error_log


def test_the_header_says_who_when_and_what(sample: Bitext) -> None:
    header = etree.fromstring(tmx(sample), NO_NETWORK).find("header")
    assert header is not None
    expected = {
        "creationtool": "alignpost",
        "srclang": "en",
        "segtype": "sentence",
        "creationdate": "20250212T182205Z",
    }
    assert {name: header.get(name) for name in expected} == expected


def test_the_source_language_is_that_of_the_source_variant() -> None:
    data = tmx(Bitext.of_texts([("a", "b")], "EN_us", "zh-hant-tw"))
    assert re.findall(rb'srclang="([^"]*)"', data) == [b"en-US"]
    assert re.findall(rb'xml:lang="([^"]*)"', data) == [b"en-US", b"zh-Hant-TW"]


def test_languages_that_nobody_named_are_undetermined() -> None:
    assert re.findall(rb'xml:lang="([^"]*)"', tmx(Bitext.of_texts([("a", "b")], "", "fr"))) == [b"und", b"fr"]


def test_the_file_and_each_unit_are_dated_in_universal_time() -> None:
    stream = io.BytesIO()
    units = [Unit((Variant("en", "a"), Variant("fr", "b")))] * 2
    write_units(Header("en"), units, stream, datetime(2025, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))))
    assert stream.getvalue().count(b'<tu creationdate="20241231T223000Z">') == 2
    assert stream.getvalue().count(b'creationdate="20241231T223000Z"') == 3


def test_no_break_spaces_and_astral_characters_stand_as_they_are(sample: Bitext) -> None:
    assert "Bonjour\u00a0&amp; «\u202fau revoir\u202f»\u202f! 🇺🇦".encode() in tmx(sample)


def test_what_is_left_out_is_counted_by_reason(sample: Bitext) -> None:
    written = TmxFormat().write(sample, io.BytesIO())
    assert (written.units, written.one_sided, written.rejected, written.not_kept) == (3, 2, 1, 1)
    assert written.summary() == "3 units written; 4 left out: 2 with an empty side, 1 rejected, 1 not kept"


def test_a_side_of_white_space_is_empty() -> None:
    written = TmxFormat().write(Bitext.of_texts([("a", " \n")], "en", "fr"), io.BytesIO())
    assert (written.units, written.one_sided) == (0, 1)


def test_units_are_taken_one_at_a_time() -> None:
    """A million units must not wait in memory: by the time the last is asked for, the first ones are written."""
    stream = io.BytesIO()
    sizes = []

    def units() -> object:
        for number in range(5000):
            sizes.append(stream.tell())
            yield Unit((Variant("en", f"a{number}"), Variant("fr", f"b{number}")))

    assert write_units(Header("en"), units(), stream, NOW) == 5000  # type: ignore[arg-type]
    assert sizes[-1] > stream.tell() * 3 // 4


def test_a_build_can_name_the_date(monkeypatch: pytest.MonkeyPatch, sample: Bitext) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1739384525")
    stream = io.BytesIO()
    TmxFormat().write(sample, stream)
    assert b'creationdate="20250212T182205Z"' in stream.getvalue()


class _Pieces(io.BytesIO):
    """How much was written at once."""

    most = 0

    def write(self, data: object) -> int:
        assert isinstance(data, bytes)
        self.most = max(self.most, len(data))
        return super().write(data)


def test_units_of_long_texts_do_not_wait_in_memory_for_one_another() -> None:
    unit = Unit((Variant("en", "a" * 900_000), Variant("fr", "b" * 900_000)))
    stream = _Pieces()
    assert write_units(Header(), [unit] * 20, stream, NOW) == 20
    assert stream.getvalue().count(b"<tu ") == 20
    assert stream.most < 2_000_000
    short = _Pieces()
    write_units(Header(), [Unit((Variant("en", "a"), Variant("fr", "b")))] * 5000, short, NOW)
    assert short.most > 100_000  # but short ones do: a million writes take seconds
