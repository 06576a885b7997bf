"""TMX as other programs write it, and TMX that would harm."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.documents.xml_stream import MAX_DEPTH
from alignpost.errors import FormatError, InputError
from alignpost.formats import stream_pairs
from alignpost.formats.conversion import Conversion, convert
from alignpost.formats.tmx_reader import TmxReader
from alignpost.formats.xml_text import MAX_TEXT
from alignpost.model import Bitext, Note, Status

PROBE = '<tu><tuv xml:lang="en"><seg>Probe.</seg></tuv><tuv xml:lang="fr"><seg>Sonde.</seg></tuv></tu>'


def unit(source: str = "A.", target: str = "B.", more: str = "") -> str:
    return f'<tu>{more}<tuv xml:lang="en"><seg>{source}</seg></tuv><tuv xml:lang="fr"><seg>{target}</seg></tuv></tu>'


def tmx(*units: str, header: str = '<header srclang="en"/>', before: str = "") -> str:
    return f'{before}<tmx version="1.4">{header}<body>\n{"".join(units)}\n</body></tmx>'


def read(folder: Path, content: str | bytes, source: str | None = None, target: str | None = None) -> Bitext:
    path = folder / "m.tmx"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return formats.read(path, source, target)


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    return [(pair.source, pair.target) for pair in bitext.pairs]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "windows-1252"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    content = f'<?xml version="1.0" encoding="{declared}"?>' + tmx(unit("café", "été"))
    assert texts(read(tmp_path, content.encode(encoding))) == [("café", "été")]


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ("a &amp; b &lt;c&gt; &#x1F680;&#160;", "a & b <c> 🚀\u00a0"),
        ('Click <bpt i="1">&lt;b></bpt>here<ept i="1">&lt;/b></ept>.', "Click here."),
        ('See<ph x="1">[img <sub>a picture</sub>]</ph> now.', "See now."),
        ('A <hi>bold</hi> <it pos="begin">x</it>word<ut>y</ut>.', "A bold word."),
        ("<![CDATA[a < b]]> c", "a < b c"),
        ("a<!-- note -->b<?pi x?>c", "abc"),
        (" a\n b\t ", " a\n b\t "),
        ("x&#13;\ny", "x\r\ny"),
        ("Click <b>here</b>.", "Click here."),
        ("\u00a0a\u2028\u202f", "\u00a0a\u2028\u202f"),
    ],
)
def test_text_of_a_segment(tmp_path: Path, segment: str, expected: str) -> None:
    assert texts(read(tmp_path, tmx(unit(segment)))) == [(expected, "B.")]


@pytest.mark.parametrize(
    "content",
    [
        tmx(unit(), header=""),
        tmx(unit(), header="<header/>"),
        tmx(unit(), header='<header srclang="*all*"/>'),
        tmx(unit(), header='<header srclang="EN"><note>x</note><prop type="y">z</prop></header>'),
        tmx(unit()).replace('version="1.4"', 'version="1.4b"'),
        tmx(unit()).replace("<tmx ", '<tmx xmlns="http://www.lisa.org/tmx14" '),
        tmx(unit()).replace("xml:lang", "lang"),
        tmx(unit(), before='<!DOCTYPE tmx SYSTEM "http://example.org/tmx14.dtd">'),
        tmx(unit(more="<x:made xmlns:x='urn:x'>by</x:made>")),
        tmx('<tu><tuv xml:lang="fr"><seg>B.</seg></tuv><tuv xml:lang="en"><seg>A.</seg></tuv></tu>'),
        tmx(unit().replace("</tu>", '<prop type="z">after</prop></tu>')),
        tmx(unit(), "<tu><tuv xml:lang='en'><seg>alone</seg></tuv></tu>"),
        tmx(unit(), "<tu><tuv><seg>no</seg></tuv><tuv xml:lang='fr'><seg>language</seg></tuv></tu>"),
        tmx(unit(), "<tu><tuv xml:lang='en'/><tuv xml:lang='fr'><seg>no segment</seg></tuv></tu>"),
        tmx(unit(), unit("", ""), unit(" ", " ")),
        tmx(unit("A.</seg><seg>second")),
        tmx(unit("&co;"), before='<!DOCTYPE tmx [<!ENTITY co "A.">]>'),
    ],
)
def test_files_as_they_are_found(tmp_path: Path, content: str) -> None:
    source = "en" if content.index("A.") > content.index("B.") and "srclang" not in content else None
    assert texts(read(tmp_path, content, source)) == [("A.", "B.")]


LANGUAGES = """<tu><tuv xml:lang="de"><seg>de</seg></tuv><tuv xml:lang="en_gb"><seg>en-GB</seg></tuv>
<tuv xml:lang="FR-ca"><seg>fr-CA</seg></tuv><tuv xml:lang="fr"><seg>fr</seg></tuv></tu>"""


@pytest.mark.parametrize(
    ("header", "asked", "expected"),
    [
        ("*all*", (None, None), ("de", "en-GB")),
        ("en-GB", (None, None), ("en-GB", "de")),
        ("en", (None, None), ("en-GB", "de")),
        ("en-GB", (None, "fr"), ("en-GB", "fr")),
        ("*all*", ("fr-CA", "en"), ("fr-CA", "en-GB")),
        ("*all*", ("en", "fr-CA"), ("en-GB", "fr-CA")),
        ("*all*", ("en", "fr-BE"), ("en-GB", "fr-CA")),
        ("*all*", (None, "de"), ("en-GB", "de")),
        ("*all*", ("fr", "fr"), ("fr", "fr-CA")),
    ],
)
def test_languages_are_picked(
    tmp_path: Path, header: str, asked: tuple[str | None, str | None], expected: tuple[str, str]
) -> None:
    bitext = read(tmp_path, tmx(LANGUAGES, header=f'<header srclang="{header}"/>'), *asked)
    assert texts(bitext) == [expected]
    assert (bitext.source.lang, bitext.target.lang) == expected


def test_a_unit_may_have_its_own_source_language(tmp_path: Path) -> None:
    other = PROBE.replace("<tu>", '<tu srclang="en">')
    assert texts(read(tmp_path, tmx(other, header='<header srclang="de"/>'))) == [("Probe.", "Sonde.")]


def test_a_unit_with_one_empty_side_is_kept_for_the_checks(tmp_path: Path) -> None:
    assert texts(read(tmp_path, tmx(unit("A.", ""), unit("", "B.")))) == [("A.", ""), ("", "B.")]


def test_pairs_are_streamed_where_both_sides_have_text(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_text(tmx(unit(), unit("", "b"), unit("C.", "D.")), encoding="utf-8")
    assert list(stream_pairs(path, "en", "fr")) == [("A.", "B."), ("C.", "D.")]
    with pytest.raises(FormatError, match="no unit"):
        list(stream_pairs(path, "en", "de"))


def test_what_is_passed_over_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        read(tmp_path, tmx(unit(), unit("", " "), "<tu><tuv xml:lang='en'><seg>x</seg></tuv></tu>"))
    said = "\n".join(caplog.messages)
    assert "unit without any text, passed over (1)" in said
    assert "unit without both languages, passed over (1)" in said


def test_the_languages_asked_for_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="no unit with text in en and de; its languages are: en, fr"):
        read(tmp_path, tmx(unit()), "en", "de")


@pytest.mark.parametrize("content", [tmx(), '<tmx version="1.4"><header srclang="en"/></tmx>'])
def test_no_units_are_no_pairs(tmp_path: Path, content: str) -> None:
    bitext = read(tmp_path, content)
    assert (bitext.pairs, bitext.source.lang) == ((), "en")


def test_notes_of_others_become_notes(tmp_path: Path) -> None:
    bitext = read(tmp_path, tmx(unit(more="<note>Check this.</note><note> </note><note>And that.</note>")))
    assert bitext.pairs[0].notes == (Note(1, "", "", "Check this."), Note(2, "", "", "And that."))


def test_a_note_that_somebody_changed_is_added_to_ours(tmp_path: Path, sample: Bitext) -> None:
    path = tmp_path / "a.tmx"
    formats.write(sample, path)
    path.write_text(path.read_text("utf-8").replace("<note>Ada", "<note>Edited"), encoding="utf-8")
    notes = formats.read(path).pairs[2].notes
    assert notes[:2] == sample.pairs[2].notes
    assert notes[2].text.startswith("Edited, 2025-02-12")


@pytest.mark.parametrize(
    "props",
    [
        {
            "status": "perfect",
            "fidelity": "101",
            "confidence": "nan",
            "bead": "[x]:[0]",
            "id": "-1",
            "notes": "{",
        },
        {"fidelity": "1e999", "confidence": "2", "bead": "[1,]:[0]", "id": "9" * 50, "notes": '["x"]'},
        {"bead": "[99999999999]:[0]", "notes": "[" * 50_000},
    ],
)
def test_broken_props_count_as_absent(tmp_path: Path, props: dict[str, str]) -> None:
    more = "".join(f'<prop type="x-alignpost-{name}">{value}</prop>' for name, value in props.items())
    (pair,) = read(tmp_path, tmx(unit(more=more))).pairs
    assert (pair.id, pair.status, pair.score, pair.bead.confidence) == (1, Status.UNREVIEWED, None, None)
    assert (pair.bead.source, pair.bead.target, pair.notes) == ((0,), (0,), ())


def test_a_bead_that_names_a_segment_twice_counts_as_absent_wherever_the_unit_goes(tmp_path: Path) -> None:
    memory, rows = tmp_path / "a.tmx", tmp_path / "a.jsonl"
    memory.write_text(tmx(unit(more='<prop type="x-alignpost-bead">[0, 0]:[0]</prop>')), encoding="utf-8")
    convert(memory, rows, Conversion())
    assert '"source_ids"' not in rows.read_text(encoding="utf-8")
    assert [pair.source for pair in formats.read(rows).pairs] == ["A."]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (tmx(unit(), unit())[:-40], 2, "cut short"),
        (tmx(unit()).replace("</tu>\n", "<tu>\n"), 3, "mismatched tag"),
        (tmx(unit("\na & b")), 3, "bare &"),
        (tmx(unit("a &nbsp; b")), 2, "entity"),
        (
            tmx(unit("a &nbsp; b"), before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'),
            2,
            "&nbsp;, which nothing defines",
        ),
        (tmx(unit("a\x0bb")), 2, "XML cannot hold"),
        (tmx(unit("a&#11;b")), 2, "XML cannot hold"),
        (tmx(unit("a&#xD83D;b")), 2, "XML cannot hold"),
        (tmx(unit("caf\xe9")).encode("latin-1"), 2, "declared encoding"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + tmx(unit()), 1, "first line declares"),
        (tmx(unit()) + "\nmore", 4, "after </tmx>"),
        (tmx(unit()) + tmx(unit()), 3, "after </tmx>"),
        ("<xliff/>", 1, "root element is <xliff>"),
        ("plain text", 1, "XML"),
    ],
)
def test_broken_files_name_the_line_and_keep_nothing(
    tmp_path: Path, content: str | bytes, line: int, words: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(tmp_path, content)
    message = str(caught.value)
    assert words in message
    assert "column" in message
    assert caught.value.line == line


LAUGHS = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'


@pytest.mark.parametrize(
    ("entities", "words"),
    [
        (LAUGHS, "which grows"),
        (f'<!ENTITY c "{"x" * 5000}">', "which grows"),
        ('<!ENTITY c SYSTEM "file:///etc/passwd">', "nothing is fetched"),
        ('<!ENTITY % c SYSTEM "http://example.org/x.dtd"> %c;', "nothing is fetched"),
        ("<!ENTITY % c 'x'>", "nothing is fetched"),
    ],
)
def test_entities_that_grow_or_fetch_are_refused(tmp_path: Path, entities: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(tmp_path, tmx(unit("&c;"), before=f"<!DOCTYPE tmx [{entities}]>"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (tmx(unit("<hi>" * MAX_DEPTH + "x" + "</hi>" * MAX_DEPTH)), "inside one another"),
        (tmx(unit("x" * (MAX_TEXT + 1))), "has a seg of more than 1,000,000"),
        (tmx(unit(more=f"<note>{'x' * (MAX_TEXT + 1)}</note>")), "has a note of more than"),
        (tmx(unit(more=f'<prop type="{"x" * (MAX_TEXT + 1)}"/>')), "has an attribute of more than"),
    ],
)
def test_sizes_have_limits(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(tmp_path, content)


def test_a_segment_of_two_hundred_thousand_characters_is_fine(tmp_path: Path) -> None:
    assert len(read(tmp_path, tmx(unit("x" * 200_000))).pairs[0].source) == 200_000


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\x1f\x8b\x08\0", "gunzip"), (b"PK\x03\x04", "ZIP"), (b"SQLite format 3\0", "SQLite")],
)
def test_archives_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path, data)


def test_memory_stays_small_and_units_come_as_they_are_read(tmp_path: Path) -> None:
    """The first unit arrives while most of the stream is still unread."""

    class Endless:
        def __init__(self) -> None:
            self.chunks = 0

        def read(self, size: int) -> bytes:
            self.chunks += 1
            start = '<tmx version="1.4"><header srclang="en"/><body>' if self.chunks == 1 else ""
            return (start + PROBE * 100).encode()

    stream = Endless()
    units: Iterator[object] = iter(TmxReader(stream, "m.tmx"))  # type: ignore[arg-type]
    for _ in range(250):
        next(units)
    assert stream.chunks == 3


def test_segment_numbers_that_contradict_each_other_are_given_anew(tmp_path: Path) -> None:
    more = '<prop type="x-alignpost-bead">[0]:[0]</prop><prop type="x-alignpost-id">7</prop>'
    bitext = read(tmp_path, tmx(unit("a", "b", more), unit("c", "d", more)))
    assert [(pair.id, pair.bead.source, pair.bead.target) for pair in bitext.pairs] == [
        (1, (0,), (0,)),
        (2, (1,), (1,)),
    ]


def test_notes_prop_is_json(tmp_path: Path, sample: Bitext) -> None:
    path = tmp_path / "a.tmx"
    formats.write(sample, path)
    with path.open("rb") as stream:
        listed = [unit.props.get("x-alignpost-notes") for unit in TmxReader(stream, path)]
    assert [len(json.loads(value)) if value else 0 for value in listed] == [0, 0, 2]


@pytest.mark.parametrize("encoding", ["Xutf-8", "euc-jp", "utf-7", "rot13", "idna"])
def test_an_encoding_that_cannot_be_read_is_refused(tmp_path: Path, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{tmx(unit("é"))}'
    with pytest.raises(FormatError, match="encoding that is unknown or cannot be read") as caught:
        read(tmp_path, content)
    assert caught.value.line == 1


@pytest.mark.parametrize("twice", ['<tuv xml:lang="en" xml:lang="en">', '<tu tuid="1" tuid="1">'])
def test_an_attribute_that_stands_twice_is_refused_in_plain_units_too(tmp_path: Path, twice: str) -> None:
    name = twice[1 : twice.index(" ")]
    content = (
        tmx(unit()).replace('<tuv xml:lang="en">', twice, 1)
        if name == "tuv"
        else tmx(unit()).replace("<tu>", twice)
    )
    assert twice in content
    with pytest.raises(FormatError, match="not well-formed"):
        read(tmp_path, content)
