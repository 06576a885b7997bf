"""Sentence pairs from files."""

from __future__ import annotations

import gzip
import lzma
from pathlib import Path

import pytest

from alignpost.encode.training.reading import read_pairs
from alignpost.errors import FormatError, InputError

LINES = "Hello.\tBonjour.\n\nGood\u00a0night!\tBonne nuit\u202f!\tthird column\r\nno newline\tà la fin"
PAIRS = [("Hello.", "Bonjour."), ("Good\u00a0night!", "Bonne nuit\u202f!"), ("no newline", "à la fin")]


def test_plain_and_compressed_files_give_the_same_pairs(tmp_path: Path) -> None:
    content = LINES.encode()
    (tmp_path / "a.tsv").write_bytes(content)
    (tmp_path / "a.tsv.xz").write_bytes(lzma.compress(content))
    (tmp_path / "a.tsv.gz").write_bytes(gzip.compress(content))
    (tmp_path / "A.TSV.XZ").write_bytes(lzma.compress(content))
    for name in ("a.tsv", "a.tsv.xz", "a.tsv.gz", "A.TSV.XZ"):
        assert list(read_pairs(tmp_path / name)) == PAIRS


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xef\xbb\xbfHello.\tBonjour.\n")
    assert list(read_pairs(tmp_path / "a.tsv")) == [("Hello.", "Bonjour.")]


def test_named_columns_are_taken_and_their_escapes_are_no_words(tmp_path: Path) -> None:
    content = "id\ttarget\tsource\tstatus\n1\tBon\\njour\tGood\\tday\taccepted\n2\tÀ C\\\\:\tAt C\\u2028.\t\n"
    (tmp_path / "a.tsv").write_text(content, "utf-8")
    assert list(read_pairs(tmp_path / "a.tsv")) == [("Good day", "Bon jour"), ("At C .", "À C :")]


def test_backslashes_without_named_columns_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("C:\\new\tC:\\neuf\n", "utf-8")
    assert list(read_pairs(tmp_path / "a.tsv")) == [("C:\\new", "C:\\neuf")]


def test_a_line_of_ten_megabytes_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("a\tb\n" + "x" * 5_000_000 + "\t" + "y" * 5_000_000 + "\nc\td\n", "utf-8")
    assert list(read_pairs(tmp_path / "a.tsv")) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        (b"a\tb\nonly one\n", "lacks a column", 2),
        (b"a\tb\na\t\x00\n", "NUL", 2),
        ("a\tb\n".encode("utf-16"), "NUL.*UTF-16", 1),
        (b"a\tb\nc\td\n\xe9t\xe9\tsummer\n", "UTF-8", 3),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, content: bytes, message: str, line: int) -> None:
    (tmp_path / "a.tsv").write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        list(read_pairs(tmp_path / "a.tsv"))
    assert caught.value.line == line
    assert caught.value.path == str(tmp_path / "a.tsv")


def test_one_column_is_a_format_error(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"only one\n")
    with pytest.raises(FormatError):
        list(read_pairs(tmp_path / "a.tsv"))


def test_what_is_no_table_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(InputError, match="a PDF"):
        list(read_pairs(tmp_path / "a.tsv"))


@pytest.mark.parametrize("suffix", [".xz", ".gz"])
def test_a_damaged_archive_is_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.tsv{suffix}"
    path.write_bytes(b"not compressed")
    with pytest.raises(InputError, match="cannot be read"):
        list(read_pairs(path))
    whole = lzma.compress(LINES.encode() * 100) if suffix == ".xz" else gzip.compress(LINES.encode() * 100)
    for damaged in (whole[:-20], whole[:20] + b"\xff" * 20 + whole[40:]):
        path.write_bytes(damaged)
        with pytest.raises(InputError, match="cannot be read"):
            list(read_pairs(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read") as caught:
        list(read_pairs(tmp_path / "missing.tsv"))
    assert caught.value.path == str(tmp_path / "missing.tsv")
