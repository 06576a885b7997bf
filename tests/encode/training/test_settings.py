"""What tells one run from another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alignpost.encode.training import PairSource, TrainingSettings
from alignpost.encode.training.settings import fingerprint

SETTINGS = TrainingSettings(languages=("en", "fr"))


@pytest.fixture
def source(tmp_path: Path) -> PairSource:
    path = tmp_path / "pairs.tsv"
    path.write_text("a\tb\n", encoding="utf-8")
    return PairSource(path)


def test_a_run_is_another_where_its_files_weights_or_settings_are(source: PairSource) -> None:
    marks = [fingerprint([source], SETTINGS), fingerprint([replace(source, weight=2.0)], SETTINGS)]
    marks.append(fingerprint([source], replace(SETTINGS, seed=1)))
    marks.append(fingerprint([source, source], SETTINGS))
    assert fingerprint([source], SETTINGS) == marks[0]

    source.path.write_text("a\tb\nc\td\n", encoding="utf-8")

    marks.append(fingerprint([source], SETTINGS))
    assert len(set(marks)) == len(marks)


def test_settings_that_are_not_named_change_nothing(source: PairSource) -> None:
    other = replace(SETTINGS, seed=1)

    assert fingerprint([source], SETTINGS, "pieces") == fingerprint([source], other, "pieces")
    assert fingerprint([source], SETTINGS, "seed") != fingerprint([source], other, "seed")
