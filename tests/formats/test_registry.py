"""A file's suffix says its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import InputError, OutputError, UsageError
from alignpost.formats import po
from alignpost.model import Bitext


def test_the_suffixes() -> None:
    known = formats.suffixes()
    assert known[:3] == (".tmx", ".tsv", ".jsonl")
    assert set(known[3:]) == {
        ".xlf",
        ".xliff",
        ".po",
        ".pot",
        ".csv",
        ".xlsx",
        ".mqm.tsv",
        ".links",
        ".ladder",
        ".ces",
        ".alignment",
    }


def test_the_longest_suffix_counts() -> None:
    assert formats.format_of(Path("a.mqm.tsv")).name == "MQM viewer TSV"
    assert formats.format_of(Path("a.tsv")).name == "TSV"


@pytest.mark.parametrize("name", ["a.tmx", "a.TMX", "a.b.tsv", "a.jsonl"])
def test_what_is_written_is_read(tmp_path: Path, sample: Bitext, name: str) -> None:
    written = formats.write(sample, tmp_path / name)
    assert len(formats.read(tmp_path / name).pairs) == written.units
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.doc", "a", "a.tmx.gz"])
def test_an_unknown_suffix_lists_the_known(tmp_path: Path, sample: Bitext, name: str) -> None:
    for attempt in (lambda: formats.write(sample, tmp_path / name), lambda: formats.read(tmp_path / name)):
        with pytest.raises(UsageError, match=r"known are \.tmx, \.tsv, \.jsonl, \.xlf"):
            attempt()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path, sample: Bitext) -> None:
    with pytest.raises(OutputError):
        formats.write(sample, tmp_path / "none" / "a.tmx")
    (tmp_path / "folder.tmx").mkdir()
    with pytest.raises(OutputError):
        formats.write(sample, tmp_path / "folder.tmx")


def test_a_failure_half_way_leaves_what_was_there(
    tmp_path: Path, sample: Bitext, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("old\ttext\n")

    def fails(text: str) -> str:
        raise ValueError("stopped")

    monkeypatch.setattr("alignpost.formats.tsv.escape", fails)
    with pytest.raises(ValueError, match="stopped"):
        formats.write(sample, path)
    assert path.read_text() == "old\ttext\n"
    assert [found.name for found in tmp_path.iterdir()] == ["a.tsv"]


def test_a_catalogue_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(po, "_MAX_BYTES", 40)
    (tmp_path / "a.po").write_text('msgid "One."\nmsgstr "Un."\n\n' * 2, encoding="utf-8")
    with pytest.raises(InputError, match="is larger than 40 bytes; split it into smaller files"):
        formats.read(tmp_path / "a.po")
