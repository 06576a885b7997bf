"""Models on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from alignpost.encode.model_folder import Model, load_model, model_languages, save_model
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import FormatError, InputError, OutputError

TEXTS = ["The cat sat on the mat.", "Le chat est assis sur le tapis.", "Deux chats, trois chiens."]


def small_model() -> Model:
    vocabulary = train_vocabulary(count_words(TEXTS), 60)
    vectors = np.random.default_rng(0).standard_normal((len(vocabulary), 64)).astype(np.float32)
    return Model(vocabulary, vectors, ("en", "fr"), "python train.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_model(tmp_path / "model", small_model())
    return tmp_path / "model"


def test_a_saved_model_encodes_as_before_to_the_rounding(folder: Path) -> None:
    model = small_model()
    encoder = load_model(folder)
    for text in TEXTS:
        exact = model.vectors[model.vocabulary.bags([text]).values].sum(axis=0)
        vector = encoder.encode([text])[0]
        cosine = vector @ exact / np.linalg.norm(vector) / np.linalg.norm(exact)
        assert cosine > 0.985
    assert encoder.dimension == 64
    assert encoder.languages == ("en", "fr")


def test_the_description_says_what_the_model_is(folder: Path) -> None:
    facts = json.loads((folder / "model.json").read_text("utf-8"))
    assert facts["format"] == "alignpost-encoder"
    assert facts["version"] == 1
    assert facts["command"] == "python train.py"
    assert model_languages(folder) == ("en", "fr")


def test_the_signature_is_that_of_the_contents(folder: Path, tmp_path: Path) -> None:
    save_model(tmp_path / "copy", small_model())
    assert load_model(folder).signature == load_model(tmp_path / "copy").signature
    other = small_model()
    save_model(tmp_path / "other", Model(other.vocabulary, other.vectors[::-1].copy(), other.languages))
    assert load_model(folder).signature != load_model(tmp_path / "other").signature


def test_saving_replaces_a_model(folder: Path) -> None:
    model = small_model()
    save_model(folder, Model(model.vocabulary, model.vectors, ("de",)))
    assert load_model(folder).languages == ("de",)


def test_no_folder_has_no_languages_and_no_model(tmp_path: Path) -> None:
    assert model_languages(tmp_path / "missing") == ()
    with pytest.raises(InputError, match="no model"):
        load_model(tmp_path / "missing")


def _facts(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / "model.json"
        facts = json.loads(path.read_text("utf-8"))
        change(facts)
        path.write_text(json.dumps(facts), "utf-8")

    return damage


def _cut(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[: len(content) // 2])

    return damage


def _not_finite(folder: Path) -> None:
    scales = np.load(folder / "scales.npy")
    scales[3] = np.nan
    np.save(folder / "scales.npy", scales)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "model.json").write_text("{", "utf-8"), "not JSON"),
        (lambda folder: (folder / "model.json").write_bytes(b"\xff\xfe{"), "not JSON"),
        (lambda folder: (folder / "model.json").write_text("[]", "utf-8"), "does not describe"),
        (_facts(lambda facts: facts.update(format="other")), "does not describe"),
        (_facts(lambda facts: facts.update(version=2)), "version 2"),
        (_facts(lambda facts: facts.pop("languages")), "'languages'"),
        (_facts(lambda facts: facts.update(dimension=32)), "damaged"),
        (_facts(lambda facts: facts.update(pieces="many")), "'pieces'"),
        (_cut("pieces.model"), "damaged"),
        (_cut("vectors.npy"), "damaged"),
        (_cut("scales.npy"), "damaged"),
        (_not_finite, "damaged"),
        (lambda folder: (folder / "vectors.npy").write_bytes(b""), "damaged"),
        (lambda folder: (folder / "vectors.npy").write_bytes(b"no array"), "damaged"),
    ],
)
def test_damage_is_named(folder: Path, damage: Callable[[Path], None], message: str) -> None:
    damage(folder)
    with pytest.raises(FormatError, match=message) as caught:
        load_model(folder)
    assert caught.value.path is not None


@pytest.mark.parametrize("name", ["pieces.model", "vectors.npy", "scales.npy"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InputError, match="not whole") as caught:
        load_model(folder)
    assert caught.value.path == str(folder / name)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(OutputError):
        save_model(tmp_path / "file", small_model())
    assert (tmp_path / "file").read_text("utf-8") == "in the way"
