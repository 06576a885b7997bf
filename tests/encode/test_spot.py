"""A table learnt on the spot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.encode.invented import found, invented_pair

from alignpost.encode import learn_encoder, spot
from alignpost.encode.summing import Ragged


def test_translations_are_found_though_no_word_is_shared_and_a_quarter_of_the_links_is_wrong() -> None:
    source, target = invented_pair(600, 1)
    rng = np.random.default_rng(2)
    links = [(i, min(599, i + int(rng.integers(1, 3)) * int(rng.random() < 0.25)), 1.0) for i in range(600)]
    encoder = learn_encoder(source, target, links)
    assert found(encoder, *invented_pair(100, 3)) > 0.8


def test_without_links_shared_names_and_numbers_are_what_counts() -> None:
    source = ["Boris met Anna in 1995.", "The treaty was signed at Yalta.", "He owns 17 horses."]
    target = ["Il possède 17 chevaux.", "Boris rencontra Anna en 1995.", "Le traité fut signé à Yalta."]
    encoder = learn_encoder(source, target, [])
    assert found(encoder, source, [target[1], target[2], target[0]]) == 1.0


def test_a_word_said_often_in_one_sentence_is_still_a_rare_one() -> None:
    source = ["Apple apple apple apple apple apple.", "A bird sings.", "The cat sleeps.", "It rains."]
    encoder = learn_encoder(source, [], [])
    apple, bird = np.linalg.norm(encoder.encode(["apple", "bird"]), axis=1)
    assert apple == pytest.approx(bird, rel=0.5)


def test_a_light_link_counts_less_than_a_heavy_one() -> None:
    source, target = invented_pair(200, 4)
    right = [(i, i, 1.0) for i in range(200)]
    wrong = [(i, (i + 57) % 200, 1.0) for i in range(200)]
    light = learn_encoder(source, target, right + [(i, j, 0.05) for i, j, _ in wrong])
    heavy = learn_encoder(source, target, right + wrong)
    assert found(light, source, target) > found(heavy, source, target)


@pytest.mark.parametrize("weight", [float("nan"), float("inf"), 0.0, -1.0])
def test_links_without_a_sensible_weight_teach_nothing(weight: float) -> None:
    source, target = invented_pair(50, 5)
    links = [(i, i, 1.0) for i in range(40)]
    encoder = learn_encoder(source, target, [*links, *((i, i, weight) for i in range(40, 50))])
    assert encoder.signature == learn_encoder(source, target, links).signature


def test_the_same_texts_give_the_same_table() -> None:
    source, target = invented_pair(50, 5)
    links = [(i, i, 1.0) for i in range(50)]
    one, other = (learn_encoder(source, target, links, seed=3) for _ in range(2))
    assert one.signature == other.signature
    np.testing.assert_array_equal(one.encode(source), other.encode(source))
    assert learn_encoder(source, target, links, seed=4).signature != one.signature


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        ([], [], []),
        (["Hello."], [], []),
        (["Hello."], ["Bonjour."], [(0, 0, 1.0)]),
        (["", ""], ["", ""], [(0, 0, 1.0), (1, 1, 1.0)]),
        (["Yes."] * 14, ["Oui."] * 14, [(i, i, 0.5) for i in range(14)]),
        (["a", "b"], ["c", "d"], [(0, 1, 0.0), (1, 0, 0.0)]),
        (["文"] * 3, ["text"] * 3, [(i, i, 1.0) for i in range(3)]),
    ],
)
def test_tiny_texts_work_in_silence(
    source: list[str],
    target: list[str],
    links: list[tuple[int, int, float]],
    capfd: pytest.CaptureFixture[str],
) -> None:
    encoder = learn_encoder(source, target, links)
    vectors = encoder.encode([*source, *target, "", "something else"])
    assert vectors.shape == (len(source) + len(target) + 2, encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert not vectors[-2].any()
    assert capfd.readouterr() == ("", "")


SENTENCES, RENDERINGS = invented_pair(80, 6)
LEARNT = learn_encoder(SENTENCES, RENDERINGS, [(i, i, 1.0) for i in range(80)])


@given(
    st.lists(st.sampled_from(SENTENCES + RENDERINGS), max_size=6),
    st.sampled_from([" ", "\n", "\u00a0", " \t"]),
)
def test_the_vector_of_texts_together_is_the_sum_of_theirs(texts: list[str], between: str) -> None:
    together = LEARNT.encode([between.join(texts)])[0]
    np.testing.assert_allclose(together, LEARNT.encode(texts).sum(axis=0), rtol=1e-4, atol=1e-4)


def test_a_long_link_weighs_no_more_than_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Ragged, NDArray[np.float32], NDArray[np.float32]]] = []

    def watched(
        bags: Ragged, rows: NDArray[np.float32], columns: NDArray[np.float32], *rest: object
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        seen.append((bags, rows, columns))
        return np.zeros((len(columns), 2), np.float32), np.ones(2, np.float32)

    monkeypatch.setattr(spot, "right_singular", watched)
    source, target = ["Yes.", "A dog sees the old house.", "No house."], ["Oui.", "Un chien.", "Non."]

    learn_encoder(source, target, [(0, 0, 1.0), (1, 1, 1.0), (2, 2, 0.25)])

    ((bags, rows, columns),) = seen
    norms = [
        rows[i] * np.linalg.norm(columns[bags.values[bags.starts[i] : bags.starts[i + 1]]]) for i in range(3)
    ]
    assert norms == pytest.approx([1.0, 1.0, 0.5], abs=1e-5)
