"""Runs the command in this process and hands back what a shell would see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from alignpost.cli.main import main

POST = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str | Path) -> Outcome:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def post() -> Path:
    return POST


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The post as a project, made once; tests that edit it take a copy."""
    path = tmp_path_factory.mktemp("project") / "post.alignpost"
    assert main(["align", str(POST / "post.en.txt"), str(POST / "post.fr.txt"), "-o", str(path)]) == 0
    return path
