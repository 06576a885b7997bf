"""The documents tell the truth: their commands run, their links lead somewhere, their Python works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from alignpost.cli.main import main

ROOT = Path(__file__).parents[1]
POST = ROOT / "corpora" / "truth-social-2025-02-12"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(document: Path, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", document.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def commands(document: Path) -> list[list[str]]:
    lines = [line for block in blocks(document, "(?:bash|sh)?") for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("alignpost ")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    for name in ("post.en.txt", "post.fr.txt", "draft.fr.txt"):
        shutil.copy(POST / name, tmp_path)
    shutil.copy(POST / "glossary.tsv", tmp_path / "terms.tsv")
    for name in ("gold.links", "test.links"):
        shutil.copy(POST / "post.en-post.fr.links", tmp_path / name)
    sentences = {}
    for lang in ("en", "fr"):
        text = (POST / f"post.{lang}.txt").read_text(encoding="utf-8")
        sentences[lang] = [
            part.strip() for part in re.split(r"(?<=[.!”»])\s+(?=[A-ZÀ-Ý])", text) if part.strip()
        ]
        (tmp_path / f"{lang}.txt").write_text("\n".join(sentences[lang]) + "\n", encoding="utf-8")
    (tmp_path / "reference.fr.txt").write_text("\n".join(["Une phrase."] * 14) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_readme_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = commands(ROOT / "README.md")
    assert len(listed) >= 10
    # The first example aligns two texts on the screen, which leaves a project; without a terminal it only prints.
    assert main(["align", "post.en.txt", "post.fr.txt", "-o", "post.en+post.fr.alignpost"]) == 0
    for words in listed:
        assert main(words) == 0, (words, capsys.readouterr().err)
    for name in ("post.alignpost", "post.tmx", "post.xlsx", "post.jsonl", "memory.tmx", "draft.tsv"):
        assert (desk / name).stat().st_size > 0


def test_the_python_of_the_readme_runs(desk: Path) -> None:
    (code,) = blocks(ROOT / "README.md", "python")
    exec(compile(code, "README.md", "exec"), {})
    assert (desk / "call.tmx").exists()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
    for target in targets:
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_no_document_is_orphaned() -> None:
    linked = {
        (document.parent / target).resolve()
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    }
    decisions = {ROOT / "docs" / "decisions"}
    for document in sorted((ROOT / "docs").glob("*.md")):
        assert document in linked | decisions, document.name
