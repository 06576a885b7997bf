"""Encoding many texts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.encode import table
from alignpost.encode.table import DenseTable, TableEncoder
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import Cancelled

WORDS = ["War", "must", "end.", "La", "guerre", "doit", "finir\u202f!", "«\u00a0Oui\u00a0»", "été"]

VOCABULARY = train_vocabulary(count_words(WORDS), 60)

VECTORS = np.random.default_rng(0).standard_normal((len(VOCABULARY), 8)).astype(np.float32)


@pytest.fixture(scope="module")
def encoder() -> TableEncoder:
    return TableEncoder(VOCABULARY, DenseTable(VECTORS), "test", "0")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=12), st.integers(1, 40))
def test_vectors_do_not_depend_on_the_blocks(texts: list[str], most: int) -> None:
    encoder = TableEncoder(VOCABULARY, DenseTable(VECTORS), "test", "0")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(table, "_BLOCK", 5)
        patched.setattr(table, "_CHARACTERS", most)
        vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), 8)
    for text, vector in zip(texts, vectors, strict=True):
        exact = VECTORS[VOCABULARY.bags([text]).values].sum(axis=0)
        np.testing.assert_allclose(vector, exact, atol=1e-5)


@given(st.text(), st.text(), st.sampled_from([" ", "\n", "\u00a0", "\u202f"]))
def test_any_text_has_a_finite_vector_and_sums_stay_sums(one: str, other: str, between: str) -> None:
    encoder = TableEncoder(VOCABULARY, DenseTable(VECTORS), "test", "0")
    first, second, both = encoder.encode([one, other, one + between + other])
    assert np.isfinite(both).all()
    np.testing.assert_allclose(both, first + second, atol=1e-3)


@pytest.mark.parametrize(
    "text", ["\ud83d", "a\udcffb", "\0", "x" * 1_000_000, "e\u0301" * 100_000, "\U0010ffff"]
)
def test_no_text_is_too_odd(encoder: TableEncoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text, "War"])).all()


def test_blocks_hold_few_texts_and_few_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "_BLOCK", 3)
    monkeypatch.setattr(table, "_CHARACTERS", 10)
    blocks = [(b.start, b.stop) for b in table._blocks(["a"] * 7 + ["a" * 50, "a" * 9, "", "aa", "a"])]
    assert blocks == [(0, 3), (3, 6), (6, 7), (7, 8), (8, 10), (10, 12)]
    assert list(table._blocks([])) == []


def test_encoding_says_how_far_it_is_and_can_be_stopped(
    encoder: TableEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "_BLOCK", 10)
    told: list[tuple[str, float]] = []
    encoder.encode(WORDS * 10, lambda stage, done: told.append((stage, done)))
    assert told[0] == ("encoding", 0.0)
    assert [done for _, done in told] == sorted(done for _, done in told)
    assert len(told) == 9

    def stop(stage: str, done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        encoder.encode(WORDS * 10, stop)


def test_a_weighed_encoder_has_the_same_pieces_and_a_signature_of_its_own(encoder: TableEncoder) -> None:
    weights = np.random.default_rng(1).random(len(VOCABULARY))
    weighed = encoder.weighed(weights)
    pieces = VOCABULARY.bags(["La guerre doit finir"]).values
    exact = (VECTORS[pieces] * weights[pieces, None]).sum(axis=0)
    np.testing.assert_allclose(weighed.encode(["La guerre doit finir"])[0], exact, atol=1e-5)
    assert weighed.signature not in (encoder.signature, encoder.weighed(2 * weights).signature)
    assert weighed.signature == encoder.weighed(weights).signature
