"""Every way in which a file cannot be read has its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.documents import open_bytes, read_bytes
from alignpost.errors import ExitCode, InputError


def test_bytes_come_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\n")
    assert read_bytes(path) == b"a\r\nb\n"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file") as caught:
        read_bytes(tmp_path / "none.txt")
    assert caught.value.exit_code == ExitCode.UNREADABLE


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_bytes(tmp_path)


def test_a_file_as_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(InputError, match="cannot be read"):
        read_bytes(tmp_path / "a" / "b.txt")


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match="is empty"):
        read_bytes(path)


def test_too_large_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_bytes(path, limit=5) == b"12345"
    with pytest.raises(InputError, match="larger than 4 bytes"):
        read_bytes(path, limit=4)


def test_a_device() -> None:
    with pytest.raises(InputError, match="is not a file"):
        read_bytes(Path("/dev/zero"))


def test_a_name_with_a_nul() -> None:
    with pytest.raises(InputError, match="not a file name"):
        read_bytes(Path("a\0b"))


def test_a_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        Path, "open", refused
    )  # permissions do not bind the superuser, who runs many build servers
    with pytest.raises(InputError, match="may not be read"):
        read_bytes(tmp_path / "a.txt")


def test_a_mistake_of_the_reader_is_no_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    with pytest.raises(ValueError, match="no number"), open_bytes(path):
        raise ValueError("no number")
