"""Which model serves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from alignpost.encode import catalogue, encoder_for, load_encoder
from alignpost.encode.model_folder import Model, save_model
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import InputError

shipped = pytest.mark.skipif(
    not (Path(catalogue.__file__).with_name("shipped") / "model.json").exists(), reason="no model is shipped"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vocabulary = train_vocabulary(count_words(["un deux trois", "one two three"]), 30)
    save_model(tmp_path / "own", Model(vocabulary, np.ones((len(vocabulary), 4), np.float32), ("en", "fr")))
    return tmp_path / "own"


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, alignpost.encode; print(sorted({'numpy', 'sentencepiece', 'scipy'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_does_not_exist() -> None:
    import alignpost.encode as package

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing


def test_a_model_of_ones_own(folder: Path) -> None:
    encoder = load_encoder(folder, languages=["fr-CA", "en"])
    assert encoder.signature.startswith("own:")


def test_a_model_for_other_languages_says_so(folder: Path) -> None:
    with pytest.raises(InputError, match="knows en, fr, not de"):
        load_encoder(folder, languages=["en", "de"])


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no model"):
        load_encoder(tmp_path)


def test_languages_that_no_shipped_model_knows() -> None:
    assert encoder_for("en", "tlh") is None
    assert encoder_for("xx", "fr") is None


@shipped
def test_regional_tags_count_as_their_language() -> None:
    assert encoder_for("en-GB", "FR_ca") is load_encoder()


@shipped
def test_the_shipped_model_finds_translations() -> None:
    encoder = load_encoder(languages=["en", "fr", "de", "es"])
    english = ["The minister resigned yesterday.", "It will rain tomorrow.", "We must end this war now."]
    others = [
        [
            "Le ministre a démissionné hier.",
            "Demain, il pleuvra.",
            "Il faut mettre fin à cette guerre maintenant.",
        ],
        [
            "Der Minister ist gestern zurückgetreten.",
            "Morgen wird es regnen.",
            "Wir müssen den Krieg jetzt beenden.",
        ],
        ["El ministro dimitió ayer.", "Mañana lloverá.", "Debemos terminar esta guerra ahora."],
    ]
    one = encoder.encode(english)
    one /= np.linalg.norm(one, axis=1, keepdims=True)
    for texts in others:
        other = encoder.encode(texts)
        other /= np.linalg.norm(other, axis=1, keepdims=True)
        assert np.argmax(one @ other.T, axis=1).tolist() == [0, 1, 2]


@shipped
def test_the_shipped_model_is_small_finite_and_additive() -> None:
    folder = Path(catalogue.__file__).with_name("shipped")
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 16_000_000
    encoder = load_encoder()
    texts = ["War must end.", "Il n’y a « rien\u00a0» à faire\u202f!", "", "漢字 🙂 1,000 %"]
    vectors = encoder.encode([*texts, "\n".join(texts)])
    assert np.isfinite(vectors).all()
    assert not vectors[2].any()
    np.testing.assert_allclose(vectors[-1], vectors[:-1].sum(axis=0), atol=1e-4)
