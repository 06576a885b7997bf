"""Zip containers (DOCX, XLSX) from strangers: bounded before anything is unpacked, and every failure an error of ours."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from alignpost.documents.files import open_bytes
from alignpost.errors import FormatError, InputError

__all__ = ["MAX_PACKED", "MAX_UNPACKED", "Container", "open_container"]

MAX_PACKED: Final = 128 * 1024 * 1024
"""Bytes of a container."""

MAX_UNPACKED: Final = 512 * 1024 * 1024
"""Bytes of all its parts together, as its directory gives them; `zipfile` never unpacks more than that."""

_MAX_RATIO: Final = 100
"""To how many times its size a container may unpack: XML by Office programs packs to a tenth, seldom to a fiftieth."""

_SMALL: Final = 32 * 1024 * 1024
"""Bytes that are unpacked whatever their ratio."""

_MAX_PARTS: Final = 10_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What `zipfile` raises for damage, unknown methods and encryption."""


class _Part(io.RawIOBase):
    """The bytes of a part; reading raises errors of ours."""

    def __init__(self, stream: BinaryIO, name: str, path: Path) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._path = path

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes."""
        try:
            return self._stream.read(size)
        except _BROKEN as error:
            message = f"is damaged: its part {self._name} cannot be unpacked ({error})"
            raise FormatError(message, path=self._path) from None


class Container:
    """An open container."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path
        self._infos = {info.filename.lower(): info for info in archive.infolist()}

    def has(self, name: str) -> bool:
        """Whether there is a part called `name`; letter case does not count (ECMA-376 part 2)."""
        return name.lower() in self._infos

    def named(self, pattern: re.Pattern[str]) -> list[str]:
        """The names of the parts that `pattern` matches, in small letters, in order."""
        return sorted(filter(pattern.fullmatch, self._infos))

    @contextmanager
    def part(self, name: str) -> Iterator[BinaryIO]:
        """Open a part for reading.

        Raises:
            FormatError: there is none, or it is damaged or encrypted; also from reading.
        """
        if not self.has(name):
            raise FormatError(f"is damaged: it has no part {name}", path=self._path)
        try:
            stream = self._archive.open(self._infos[name.lower()])
        except _BROKEN as error:
            message = f"is damaged or encrypted: its part {name} cannot be opened ({error})"
            raise FormatError(message, path=self._path) from None
        with stream:
            yield cast("BinaryIO", _Part(cast("BinaryIO", stream), name, self._path))


@contextmanager
def open_container(path: Path, kind: str) -> Iterator[Container]:
    """Open the container at `path`.

    Args:
        path: the file.
        kind: what it should be, for messages: `a DOCX document`.

    Raises:
        InputError: the file cannot be read, is too large, or would unpack to more than it should.
        FormatError: it is no container.
    """
    with open_bytes(path) as stream:
        data = stream.read(MAX_PACKED + 1)
    if len(data) > MAX_PACKED:
        raise InputError(f"is larger than {MAX_PACKED:,} bytes", path=path)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise FormatError(f"is not {kind}, or cut short: it is no ZIP container", path=path) from None
    with archive:
        _check(archive.infolist(), len(data), path)
        yield Container(archive, path)


def _check(parts: list[zipfile.ZipInfo], packed: int, path: Path) -> None:
    if len(parts) > _MAX_PARTS:
        raise InputError(f"has more than {_MAX_PARTS:,} parts", path=path)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise InputError(f"would unpack to more than {MAX_UNPACKED:,} bytes and is not opened", path=path)
    if unpacked > max(_SMALL, _MAX_RATIO * packed):
        raise InputError(
            f"would unpack to more than {_MAX_RATIO} times its size and is not opened", path=path
        )
    odd = next((part for part in parts if part.compress_type not in _METHODS), None)
    if odd is not None:
        message = f"its part {odd.filename[:60]!r} is packed by a method that Office does not use"
        raise FormatError(message, path=path)
