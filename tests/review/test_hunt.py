from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Bitext
from alignpost.review.hunt import Hunt
from alignpost.review.search import Search


def hunt(words: list[str], start: int, query: str = "a") -> Hunt:
    pairs = Bitext.of_texts([(word, "") for word in words], "en", "fr").pairs
    return Hunt(Search(query), pairs.__getitem__, len(pairs), start)


@given(st.lists(st.sampled_from(["a", "b"]), max_size=200), st.data())
def test_all_that_holds_the_query_is_found_wherever_one_begins(words: list[str], data: st.DataObject) -> None:
    found = hunt(words, data.draw(st.integers(0, max(0, len(words) - 1))))
    before: list[int] = []
    while not found.is_over:
        found.go_on(0)
        assert set(before) <= set(found.hits)
        before = found.hits
    assert found.hits == [row for row, word in enumerate(words) if word == "a"]


@given(st.lists(st.sampled_from(["a", "b"]), max_size=200), st.data())
def test_what_is_said_to_be_next_is_so(words: list[str], data: st.DataObject) -> None:
    rows = st.integers(0, max(0, len(words) - 1))
    found, cursor = hunt(words, data.draw(rows)), data.draw(rows)
    truly = next((row for row in range(cursor + 1, len(words)) if words[row] == "a"), None)
    while not found.is_over:
        found.go_on(0)
        assert found.next_after(cursor) in (truly, None)


def test_the_next_match_is_known_before_everything_was_looked_at() -> None:
    found = hunt(["b"] * 60 + ["a"] + ["b"] * 1000, 50)
    found.go_on(0)
    assert not found.is_over
    assert found.next_after(50) == 60


def test_nothing_is_looked_for_where_nothing_was_typed() -> None:
    found = hunt(["a"], 0, "")
    assert found.is_over
    assert found.hits == []
