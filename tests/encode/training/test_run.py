"""Whole training runs on an invented pair of languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.encode import invented

from alignpost.encode.encoder import Encoder
from alignpost.encode.model_folder import load_model
from alignpost.encode.training import PairSource, TrainingSettings, train, work_folder
from alignpost.errors import Cancelled, InputError, OutputError, UsageError

SMALL = TrainingSettings(
    languages=("qaa", "qab"),
    pieces=300,
    dimension=32,
    passes=4,
    batch=64,
    chunk=4,
    rate=0.02,
    temperature=0.1,
)


def found(encoder: Encoder) -> float:
    """Share of unseen sentences whose translation is the nearest."""
    return invented.found(encoder, *invented.invented_pair(100, 2))


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pairs") / "pairs.tsv"
    rows = zip(*invented.invented_pair(1_000, 1), strict=True)
    path.write_text("".join(f"{source}\t{target}\n" for source, target in rows), "utf-8")
    return path


def test_translations_are_found_though_no_word_is_shared(pairs: Path, tmp_path: Path) -> None:
    train([pairs], tmp_path / "model", SMALL, command="this test")
    assert found(load_model(tmp_path / "model")) > 0.9
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


class Stop:
    """Cancels a run at a share of the training."""

    def __init__(self, at: float) -> None:
        self.at = at

    def __call__(self, stage: str, done: float) -> None:
        if stage.startswith("training") and done >= self.at:
            raise Cancelled


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_that_was_stopped_twice_ends_as_one_that_was_not(pairs: Path, tmp_path: Path) -> None:
    train([pairs], tmp_path / "whole", SMALL)
    for at in (0.3, 0.7):
        with pytest.raises(Cancelled):
            train([pairs], tmp_path / "stopped", SMALL, Stop(at))
        assert not (tmp_path / "stopped").exists()
    stages: list[tuple[str, float]] = []
    train([pairs], tmp_path / "stopped", SMALL, lambda stage, done: stages.append((stage, done)))
    assert stages[0][1] > 0.69
    assert _contents(tmp_path / "stopped") == _contents(tmp_path / "whole")


def test_a_checkpoint_of_other_settings_or_a_damaged_one_is_not_used(pairs: Path, tmp_path: Path) -> None:
    work, brief = tmp_path / "work", replace(SMALL, passes=1)
    train([pairs], tmp_path / "whole", brief)
    with pytest.raises(Cancelled):
        train([pairs], tmp_path / "model", SMALL, Stop(0.2), work=work)
    train([pairs], tmp_path / "model", brief, work=work)
    assert _contents(tmp_path / "model") == _contents(tmp_path / "whole")
    (work / "state.npz").write_bytes(b"damaged")
    train([pairs], tmp_path / "model", brief, work=work)
    assert _contents(tmp_path / "model") == _contents(tmp_path / "whole")


def test_the_seed_decides(pairs: Path, tmp_path: Path) -> None:
    brief = replace(SMALL, passes=1)
    for name, seed in (("a", 0), ("b", 0), ("c", 1)):
        train([pairs], tmp_path / name, replace(brief, seed=seed))
    assert _contents(tmp_path / "a") == _contents(tmp_path / "b")
    assert _contents(tmp_path / "a")["vectors.npy"] != _contents(tmp_path / "c")["vectors.npy"]


def test_a_model_can_be_trained_further(pairs: Path, tmp_path: Path) -> None:
    train([pairs], tmp_path / "begun", replace(SMALL, passes=1, rate=0.001))
    more = replace(SMALL, passes=4, pieces=77, dimension=8)
    train([pairs], tmp_path / "further", more, start=tmp_path / "begun")
    begun, further = load_model(tmp_path / "begun"), load_model(tmp_path / "further")
    assert further.vocabulary.proto == begun.vocabulary.proto
    assert further.dimension == begun.dimension == 32
    assert found(further) > found(begun)


def test_a_model_that_goes_on_keeps_its_languages_and_refuses_others(pairs: Path, tmp_path: Path) -> None:
    brief = replace(SMALL, passes=1)
    train([pairs], tmp_path / "begun", replace(brief, languages=("qaa-XX", "QAB", "qac")))
    assert load_model(tmp_path / "begun").languages == ("qaa", "qab", "qac")
    train([pairs], tmp_path / "further", brief, start=tmp_path / "begun")
    assert load_model(tmp_path / "further").languages == ("qaa", "qab", "qac")
    with pytest.raises(InputError, match="knows qaa, qab, qac, not qad"):
        train([pairs], tmp_path / "other", replace(brief, languages=("qaa", "qad")), start=tmp_path / "begun")
    assert not (tmp_path / "other.training").exists()


def test_progress_tells_stage_share_and_time_left(pairs: Path, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    train(
        [pairs], tmp_path / "model", replace(SMALL, passes=1), lambda stage, done: told.append((stage, done))
    )
    assert told[0] == ("reading", 0.0)
    assert told[-1][1] == 1.0
    assert "left" in told[-1][0]
    assert all(0.0 <= done <= 1.0 for _, done in told)


def test_no_pairs_at_all(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        train([], tmp_path / "model", SMALL)
    with pytest.raises(InputError, match="missing"):
        train([tmp_path / "missing.tsv"], tmp_path / "model", SMALL)
    (tmp_path / "empty.tsv").write_text("\n\n \t \n\tx\n", "utf-8")
    with pytest.raises(InputError, match="no usable"):
        train([tmp_path / "empty.tsv"], tmp_path / "model", SMALL)


def test_one_pair_is_too_few_to_compare_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.tsv").write_text("one\tun\n", "utf-8")
    with pytest.raises(InputError, match="two pairs"):
        train([PairSource(tmp_path / "one.tsv")], tmp_path / "model", SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["one.tsv"]


def test_the_work_stands_beside_the_model_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert work_folder(Path("m")) == Path("m.training")
    assert work_folder(Path()) == tmp_path / "a" / "b.training"
    assert work_folder(Path("..")) == tmp_path / "a.training"
    with pytest.raises(OutputError, match="root"):
        work_folder(Path(tmp_path.anchor))


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_weights_out_of_range(weight: float) -> None:
    with pytest.raises(UsageError, match="weight"):
        PairSource(Path("pairs.tsv"), weight)


@pytest.mark.parametrize(
    "change",
    [
        {"pieces": 1},
        {"dimension": 33},
        {"temperature": 0.0},
        {"rate": float("nan")},
        {"rate": 2.0},
        {"passes": float("inf")},
        {"passes": 1e300},
        {"seed": -1},
        {"margin": float("nan")},
        {"dropout": 1.0},
        {"joined": 2.0},
        {"evenness": -0.1},
        {"languages": ()},
    ],
)
def test_settings_out_of_range(change: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        replace(SMALL, **change)  # type: ignore[arg-type]
