"""What grades sentences: the encoder's vectors with other weights, less what plain sentences share."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.encode import load_encoder
from alignpost.score.archive import arrays_in
from alignpost.score.likeness import FILE, Likeness, likeness_for


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    found = likeness_for("en", "fr")
    assert found is not None
    return found


def cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_what_was_learnt_belongs_to_the_table_that_ships() -> None:
    learnt, encoder = arrays_in(FILE.read_bytes()), load_encoder()

    assert learnt["model"].tobytes().decode() == encoder.signature
    assert learnt["weights"].shape == (len(encoder.vocabulary),)
    directions = learnt["directions"].astype(np.float32)
    np.testing.assert_allclose(directions @ directions.T, np.eye(len(directions)), atol=2e-3)


def test_what_plain_sentences_share_is_left_out(likeness: Likeness) -> None:
    directions = arrays_in(FILE.read_bytes())["directions"].astype(np.float32)

    vectors = likeness.encode(["A boy is playing with a ball.", "Le Parlement a voté la loi."])

    assert np.abs(vectors @ directions.T).max() < 5e-3 * np.linalg.norm(vectors, axis=1).min()


def test_two_scenes_that_are_told_alike_are_less_alike_than_by_the_plain_vectors(likeness: Likeness) -> None:
    told_alike = "A man is feeding a horse.", "Un homme est en train de réparer une voiture."
    translated = "A man is feeding a horse.", "Un homme donne à manger à un cheval."
    encoder = load_encoder()

    apart = [
        cosine(*vectors.encode(translated)) - cosine(*vectors.encode(told_alike))
        for vectors in (likeness, encoder)
    ]

    assert apart[0] > apart[1] > 0


def test_an_empty_text_is_nowhere(likeness: Likeness) -> None:
    assert not likeness.encode(["", " "]).any()


def test_languages_that_the_encoder_does_not_know_have_none() -> None:
    assert likeness_for("en", "ja") is None
