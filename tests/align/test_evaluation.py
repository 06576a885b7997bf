from __future__ import annotations

import pytest

from alignpost.align import evaluate
from alignpost.errors import UsageError
from alignpost.model import Bead


def beads(*links: tuple[tuple[int, ...], tuple[int, ...]]) -> list[Bead]:
    return [Bead(source, target) for source, target in links]


def test_the_same_alignment_is_perfect() -> None:
    gold = beads(((0,), (0,)), ((1, 2), (1,)), ((3,), ()))

    found = evaluate([gold], [gold])

    assert (found.strict.precision, found.strict.recall, found.strict.f1) == (1.0, 1.0, 1.0)
    assert (found.lax.precision, found.lax.recall, found.lax.f1) == (1.0, 1.0, 1.0)


def test_a_hand_worked_example() -> None:
    gold = beads(((0,), (0,)), ((1, 2), (1,)), ((3,), (2,)), ((4,), ()))
    test = beads(((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ()), ((), (2,)), ((4,), ()))

    found = evaluate([gold], [test])

    # Strictly right are [0]:[0] and [4]:[]; [1]:[1] is so only in the lax sense.
    assert found.strict.precision == 2 / 6
    assert found.lax.precision == 3 / 6
    # Of the three filled gold links, [0]:[0] is found strictly and [1, 2]:[1] touched.
    assert found.strict.recall == 1 / 3
    assert found.lax.recall == 2 / 3
    assert pytest.approx(2 * (2 / 6) * (1 / 3) / (2 / 6 + 1 / 3)) == found.strict.f1
    assert (found.gold_links, found.test_links) == (3, 6)


def test_counts_are_summed_over_documents() -> None:
    right = beads(((0,), (0,)))
    wrong = beads(((0,), ()), ((), (0,)))

    found = evaluate([right, right], [right, wrong])

    assert found.strict.precision == 1 / 3
    assert found.strict.recall == 1 / 2


def test_nothing_proposed_is_nothing_found() -> None:
    found = evaluate([beads(((0,), (0,)))], [[]])

    assert (found.strict.precision, found.strict.recall, found.strict.f1) == (0.0, 0.0, 0.0)


def test_a_link_named_twice_counts_once() -> None:
    gold = beads(((0,), (0,)))

    assert evaluate([gold], [[*gold, Bead((0,), (0,), 0.5)]]).test_links == 1


def test_each_alignment_needs_its_gold() -> None:
    with pytest.raises(UsageError, match="2 gold alignments cannot be compared with 1"):
        evaluate([[], []], [[]])


def test_a_run_without_a_counterpart_is_right_only_as_the_gold_writes_it() -> None:
    whole, apart = beads(((0,), (0,)), ((1, 2), ())), beads(((0,), (0,)), ((1,), ()), ((2,), ()))

    one_by_one, as_one = evaluate([whole], [apart]), evaluate([apart], [whole])

    assert one_by_one.strict.precision == one_by_one.lax.precision == 1 / 3
    assert as_one.strict.precision == as_one.lax.precision == 1 / 2
    # Recall is over links with both sides filled and sees nothing of it.
    assert one_by_one.strict.recall == as_one.strict.recall == 1.0
