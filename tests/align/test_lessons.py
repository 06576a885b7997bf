"""Which beads teach, and what is measured by them."""

from __future__ import annotations

import numpy as np
import pytest

from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.lessons import lessons, trust
from alignpost.align.spot import with_words_of
from alignpost.encode import learn_encoder
from alignpost.model import Bead


def ones(count: int, confidence: float | None = 0.9) -> list[Bead]:
    return [Bead((i,), (i,), confidence) for i in range(count)]


def test_thirty_sure_links_teach_and_fewer_do_not() -> None:
    assert lessons(ones(30)) == ones(30)
    assert lessons(ones(29)) == []


def test_half_of_the_fewest_must_link_one_sentence_with_one() -> None:
    groups = [Bead((2 * i, 2 * i + 1), (i,), 0.9) for i in range(20, 40)]

    assert lessons([*ones(15), *groups]) == [*ones(15), *groups]
    assert lessons([*ones(14), *groups]) == []


def test_what_is_doubtful_or_stands_alone_teaches_nothing() -> None:
    others = [Bead((40,), (40,), 0.5), Bead((41,), (), 1.0), Bead((), (41,), 1.0)]

    assert lessons([*ones(30), *others]) == ones(30)


def test_an_anchor_is_believed_wholly() -> None:
    assert (trust(Bead((0,), (0,))), trust(Bead((0,), (0,), 0.25))) == (1.0, 0.25)
    assert lessons(ones(30, None)) == ones(30, None)


def test_of_more_links_than_are_needed_some_from_everywhere_are_taken() -> None:
    found = lessons(ones(12_000))

    assert len(found) == 5_000
    assert (found[0], found[-1]) == (Bead((0,), (0,), 0.9), Bead((11_999,), (11_999,), 0.9))
    steps = np.diff([bead.source[0] for bead in found])
    assert set(steps.tolist()) == {2, 3}


def test_lengths_and_cosines_are_measured_by_the_lessons() -> None:
    rng = np.random.default_rng(2)
    own, noise = (rng.standard_normal((30, 48)).astype(np.float32) for _ in range(2))
    texts = [f"word{i} thing{i}" for i in range(30)]
    lengths = np.full(30, 40, dtype=np.float32), np.full(30, 60, dtype=np.float32)
    evidence = Evidence.of_lengths(*lengths)
    evidence = evidence.with_channel("vectors", Channel.of_vectors(own, own + noise))
    evidence = evidence.with_channel("marks", Channel.of_vectors(own, own))

    found = with_words_of(evidence, texts, texts, ones(30), learn_encoder(texts, texts, []))

    assert found.ratio == pytest.approx(1.5)
    vectors = found.channels["vectors"]
    assert vectors.sure == pytest.approx(0.7, abs=0.1)
    assert vectors.chance == pytest.approx(0.0, abs=0.05)
    assert (found.channels["marks"].sure, found.channels["marks"].chance) == (1.0, 0.0)


def test_a_channel_that_tells_nothing_is_not_stretched_until_it_does() -> None:
    rng = np.random.default_rng(3)
    sides = [rng.standard_normal((30, 48)).astype(np.float32) for _ in range(2)]

    found = Channel.of_vectors(*sides).levelled([(i, i, 1.0) for i in range(30)])

    assert found.sure - found.chance == pytest.approx(0.1)
