"""Models on disk."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

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


def _facts(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
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


def _one_bit(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[-5] ^= 1
        (folder / name).write_bytes(content)

    return damage


def _put(name: str, content: bytes) -> Callable[[Path], None]:
    """Other contents, of which the description has the right hash."""

    def damage(folder: Path) -> None:
        (folder / name).write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        _facts(lambda facts: facts["sha256"].update({name: sha256}))(folder)

    return damage


def _npy(array: NDArray[Any]) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "model.json").write_text("{", "utf-8"), "not JSON"),
        (lambda folder: (folder / "model.json").write_bytes(b"\xff\xfe{"), "not JSON"),
        (lambda folder: (folder / "model.json").write_text("[" * 200_000, "utf-8"), "not JSON"),
        (lambda folder: (folder / "model.json").write_text("9" * 5_000, "utf-8"), "not JSON"),
        (lambda folder: (folder / "model.json").write_text("[]", "utf-8"), "does not describe"),
        (_facts(lambda facts: facts.update(format="other")), "does not describe"),
        (_facts(lambda facts: facts.update(version=2)), "version 2"),
        (_facts(lambda facts: facts.pop("languages")), "'languages'"),
        (_facts(lambda facts: facts.update(dimension=32)), "damaged"),
        (_facts(lambda facts: facts.update(languages=["en", 7])), "'languages'"),
        (_facts(lambda facts: facts.update(pieces="many")), "'pieces'"),
        (_facts(lambda facts: facts.update(pieces=True)), "'pieces'"),
        (_facts(lambda facts: facts.update(dimension=63)), "'dimension'"),
        (_facts(lambda facts: facts.update(dimension=-2)), "'dimension'"),
        (_facts(lambda facts: facts.update(accents=None)), "'accents'"),
        (_facts(lambda facts: facts["sha256"].pop("scales.npy")), "'sha256'"),
        (_facts(lambda facts: facts["sha256"].update({"scales.npy": 5})), "'sha256'"),
        (_cut("pieces.model"), "damaged"),
        (_cut("vectors.npy"), "damaged"),
        (_cut("scales.npy"), "damaged"),
        (_one_bit("pieces.model"), "contents are not those"),
        (_one_bit("vectors.npy"), "contents are not those"),
        (_one_bit("scales.npy"), "contents are not those"),
        (_put("vectors.npy", b""), "not an array"),
        (_put("vectors.npy", b"no array"), "not an array"),
        (_put("vectors.npy", _npy(np.zeros((4, 4), np.uint8))), "belongs"),
        (_put("scales.npy", _npy(np.array([None]))), "not an array"),
        (_put("scales.npy", _npy(np.full(60, np.nan, np.float16))), "damaged"),
        (_put("scales.npy", _npy(np.full(60, np.inf, np.float16))), "damaged"),
    ],
)
def test_damage_is_named(folder: Path, damage: Callable[[Path], None], message: str) -> None:
    damage(folder)
    with pytest.raises(FormatError, match=message) as caught:
        load_model(folder)
    assert caught.value.path is not None


def test_vectors_known_to_be_whole_are_measured_all_the_same(folder: Path) -> None:
    _cut("vectors.npy")(folder)
    with pytest.raises(FormatError, match="damaged"):
        load_model(folder, whole=True)


@pytest.mark.parametrize("name", ["pieces.model", "vectors.npy", "scales.npy"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InputError, match="not whole") as caught:
        load_model(folder)
    assert caught.value.path == str(folder / name)


def test_a_folder_in_the_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "vectors.npy").unlink()
    (folder / "vectors.npy").mkdir()
    with pytest.raises(InputError, match="not whole"):
        load_model(folder)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_vectors_that_are_not_finite_are_not_saved(tmp_path: Path, value: float) -> None:
    model = small_model()
    model.vectors[3, 5] = value
    with pytest.raises(ValueError, match="finite"):
        save_model(tmp_path / "model", model)
    assert not (tmp_path / "model").exists()


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(OutputError):
        save_model(tmp_path / "file", small_model())
    assert (tmp_path / "file").read_text("utf-8") == "in the way"
