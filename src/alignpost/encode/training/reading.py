"""Sentence pairs from tab-separated files, plain or compressed, as a stream."""

from __future__ import annotations

import gzip
import lzma
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from alignpost.documents.encoding import refuse_binary_magic
from alignpost.errors import FormatError, InputError

__all__ = ["UNREADABLE", "lines_of", "opened", "pairs_in", "read_pairs", "text_of"]

UNREADABLE = (OSError, EOFError, lzma.LZMAError, zlib.error)
"""What reading a file that is missing, cut short or damaged raises."""

_ESCAPE = re.compile(r"\\(?:[tnr\\]|u[0-9A-F]{4})")
"""An escaped character of AlignPost's own TSV (docs/formats.md): a line end or the like, no part of any word."""

_LONGEST_LINE = 1 << 16
"""Bytes; a longer line is no sentence pair and is passed over without being held in memory."""


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The first two columns of each line, in order; empty lines (between documents) give nothing.

    Where the first line names columns `source` and `target`, as in AlignPost's own TSV, those are taken.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
        FormatError: a line has too few columns, or holds a NUL.
    """
    try:
        with path.open("rb") as raw, opened(raw, path) as stream:
            yield from pairs_in(stream, path)
    except UNREADABLE as error:
        raise InputError(f"cannot be read: {error}", path=path) from error


def opened(raw: BinaryIO, path: Path) -> BinaryIO:
    """The stream of what the open file `raw` holds, decompressed as the suffix of its path says."""
    suffix = path.suffix.lower()
    if suffix == ".xz":
        return cast(BinaryIO, lzma.open(raw, "rb"))
    if suffix == ".gz":
        return cast(BinaryIO, gzip.open(raw, "rb"))
    return raw


def pairs_in(stream: BinaryIO, path: Path) -> Iterator[tuple[str, str]]:
    """As `read_pairs`, from a stream; `path` is for messages."""
    source, target, header = 0, 1, False
    for number, line in lines_of(stream):
        columns = text_of(line, path, number).split("\t")
        if number == 1 and "source" in columns and "target" in columns:
            source, target, header = columns.index("source"), columns.index("target"), True
        elif len(columns) > max(source, target):
            pair = columns[source], columns[target]
            yield (_ESCAPE.sub(" ", pair[0]), _ESCAPE.sub(" ", pair[1])) if header else pair
        elif columns != [""]:
            raise FormatError(
                "lacks a column; source and target are needed, with a tab between",
                path=path,
                line=number,
            )


def text_of(line: bytes, path: Path, number: int) -> str:
    """The text of a line without its end.

    Raises:
        FormatError: it holds a NUL.
        InputError: it is not UTF-8, or the first line of a PDF, an archive or the like.
    """
    if number == 1:
        refuse_binary_magic(line, path)
    if b"\0" in line:
        raise FormatError("holds a NUL; if it is text in UTF-16, save it as UTF-8", path=path, line=number)
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; convert it first", path=path, line=number) from error


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; one that is too long for a sentence pair is read in parts and given as an empty one."""
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        part = line
        while len(part) == _LONGEST_LINE and not part.endswith(b"\n"):
            part = stream.readline(_LONGEST_LINE)
        number += 1
        whole = line if part is line else b""
        yield number, whole.removeprefix(BOM_UTF8) if number == 1 else whole
