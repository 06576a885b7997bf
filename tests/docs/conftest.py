"""A folder with the files that the documents name."""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

import pytest

from alignpost.cli.main import main
from alignpost.model import Status
from alignpost.store import AddNote, Project, SetStatus
from alignpost.store.command import Command

POST = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"
TEXTS = ("en", "fr")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, made once; `desk` is a copy that may be written to."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        _texts(folder)
        _made_by_alignpost()
        _copies_of_a_project(folder)
        _for_training(folder)
    return folder


@pytest.fixture
def desk(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "desk"
    shutil.copytree(files, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def little_model(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands for the shipped model where training goes on from it: that one takes seconds to read and write."""
    folder = tmp_path_factory.mktemp("model") / "little"
    sizes = ["--pieces", "300", "--dimension", "16", "--passes", "1"]
    assert main(["train", str(files / "pairs.tsv.xz"), "--out", str(folder), *sizes]) == 0
    return folder


def _texts(folder: Path) -> None:
    for text in POST.glob("*.txt"):
        shutil.copy(text, folder)
    shutil.copy(POST / "post.en-article.fr.links", folder)
    for name in ("glossary.tsv", "terms.tsv"):
        shutil.copy(POST / "glossary.tsv", folder / name)
    (folder / "posts").mkdir()
    for lang in TEXTS:
        for name in (f"posts/2025-02-12.{lang}.txt", f"contract.{lang}.txt"):
            shutil.copy(POST / f"post.{lang}.txt", folder / name)
    (folder / "translations.manifest").write_text(
        "posts/2025-02-12.en.txt\tposts/2025-02-12.fr.txt\n", encoding="utf-8"
    )


def _made_by_alignpost() -> None:
    for output in ("post.alignpost", "post.en+post.fr.alignpost", "memory.tmx", "memory.tsv", "gold.links"):
        assert main(["align", "post.en.txt", "post.fr.txt", "-o", output]) == 0
    for source, copy in (
        ("gold.links", "test.links"),
        ("memory.tmx", "post.tmx"),
        ("memory.tsv", "post.tsv"),
    ):
        shutil.copy(source, copy)
    for output in ("draft.tsv", "draft.alignpost", "post.en+draft.fr.alignpost"):
        assert main(["align", "post.en.txt", "draft.fr.txt", "-o", output]) == 0
    assert main(["convert", "memory.tmx", "corpus", "--to", "moses"]) == 0
    for lang in TEXTS:
        shutil.copy(f"corpus.{lang}", f"{lang}.txt")
    # A reference a line, for the pairs of the draft.
    pairs = Path("draft.tsv").read_text(encoding="utf-8").count("\n") - 1
    Path("reference.fr.txt").write_text("Une phrase.\n" * pairs, encoding="utf-8")


def _copies_of_a_project(folder: Path) -> None:
    """A project whose history parts after its first edit."""
    original = folder / "post.alignpost"
    shutil.copy(original, folder / "copy.alignpost")
    _edit(original, SetStatus([1], Status.ACCEPTED))
    for name, pair in (("mine", 2), ("hers", 3)):
        shutil.copy(original, folder / f"{name}.alignpost")
        _edit(folder / f"{name}.alignpost", AddNote(pair, "Read aloud."))


def _edit(path: Path, command: Command) -> None:
    with Project.open(path, author="ada") as project:
        project.apply(command)


def _for_training(folder: Path) -> None:
    pairs = (folder / "memory.tsv").read_bytes()
    for name in ("pairs.tsv.xz", "contracts.tsv.xz"):
        (folder / name).write_bytes(lzma.compress(pairs))
