"""The lines of a text file one after the other, in constant memory, under the rules of `encoding.decode`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.encoding import decode, refuse_binary_magic
from alignpost.documents.files import MAX_BYTES
from alignpost.errors import InputError

__all__ = ["MAX_LINE", "text_lines"]

MAX_LINE = 64 * 1024 * 1024
"""Bytes of one line; a book without a line end has 3 MB."""

_NOT_UTF8 = (
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)


def text_lines(stream: BinaryIO, path: Path | str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1, without the LF that ends them; nothing else ends a line.

    UTF-8 flows through; UTF-16, which spreadsheets save, is read whole.

    Raises:
        InputError: as `decode`, with the byte's offset in the file; a line has more than `MAX_LINE` bytes.
    """
    first = stream.readline(MAX_LINE + 1)
    refuse_binary_magic(first[:64], path)
    if first.startswith(_NOT_UTF8):
        whole = first + stream.read(MAX_BYTES + 1 - len(first))
        if len(whole) > MAX_BYTES:
            raise InputError(f"is larger than {MAX_BYTES:,} bytes; save it as UTF-8", path=path)
        yield from enumerate(decode(whole, path).removesuffix("\n").split("\n"), 1)
        return
    start = 0
    number = 0
    has_text = False
    line = first
    while line:
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(f"has a line of more than {MAX_LINE:,} bytes", path=path, line=number)
        text = _decoded(line, start, path)
        has_text = has_text or not text.isspace()
        yield number, text.removesuffix("\n")
        start += len(line)
        line = stream.readline(MAX_LINE + 1)
    if not has_text:
        raise InputError("is empty", path=path)


def _decoded(line: bytes, start: int, path: Path | str) -> str:
    """The text of a line that begins at the byte `start` of its file."""
    try:
        text = line.removeprefix(codecs.BOM_UTF8).decode() if start == 0 else line.decode()
        if "\0" not in text:
            return text
    except UnicodeDecodeError:
        pass
    try:
        decode(line, path)
    except InputError as error:
        byte = None if error.byte is None else start + error.byte
        raise InputError(error.message, path=path, byte=byte) from None
    raise InputError("is not UTF-8", path=path, byte=start)  # a byte order mark of another encoding inside
