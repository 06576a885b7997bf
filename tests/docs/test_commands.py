"""Every command in every document can be run as it stands, in order, with the exit code that is told."""

from __future__ import annotations

import io
import os
import re
import runpy
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from tests.docs.reading import DOCUMENTS, ROOT, blocks, spans

from alignpost.cli.commands import COMMANDS, alignpost
from alignpost.cli.main import main
from alignpost.cli.manual import MANUAL

NOT_RUN = {
    "make run": "opens the screen; tests/review/test_run.py does without make",
    "make test": "would run this test",
    "make check": "would run this test",
    ". .venv/bin/activate": "changes the reader's shell alone",
    "pip install 'alignpost[train]'": "needs the network; `make dist-check` installs the wheel",
    "alignpost review post.alignpost --web": "serves until it is stopped; tests/review/test_web.py asks it once",
    "python benchmarks/train_model.py DATA OUT": "trains for a quarter of an hour on data that are not in here",
}
"""Commands that no test runs, and why; that their programs, targets and options exist is tested all the same."""
NOT_EXECUTED = {
    "# src/alignpost/": "a file to be written; tests/docs/test_contributing.py writes and uses it",
    "# tests/": "likewise",
    "comet-kiwi": "needs weights that are not in here; tests/score/test_adapters.py has the class load a stub",
    "class NoEtc": "defines a plug-in; tests/score/test_checks_page.py asks it",
}
"""Python by a part of it, and why it is not run as it stands."""
CODES = {
    f"alignpost {example.words}": example.code for entry in MANUAL.values() for example in entry.examples
}
WITH_COMMANDS = [one for one in DOCUMENTS if any(block.commands() for block in blocks(one))]
WITH_PYTHON = [one for one in DOCUMENTS if any(block.language == "python" for block in blocks(one))]


def name(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("document", sorted({*WITH_COMMANDS, *WITH_PYTHON}), ids=name)
def test_what_a_document_tells_to_run_runs(
    document: Path, little_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, run in steps(document, capsys):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO())
            if re.search(r"\btrain\b", text):
                patch.setattr("alignpost.encode.catalogue.SHIPPED_MODEL", little_model)
            assert (text, run()) == (text, CODES.get(text, 0)), capsys.readouterr().err


def steps(document: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[str, Callable[[], int]]]:
    """Every command and every piece of Python, in the order of the page."""
    for block in blocks(document):
        for command in block.commands():
            if command not in NOT_RUN:
                yield command, partial(outcome, command, capsys)
        if block.language == "python" and not any(part in block.text for part in NOT_EXECUTED):
            yield block.text, partial(execute, block.text, name(document))


def execute(code: str, file: str) -> int:
    exec(compile(code, file, "exec"), {})
    return 0


def outcome(command: str, capsys: pytest.CaptureFixture[str]) -> int:
    """The exit code of `command`, run in this process; what it prints into a file is there afterwards."""
    if "\n" in command:
        return run_script(command)
    line, _, file = command.partition(" > ")
    program, *words = shlex.split(line)
    if words[0] == "align" and words[-1].endswith(".alignpost"):
        Path(words[-1]).unlink(missing_ok=True)  # no project is written over, and a reader has none yet
    capsys.readouterr()
    code = RUNNERS[program](words)
    if file:
        Path(file).write_text(capsys.readouterr().out, encoding="utf-8")
    return code


def run_python(words: list[str]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(ROOT / words[0]), run_name="__main__")
    return int(ended.value.code or 0)


def run_cp(words: list[str]) -> int:
    """Files of the desk, or a folder of the checkout."""
    if words[0] == "-r":
        shutil.copytree(ROOT / words[1], words[2])
    else:
        shutil.copy(*words)
    return 0


def run_cd(words: list[str]) -> int:
    os.chdir(words[0])  # the fixture goes back
    return 0


def run_script(text: str) -> int:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", text], env={**os.environ, "PATH": path}, check=False
    ).returncode


def run_sqlite(words: list[str]) -> int:
    *_, path, question = words
    with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as base:
        assert base.execute(question).fetchall()
    return 0


RUNNERS: dict[str, Callable[[list[str]], int]] = {
    "alignpost": main,
    "python": run_python,
    "sqlite3": run_sqlite,
    "cp": run_cp,
    "cd": run_cd,
}


def test_what_is_not_run_stands_in_a_document() -> None:
    told = {command for document in DOCUMENTS for block in blocks(document) for command in block.commands()}
    assert set(NOT_RUN) - told == set()
    python = [
        block.text for document in DOCUMENTS for block in blocks(document) if block.language == "python"
    ]
    assert [part for part in NOT_EXECUTED if not any(part in text for text in python)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_what_is_named_exists(document: Path) -> None:
    """Commands inside sentences are names rather than orders: program, options and targets must be there."""
    listed = [command for block in blocks(document) for command in block.commands() if command in NOT_RUN]
    for command in (*spans(document), *listed):
        program, *words = shlex.split(command)
        if program in EXISTS:
            assert EXISTS[program](words), (name(document), command)


def alignpost_knows(words: list[str]) -> bool:
    command = alignpost.get_command(click.Context(alignpost), words[0])
    if command is None:
        return words[0] in {"COMMAND", "--help", "--version"}
    known = {"--help", *(option for parameter in command.params for option in parameter.opts)}
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", " ".join(words[1:]))) <= known


def python_has(words: list[str]) -> bool:
    if words[0] == "-m":
        module = words[1]
        own = ROOT / f"{module.replace('.', '/')}.py"
        return own.exists() or find_spec(module) is not None
    return (ROOT / words[0]).exists()


def make_has(words: list[str]) -> bool:
    return words[0] in targets()


EXISTS: dict[str, Callable[[list[str]], bool]] = {
    "alignpost": alignpost_knows,
    "python": python_has,
    "make": make_has,
}


def targets() -> set[str]:
    """The targets of the Makefile."""
    rules = re.findall(
        r"^([a-z][a-z -]*):(?!=)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    return {target for rule in rules for target in rule.split()}


def test_every_command_has_a_page_and_an_entry() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"### alignpost {command}\n" in page
        assert (ROOT / "src" / "alignpost" / "cli" / f"{command}.py").exists()


def test_make_says_what_it_would_do() -> None:
    """Every target can be planned, without being run."""
    done = subprocess.run(
        ["make", "--dry-run", "VENV=nowhere", *sorted(targets() - {"clean"})],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
