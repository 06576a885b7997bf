"""Fewer components for very long documents."""

from __future__ import annotations

import numpy as np

from alignpost.encode import learn_encoder, narrowed

TEXTS = [
    f"{a} {b} {c}."
    for a in ("A cat", "The dog", "Nobody")
    for b in ("eats", "sees")
    for c in ("fish", "us", "2 cakes")
]
ENCODER = learn_encoder(TEXTS, TEXTS, [])


def test_cosines_are_nearly_kept_and_vectors_add_up() -> None:
    narrow = narrowed(ENCODER, TEXTS, 16)
    assert narrow.dimension == 16
    wide_vectors, narrow_vectors = ENCODER.encode(TEXTS), narrow.encode(TEXTS)
    np.testing.assert_allclose(
        narrow_vectors @ narrow_vectors.T, wide_vectors @ wide_vectors.T, rtol=0.02, atol=0.02
    )
    together = narrow.encode([" ".join(TEXTS)])[0]
    np.testing.assert_allclose(together, narrow_vectors.sum(axis=0), rtol=1e-4, atol=1e-4)


def test_a_narrow_encoder_has_a_signature_of_its_own() -> None:
    assert narrowed(ENCODER, TEXTS, 16).signature == f"{ENCODER.signature}/16"


def test_nothing_to_narrow() -> None:
    assert narrowed(ENCODER, TEXTS, ENCODER.dimension) is ENCODER


def test_an_empty_sample_still_encodes() -> None:
    vectors = narrowed(ENCODER, [], 8).encode(["A cat eats fish.", ""])
    assert vectors.shape == (2, 8)
    assert np.isfinite(vectors).all()
