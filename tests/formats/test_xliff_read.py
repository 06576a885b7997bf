"""What is read of XLIFF that other programs wrote, and what is left where it is."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import FormatError
from alignpost.formats.conversion import Conversion, convert
from alignpost.formats.validation import validate
from alignpost.formats.xliff_reader import XliffReader
from alignpost.model import Bitext

ONE = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1"><source>Save</source><target>Enregistrer</target></trans-unit>
<trans-unit id="2" translate="no"><source>ACME</source></trans-unit>
<group id="g" translate="no"><trans-unit id="3"><source>v2.1</source><target>v2.1</target></trans-unit>
<trans-unit id="4" translate="yes"><source>Help</source><target>Aide</target></trans-unit></group>
<trans-unit id="5"><source>Cancel</source><target/></trans-unit>
</body></file></xliff>"""

TWO = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
<file id="f1" translate="no"><unit id="u1"><segment><source>ACME</source></segment></unit>
<group id="g" translate="yes"><unit id="u2"><segment><source>Save</source><target>Enregistrer</target></segment></unit>
</group></file>
<file id="f2"><unit id="u3"><segment><source>Help</source><target>Aide</target></segment></unit>
<unit id="u4" translate="no"><segment><source>v2.1</source></segment><segment><source>v2.2</source></segment></unit>
<unit id="u5"><segment><source>Cancel</source></segment></unit></file></xliff>"""


@pytest.mark.parametrize(("name", "text"), [("a.xlf", ONE), ("a.xliff", TWO)])
def test_units_that_are_not_for_translation_are_no_pairs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        pairs = formats.read(path).pairs
    assert [(pair.source, pair.target) for pair in pairs] == [
        ("Save", "Enregistrer"),
        ("Help", "Aide"),
        ("Cancel", ""),
    ]
    assert [message.split(": ", 1)[1] for message in caplog.messages] == [
        'unit with translate="no", passed over (2)'
    ]


@pytest.mark.parametrize("over", ["a.xlf", "a.xliff", "a.po"])
def test_findings_that_nobody_has_counted_are_not_none(tmp_path: Path, over: str) -> None:
    memory = tmp_path / "in.jsonl"
    memory.write_text(
        '{"source": "Yes.", "target": "Oui.", "source_lang": "en", "target_lang": "fr", "fidelity": 69}\n',
        encoding="utf-8",
    )
    convert(memory, tmp_path / over, Conversion())
    convert(tmp_path / over, tmp_path / "out.tmx", Conversion())
    written = (tmp_path / "out.tmx").read_text(encoding="utf-8")
    assert 'x-alignpost-fidelity">69<' in written
    assert "x-alignpost-findings" not in written


@pytest.mark.parametrize(("name", "text", "version"), [("a.xlf", ONE, "1.2"), ("a.xliff", TWO, "2.1")])
def test_a_version_that_is_not_named_is_told_by_where_the_languages_stand(
    tmp_path: Path, name: str, text: str, version: str
) -> None:
    path = tmp_path / name
    path.write_text(text.replace(f' version="{version}"', ""), encoding="utf-8")
    bitext = formats.read(path)
    assert (bitext.source.lang, bitext.target.lang, len(bitext.pairs)) == ("en", "fr", 3)
    path.write_text(text.replace(f'version="{version}"', 'version="3"'), encoding="utf-8")
    with pytest.raises(FormatError, match='of the version "3"'):
        formats.read(path)


def test_what_stands_beside_a_unit_is_kept_up_to_a_measure(tmp_path: Path) -> None:
    contexts = "".join(f'<context context-type="x-alignpost-{n}">v</context>' for n in range(5000))
    reader = XliffReader(
        io.BytesIO(
            (
                '<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1">'
                '<source>a</source><target>b</target><context-group><context context-type="x-alignpost-id">7</context>'
                f"{contexts}</context-group></trans-unit></body></file></xliff>"
            ).encode()
        ),
        tmp_path / "a.xlf",
    )
    ((_, segment),) = reader
    assert segment.values["id"] == "7"
    assert len(segment.values) == 100


@pytest.mark.parametrize(
    ("target", "pairs"),
    [
        ("C. D.", [("A. B.", "C. D.")]),
        ('<mrk mtype="seg" mid="1">C.</mrk> D.', [("A. B.", "C. D.")]),
        ('<mrk mtype="seg" mid="3">C. D.</mrk>', [("A. B.", "C. D.")]),
        ('<mrk mtype="seg" mid="1">C.</mrk>\u00a0 ', [("A.", "C."), ("B.", "")]),
        (
            '1) <mrk mtype="seg" mid="1">C.</mrk> – <mrk mtype="seg" mid="2">D.</mrk>',
            [("A.", "C."), ("B.", "D.")],
        ),
        ('<mrk mtype="seg" mid="2"/><mrk mtype="seg" mid="1">C.</mrk>!', [("A.", "C."), ("B.", "")]),
    ],
)
def test_a_translation_that_is_divided_otherwise_than_its_source_is_read_whole(
    tmp_path: Path, target: str, pairs: list[tuple[str, str]]
) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1">'
        '<source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk>'
        f"</seg-source><target>{target}</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    assert [(pair.source, pair.target) for pair in formats.read(path).pairs] == pairs


def test_marks_that_divide_nothing_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    source = '<mrk mtype="seg" mid="1">A <mrk mtype="term">bond</mrk> fell.</mrk> <mrk mtype="seg" mid="2">B.</mrk>'
    target = '<mrk mtype="seg" mid="1">Une <mrk mtype="term">obligation</mrk> a baissé.</mrk> <mrk mtype="seg" mid="2">C.</mrk>'
    path.write_text(
        '<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1">'
        f"<source>A bond fell. B.</source><seg-source>{source}</seg-source><target>{target}</target>"
        "</trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    assert [(pair.source, pair.target) for pair in formats.read(path).pairs] == [
        ("A bond fell.", "Une obligation a baissé."),
        ("B.", "C."),
    ]


@pytest.mark.parametrize("digits", ["0041", "d800", "110000", "", "-1"])
def test_a_code_stands_only_for_what_xml_cannot_hold(tmp_path: Path, digits: str) -> None:
    path = tmp_path / "a.xliff"
    unit = TWO.replace("<source>Help</source>", f'<source>He<cp hex="{digits}"/>lp</source>')
    path.write_text(unit, encoding="utf-8")
    with pytest.raises(FormatError, match="is no character that XML cannot hold"):
        formats.read(path)
    path.write_text(unit.replace(f'"{digits}"', '"0001"'), encoding="utf-8")
    assert "He\u0001lp" in [pair.source for pair in formats.read(path).pairs]


@pytest.mark.parametrize("name", ["a.xlf", "a.xliff"])
def test_a_file_without_pairs_is_valid_and_read_as_such(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    formats.write(Bitext.of_texts([], "en", "fr"), path)
    assert list(validate(path)) == []
    assert formats.read(path).pairs == ()


@pytest.mark.parametrize(
    ("name", "text", "after", "beside"),
    [
        (
            "a.xlf",
            ONE,
            "<target>Enregistrer</target>",
            "<alt-trans><source>Safe</source><target>Coffre</target></alt-trans>",
        ),
        (
            "a.xliff",
            TWO,
            '<unit id="u2">',
            '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#u2"><source>Safe</source>'
            "<target>Coffre</target></mtc:match></mtc:matches>",
        ),
    ],
    ids=["1.2", "2.1"],
)
def test_suggestions_are_no_translations(
    tmp_path: Path, name: str, text: str, after: str, beside: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    alone = formats.read(path).pairs
    path.write_text(text.replace(after, after + beside), encoding="utf-8")
    assert formats.read(path).pairs == alone


def test_what_programs_say_to_one_another_is_no_note(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    beside = '<context-group><context context-type="sourcefile">menu.c</context></context-group><note>Short.</note>'
    path.write_text(ONE.replace("<target>Aide</target>", f"<target>Aide</target>{beside}"), encoding="utf-8")
    assert [[note.text for note in pair.notes] for pair in formats.read(path).pairs] == [[], ["Short."], []]
