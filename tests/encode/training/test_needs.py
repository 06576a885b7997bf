"""What a run would take."""

from __future__ import annotations

import lzma
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alignpost.encode.model_folder import Model, save_model
from alignpost.encode.training import PairSource, TrainingSettings, training_needs
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import InputError, UsageError

SETTINGS = TrainingSettings(languages=("en", "fr"), pieces=500, dimension=16, batch=32, passes=2.0)


def lines(count: int) -> str:
    chance = random.Random(0)
    words = [f"{chance.getrandbits(40):x}" for _ in range(4 * count)]
    return "".join(f"{a} {b}\t{c} {d} l’autre\n" for a, b, c, d in batched(words))


def batched(words: list[str]) -> list[list[str]]:
    return [words[first : first + 4] for first in range(0, len(words), 4)]


def test_small_files_are_counted_and_large_ones_estimated(tmp_path: Path) -> None:
    (tmp_path / "small.tsv").write_text(lines(100), "utf-8")
    (tmp_path / "large.tsv.xz").write_bytes(lzma.compress(lines(15_000).encode()))
    (tmp_path / "large.tsv").write_text(lines(15_000), "utf-8")
    small = training_needs([tmp_path / "small.tsv"], SETTINGS)
    assert small.pairs == 100
    assert small.shown == 200
    for name in ("large.tsv", "large.tsv.xz"):
        large = training_needs([PairSource(tmp_path / name, 0.5)], SETTINGS)
        assert 12_500 < large.pairs < 17_500
        assert large.shown == pytest.approx(large.pairs, abs=1)
        assert large.memory_bytes > small.memory_bytes
        assert large.disk_bytes > small.disk_bytes
        assert large.seconds > 0


def test_a_larger_table_needs_more(tmp_path: Path) -> None:
    (tmp_path / "small.tsv").write_text(lines(100), "utf-8")
    wide = TrainingSettings(languages=("en", "fr"), pieces=50_000, dimension=256, batch=32)
    assert training_needs([tmp_path / "small.tsv"], wide).memory_bytes > 5 * 4 * 50_000 * 256


def test_a_run_that_goes_on_needs_what_its_model_needs(tmp_path: Path) -> None:
    (tmp_path / "small.tsv").write_text(lines(100), "utf-8")
    vocabulary = train_vocabulary(count_words([lines(100)]), 400)
    save_model(
        tmp_path / "model",
        Model(vocabulary, np.ones((len(vocabulary), 512), np.float32), ("en", "fr")),
    )
    fresh = training_needs([tmp_path / "small.tsv"], SETTINGS)
    further = training_needs([tmp_path / "small.tsv"], SETTINGS, tmp_path / "model")
    assert further.memory_bytes > fresh.memory_bytes


def test_a_batch_is_no_larger_than_the_memory(tmp_path: Path) -> None:
    (tmp_path / "small.tsv").write_text(lines(100), "utf-8")
    needs = [
        training_needs([tmp_path / "small.tsv"], replace(SETTINGS, batch=batch)).memory_bytes
        for batch in (100, 1_000_000)
    ]
    assert needs[0] == needs[1]


def test_settings_that_no_memory_holds_are_refused(tmp_path: Path) -> None:
    (tmp_path / "small.tsv").write_text(lines(10), "utf-8")
    with pytest.raises(UsageError, match="more memory than there is"):
        training_needs([tmp_path / "small.tsv"], replace(SETTINGS, pieces=10**15))


@pytest.mark.parametrize(
    ("suffix", "content"), [(".xz", b"not compressed"), (".gz", b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 20)]
)
def test_a_file_that_cannot_be_read(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"broken.tsv{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        training_needs([path], SETTINGS)
