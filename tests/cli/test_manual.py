"""What the commands say of themselves: the manual, the help and the page are one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.test_start import HEAVY, modules_after

from alignpost.cli.commands import COMMANDS
from alignpost.cli.manual import EXIT_CODES, GROUPS, MANUAL
from alignpost.cli.page import markdown
from alignpost.errors import ExitCode

MODULES = Path(__file__).parents[2] / "src" / "alignpost" / "cli"
PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_is_the_one_that_the_program_prints() -> None:
    assert markdown() == PAGE.read_text(encoding="utf-8"), "run `make docs`"


def test_every_module_with_a_command_is_listed() -> None:
    modules = {
        path.stem for path in MODULES.glob("*.py") if "@click.command(" in path.read_text(encoding="utf-8")
    }
    assert modules == set(COMMANDS)


def test_every_exit_code_is_explained() -> None:
    assert set(EXIT_CODES) == set(ExitCode)
    assert all(set(entry.exit_codes) <= set(ExitCode) for entry in MANUAL.values())


def test_help_is_grouped_by_whom_a_command_serves(run: Run) -> None:
    listed = run("--help").out
    for title, entries in GROUPS.items():
        block = listed.partition(f"\n{title}:\n")[2].partition("\n\n")[0]
        assert [line.split()[0] for line in block.splitlines()] == list(entries)


def test_the_list_of_commands_imports_none_of_them() -> None:
    loaded = modules_after(
        "import contextlib, io\nfrom alignpost.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['--help'])"
    )
    assert loaded & (HEAVY - {"click"}) == set()
    assert {f"alignpost.cli.{name}" for name in COMMANDS} & loaded == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_purpose_examples_and_exit_codes(name: str, run: Run) -> None:
    shown = run(name, "--help").out
    assert "\n\n  " in shown.partition("Options:")[0]
    for example in MANUAL[name].examples:
        assert f"  # {example.purpose}\n  alignpost {example.words}\n" in shown
    codes = shown.partition("Exit codes:\n")[2]
    assert [int(line.split()[0]) for line in codes.splitlines()] == sorted(MANUAL[name].exit_codes)
    assert all(example.words.split()[0] == name for example in MANUAL[name].examples)
