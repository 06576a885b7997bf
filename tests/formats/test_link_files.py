"""A file of links is what its suffix says or, where that says nothing, what it looks like."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import FormatError, InputError
from alignpost.formats import read_links
from alignpost.model import Bead

ONE = (Bead((0,), (0,)),)
CES = '<cesAlign><linkGrp><link xtargets="1;1"/></linkGrp></cesAlign>'
INTERTEXT = '<linkGrp toDoc="b" fromDoc="a"><link xtargets="1;1"/></linkGrp>'


def saved(folder: Path, content: str, name: str) -> Path:
    path = folder / name
    path.write_bytes(content.encode())
    return path


def test_the_suffixes_are_known() -> None:
    assert formats.link_suffixes() == (".links", ".ladder", ".ces", ".alignment")
    assert set(formats.link_suffixes()) < set(formats.suffixes())


@pytest.mark.parametrize("name", ["gold", "a.gold", "a.txt", "a.xml", "a.en-fr", ".hidden"])
@pytest.mark.parametrize(
    "content",
    [
        "[0]:[0]\n",
        "\n\n# gold\n[0]:[0]:0.25\n",
        "0\t0\n1\t1\n",
        "# made\n0 0 0.3\n1 1 0\n",
        CES,
        f"\n{INTERTEXT}",
    ],
)
def test_content_tells_where_the_suffix_does_not(tmp_path: Path, name: str, content: str) -> None:
    assert read_links(saved(tmp_path, content, name)) == ONE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("content", ["[0]:[0]\n", "0\t0\n1\t1\n", CES])
def test_content_tells_in_any_encoding(tmp_path: Path, encoding: str, content: str) -> None:
    path = tmp_path / "gold"
    path.write_bytes(content.encode(encoding))
    assert read_links(path) == ONE


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.links", "0\t0\n1\t1\n", "is no link"),
        ("a.ladder", "[0]:[0]\n", "is no rung"),
        ("a.ces", "[0]:[0]\n", "not well-formed"),
        ("a.alignment", "0\t0\n", "not well-formed"),
    ],
)
def test_a_suffix_is_believed(tmp_path: Path, name: str, content: str, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read_links(saved(tmp_path, content, name))
    assert caught.value.line == 1


def test_what_looks_like_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(
        FormatError, match=r"'Dear all,' begins no file of links: neither \[0\]:\[0\]"
    ) as caught:
        read_links(saved(tmp_path, "\n# to you\nDear all,\n", "letter.txt"))
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"PK\x03\x04", b"\x1f\x8b\x08", b"\0\0\0\0", b"\xe9\xe8", b"", b" \n"]
)
def test_no_text_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "gold"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"is binary|is not UTF-8|is empty"):
        read_links(path)


def test_comments_alone_are_no_links(tmp_path: Path) -> None:
    assert read_links(saved(tmp_path, "# nothing yet\n", "gold")) == ()


def test_a_pipe_is_read() -> None:
    reader, writer = os.pipe()
    try:
        os.write(writer, b"0\t0\n1\t1\n")
        os.close(writer)
        assert read_links(Path(f"/dev/fd/{reader}")) == ONE
    finally:
        os.close(reader)
