from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.errors import FormatError
from alignpost.score import contrast_weights
from alignpost.score.contrast_file import ContrastTables, read_contrasts, tables_of, write_contrasts
from alignpost.score.contrast_weights import Asked, ContrastWeights, windows
from alignpost.score.contrasts import ContrastSet, Members, features

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


_TABLES = tables_of({one.name: learnt for (one, _), learnt in zip(_SETS, _LEARNT, strict=True)})


def _weights(tables: ContrastTables = _TABLES) -> ContrastWeights:
    return ContrastWeights(tables, [one.name for one, _ in _SETS])


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
        assert sums[: len(expected)] == pytest.approx(expected, abs=1e-6)
        assert sums[len(expected) :] == [0.0] * (3 - len(expected))


def test_many_pairs_are_added_up_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [Asked(["he", "will", "be"] * size, ["il", "sera"], [(1, 0)]) for size in (1, 5, 2, 1)]
    together = _weights().sums(asked)
    monkeypatch.setattr(contrast_weights, "_MOST_CELLS", 4)
    assert np.array_equal(_weights().sums(asked), together)


def test_sets_met_later_leave_the_earlier_as_they_were() -> None:
    weights, asked = _weights(), Asked(["he", "will"], ["il", "sera"], [(1, 0)])
    before = weights.sums([asked])
    weights.sums([asked._replace(words=[(0, 1)])])
    assert weights.sums([asked]) == before


def test_a_file_holds_the_weights_and_equal_ones_give_equal_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.npz", tmp_path / "other.npz"
    write_contrasts(_TABLES, one)
    read = read_contrasts(one.read_bytes(), one.name)
    write_contrasts(read, other)
    assert other.read_bytes() == one.read_bytes()
    asked = [Asked(["he", "will", "be"], ["il", "sera"], [(0, 1), (1, 0)])]
    assert _weights(read).sums(asked) == _weights().sums(asked)


def test_a_set_without_weights_is_passed_over() -> None:
    weights = _weights(_TABLES._replace(sets={"units jour mois an": _TABLES.sets["units jour mois an"]}))
    assert [number in weights for number in (0, 1)] == [False, True]
    asked = [Asked(["he"], ["est"], [(0, 1)])]
    assert weights.sums(asked) == _weights().sums(asked)


def test_a_damaged_file_is_told_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "contrasts.npz"
    write_contrasts(_TABLES, file)
    whole = file.read_bytes()
    damaged = [b"", whole[: len(whole) // 2], b"set\ttense\n" + whole]
    for beyond in ({"features": _TABLES.features[:-1]}, {"weights": _TABLES.weights[:-1]}):
        write_contrasts(_TABLES._replace(**beyond), file)
        damaged.append(file.read_bytes())
    for content in damaged:
        with pytest.raises(FormatError, match=r"contrasts\.npz"):
            read_contrasts(content, file.name)


def test_windows_reach_alike_to_both_sides_and_stay_inside() -> None:
    def reached(source: int, target: int, place: int) -> list[tuple[int, int]]:
        return [(int(low), int(high)) for low, high in windows(source, target, place)]

    assert reached(20, 20, 10) == [(6, 15), (9, 12)]
    assert reached(20, 20, 0) == [(0, 5), (0, 2)]
    assert reached(20, 20, 19) == [(15, 20), (18, 20)]
    assert reached(1000, 1000, 500) == [(470, 531), (470, 531)]
    assert reached(3, 1, 0) == [(0, 3), (0, 3)]


def test_an_ending_is_one_behind_three_letters_at_least() -> None:
    members = Members([ContrastSet("tense", ("est", "*ait", "*erait"))])
    assert members.of("parlait") == ((0, 1),)
    assert members.of("valait") == ((0, 1),)
    assert members.of("avait") == ()
    assert members.of("parlerait") == ((0, 2),)
    assert members.of("est") == ((0, 0),)
