"""Lines of a file one after the other: what ends one, what is refused, and where."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from alignpost.documents import lines
from alignpost.documents.lines import text_lines
from alignpost.errors import InputError


def read(data: bytes) -> list[tuple[int, str]]:
    return list(text_lines(io.BytesIO(data), Path("a.txt")))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\n\nb", ["a", "", "b"]),
        (b"a\r\nb\r\n", ["a\r", "b\r"]),
        ("\ufeffé\n\ufeffb\n".encode(), ["é", "\ufeffb"]),
        ("a\u2028b\x0bc\u0085d".encode(), ["a\u2028b\x0bc\u0085d"]),
        ("é\nb\n".encode("utf-16"), ["é", "b"]),
    ],
)
def test_nothing_but_a_line_feed_ends_a_line(data: bytes, expected: list[str]) -> None:
    assert read(data) == list(enumerate(expected, 1))


@pytest.mark.parametrize(
    ("data", "words", "byte"),
    [
        ("été\nà ".encode() + b"\xff\n", "byte 0xFF", 9),
        ("été\na\0b\n".encode(), "NUL", 7),
        (b" \n\xc2\xa0\n", "is empty", None),
        (b"PK\x03\x04\n", "is binary", 0),
    ],
)
def test_what_is_no_text_is_refused_with_its_byte(data: bytes, words: str, byte: int | None) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read(data)
    assert caught.value.byte == byte


def test_a_line_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 8)
    assert read(b"1234567\n") == [(1, "1234567")]
    with pytest.raises(InputError, match="line 2: has a line of more than 8 bytes"):
        read(b"a\n1234567890\n")


def test_utf16_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_BYTES", 8)
    assert read("abc".encode("utf-16")) == [(1, "abc")]
    with pytest.raises(InputError, match="larger than 8 bytes"):
        read("abcd".encode("utf-16"))
