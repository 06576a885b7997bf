import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import align, aligner_for, cover_all
from alignpost.score.loose_words import from_arrays, shipped_loose_words, sums_over_stretches
from alignpost.score.side import Side
from alignpost.score.space_words import _loose_parts, uncovered
from alignpost.score.stretches import OF_WORDS, STRETCH_TRAITS, Evidence, evidence
from alignpost.score.whole_traits import WHOLE_TRAITS
from alignpost.score.word_meanings import LONGEST_INSIDE, meanings
from alignpost.score.word_traits import flat_sides

ODDS = st.floats(-6, 6)
WHOLE = "We signed the treaty yesterday, after a long and difficult debate in parliament."
RENDERED = "Nous avons signé le traité hier, après un débat long et difficile au parlement."
SHORTENED = "Nous avons signé le traité hier."


def _loose(pairs: list[tuple[str, str]], lang: str = "fr") -> list[tuple[list[float], float, list[float]]]:
    lexicon = lexicon_for("en", lang)
    aligner = aligner_for("en", lang, lexicon)
    covers = cover_all([(Side(source, "en"), Side(target, lang)) for source, target in pairs], aligner)
    return [(c.source_loose.chances, c.source_loose.lost, c.target_loose.chances) for c in covers]


@given(st.lists(ODDS, min_size=2, max_size=6), st.lists(ODDS, min_size=8, max_size=8), ODDS)
def test_the_sums_over_stretches_are_those_over_each_of_them(
    of_words: list[float], drawn: list[float], whole: float
) -> None:
    size = len(of_words)
    places = [(0, 1), (size - 1, size), *((i, i + 1) for i in range(1, size - 1))]
    of_stretches = drawn[: len(places)]
    nothing = np.zeros((size, 0), np.float32)
    first, end = np.array(places).T
    known = Evidence(np.array([size]), nothing, np.zeros(len(places), np.int64), first, end, nothing, nothing)
    odds = (np.array(each, np.float32) for each in (of_words, of_stretches, [whole]))
    sums = sums_over_stretches(known, *odds)
    weights = [math.exp(o + sum(of_words[a:b])) for o, (a, b) in zip(of_stretches, places, strict=True)]
    related, apart = 1 + sum(weights), math.exp(whole)
    total = related + apart
    assert sums.lost[0] == pytest.approx(math.log(related), abs=1e-4)
    assert sums.apart[0] == pytest.approx(apart / total, abs=1e-4)
    assert sums.stretches == pytest.approx([weight / total for weight in weights], abs=1e-4)
    for word in range(size):
        holding = [w for w, (a, b) in zip(weights, places, strict=True) if a <= word < b]
        assert sums.words[word] == pytest.approx(sum(holding) / total, abs=1e-4)


def test_stretches_are_all_beginnings_all_ends_and_a_few_words_inside() -> None:
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    sides = [Side("one two three four five", "en"), Side("six", "en"), Side("seven eight", "en")]
    pairs = [(side, Side("un deux", "fr")) for side in sides]
    known, _ = evidence(pairs, align(pairs, aligner), aligner)
    found = list(zip(known.side.tolist(), known.first.tolist(), known.end.tolist(), strict=True))
    inside = [(1, 2), (2, 3), (3, 4), (1, 3), (2, 4), (1, 4)]
    ends = [*((0, end) for end in range(1, 5)), *((first, 5) for first in range(1, 5))]
    assert sorted(found) == sorted([*((0, a, b) for a, b in (*ends, *inside)), (2, 6, 7), (2, 7, 8)])


def test_squares_of_sums_are_those_of_the_vectors_themselves() -> None:
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    pairs = [(Side(WHOLE * 30, "en"), Side(SHORTENED, "fr")), (Side(WHOLE, "en"), Side(RENDERED, "fr"))]
    flats, banks = flat_sides(pairs, align(pairs, aligner), aligner), aligner.vocabularies
    for flat, bank, meant in zip(
        flats,
        (banks.source, banks.target),
        meanings(*flats, (banks.source, banks.target)),
        strict=True,
    ):
        vectors = bank.meanings[flat.rows].astype(np.float64)
        for start, end in zip(flat.starts, flat.ends, strict=True):
            sums = vectors[start:end].cumsum(0)
            assert meant.until[start:end] == pytest.approx(np.square(sums).sum(1), rel=1e-3)
            for first in range(start, end - LONGEST_INSIDE + 1):
                runs = vectors[first : first + LONGEST_INSIDE].cumsum(0)
                assert meant.runs[first] == pytest.approx(np.square(runs).sum(1), rel=1e-3)


def test_what_a_shortened_translation_leaves_out_is_likely_to_have_no_counterpart() -> None:
    (whole, lost, _), (short, more_lost, _) = _loose([(WHOLE, RENDERED), (WHOLE, SHORTENED)])
    assert max(whole) < 0.2
    assert min(short[7:10]) > 0.8
    assert max(short[:4]) < 0.3
    assert lost < 1
    assert more_lost > 3


def test_what_a_translation_adds_is_likely_to_have_no_counterpart() -> None:
    ((_, _, target),) = _loose([("We signed the treaty yesterday.", RENDERED)])
    assert target[8] > 0.8
    assert max(target[:4]) < 0.3


def test_a_pair_is_judged_alike_alone_and_among_others() -> None:
    pairs = [
        (WHOLE, RENDERED),
        (WHOLE, SHORTENED),
        ("Thank you.", "Merci."),
        ("", ""),
        ("12", ""),
        ("Yes", "Oui"),
    ]
    for pair, together in zip(pairs, _loose(pairs), strict=True):
        (alone,) = _loose([pair])
        for one, other in zip(alone, together, strict=True):
            assert one == pytest.approx(other, abs=1e-3)


def test_a_mark_at_the_end_of_a_sentence_is_loose_with_all_of_it() -> None:
    english = "we signed the treaty yesterday ."
    french = "nous avons signé le traité hier . le débat au parlement fut long et difficile ."
    ((_, added),) = uncovered([(english, french)], "en", "fr")
    assert 6 not in added
    assert {10, 15} <= set(added)


def test_words_of_sentences_that_have_nothing_to_do_with_each_other_are_not_told_one_by_one() -> None:
    english = "he bought three kilos of apples at the market ."
    ((missing, added),) = uncovered([(english, "la porte du garage est restée ouverte .")], "en", "fr")
    assert (missing, added) == ([], [])


def test_without_a_lexicon_nothing_is_said_to_be_missing() -> None:
    assert _loose([("one two", "eins")], "de") == [([0.0, 0.0], 0.0, [0.0])]


def test_weights_of_other_traits_are_refused() -> None:
    one = np.zeros(1, np.float32)
    with pytest.raises(ValueError, match="other traits"):
        from_arrays({"words": one, "stretches": one, "wholes": one}, "x")
    assert shipped_loose_words().words.shape == (len(OF_WORDS),)
    assert shipped_loose_words().stretches.shape == (len(STRETCH_TRAITS),)
    assert shipped_loose_words().wholes.shape == (len(WHOLE_TRAITS),)


def test_a_mark_that_ends_a_sentence_is_lost_with_all_of_it_alone() -> None:
    words = [(0,), (1,)]
    assert _loose_parts(["Il", "pleut", "."], words, [0.1, 0.9]) == [1]
    assert _loose_parts(["Il", "pleut", "."], words, [0.9, 0.9]) == [0, 1, 2]
    assert _loose_parts(["Il", ",", "pleut"], [(0,), (2,)], [0.9, 0.1]) == [0, 1]
