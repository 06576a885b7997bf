"""From bytes to text: UTF-8, or UTF-16 with its byte order mark, and nothing by guessing.

A wrong guess turns every accent of a French text into two wrong letters and nobody is told. What is neither is an
error that names the first bad byte and, where the bytes look like a known encoding, the command that converts it.
"""

from __future__ import annotations

import codecs
import re
import shlex
from pathlib import Path

from alignpost.errors import InputError

__all__ = ["decode", "refuse_binary_magic", "refuse_surrogates"]

_MAGIC = (
    (b"%PDF-", "a PDF; save its text as UTF-8"),
    (b"PK\x03\x04", "a ZIP container (DOCX, ODT, EPUB …); save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as plain text"),
    (b"{\\rtf", "RTF; save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip; unpack it with gunzip"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it with unxz"),
    (b"BZh", "compressed with bzip2; unpack it with bunzip2"),
    (b"(\xb5/\xfd", "compressed with zstd; unpack it with unzstd"),
    (
        b"SQLite format 3\x00",
        "an SQLite database; a project of AlignPost is given alone, by a name that ends in .alignpost",
    ),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
)
"""First bytes of what people hand over by mistake. None of them begins a text, but for `BZh` and `GIF8`, which
count only where the bytes after them are no text either."""

_TEXT_LIKE = (b"BZh", b"GIF8")

_ONLY_IN_WINDOWS = re.compile(b"[\x80-\x9f]")
"""Letters and quotes of Windows-1252 where ISO-8859-1 has controls."""
_LIKE_UTF8 = re.compile(b"[\xc2-\xf4][\x80-\xbf]")

_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(data: bytes, path: Path | str) -> str:
    """The text of `data`, to the code point; a byte order mark is not part of the text.

    Args:
        data: the whole file.
        path: the file's name, for messages.

    Raises:
        InputError: it is binary, in another encoding (with the offset of the first bad byte), or has no text.
    """
    _refuse_binary(data, path)
    if data.startswith(_UTF32):
        raise InputError(f"is UTF-32; convert it: {_iconv('UTF-32', path)}", path=path, byte=0)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        text = _decode_as(encoding, data, len(codecs.BOM_UTF16_LE), path)
    else:
        text = _decode_as(
            "utf-8", data, len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0, path
        )
    if not text or text.isspace():
        raise InputError("is empty", path=path)
    return text


def refuse_surrogates(text: str, path: Path | str | None = None, line: int | None = None) -> None:
    """Refuse half a surrogate pair: it is no character and no file can hold it.

    Raises:
        InputError: `text` has one.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        half = f"U+{ord(text[error.start]):04X}"
        message = f"has half a surrogate pair ({half}) at character {error.start}; the text was cut or converted badly"
        raise InputError(message, path=path, line=line) from None


def refuse_binary_magic(data: bytes, path: Path | str) -> None:
    """Refuse what begins like a PDF, an archive, an image, a program.

    Args:
        data: the file, or its first kilobytes.
        path: the file's name, for messages.

    Raises:
        InputError: it does, with what to do.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic) and (magic not in _TEXT_LIKE or not _is_utf8(data)):
            raise InputError(f"is binary: {what}", path=path, byte=0)


def _decode_as(encoding: str, data: bytes, start: int, path: Path | str) -> str:
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_byte(data, start + error.start, encoding, path) from None
    nul = text.find("\0")
    if nul >= 0:
        offset = start + len(text[:nul].encode(encoding))
        raise InputError("is binary, or text with a NUL character in it", path=path, byte=offset)
    return text


def _bad_byte(data: bytes, offset: int, encoding: str, path: Path | str) -> InputError:
    if encoding != "utf-8":
        return InputError("is not valid UTF-16: half a surrogate pair, or cut short", path=path, byte=offset)
    byte = data[offset]
    if byte == 0xED and data[offset + 1 : offset + 2] >= b"\xa0":
        return InputError(
            "is not valid UTF-8: it has half a surrogate pair (CESU-8?)", path=path, byte=offset
        )
    what = f"is not UTF-8 (byte 0x{byte:02X})"
    if len(data) - offset < 4 and not _single_byte_text(data):
        return InputError(f"{what}: it is cut short", path=path, byte=offset)
    name = "Windows-1252" if _ONLY_IN_WINDOWS.search(data) else "ISO-8859-1 or Windows-1252"
    return InputError(
        f"{what}; if it is {name}, convert it: {_iconv('WINDOWS-1252', path)}", path=path, byte=offset
    )


def _single_byte_text(data: bytes) -> bool:
    """Whether no byte sequence of `data` looks like UTF-8 beyond ASCII: then a bad last byte is no cut."""
    return _LIKE_UTF8.search(data) is None


def _refuse_binary(data: bytes, path: Path | str) -> None:
    refuse_binary_magic(data, path)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, *_UTF32)):
        return
    nul = data.find(b"\0")
    if nul < 0:
        return
    head = data[:4096]
    for name, zeros in (("UTF-16LE", head[1::2]), ("UTF-16BE", head[::2])):
        if zeros.count(0) * 10 > len(zeros) * 8 and head.count(0) * 10 < len(head) * 6:
            message = f"is binary, or {name} without a byte order mark; convert it: {_iconv(name, path)}"
            raise InputError(message, path=path, byte=nul)
    raise InputError("is binary: it has a NUL byte", path=path, byte=nul)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _iconv(encoding: str, path: Path | str) -> str:
    return f"iconv -f {encoding} -t UTF-8 {shlex.quote(str(path))}"
