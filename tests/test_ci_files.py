"""The files that build servers read: what they run exists and works as the page on the gate says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from alignpost.cli.commands import alignpost
from alignpost.cli.main import main

ROOT = Path(__file__).parents[1]
POST = ROOT / "corpora" / "truth-social-2025-02-12"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    fences = re.findall(r"^```([a-z]*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return [text for found, text in fences if found == language]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the page."""
    shutil.copy(POST / "post.en.txt", tmp_path)
    shutil.copy(POST / "post.fr.txt", tmp_path)
    (tmp_path / "posts").mkdir()
    for lang in ("en", "fr"):
        shutil.copy(POST / f"post.{lang}.txt", tmp_path / "posts" / f"2025-02-12.{lang}.txt")
    (tmp_path / "translations.manifest").write_text(
        "posts/2025-02-12.en.txt\tposts/2025-02-12.fr.txt\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_page_run(site: Path) -> None:
    lines = [line for block in blocks("") for line in block.splitlines() if line.startswith("alignpost ")]
    lines += [line.strip(" -") for line in blocks("yaml")[1].splitlines() if "- alignpost " in line]
    assert len(lines) == 5
    for line in lines:
        assert main(shlex.split(line)[1:]) == 0, line
    assert (site / "gl-code-quality.json").exists()


def test_the_recipe_for_a_folder_lists_every_text_with_its_translation(site: Path) -> None:
    (recipe,) = blocks("sh")
    expected = (site / "translations.manifest").read_text(encoding="utf-8")
    (site / "translations.manifest").unlink()
    subprocess.run(["bash", "-euc", recipe], check=True)
    assert (site / "translations.manifest").read_text(encoding="utf-8") == expected


def test_the_limits_of_the_page_are_read(site: Path) -> None:
    text, _ = blocks("toml")
    assert (
        main(["score", "post.en.txt", "post.fr.txt", "--baseline", "baseline.json", "--update-baseline"]) == 0
    )
    (site / "alignpost.toml").write_text(text, encoding="utf-8")
    assert main(["score", "post.en.txt", "post.fr.txt"]) == 2, "BLEU without a reference"
    metrics = ("min-bleu", "min-chrf", '"min-chrf++"', "max-ter", "require-status")
    kept = [line for line in text.splitlines() if not line.startswith(metrics)]
    (site / "alignpost.toml").write_text("\n".join(kept), encoding="utf-8")
    assert main(["score", "post.en.txt", "post.fr.txt"]) == 2, "a scorer that was not asked"
    assert main(["score", "post.en.txt", "post.fr.txt", "--scorer", "machine-errors"]) == 0


def test_an_article_around_a_translation_keeps_the_limits_of_the_page(site: Path) -> None:
    shutil.copy(POST / "article.fr.txt", site)
    command = ["score", "post.en.txt", "article.fr.txt"]
    assert main([*command, "--max-critical", "0"]) == 0
    assert main([*command, "--max-major", "0"]) == 1
    _, text = blocks("toml")
    (site / "alignpost.toml").write_text(text, encoding="utf-8")
    assert main(command) == 0
    (site / "alignpost.toml").write_text(text.replace("surplus = 40", "surplus = 20"), encoding="utf-8")
    assert main(command) == 1


def run_action(site: Path, arguments: str, command: str = "score") -> subprocess.CompletedProcess[str]:
    """The step of the action, in files `output` and `summary` as GitHub gives them."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "score")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COMMAND": command,
        "ARGUMENTS": arguments,
        "GITHUB_OUTPUT": str(site / "output"),
        "GITHUB_STEP_SUMMARY": str(site / "summary"),
    }
    assert set(step["env"]) <= set(environment)
    # GitHub runs `shell: bash` with these options.
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(words, cwd=site, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("translation", "code", "outcome"), [("post.fr.txt", 0, "pass"), ("a draft*.txt", 1, "fail")]
)
def test_the_action_runs_as_written(site: Path, translation: str, code: int, outcome: str) -> None:
    shutil.copy(POST / "draft.fr.txt", site / "a draft*.txt")
    done = run_action(site, f"post.en.txt\n{translation}\r\n--json\nown.json\n\n--max-critical\n0\n")
    assert done.returncode == code, done.stderr
    assert (site / "output").read_text(encoding="utf-8") == f"outcome={outcome}\n"
    assert "Fidelity" in (site / "summary").read_text(encoding="utf-8")
    assert ("::error" in done.stdout) == bool(code)
    assert (site / "own.json").exists()


def test_the_action_scores_a_folder(site: Path) -> None:
    done = run_action(site, "translations.manifest\n-o\nreports\n--max-critical=0\n--workers=1", "batch")
    assert done.returncode == 0, done.stderr
    assert (site / "output").read_text(encoding="utf-8") == "outcome=pass\n"


def test_the_workflow_of_the_page_runs(site: Path) -> None:
    (step,) = (
        step
        for step in yaml.safe_load(blocks("yaml")[0])["jobs"]["translations"]["steps"]
        if "alignpost" in step["uses"]
    )
    done = run_action(site, step["with"]["arguments"], step["with"]["command"])
    assert done.returncode == 0, done.stderr
    assert (site / "alignpost.sarif").exists()


def test_the_action_has_no_outcome_where_nothing_was_measured(site: Path) -> None:
    done = run_action(site, "absent.tsv")
    assert (done.returncode, (site / "output").exists()) == (3, False)
    assert "Traceback" not in done.stderr
    done = run_action(site, "post.en.txt", "rm")
    assert (done.returncode, "score or batch" in done.stderr) == (2, True)


def test_the_pre_commit_hook_calls_a_command_that_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, name, *words = shlex.split(hook["entry"])
    command = alignpost.get_command(click.Context(alignpost), name)
    assert program == "alignpost"
    assert command is not None
    names = ["memories/a.tmx", "-b.tmx", "--json"]  # pre-commit puts these behind the words of the hook
    context = command.make_context(name, [*words, *hook["args"], *names])
    assert [str(path) for path in context.params["inputs"]] == names
    assert re.search(hook["files"], "memories/a.tmx")
