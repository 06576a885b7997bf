"""Reading the tables of numbers that come with the package: NumPy archives, not compressed, looked at where they lie.

`numpy.load` copies every array of an archive and takes its checksum, which is most of the time that reading takes. The
package's own files were compared with their hashes when it was installed, so here an array is a view of the file's
bytes, and only what is asked for is ever touched.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from mmap import mmap
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from alignpost.score.shipped import Content

__all__ = ["arrays_in"]

_LOCAL_HEADER = struct.Struct("<26xHH")
"""Of a member of a ZIP file (APPNOTE.TXT 6.3.10, section 4.3.7): lengths of its name and of what stands behind it."""
_BEGINS = b"PK"
_ENDING = ".npy"
_PLAIN_HEADER = re.compile(
    rb"\x93NUMPY\x01\0(?s:..)\{'descr': '([<|]\w\d+)', 'fortran_order': (True|False), 'shape': \(([\d, ]*)\), \} *\n"
)
"""Of an array of numbers (NEP 1 of numpy), which numpy itself reads as a piece of Python."""


def arrays_in(content: Content) -> dict[str, NDArray[Any]]:
    """The arrays of an archive that `numpy.savez` wrote, by their names; nobody may write to them.

    Raises:
        ValueError: it is no such archive, is cut off, or is compressed.
    """
    if content[: len(_BEGINS)] != _BEGINS:
        raise ValueError("it does not begin like an archive")
    stream = cast("BinaryIO", content) if isinstance(content, mmap) else io.BytesIO(content)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
        return {one.filename.removesuffix(_ENDING): _array(stream, content, one) for one in members}
    except (zipfile.BadZipFile, struct.error) as error:
        raise ValueError(str(error)) from error


def _array(stream: BinaryIO, content: Content, member: zipfile.ZipInfo) -> NDArray[Any]:
    if member.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"{member.filename} is compressed")
    name, extra = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    plain = _PLAIN_HEADER.match(content, start)
    if plain is not None:
        dtype, by_columns, sizes = np.dtype(plain[1].decode()), plain[2] == b"True", plain[3].split(b",")
        shape, start = tuple(int(size) for size in sizes if size.strip()), plain.end()
    else:  # numpy says what is wrong with it, or reads it with all that a header may hold
        stream.seek(start)
        npy.read_magic(stream)
        shape, by_columns, dtype = npy.read_array_header_1_0(stream)
        start = stream.tell()
    array = np.frombuffer(content, dtype, int(np.prod(shape)), start)
    return array.reshape(shape, order="F" if by_columns else "C")
