"""The adapters to neural models, with tiny models made here where their libraries are installed, else with stand-ins."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from alignpost.encode import Encoder
from alignpost.errors import InputError, UsageError
from alignpost.score.adapters import CometKiwi, Labse
from alignpost.score.scorer import Scorer, scorer_named, scorer_names, scores_by

TEXTS = ["We agreed.", "", "We agreed to work together, and it went well."]


class _Sentences:
    def __init__(self, model: str, device: str | None) -> None:
        if "broken" in model:
            raise OSError(f"{model} is not a local folder\nand not on the hub")

    def get_sentence_embedding_dimension(self) -> int:
        return 4

    def encode(self, texts: list[str], **_: Any) -> np.ndarray[Any, Any]:
        return np.ones((len(texts), 4), dtype=np.float32) / 2


class _Comet:
    def __init__(self, references: bool) -> None:
        self._references = references

    def requires_references(self) -> bool:
        return self._references

    def predict(self, samples: list[dict[str, str]], **_: Any) -> Any:
        return SimpleNamespace(scores=[float(len(sample["mt"])) for sample in samples])


def _stand_in(monkeypatch: pytest.MonkeyPatch, name: str, **things: Any) -> None:
    module = ModuleType(name)
    for key, thing in things.items():
        setattr(module, key, thing)
    monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.parametrize(
    ("library", "made", "said"),
    [
        (
            "sentence_transformers",
            Labse,
            r"LaBSE needs sentence_transformers.*pip install 'alignpost\[labse\]'",
        ),
        ("comet", CometKiwi, r"CometKiwi needs comet.*pip install 'alignpost\[comet\]'"),
    ],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, library: str, made: Any, said: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=said):
        made("model")


def test_labse_gives_vectors_as_long_as_texts_have_words(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=_Sentences)
    encoder: Encoder = Labse("some/model")
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, 4)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([2, 0, 9])
    assert encoder.signature.startswith("sentence-transformers:")
    assert encoder.signature != Labse("other").signature


def test_a_model_that_cannot_be_loaded_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "sentence_transformers", SentenceTransformer=_Sentences)
    with pytest.raises(
        InputError, match=r"^broken: LaBSE cannot be loaded from here \(OSError: broken is not"
    ):
        Labse("broken")


def test_comet_takes_a_file_a_folder_or_a_hub_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded: list[str] = []

    def load(path: str) -> _Comet:
        loaded.append(path)
        return _Comet(references=False)

    _stand_in(monkeypatch, "comet", load_from_checkpoint=load, download_model=lambda name: f"/cache/{name}")
    checkpoint = tmp_path / "checkpoints" / "model.ckpt"
    checkpoint.parent.mkdir()
    checkpoint.touch()
    for model in (checkpoint, tmp_path, "some/model"):
        scorer = scorer_named("comet-kiwi", str(model))
        assert scores_by(scorer, [("a", "bcd"), ("a", "")], "en", "fr") == [3.0, 0.0]
    assert loaded == [str(checkpoint), str(checkpoint), "/cache/some/model"]
    assert "comet-kiwi" in scorer_names()


def test_a_comet_model_that_needs_references_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(
        monkeypatch,
        "comet",
        load_from_checkpoint=lambda path: _Comet(references=True),
        download_model=lambda name: name,
    )
    with pytest.raises(UsageError, match="needs references"):
        CometKiwi("Unbabel/wmt22-comet-da")


def test_an_unknown_scorer_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no scorer is called “bleu”; there are comet-kiwi"):
        scorer_named("bleu")


def test_a_scorer_that_fails_or_miscounts_is_one_sentence() -> None:
    class Failing:
        id = "failing"
        signature = "failing"

        def __init__(self, scores: list[float] | None) -> None:
            self.scores = scores

        def score(self, pairs: Any, source_lang: str, target_lang: str) -> list[float]:
            if self.scores is None:
                raise RuntimeError("out of memory\nat 0x0")
            return self.scores

    failing: Scorer = Failing(None)
    with pytest.raises(UsageError, match=r"the scorer “failing” failed \(RuntimeError: out of memory\)"):
        scores_by(failing, [("a", "b")], "en", "fr")
    with pytest.raises(UsageError, match="gave 0 scores for 1 pairs"):
        scores_by(Failing([]), [("a", "b")], "en", "fr")


def test_labse_loads_a_real_model(tmp_path: Path) -> None:
    library = pytest.importorskip("sentence_transformers", reason="the extra labse is not installed")
    models = pytest.importorskip("sentence_transformers.models")
    transformers = pytest.importorskip("transformers")
    letters = [*"abcdefghijklmnopqrstuvwxyzéàè.,!?’'"]
    vocabulary = tmp_path / "vocab.txt"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    vocabulary.write_text("\n".join(pieces), encoding="utf-8")
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    transformers.BertModel(config).save_pretrained(tmp_path / "bert")
    transformers.BertTokenizerFast(vocab_file=str(vocabulary)).save_pretrained(tmp_path / "bert")
    parts = models.Transformer(str(tmp_path / "bert")), models.Pooling(16)
    library.SentenceTransformer(modules=list(parts)).save(str(tmp_path / "model"))
    vectors = Labse(tmp_path / "model").encode(TEXTS)
    assert vectors.shape == (3, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([2, 0, 9], rel=1e-4)
