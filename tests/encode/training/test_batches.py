"""Which pairs meet in which step."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from alignpost.encode.summing import Ragged
from alignpost.encode.training.batches import Batch, Schedule
from alignpost.encode.training.preparing import PreparedPairs
from alignpost.encode.training.settings import TrainingSettings

PLAIN = TrainingSettings(languages=("en",), batch=32, chunk=4, joined=0.0, dropout=0.0, passes=2.0)


def numbered(count: int, weight: float = 1.0, first: int = 1) -> PreparedPairs:
    """Pair i is the bag [first + i, first + i] on either side."""
    values = np.repeat(np.arange(first, first + count, dtype=np.int32), 2)
    side = Ragged.of_lengths(values, np.full(count, 2, np.int64))
    return PreparedPairs(side, side, weight)


def rows(batch: Batch) -> list[int]:
    starts = batch.source.starts[:-1][np.diff(batch.source.starts) > 0]
    return batch.source.values[starts].tolist()  # type: ignore[no-any-return]


def all_rows(schedule: Schedule, steps: range) -> list[int]:
    return [row for step in steps for row in rows(schedule.batch(step))]


def test_a_pass_sees_every_pair_once() -> None:
    schedule = Schedule([numbered(300), numbered(77, first=1_000)], PLAIN)
    for turn in range(2):
        steps = range(turn * schedule.batches_a_pass, (turn + 1) * schedule.batches_a_pass)
        assert sorted(all_rows(schedule, steps)) == [*range(1, 301), *range(1_000, 1_077)]
    assert schedule.steps == 2 * schedule.batches_a_pass


def test_weights_say_how_often() -> None:
    schedule = Schedule([numbered(400, 0.5), numbered(100, 2.0, first=1_000)], PLAIN)
    seen = all_rows(schedule, range(schedule.batches_a_pass))
    assert abs(sum(row < 1_000 for row in seen) - 200) <= 4  # whole chunks are taken
    assert sorted(row for row in seen if row >= 1_000) == sorted([*range(1_000, 1_100)] * 2)


def test_a_batch_is_of_one_source_and_made_of_neighbours() -> None:
    schedule = Schedule([numbered(300), numbered(300, first=1_000)], PLAIN)
    for step in range(schedule.batches_a_pass):
        found = rows(schedule.batch(step))
        assert len({row >= 1_000 for row in found}) == 1
        neighbours = sum(b == a + 1 for a, b in pairwise(found))
        assert neighbours >= len(found) * 0.6


def test_any_step_can_be_asked_for_at_any_time() -> None:
    settings = replace(PLAIN, joined=0.3, dropout=0.2)
    one, other = Schedule([numbered(300)], settings), Schedule([numbered(300)], settings)
    forward = [one.batch(step).source.values.tolist() for step in range(one.steps)]
    backward = [other.batch(step).source.values.tolist() for step in reversed(range(other.steps))]
    assert forward == backward[::-1]
    another = Schedule([numbered(300)], replace(settings, seed=1))
    assert forward != [another.batch(step).source.values.tolist() for step in range(another.steps)]


def test_joined_pairs_are_a_pair_and_its_successor_on_both_sides() -> None:
    schedule = Schedule([numbered(100)], replace(PLAIN, joined=1.0))
    batch = schedule.batch(0)
    for a, b in zip(batch.source.starts, batch.source.starts[1:], strict=False):
        bag = batch.source.values[a:b].tolist()
        assert bag in ([bag[0]] * 2 + [bag[0] + 1] * 2, [100] * 4)
    np.testing.assert_array_equal(batch.source.values, batch.target.values)


def test_dropout_leaves_out_its_share() -> None:
    schedule = Schedule([numbered(2_000)], replace(PLAIN, batch=2_000, dropout=0.25))
    batch = schedule.batch(0)
    assert len(batch.source) == 2_000
    assert 0.7 < len(batch.source.values) / 4_000 < 0.8
    assert batch.source.values.tolist() != batch.target.values.tolist()


def test_repeated_sides_are_twins() -> None:
    values = np.array([1, 2, 1, 3], np.int32)
    source = Ragged.of_lengths(values, np.ones(4, np.int64))
    target = Ragged.of_lengths(np.array([5, 6, 7, 8], np.int32), np.ones(4, np.int64))
    batch = Schedule([PreparedPairs(source, target, 1.0)], replace(PLAIN, dropout=0.5)).batch(0)
    one, other = batch.twins
    assert len(one) == 2
    assert set(zip(one.tolist(), other.tolist(), strict=True)) == {(one[0], other[0]), (other[0], one[0])}
