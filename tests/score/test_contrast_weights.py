from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.errors import FormatError
from alignpost.score import contrast_weights
from alignpost.score.contrast_weights import Asked, ContrastWeights
from alignpost.score.contrasts import ContrastSet, features, weights_text

_NAMES = ("b", "f:he", "f:will", "n:will", "n:will be", "c:be", "c:he", "p:^", "p:il", "x:$", "x:là", "e:là")
_SETS = (
    (ContrastSet("tense", ("est", "sera")), 2),
    (ContrastSet("units", ("jour", "mois", "an")), 3),
)
_LEARNT = [
    {
        name: [round(0.1 * place - 0.3 * member, 2) for member in range(size)]
        for place, name in enumerate(_NAMES)
    }
    for _, size in _SETS
]
_texts = st.lists(st.sampled_from(["he", "will", "be", "here", "be", "là"]), min_size=1, max_size=30)
_targets = st.lists(st.sampled_from(["il", "sera", "là"]), min_size=1, max_size=30)


def _weights() -> ContrastWeights:
    texts = [weights_text(one, learnt) for (one, _), learnt in zip(_SETS, _LEARNT, strict=True)]
    return ContrastWeights([text.partition("\n")[2].encode() for text in texts], "weights")


@given(st.lists(st.tuples(_texts, _targets), max_size=4))
def test_sums_are_those_of_the_features_one_by_one(pairs: list[tuple[list[str], list[str]]]) -> None:
    asked = [Asked(source, target, [(len(target) - 1, 1), (0, 0)]) for source, target in pairs]
    one_by_one = [
        [sum(_LEARNT[number][name][member] for name in names if name in _LEARNT[number]) for member in range(3 if number else 2)]
        for pair in asked
        for place, number in pair.words
        for names in [list(features(pair.source, pair.target, place))]
    ]  # fmt: skip
    found = _weights().sums(asked)
    assert len(found) == len(one_by_one)
    for sums, expected in zip(found, one_by_one, strict=True):
        assert sums[: len(expected)] == pytest.approx(expected)
        assert sums[len(expected) :] == [0.0] * (3 - len(expected))


def test_many_pairs_are_added_up_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [Asked(["he", "will", "be"] * size, ["il", "sera"], [(1, 0)]) for size in (1, 5, 2, 1)]
    together = _weights().sums(asked)
    monkeypatch.setattr(contrast_weights, "_MOST_CELLS", 4)
    assert np.array_equal(_weights().sums(asked), together)


def test_sets_met_later_leave_the_earlier_as_they_were() -> None:
    weights, asked = _weights(), Asked(["he", "will"], ["il", "sera"], [(1, 0)])
    (before,) = weights.sums([asked])
    weights.sums([asked._replace(words=[(0, 1)])])
    (after,) = weights.sums([asked])
    assert after == [*before, 0.0]


def test_lines_that_do_not_match_are_told_with_the_name_of_the_file() -> None:
    weights = ContrastWeights([b"b\t\n1 2\nf\the\twill\n1 2\n"], "contrasts.tsv")
    with pytest.raises(FormatError, match=r"contrasts\.tsv"):
        weights.sums([Asked(["he"], ["est"], [(0, 0)])])
    assert 0 in weights
    assert 0 not in ContrastWeights([b""], "contrasts.tsv")
