"""Archives of NumPy read where they lie."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA

_ARRAYS: dict[str, NDArray[Any]] = {
    "small": np.arange(6, dtype=np.uint8),
    "turned": np.asfortranarray(np.arange(12, dtype=np.float32).reshape(3, 4)),
    "word": np.array("été"),
    "none": np.zeros((0, 3), np.int64),
}


def archive(**arrays: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=True, **arrays)
    return stream.getvalue()


def test_arrays_come_back_with_their_kind_shape_and_order() -> None:
    found = arrays_in(archive(**_ARRAYS))
    assert list(found) == list(_ARRAYS)
    for name, array in _ARRAYS.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        assert np.array_equal(found[name], array)


def test_nobody_writes_into_a_table() -> None:
    with pytest.raises(ValueError, match="read-only"):
        arrays_in(archive(**_ARRAYS))["small"][0] = 1


def test_what_is_no_whole_archive_is_refused() -> None:
    whole = archive(**_ARRAYS)
    for content in (b"", b"PK", b"nonsense", whole[:-30], whole[40:], b"x" + whole):
        with pytest.raises(ValueError, match=r"\w"):
            arrays_in(content)


def test_a_compressed_archive_is_refused_and_a_pickled_one() -> None:
    stream = io.BytesIO()
    np.savez_compressed(stream, allow_pickle=False, small=_ARRAYS["small"])
    with pytest.raises(ValueError, match=r"small\.npy is compressed"):
        arrays_in(stream.getvalue())
    with pytest.raises(ValueError, match="OBJECT"):
        arrays_in(archive(things=np.array([object(), None])))


@pytest.mark.parametrize("file", sorted(DATA.glob("*.npz")), ids=lambda file: str(file.name))
def test_every_table_of_the_package_reads_as_numpy_reads_it(file: Path) -> None:
    found = arrays_in(file.read_bytes())
    with np.load(file, allow_pickle=False) as expected:  # which compares checksums
        assert set(found) == set(expected.files)
        for name in expected.files:
            assert found[name].dtype == expected[name].dtype
            assert np.array_equal(found[name], expected[name])
