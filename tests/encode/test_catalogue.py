"""Which model serves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from alignpost.encode import SHIPPED_MODEL, encoder_for, load_encoder
from alignpost.encode.model_folder import Model, load_model, save_model
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import InputError

shipped = pytest.mark.skipif(not (SHIPPED_MODEL / "model.json").exists(), reason="no model is shipped")


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
@pytest.mark.parametrize("lang", ["fr", "de", "es", "it", "pt"])
def test_the_shipped_model_finds_translations(lang: str) -> None:
    encoder = load_encoder(languages=["en", lang])
    lines = (Path(__file__).parent / "data" / "news.six.tsv").read_text("utf-8").splitlines()
    languages, *rows = (line.split("\t") for line in lines)
    english, other = (encoder.encode([row[languages.index(name)] for row in rows]) for name in ("en", lang))
    cosines = (other / np.linalg.norm(other, axis=1, keepdims=True)) @ (
        english / np.linalg.norm(english, axis=1, keepdims=True)
    ).T
    assert np.sum(cosines.argmax(axis=1) == np.arange(len(rows))) >= len(rows) - 1


@shipped
def test_the_shipped_model_is_small_finite_and_additive() -> None:
    assert sum(path.stat().st_size for path in SHIPPED_MODEL.iterdir()) <= 16_000_000
    load_model(SHIPPED_MODEL)  # with every hash, which a start leaves out
    encoder = load_encoder()
    texts = ["War must end.", "Il n’y a « rien\u00a0» à faire\u202f!", "", "漢字 🙂 1,000 %"]
    vectors = encoder.encode([*texts, "\n".join(texts)])
    assert np.isfinite(vectors).all()
    assert not vectors[2].any()
    np.testing.assert_allclose(vectors[-1], vectors[:-1].sum(axis=0), atol=1e-4)
