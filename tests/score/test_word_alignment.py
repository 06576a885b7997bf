from collections.abc import Sequence
from importlib import import_module
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignpost.score import uncovered, word_links
from alignpost.score.copies import may_be_copied
from alignpost.score.exonyms import exonym_links
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import _given, _of_hours, aligner_for
from alignpost.score.side import Side
from alignpost.score.word_alignment import Given, WordAligner, WordPair, _relaxed

WORDS = st.lists(st.sampled_from(["the", "house", "war", "12", "Putin", "zzz", "guerre", "«"]), max_size=12)


def _aligner() -> WordAligner:
    return aligner_for("en", "fr", lexicon_for("en", "fr"))


def _pair(source: Sequence[str], target: Sequence[str], known: Sequence[Given] = ()) -> WordPair:
    return WordPair(source, target, source, known)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("the black cat sleeps", "le chat noir dort", {(0, 0), (1, 2), (2, 1), (3, 3)}),
        (
            "we want peace , not war .",
            "nous voulons la paix , pas la guerre .",
            {(0, 0), (2, 3), (5, 7), (6, 8)},
        ),
        ("the minutes of the session", "le procès - verbal de la session", {(1, 1), (1, 2), (1, 3), (4, 6)}),
        ("he wo n't come", "il ne viendra pas", {(0, 0), (3, 2)}),
    ],
)
def test_counterparts_are_linked(source: str, target: str, expected: set[tuple[int, int]]) -> None:
    (links,) = word_links([(source, target)], "en", "fr")
    assert expected <= links


def test_a_word_left_untranslated_is_no_counterpart_and_a_name_is_one() -> None:
    (links,) = word_links([("Rubio fears the war", "Rubio fears la guerre")], "en", "fr")
    assert (0, 0) in links
    assert (1, 1) not in links


def test_what_is_known_is_linked() -> None:
    unknown = _aligner().align([_pair(["qqq", "the"], ["le", "rrr"])])[0]
    known = _aligner().align([_pair(["qqq", "the"], ["le", "rrr"], [Given(0, 1)])])[0]
    assert (0, 1) in known.links
    assert known.source[0] > unknown.source[0]


def test_a_passage_left_out_is_uncovered() -> None:
    source = "we signed the treaty yesterday after a long and difficult debate in parliament"
    target = "nous avons signé le traité hier"
    ((ours, theirs),) = uncovered([(source, target)], "en", "fr")
    assert set(range(7, 13)) <= set(ours)
    assert not {0, 1, 3, 4} & set(ours)
    assert theirs == []


def test_the_parts_of_a_word_are_told_alike_in_both_directions() -> None:
    english, french = "the long - term plan was accepted today .", "le plan a été accepté aujourd' hui ."
    ((one, _),) = uncovered([(english, french)], "en", "fr")
    ((_, other),) = uncovered([(french, english)], "fr", "en")
    assert {1, 2, 3}.intersection(one) in (set(), {1, 2, 3})
    assert {1, 2, 3}.intersection(other) in (set(), {1, 2, 3})


def test_unrelated_texts_leave_nothing_out() -> None:
    assert uncovered([("the cat sleeps on the sofa", "zzz qqq xxx rrr")], "en", "fr") == [([], [])]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_a_pair_is_linked_alike_alone_and_among_others(pairs: list[tuple[list[str], list[str]]]) -> None:
    asked = [_pair(source, target) for source, target in pairs]
    together = _aligner().align(asked)
    for pair, found in zip(asked, together, strict=True):
        (alone,) = _aligner().align([pair])
        assert found.links == alone.links
        assert found.source == pytest.approx(alone.source, abs=1e-3)
        assert len(found.source) == len(found.to_target) == len(pair.source)
        assert len(found.target) == len(found.to_source) == len(pair.target)
        assert all(0 <= sure <= 1 for sure in (*found.source, *found.target))


def test_long_pairs_are_linked_in_windows() -> None:
    words = [f"A{number}" for number in range(600)]
    (found,) = _aligner().align([_pair(words, words)])
    assert sum((i, i) in set(found.links) for i in range(600)) >= 590


def test_windows_of_a_long_side_share_the_words_of_a_short_one() -> None:
    words = [f"A{number}" for number in range(450)]
    for source, target in ((words, words[::9]), (words[::9], words)):
        (found,) = _aligner().align([_pair(source, target)])
        ours, theirs = (
            zip(found.to_target, found.source, strict=True),
            zip(found.to_source, found.target, strict=True),
        )
        assert (
            sum(target[to] == word and sure > 0.15 for word, (to, sure) in zip(source, ours, strict=True))
            >= 40
        )
        assert (
            sum(source[to] == word and sure > 0.15 for word, (to, sure) in zip(target, theirs, strict=True))
            >= 40
        )


def test_languages_without_lexicon_and_encoder_are_linked_by_spelling() -> None:
    (found,) = WordAligner(None, None).align([_pair(["Putin", "talvi"], ["Putin", "tél"])])
    assert found.links[:1] == [(0, 0)]


def test_a_repeated_word_is_asked_about_once_a_source_word(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    decide = may_be_copied

    def counted(key: str, capital: bool, lexicon: Lexicon | None) -> bool:
        asked.append(key)
        return decide(key, capital, lexicon)

    monkeypatch.setattr(import_module("alignpost.score.word_alignment"), "may_be_copied", counted)
    side = ["Putin", "war"] * 400
    _aligner().align([_pair(side, side)])
    assert len(asked) <= len(side)


def test_links_support_each_other_alike_in_every_direction() -> None:
    draw = np.random.default_rng(7)
    forward, backward, prior = (draw.random((2, 5, 7), np.float32) for _ in range(3))

    def turned(table: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.ascontiguousarray(table.transpose(0, 2, 1))

    def mirrored(table: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.ascontiguousarray(table[:, ::-1, ::-1])

    both = _relaxed(forward, backward, prior).both
    other_way = _relaxed(turned(backward), turned(forward), turned(prior)).both
    np.testing.assert_allclose(turned(other_way), both, rtol=1e-4)
    backwards = _relaxed(mirrored(forward), mirrored(backward), mirrored(prior)).both
    np.testing.assert_allclose(mirrored(backwards), both, rtol=1e-4)


def test_numbers_and_hours_of_one_value_are_known() -> None:
    source, target = Side("twelve ships in 1945", "en"), Side("en 1945, 12 navires", "fr")
    assert set(_given(source, target)) == {(0, 2), (3, 1)}
    hour, same = Side("at half past six in the evening", "en"), Side("à 18 h 30", "fr")
    assert {place for place, _ in _of_hours(hour, same)} >= {1, 2, 3}
    # Which of two such hours it renders is for the other words to tell.
    assert list(_of_hours(hour, Side("à 18 h 30 ou à 18 h 30", "fr"))) == []


def test_thousands_of_equal_names_are_linked_without_their_square() -> None:
    source, target = Side("Russia " * 5_000, "en"), Side("Russie " * 5_000, "fr")
    assert len(list(islice(exonym_links(source, target), 1_000))) == 1_000
    assert len(_given(source, target)) == 400
