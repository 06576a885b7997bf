"""Bytes become text, or one clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.documents import decode
from alignpost.errors import InputError

TEXT = "Déjà\u00a0vu\u202f! 🇺🇦\r\nfin\n"
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(
    lambda text: text and not text.isspace() and text[0] != "\ufeff"
)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_text_survives_to_the_code_point(encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXT.encode(encoding), "f.txt") == TEXT


@settings(deadline=None)
@given(anything)
def test_utf_8_of_any_text_is_that_text(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b")):
        assert decode(data, "f.txt") == text


@settings(deadline=None)
@given(anything, st.sampled_from(["le", "be"]))
def test_utf_16_of_any_text_is_that_text(text: str, order: str) -> None:
    mark = codecs.BOM_UTF16_LE if order == "le" else codecs.BOM_UTF16_BE
    if not (order == "le" and text.startswith("\0")):
        assert decode(mark + text.encode(f"utf-16-{order}"), "f.txt") == text


@pytest.mark.parametrize(
    ("data", "byte", "words"),
    [
        ("Un café noir".encode("latin-1"), 6, ["0xE9", "iconv", "WINDOWS-1252", "f.txt"]),
        ("l’été".encode("cp1252"), 1, ["0x92", "is Windows-1252"]),
        ("café".encode("latin-1"), 3, ["0xE9", "iconv"]),
        (b"caf\xc3\xa9 et th\xc3", 11, ["cut short"]),
        ("café 😀".encode()[:-1], 6, ["cut short"]),  # three bytes of four
        (b"caf\xc3\xa9 \xe9 la", 6, ["0xE9", "iconv"]),
        (b"a\xed\xa0\xbdb", 1, ["half a surrogate pair"]),
        (codecs.BOM_UTF16_LE + b"a\x00\x3d\xd8b\x00", 4, ["UTF-16"]),
        (codecs.BOM_UTF16_LE + b"a\x00b", 4, ["UTF-16", "cut short"]),
        (codecs.BOM_UTF16_BE + b"\0a\0\0", 4, ["NUL"]),
        (codecs.BOM_UTF32_LE + b"a\0\0\0", 0, ["UTF-32", "iconv"]),
        ("Hello there".encode("utf-16-le"), 1, ["UTF-16LE without a byte order mark", "iconv"]),
        ("Hello there".encode("utf-16-be"), 0, ["UTF-16BE without a byte order mark"]),
        (b"some text\0and more", 9, ["binary", "NUL"]),
        (b"%PDF-1.7\n", 0, ["binary", "PDF"]),
        (b"PK\x03\x04\x14\0", 0, ["binary", "DOCX"]),
        (b"SQLite format 3\0", 0, ["binary", ".alignpost"]),
        (b"BZh91AY&SY\xd8", 0, ["bunzip2"]),
    ],
)
def test_what_is_no_text_names_file_and_byte(data: bytes, byte: int, words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "f.txt")
    message = str(caught.value)
    assert (caught.value.path, caught.value.byte) == ("f.txt", byte)
    assert [word for word in words if word not in message] == []
    assert "\n" not in message


def test_a_text_that_begins_like_an_archive_is_a_text() -> None:
    assert decode(b"BZh is how bzip2 files begin", "f.txt").startswith("BZh")


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, "\u00a0\n".encode()])
def test_text_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(InputError, match="is empty"):
        decode(data, "f.txt")


def test_the_command_quotes_the_file_name() -> None:
    with pytest.raises(InputError, match=r"'my file\.txt'"):
        decode(b"caf\xe9 noir", "my file.txt")


def test_an_i_with_an_accent_is_no_half_of_a_pair() -> None:
    with pytest.raises(InputError, match="ISO-8859-1"):
        decode("Está aquí con ella.".encode("latin-1")[5:], "a.txt")
