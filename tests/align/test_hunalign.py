"""The peer that benchmarks run beside the aligner, played by small scripts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from benchmarks import hunalign
from benchmarks.align_speed import hunalign_files
from benchmarks.printed import figures_of
from benchmarks.runs import RUNS

from alignpost.model import Bead

LADDER = r"printf '0\t0\t.5\n1\t1\t.5\n2\t1\t.5\n3\t3\t0\n'"
LINKS = "[0]:[0]\n[1]:[]\n[2]:[1, 2]\n"

Printed: TypeAlias = Callable[[str, int], str]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays the program by shell scripts")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path, Path]:
    """Two texts and their links."""
    paths = tmp_path / "source", tmp_path / "target", tmp_path / "links"
    paths[0].write_text("She came, late.\nNo.\nIt rained on l’eau.\n", encoding="utf-8")
    paths[1].write_text("Elle vint tard.\nIl pleuvait.\nSur l’eau.\n", encoding="utf-8")
    paths[2].write_text(LINKS, encoding="utf-8")
    return paths


def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "hunalign"
    command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.fixture
def printed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: tuple[Path, Path, Path],
    capsys: pytest.CaptureFixture[str],
) -> Printed:
    """What the benchmark prints of a program that is a script, with so many seconds of patience."""

    def run(script: str, patience: int) -> str:
        put(tmp_path, monkeypatch, script)
        hunalign_files(*texts, patience=patience)
        return capsys.readouterr().out

    return run


def test_it_gets_an_empty_dictionary_and_words_with_spaces_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: tuple[Path, Path, Path]
) -> None:
    put(tmp_path, monkeypatch, f'cat "$2" > "{tmp_path}/seen"; test -s "$1" && exit 3; {LADDER}')
    outcome = hunalign.run(*texts[:2], tmp_path)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == (
        "She came , late .\nNo .\nIt rained on l’ eau .\n"
    )
    assert list(hunalign.beads_of(outcome)) == [Bead((0,), (0,)), Bead((1,), ()), Bead((2,), (1, 2))]


def test_figures_of_a_run_can_be_recorded(printed: Printed) -> None:
    found = figures_of("3 sentences a side\n" + printed(LADDER, 60), RUNS["align-10k"].patterns)
    assert set(found) == {f"3/hunalign/{name}" for name in ("wall", "cpu", "mb", "strict", "lax")}
    assert found["3/hunalign/strict"] == 1.0


def test_a_run_that_does_not_end_is_stopped_and_has_no_quality(printed: Printed) -> None:
    stopped = printed(f"{LADDER}; exec sleep 600", 1)
    found = figures_of("3 sentences a side\n" + stopped, RUNS["align-10k"].patterns)
    assert set(found) == {f"3/hunalign/{name}" for name in ("cpu", "mb", "patience")}
    assert found["3/hunalign/patience"] == 1.0


def test_a_run_that_failed_has_no_figures_and_its_links_do_not_count(
    tmp_path: Path, texts: tuple[Path, Path, Path], printed: Printed
) -> None:
    failed = printed(f"{LADDER}; exit 7", 60)
    assert failed.endswith("failed, status 7\n")
    assert figures_of(failed, RUNS["align-10k"].patterns) == {}
    with pytest.raises(RuntimeError, match="ended with 7"):
        hunalign.beads_of(hunalign.run(*texts[:2], tmp_path))


def test_a_build_that_an_interpreter_runs_is_named_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, monkeypatch, "echo 'hunalign 1.1, WebAssembly'; echo more")
    assert hunalign.described() == "hunalign: no native program, run by sh: hunalign 1.1, WebAssembly"


def test_a_program_of_the_machine_is_called_native(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hunalign").symlink_to("/bin/sh")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hunalign.described() == "hunalign: a native program"


def test_where_there_is_none_nothing_is_described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hunalign.described() is None
