from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Bitext, Finding, Note, Pair, Score, Severity, Status
from alignpost.review.filters import Facet, Filter
from alignpost.review.suspicion import weight
from alignpost.review.traits import Traits

TEXTS = [("One.", "Un."), ("", "Deux."), ("A rather long sentence stands here.", "Court."), ("Four.", "")]
NOTE = Note(1, "ada", "2025-02-12T18:22:05Z", "why?")
FINDING = Finding("numbers", "accuracy", Severity.MAJOR, (), (), "A number differs.")


def test_a_note_is_open_until_it_is_resolved_whatever_was_answered() -> None:
    (pair, *_) = Bitext.of_texts(TEXTS, "en", "fr").pairs
    answer = replace(NOTE, id=2, text="because", reply_to=1)
    answered = replace(pair, notes=(NOTE, answer))
    settled = replace(pair, notes=(replace(NOTE, resolved=True), answer))
    assert Facet.NOTES.test(answered)
    assert not Facet.NOTES.test(settled)
    assert list(Traits((answered, settled)).places(Filter(frozenset({Facet.NOTES})))) == [0]


@st.composite
def pairs(draw: st.DrawFn, most: int = 12) -> list[Pair]:
    base = Bitext.of_texts(TEXTS, "en", "fr").pairs
    return [
        replace(
            pair,
            status=draw(st.sampled_from(Status)),
            score=draw(
                st.sampled_from([None, Score(40.0), Score(75.0), Score(95.0), Score(50.0, (), (FINDING,))])
            ),
            notes=draw(st.sampled_from([(), (NOTE,)])),
            keep=draw(st.booleans()),
            bookmarked=draw(st.booleans()),
        )
        for pair in draw(st.lists(st.sampled_from(base), max_size=most))
    ]


@given(pairs(), st.frozensets(st.sampled_from(Facet), max_size=4))
def test_a_filter_shows_what_matches_it(known: list[Pair], facets: frozenset[Facet]) -> None:
    wanted = Filter(facets)
    assert list(Traits(known).places(wanted)) == [i for i, pair in enumerate(known) if wanted.matches(pair)]


@given(pairs())
def test_facets_are_counted(known: list[Pair]) -> None:
    counts = Traits(known).counts()
    assert {facet: counts[facet] for facet in Facet} == {
        facet: sum(map(facet.test, known)) for facet in Facet
    }


@pytest.mark.parametrize("few", [0, 100])
@given(known=pairs(), facets=st.frozensets(st.sampled_from(Facet), max_size=1))
def test_the_most_doubtful_come_first_and_equals_stay_as_they_were(
    few: int, known: list[Pair], facets: frozenset[Facet]
) -> None:
    traits = Traits(known)
    for places in (range(len(known)), traits.places(Filter(facets))):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("alignpost.review.doubts.FEW", few)
            assert list(traits.by_doubt(places)) == sorted(places, key=lambda place: -weight(known[place]))


@given(pairs(), st.data())
def test_lengths_are_those_of_the_texts(known: list[Pair], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(range(len(known))))) if known else []
    for places in (range(len(known)), some):
        source, target = Traits(known).lengths(places)
        assert source.tolist() == [len(known[place].source) for place in places]
        assert target.tolist() == [len(known[place].target) for place in places]


@given(pairs(), pairs(), st.data())
def test_traits_follow_edits(known: list[Pair], came: list[Pair], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(known)))
    gone = data.draw(st.integers(0, len(known) - first))
    traits = Traits(known)
    traits.splice(first, gone, Traits(came))
    known[first : first + gone] = came
    anew = Traits(known)
    assert len(traits) == len(known)
    assert traits.counts() == anew.counts()
    assert [column.tolist() for column in traits.lengths(range(len(known)))] == [
        column.tolist() for column in anew.lengths(range(len(known)))
    ]


@pytest.mark.parametrize("one_by_one", [0, 100])
@given(known=pairs(), came=pairs(), data=st.data())
def test_the_order_follows_edits(
    one_by_one: int, known: list[Pair], came: list[Pair], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(known)))
    gone = data.draw(st.integers(0, len(known) - first))
    traits = Traits(known)
    traits.sort()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("alignpost.review.doubts.FEW", 0)
        patch.setattr("alignpost.review.doubts._MOVED_ONE_BY_ONE", one_by_one)
        traits.splice(first, gone, Traits(came))
        known[first : first + gone] = came
        order = list(traits.by_doubt(range(len(known))))
    assert order == sorted(range(len(known)), key=lambda place: -weight(known[place]))


@pytest.mark.parametrize(
    ("source", "target", "unlike"),
    [(3, 19, False), (10, 20, True), (20, 10, True), (12, 21, False), (0, 30, True), (0, 0, False)],
)
def test_short_texts_are_of_no_length_that_tells(source: int, target: int, unlike: bool) -> None:
    (pair,) = Bitext.of_texts([("x" * source, "y" * target)], "en", "fr").pairs
    assert Facet.LENGTHS.test(pair) is unlike
