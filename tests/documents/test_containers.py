"""DOCX, and containers that would do harm."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignpost import formats
from alignpost.documents import read_document
from alignpost.documents.container import MAX_UNPACKED, open_container
from alignpost.errors import FormatError, InputError

BODY = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One\u00a0</w:t></w:r><w:r><w:t xml:space="preserve">two &amp; </w:t>
<w:noBreakHyphen/><w:tab/><w:t>three\U0001f680</w:t><w:br/><w:t>four</w:t></w:r>
<w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>
<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>
<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:instrText>PAGE</w:instrText><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r>
</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
<w:t>after</w:t></w:r></w:p></w:body></w:document>"""
NOTES = """<w:footnotes xmlns:w="x"><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def docx(body: str = BODY, **parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"word/document.xml": body, **parts}.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(folder: Path, data: bytes) -> str:
    path = folder / "a.docx"
    path.write_bytes(data)
    return read_document(path, "en").text


def test_paragraphs_of_a_document(tmp_path: Path) -> None:
    text = read(tmp_path, docx(**{"word/footnotes.xml": NOTES}))
    assert text.split("\n\n") == [
        "One\u00a0two & \u2011\tthree\U0001f680\nfournew",
        "cell",
        "box",
        "after",
        "A note.",
    ]


def test_names_of_parts_hold_in_any_case(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(**{"word/Footnotes.xml": NOTES}))
    with open_container(path, "a DOCX document") as container:
        assert container.has("Word/document.XML")
    assert read_document(path, "en").text.endswith("A note.")


DELETED = "<pPr><rPr><del/></rPr></pPr>"


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        (f"<p>{DELETED}<t>One </t></p><p>{DELETED}<t>goes</t></p><p><t> on.</t></p><p><t>Two.</t></p>",
         ["One goes on.", "Two."]),
        (f"<p>{DELETED}<t>One</t><txbxContent><p><t>box</t></p></txbxContent></p><p><t>on.</t></p>", ["box", "Oneon."]),
        (f"<tc><p>{DELETED}<t>Cell.</t></p></tc><p><t>Two.</t></p>", ["Cell.", "Two."]),
        (f"<p>{DELETED}<t>Last.</t></p>", ["Last."]),
        (f"<p><pPr><pPrChange>{DELETED}</pPrChange></pPr><t>One.</t></p><p><t>Two.</t></p>", ["One.", "Two."]),
    ],
)  # fmt: skip
def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(
    tmp_path: Path, body: str, paragraphs: list[str]
) -> None:
    assert read(tmp_path, docx(f"<document>{body}</document>")).split("\n\n") == paragraphs


def test_how_the_xml_is_laid_out_is_no_text(tmp_path: Path) -> None:
    laid_out = "<document>\n <body>\n  <p>\n   <r>\n    <t>One</t>\n   </r>\n  </p>\n </body>\n</document>"
    assert read(tmp_path, docx(laid_out)) == "One"


def test_numbered_parts_are_read(tmp_path: Path) -> None:
    """Some programs call them `document2.xml`."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/footnotes2.xml", NOTES)
        archive.writestr("word/document2.xml", "<document><p><t>Body.</t></p></document>")
        archive.writestr("word/glossary/document.xml", "<document><p><t>Glossary.</t></p></document>")
    assert read_document(path, "en").text == "Body.\n\nA note."


def test_a_container_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(FormatError, match=r"no part word/document\.xml"):
        read_document(tmp_path / "a.docx", "en")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no container", "is not a DOCX document"),
        (docx()[:-30], "is not a DOCX document"),
        (docx("<w:document xmlns:w='x'/>"), "has no text"),
        (docx("<w:document"), "well-formed"),
        (docx('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'), "which grows"),
        (docx('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), "nothing is fetched"),
        (docx("<a>" * 500), "inside one another"),
        (
            docx(
                "<p><t>" + "x" * 100 + "</t></p>",
                **{"big": b"\0" * (MAX_UNPACKED // 4)}
                | {f"b{n}": b"\0" * (MAX_UNPACKED // 4) for n in range(3)},
            ),
            "would unpack to more than",
        ),
        (docx(big=b"\0" * (33 * 1024 * 1024)), "more than 100 times its size"),
        (docx(**{f"n{number}": "" for number in range(10_001)}), "more than 10,000 parts"),
    ],
    ids=["text", "cut", "empty", "broken", "entities", "external", "deep", "bomb", "ratio", "parts"],
)
def test_hostile_containers_are_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read(tmp_path, data)
    assert caught.value.path == str(tmp_path / "a.docx")


def test_what_is_small_may_pack_to_very_little(tmp_path: Path) -> None:
    assert read(tmp_path, docx(big=b"\0" * (1 << 20))).startswith("One")


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    """The unpacked size in the directory is what is read at most; more is damage."""
    body = "<p><t>" + "x" * 100_000 + "</t></p>"
    data = docx(body)
    true, false = len(body).to_bytes(4, "little"), (50).to_bytes(4, "little")
    assert data.count(true) == 2
    with pytest.raises(FormatError):
        read(tmp_path, data.replace(true, false))


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(docx())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    with pytest.raises(FormatError, match="encrypted"):
        read(tmp_path, bytes(data))


@settings(max_examples=60, suppress_health_check=[HealthCheck.differing_executors], deadline=None)
@given(st.binary(max_size=8), st.integers(0, 2000), st.integers(0, 8), st.sampled_from(["a.docx", "a.xlsx"]))
def test_damage_is_an_error_of_ours_or_none(
    tmp_path_factory: pytest.TempPathFactory, extra: bytes, start: int, length: int, name: str
) -> None:
    whole = docx(**{"xl/workbook.xml": "<x/>", "xl/_rels/workbook.xml.rels": "<x/>"})
    start %= len(whole)
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(whole[:start] + extra + whole[start + length :])
    with contextlib.suppress(InputError):
        if name == "a.docx":
            read_document(path, "en")
        else:
            formats.read(path, "en", "fr")
