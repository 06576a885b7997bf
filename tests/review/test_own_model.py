"""A project that was aligned by a model of the user's own is aligned again by that one or, when asked, by none."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from alignpost.encode import Encoder, load_encoder
from alignpost.errors import InputError
from alignpost.model import Bitext
from alignpost.review.app import ReviewApp
from alignpost.review.choice_screen import ChoiceScreen
from alignpost.store import AlignmentModel, Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

TEXTS = [("I left early.", "Je suis parti tôt."), ("You stayed.", "Tu es resté.")]


@pytest.fixture
def mine(tmp_path: Path, own_model: Path) -> Project:
    """A project that was aligned by it."""
    settings = AlignmentModel.of(own_model, load_encoder(own_model)).as_dict()
    return Project.create(tmp_path / "mine.alignpost", Bitext.of_texts(TEXTS, "en", "fr"), settings)


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> list[Encoder]:
    """The encoders that pairs were aligned by."""
    found: list[Encoder] = []
    package = importlib.import_module("alignpost.align")
    real = package.realign

    def watched(*values: Any, encoder: Encoder, **named: Any) -> Any:
        found.append(encoder)
        return real(*values, encoder=encoder, **named)

    monkeypatch.setattr(package, "realign", watched)
    return found


def other_model(own_model: Path) -> None:
    """Another model under the same name."""
    facts = json.loads((own_model / "model.json").read_text())
    (own_model / "model.json").unlink()
    facts["sha256"] = dict.fromkeys(facts["sha256"], "0" * 64)
    (own_model / "model.json").write_text(json.dumps(facts))


def test_it_is_aligned_again_by_its_own_model(play: Play, mine: Project, encoders: list[Encoder]) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("R")
        await stage.settle()
        assert [encoder.signature for encoder in encoders] == [mine.settings["model.signature"]]
        assert encoders[0] is not load_encoder()

    play(script, app=ReviewApp(mine))


def test_where_the_model_is_gone_a_person_decides(
    play: Play, mine: Project, own_model: Path, encoders: list[Encoder]
) -> None:
    shutil.rmtree(own_model)

    async def script(stage: Stage) -> None:
        await stage.press("R")
        assert isinstance(stage.app.screen, ChoiceScreen)
        assert "the model that aligned these texts is not there any more" in stage.text()
        await stage.press("enter")
        assert not encoders
        assert AlignmentModel.of_project(mine.settings, mine.path) is not None
        await stage.press("R", "down", "enter")
        await stage.settle()
        assert encoders == [load_encoder()]
        assert AlignmentModel.of_project(mine.settings, mine.path) is None
        await stage.press("z", "z")
        assert AlignmentModel.of_project(mine.settings, mine.path) is not None

    play(script, app=ReviewApp(mine))


@pytest.mark.parametrize("within", ["own-model", "models/own-model"])
def test_a_project_moved_with_its_model_finds_it(tmp_path: Path, own_model: Path, within: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    kept = old / within
    kept.parent.mkdir(parents=True)
    own_model.rename(kept)
    made = AlignmentModel.of(kept, load_encoder(kept))
    Project.create(old / "p.alignpost", Bitext.of_texts(TEXTS, "en", "fr"), made.as_dict()).close()
    old.rename(new)

    with Project.open(new / "p.alignpost") as project:
        model = AlignmentModel.of_project(project.settings, project.path)
    assert model is not None
    assert model.encoder("en", "fr").signature == made.signature
    other_model(new / within)
    with pytest.raises(InputError, match="cannot be used") as raised:
        model.encoder("en", "fr")
    assert raised.value.path == str(new / within)
    shutil.rmtree(new / within)
    with pytest.raises(InputError, match="not there any more") as raised:
        model.encoder("en", "fr")
    assert str(kept) in str(raised.value)
    assert str(new / within) in str(raised.value)


def test_a_project_that_knows_only_the_whole_path_finds_a_model_beside_it(
    tmp_path: Path, own_model: Path
) -> None:
    settings = AlignmentModel.of(own_model, load_encoder(own_model)).as_dict()
    settings["model"] = str(tmp_path / "gone" / own_model.name)
    model = AlignmentModel.of_project(settings, tmp_path / "p.alignpost")
    assert model is not None
    assert model.encoder("en", "fr").signature == settings["model.signature"]


def test_another_model_in_its_place_is_not_taken_for_it(own_model: Path) -> None:
    model = AlignmentModel.of(own_model, load_encoder(own_model))
    assert AlignmentModel.of_project(model.as_dict(), own_model.with_name("p.alignpost")) == model
    assert model.encoder("en", "fr").signature == model.signature
    with pytest.raises(InputError, match="cannot be used: knows"):
        model.encoder("en", "ja")
    with pytest.raises(InputError, match="holds another model"):
        AlignmentModel(own_model, "trained:0123").encoder("en", "fr")
    other_model(own_model)
    with pytest.raises(InputError, match="cannot be used: is damaged"):
        model.encoder("en", "fr")
