from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Bitext, Note, Pair, Score, Status
from alignpost.review.filters import EVERYTHING, Facet, Filter
from alignpost.review.marks import percent
from alignpost.review.search import Search
from alignpost.review.state import Found, Order, ViewState
from alignpost.review.sums import Sums
from alignpost.review.suspicion import suspicion, weight
from alignpost.score import mean_fidelity
from alignpost.store import News


@pytest.fixture
def view(bitext: Bitext) -> ViewState:
    return ViewState(bitext.pairs)


def ids(view: ViewState) -> list[int]:
    return [view.pair_at(row).id for row in range(len(view))]


def with_status(view: ViewState, index: int, status: Status) -> None:
    change(view, index, replace(view.pairs[index], status=status))


def change(view: ViewState, index: int, pair: Pair) -> list[int]:
    return view.take_in(News(index, (pair,), len(view.pairs) - index - 1))


def test_the_queue_begins_with_what_is_worst(view: ViewState) -> None:
    view.set_order(Order.SUSPICION)
    assert ids(view) == [5, 2, 7, 1, 3, 4, 6, 8]


def test_changing_the_order_keeps_the_cursor_on_its_pair(view: ViewState) -> None:
    view.cursor = 6
    view.set_order(Order.SUSPICION)
    assert view.current is not None
    assert view.current.id == 7


def test_reasons_are_words(view: ViewState) -> None:
    found = [suspicion(pair) for pair in view.pairs]
    assert [item.reason for item in found if item is not None] == [
        "12 has become 21.",
        "one side is empty",
        "uncertain pairing (55%)",
    ]


def test_a_side_is_empty_by_its_text(view: ViewState) -> None:
    full, empty = view.pairs[0], next(pair for pair in view.pairs if not pair.target)
    typed = replace(empty, target="Ce qui manquait.", target_original="", score=None)
    deleted = replace(full, target="", target_original=full.target)
    reasons = [found and found.reason for found in map(suspicion, (empty, typed, deleted))]
    assert reasons == ["one side is empty", None, "one side is empty"]


def test_a_decided_pair_is_no_longer_suspicious(view: ViewState) -> None:
    assert suspicion(view.pairs[1]) is not None
    assert suspicion(replace(view.pairs[1], status=Status.ACCEPTED)) is None


def test_jumps_go_round_and_say_so(view: ViewState) -> None:
    view.cursor = 5

    def doubtful(pair: Pair) -> bool:
        return suspicion(pair) is not None

    assert view.jump(doubtful, +1) == Found(6, wrapped=False)
    view.cursor = 6
    assert view.jump(doubtful, +1) == Found(1, wrapped=True)
    assert view.jump(doubtful, -1) == Found(4, wrapped=False)
    assert view.jump(lambda pair: pair.id == 99, +1) is None


def test_a_filter_joins_statuses_by_or_and_other_facets_by_and(view: ViewState) -> None:
    with_status(view, 0, Status.ACCEPTED)
    with_status(view, 1, Status.REJECTED)
    view.run_filter(Filter(frozenset({Facet.ACCEPTED, Facet.REJECTED})))
    assert ids(view) == [1, 2]
    view.run_filter(Filter(frozenset({Facet.ACCEPTED, Facet.REJECTED, Facet.FINDINGS})))
    assert ids(view) == [2]
    assert view.filter.name == "accepted or rejected, with findings"
    assert EVERYTHING.name == "all pairs"


def test_a_pair_stays_until_the_filter_is_run_again(view: ViewState) -> None:
    view.run_filter(Filter(frozenset({Facet.UNREVIEWED})))
    with_status(view, 2, Status.ACCEPTED)
    assert ids(view) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [view.stays_only(row) for row in range(4)] == [False, False, True, False]
    view.cursor = 2
    view.run_filter()
    assert ids(view) == [1, 2, 4, 5, 6, 7, 8]
    assert view.current is not None
    assert view.current.id == 4


def test_a_filter_that_hides_everything_leaves_no_cursor(view: ViewState) -> None:
    view.run_filter(Filter(frozenset({Facet.REJECTED})))
    assert (len(view), view.current, view.index) == (0, None, None)
    view.run_filter(EVERYTHING)
    assert view.current is not None


def test_sums_follow_edits(view: ViewState, bitext: Bitext) -> None:
    assert view.mean_fidelity == pytest.approx(mean_fidelity(bitext.pairs))
    assert view.mean_is_exact
    with_status(view, 0, Status.ACCEPTED)
    assert view.counts[Status.ACCEPTED] == 1
    assert view.counts[Status.UNREVIEWED] == 7


def test_without_scores_there_is_no_mean(view: ViewState) -> None:
    bare = ViewState([replace(pair, score=None) for pair in view.pairs])
    assert bare.mean_fidelity is None


def test_matches_are_counted_and_visited_in_turn(view: ViewState) -> None:
    view.set_search(Search("WE "))
    assert view.matches == (2, 0)
    assert view.next_match(+1) == Found(1, wrapped=False)
    view.cursor = 1
    assert view.matches == (2, 1)
    assert view.next_match(+1) == Found(6, wrapped=False)
    assert view.next_match(-1) == Found(6, wrapped=True)
    view.cursor = 3
    assert view.next_match(-1) == Found(1, wrapped=False)
    view.set_search(Search("no such words"))
    assert view.next_match(+1) is None


def test_news_are_taken_in_where_they_differ(view: ViewState, bitext: Bitext) -> None:
    pairs = list(bitext.pairs)
    pairs[3] = replace(pairs[3], status=Status.ACCEPTED)
    assert view.take_in(News(1, tuple(pairs[1:6]), 2)) == [3]
    assert view.counts[Status.ACCEPTED] == 1
    assert view.take_in(News(0, tuple(pairs), 0)) == []
    assert view.take_in(News(5, (), 0)) == [4]
    assert len(view) == 5
    assert [pair.id for pair in view.pairs] == [1, 2, 3, 4, 5]


def test_facets_are_counted(view: ViewState) -> None:
    with_status(view, 0, Status.NEEDS_WORK)
    note = Note(1, "ada", "2025-02-12T18:22:05Z", "why?")
    change(view, 1, replace(view.pairs[1], notes=(note,), keep=False))
    counts = view.facets
    assert counts is not None
    assert (counts[Facet.NEEDS_WORK], counts[Facet.UNREVIEWED], counts[Facet.NOTES]) == (1, 7, 1)
    assert (counts[Facet.FINDINGS], counts[Facet.DROPPED], counts[Facet.UNEVEN]) == (1, 1, 1)


@given(
    st.lists(st.tuples(st.sampled_from(Status), st.none() | st.floats(0, 100)), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(Status)), max_size=12),
    st.frozensets(st.sampled_from(Facet), max_size=3),
)
def test_any_edits_keep_sums_and_rows_true(
    made: list[tuple[Status, float | None]], edits: list[tuple[int, Status]], facets: frozenset[Facet]
) -> None:
    base = Bitext.of_texts([("a", "b")] * len(made), "en", "fr").pairs
    pairs = [
        replace(pair, status=status, score=None if fidelity is None else Score(fidelity))
        for pair, (status, fidelity) in zip(base, made, strict=True)
    ]
    view = ViewState(pairs)
    for place, status in edits:
        index = place % len(pairs)
        pairs[index] = replace(pairs[index], status=status)
        change(view, index, pairs[index])
    assert +view.counts == Counter(pair.status for pair in pairs)
    view.run_filter(Filter(facets))
    assert [view.pairs[i] for i in view.rows] == [pair for pair in pairs if view.filter.matches(pair)]
    for row, index in enumerate(view.rows):
        assert view.row_of(index) == row


def test_a_filter_that_nothing_matches_keeps_the_place(view: ViewState) -> None:
    view.cursor = 3
    view.run_filter(Filter(frozenset({Facet.REJECTED})))
    assert ids(view) == []
    view.run_filter()
    view.set_order(Order.SUSPICION)
    view.set_order(Order.READING)
    view.run_filter(EVERYTHING)
    assert view.current is not None
    assert view.current.id == 4


@given(st.floats(0, 1))
def test_the_match_is_rounded_as_in_reports(share: float) -> None:
    assert percent(share) == f"{float(f'{share:.2f}'):.0%}"
    assert share >= 0.995 or percent(share) != "100%"


def test_the_order_by_doubt_heeds_what_was_edited_since_the_last_time(view: ViewState) -> None:
    view.set_order(Order.SUSPICION)
    first = view.rows[0]
    view.set_order(Order.READING)
    change(view, first, replace(view.pairs[first], status=Status.ACCEPTED))
    view.set_order(Order.SUSPICION)
    weights = [weight(view.pair_at(row)) for row in range(len(view))]
    assert weights == sorted(weights, reverse=True)
    assert view.rows[0] != first


def test_a_weight_is_that_of_the_suspicion(view: ViewState) -> None:
    found = [suspicion(pair) for pair in view.pairs]
    assert [weight(pair) for pair in view.pairs] == [0.0 if each is None else each.weight for each in found]
    assert any(found)


def test_a_weight_of_pairs_that_have_changed_is_not_taken() -> None:
    pairs = [
        replace(pair, score=Score(80.0))
        for pair in Bitext.of_texts([("One two.", "Un deux."), ("Three.", "Trois.")], "en", "fr").pairs
    ]
    sums = Sums(pairs)
    weight = sums.weigh(lambda: pairs)
    better = replace(pairs[0], score=Score(100.0))
    sums.exchange([pairs[0]], [better])
    assert not sums.take(weight)
    assert not sums.weighed
    assert sums.take(sums.weigh(lambda: [better, *pairs[1:]]))
    assert sums.mean is not None
    assert sums.mean > 80.0
