"""A project remembers the model that `--model` named, whichever command makes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.store import AlignmentModel, Project

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize("words", [["align"], ["review", "--plain"]], ids=lambda words: words[0])
def test_a_project_remembers_its_model(
    run: Run, post: Path, tmp_path: Path, own_model: Path, words: list[str]
) -> None:
    kept = tmp_path / "kept.alignpost"

    run(*words, post / "post.en.txt", post / "post.fr.txt", "--model", own_model, "-o", kept)

    with Project.open(kept) as project:
        model = AlignmentModel.of_project(project.settings, project.path)
    assert model is not None
    assert model.folder == own_model
    assert model.encoder("en", "fr").dimension > 0


def test_without_one_it_remembers_none(run: Run, post: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.alignpost"

    run("align", post / "post.en.txt", post / "post.fr.txt", "-o", kept)

    with Project.open(kept) as project:
        assert AlignmentModel.of_project(project.settings, project.path) is None
