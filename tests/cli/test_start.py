"""What is loaded when, and what the command says of itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import alignpost
from alignpost.cli.commands import COMMANDS

HEAVY = {"click", "numpy", "textual", "rich", "sacrebleu", "sentencepiece", "lxml", "regex", "sqlite3"}


def modules_after(code: str) -> set[str]:
    script = f"import sys, json\n{code}\nsys.stderr.write(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_version_prints_one_line_and_loads_nothing_heavy() -> None:
    loaded = modules_after("from alignpost.cli.main import main\nassert main(['--version']) == 0")
    assert set() == loaded & HEAVY


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert set() == modules_after("import alignpost") & HEAVY


@pytest.mark.parametrize("command", ["align", "score", "export", "segment", "evaluate", "review", "train"])
def test_help_of_every_command_stays_light(command: str, run: Run) -> None:
    outcome = run(command, "--help")
    assert (outcome.code, outcome.out.startswith(f"Usage: alignpost {command}")) == (0, True)
    assert set() == modules_after(
        f"import contextlib, io\nfrom alignpost.cli.main import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()): main([{command!r}, '--help'])"
    ) & (HEAVY - {"click"})


def test_scoring_never_loads_the_screen(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("Good morning.\tBonjour.\n", encoding="utf-8")
    loaded = modules_after(
        "import contextlib, io\nfrom alignpost.cli.main import main\n"
        f"with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())): assert main(['score', {str(table)!r}]) == 0"
    )
    assert set() == loaded & {"textual", "rich", "sacrebleu"}


def test_scoring_two_texts_loads_no_reader_of_pairs_and_no_log(tmp_path: Path) -> None:
    texts = [tmp_path / "a.en.txt", tmp_path / "a.fr.txt"]
    for path, text in zip(texts, ["Good morning.\n", "Bonjour.\n"], strict=True):
        path.write_text(text, encoding="utf-8")
    loaded = modules_after(
        "import contextlib, io\nfrom alignpost.cli.main import main\n"
        "with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())): "
        f"assert main(['score', *{list(map(str, texts))!r}]) == 0"
    )
    assert set() == loaded & {"alignpost.formats", "logging", "lxml", "sacrebleu", "textual"}


def test_version_and_help_by_the_installed_command(run: Run) -> None:
    assert f"alignpost {alignpost.__version__}\n" == run("--version").out
    listed = run("--help").out
    for name in COMMANDS:
        assert f"\n  {name} " in listed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_our_variable(shell: str, run: Run) -> None:
    outcome = run("completion", shell)
    assert outcome.code == 0
    assert "_ALIGNPOST_COMPLETE" in outcome.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("alignpost se", {"plain,segment"}),
        ("alignpost score --min-f", {"plain,--min-fidelity"}),
        ("alignpost score --max-c", {"plain,--max-critical"}),
        ("alignpost align post", {"file,post"}),
        ("alignpost completion z", {"plain,zsh"}),
    ],
)
def test_completion_completes_commands_options_and_files(words: str, offered: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alignpost"],
        env={
            "_ALIGNPOST_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (set(done.stdout.split()), done.stderr) == (offered, "")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["frobnicate"], "No such command 'frobnicate'."),
        (["aling", "a", "b"], "No such command 'aling'. Did you mean align?"),
        (["align", "only-one"], "Missing argument"),
        (["score"], "Missing argument"),
        (["evaluate", "one"], "in pairs"),
        (["review", "a", "b", "c"], "one project, or a source and a target"),
        (["align", "a", "b", "--profile", "novel"], "--profile"),
    ],
)
def test_wrong_words_are_usage_errors(words: list[str], part: str, run: Run) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert part in outcome.err


def test_an_own_mistake_is_one_line_not_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alignpost.cli.main._run", lambda words: 1 // 0)
    outcome = run("align")
    assert outcome.code == 3
    assert outcome.err.count("\n") == 1
    assert "ZeroDivisionError" in outcome.err


def test_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("alignpost.cli.main._run", stop)
    assert run("align").code == 130


@pytest.mark.parametrize("words", [["--help"], ["score", "--help"], ["segment", "text"]])
def test_a_reader_that_goes_early_is_no_failure(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "text").write_text("One. Two.\n", encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "alignpost", *words],
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")
