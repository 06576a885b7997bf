"""The worked examples of CONTRIBUTING work: applied to a copy of the tree, step by step, they pass the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.reading import ROOT, blocks

EXAMPLES = [
    block for block in blocks(ROOT / "CONTRIBUTING.md") if block.language in {"python", "diff", "text"}
]
TESTS = [
    "tests/score/test_trailing.py",
    "tests/score/test_checks_page.py",
    "tests/formats/test_alternating.py",
    "tests/formats/test_documentation.py",
    "tests/formats/test_registry.py",
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree in links, with the examples applied to it."""
    tree = tmp_path_factory.mktemp("contributed")
    for folder in ("src/alignpost", "tests", "docs"):
        shutil.copytree(
            ROOT / folder,
            tree / folder,
            copy_function=os.symlink,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    shutil.copy(ROOT / "pyproject.toml", tree)
    for block in EXAMPLES:
        first, _, rest = block.text.partition("\n")
        mark, _, name = first.partition(" ")
        assert mark == ("---" if block.language == "diff" else "#"), first
        path = tree / name
        text = changed(path.read_text(encoding="utf-8"), rest) if block.language == "diff" else rest
        if block.language != "diff" and path.exists():
            if rest.strip() in path.read_text(encoding="utf-8"):
                pytest.skip(f"{name} is there: somebody is working through the examples")
            raise AssertionError(f"{name} is there already, and is not the example")
        path.unlink(missing_ok=True)  # a link into the tree itself
        path.write_text(text, encoding="utf-8")
    return tree


def changed(text: str, difference: str) -> str:
    """`text` after a difference: hunks are parted by `@@`, `…` ends a line that is named by its beginning."""
    for hunk in difference.split("@@\n"):
        lines = hunk.splitlines()
        added = "".join(f"{line[1:]}\n" for line in lines if line.startswith("+"))
        known = [line[1:] for line in lines if not line.startswith("+")]
        if not known:
            text = f"{text.rstrip()}\n\n{added}"
            continue
        pattern = "".join(re.escape(line).replace("…", ".*") + "\n" for line in known)
        assert len(re.findall(pattern, text)) == 1, known
        place = re.search(pattern, text)
        assert place is not None
        text = text[: place.end()] + added + text[place.end() :]
    return text


def test_the_examples_pass_their_tests(tree: Path) -> None:
    done = run(tree, "pytest", "-p", "no:cacheprovider", *TESTS)
    assert done.returncode == 0, done.stdout


def test_the_examples_are_as_clean_as_the_rest(tree: Path) -> None:
    written = [name for name in new_files() if name.endswith(".py")]
    assert len(written) == 4
    for words in (["check"], ["format", "--check"]):
        done = run(tree, "ruff", *words, "--no-cache", *written)
        assert done.returncode == 0, done.stdout


def new_files() -> Iterator[str]:
    for block in EXAMPLES:
        if block.language != "diff":
            yield block.text.partition("\n")[0].removeprefix("# ")


def run(tree: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", program, *words],
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
