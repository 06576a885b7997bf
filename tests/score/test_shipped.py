"""How one version of a table is told from another."""

from __future__ import annotations

import io
import zlib
from typing import Any

import numpy as np
import pytest

from alignpost.score.shipped import short_digest


def _archive(**arrays: list[int]) -> bytes:
    stream = io.BytesIO()
    members: dict[str, Any] = {name: np.array(values) for name, values in arrays.items()}
    np.savez(stream, **members)
    return stream.getvalue()


def test_a_digest_is_the_checksum_of_contents_one_after_the_other() -> None:
    assert short_digest(b"one", b"two") == f"{zlib.crc32(b'onetwo'):08x}"
    assert short_digest() == short_digest(b"") == "00000000"


@pytest.mark.parametrize(
    "other", [{"one": [1, 3]}, {"two": [1, 2]}, {"one": [1, 2], "two": [1, 2]}, {"one": [1]}]
)
def test_archives_that_differ_in_a_member_have_another_digest(other: dict[str, list[int]]) -> None:
    assert short_digest(_archive(one=[1, 2])) == short_digest(_archive(one=[1, 2]))
    assert short_digest(_archive(**other)) != short_digest(_archive(one=[1, 2]))


def test_of_an_archive_the_directory_alone_is_read() -> None:
    archive = _archive(one=[1, 2])
    directory = archive[archive.index(b"PK\x01\x02") :]
    assert short_digest(archive) == f"{zlib.crc32(directory):08x}"


def test_what_only_ends_like_an_archive_is_read_whole() -> None:
    ending = _archive(one=[1, 2])[-22:]
    assert short_digest(b"a text" + ending) == f"{zlib.crc32(b'a text' + ending):08x}"
