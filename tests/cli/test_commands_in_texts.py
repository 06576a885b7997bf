"""Nothing that is printed for people is a command to a terminal or to a build server, whatever texts and names say."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from alignpost.cli import output
from alignpost.logs import tell_warnings
from alignpost.model import Status
from alignpost.store import Project, SetStatus

NAME = "x\n::error file=gate.py,line=1::injected\ny\x1b]0;owned\x07.tsv"
ENGLISH = "The committee reads every single line of it now ::stop-commands::owned and that is ##[group]all.\n"
FRENCH = "Le comité en lit maintenant chacune des lignes ici ::stop-commands::owned et voilà ##[group]tout.\n"
COMMAND = re.compile(r"^\s*::|##(vso)?\[|[\x00-\x08\x0b-\x1f\x7f]", re.MULTILINE)


def harmless(*printed: str) -> bool:
    return not any(map(COMMAND.search, printed))


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts, and a file of pairs of a hostile name; it is the current one."""
    (tmp_path / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "::group::.txt").write_text(f"::notice::{ENGLISH}", encoding="utf-8")
    (tmp_path / NAME).write_text(
        f"{ENGLISH.rstrip()}\t{FRENCH.rstrip()}\nWe lost 12.\t::\n", encoding="utf-8"
    )
    (tmp_path / f"::{NAME}").write_text("::one\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("score", NAME, "--max-minor", "0"),
        ("score", "a.en.txt", "a.fr.txt"),
        ("align", "a.en.txt", "a.fr.txt"),
        ("align", "::group::.txt", "a.fr.txt"),
        ("explain", NAME, "--pair", "1"),
        ("explain", NAME, "--pair", "2"),
        ("segment", "::group::.txt"),
        ("batch", NAME, "-o", "r", "--max-minor", "0"),
        ("batch", NAME, "-o", "r", "--max-minor", "0", "--json"),
        ("validate", f"::{NAME}"),
        ("convert", NAME, "::out.tmx"),
        ("score", "::error::gone.tsv"),
        ("score", "--no\n::error::such", NAME),
        ("::error::such",),
        ("review", "a.en.txt", "a.fr.txt", "--plain"),
    ],
)
@pytest.mark.usefixtures("texts")
def test_no_line_is_a_command(words: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("120", "71", "40"):  # where a line of the table begins
        monkeypatch.setenv("COLUMNS", columns)
        outcome = run(*words)
        assert outcome.out + outcome.err
        assert harmless(outcome.out, outcome.err)


@pytest.mark.usefixtures("texts")
def test_a_failed_file_is_one_line_of_the_list_whatever_its_name(run: Run) -> None:
    outcome = run("batch", NAME, "-o", "r", "--max-minor", "0")
    heads = [line for line in outcome.out.splitlines() if line[0] in "✓!✕"]
    assert len(heads) == 1
    assert heads[0].endswith(".tsv")
    aside = run("batch", NAME, "-o", "r", "--max-minor", "0", "--markdown", "-").err.splitlines()
    assert aside[:-1] == outcome.out.splitlines()


@pytest.mark.usefixtures("texts")
def test_annotations_alone_are_commands(run: Run) -> None:
    outcome = run("score", NAME, "--github")
    found = [line for line in outcome.out.splitlines() if COMMAND.match(line)]
    assert found
    assert all(re.match("::(error|warning|notice) file=x ", line) for line in found)
    aside = run("score", NAME, "--github", "--json").err.splitlines()
    assert [line for line in aside if COMMAND.match(line)] == found


@pytest.mark.usefixtures("texts")
def test_the_log_tells_of_hostile_authors(run: Run) -> None:
    assert run("align", "a.en.txt", "a.fr.txt", "-o", "a.alignpost").code == 0
    with Project.open(Path("a.alignpost"), author="##[group]eve") as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    outcome = run("log", "a.alignpost")
    assert "♯#[group]eve" in outcome.out
    assert harmless(outcome.out, outcome.err)


def test_warnings_of_readers_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.lastResort
    try:
        tell_warnings(output.say)
        assert logging.lastResort is not None
        logging.lastResort.handle(logging.makeLogRecord({"msg": "::error::a\n\x1b::b", "levelno": 30}))
    finally:
        logging.lastResort = before
    assert capsys.readouterr().err == "꞉:error::a ␛::b\n"
