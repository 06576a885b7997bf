import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import aligner_for, cover_all
from alignpost.score.loose_words import chain_sums, from_arrays, shipped_loose_words
from alignpost.score.side import Side
from alignpost.score.space_words import uncovered
from alignpost.score.word_traits import TRAITS

ODDS = st.floats(-6, 6)
WHOLE = "We signed the treaty yesterday, after a long and difficult debate in parliament."
RENDERED = "Nous avons signé le traité hier, après un débat long et difficile au parlement."
SHORTENED = "Nous avons signé le traité hier."


def _loose(pairs: list[tuple[str, str]], lang: str = "fr") -> list[tuple[list[float], float, list[float]]]:
    lexicon = lexicon_for("en", lang)
    aligner = aligner_for("en", lang, lexicon)
    covers = cover_all([(Side(source, "en"), Side(target, lang)) for source, target in pairs], aligner)
    return [(c.source_loose.chances, c.source_loose.lost, c.target_loose.chances) for c in covers]


@given(st.lists(ODDS, min_size=1, max_size=6), ODDS)
def test_the_sums_of_a_chain_are_those_over_all_its_sequences(odds: list[float], change: float) -> None:
    sums = chain_sums(np.array(odds)[:, None], change)
    total, begins = 0.0, 0.0
    chances = np.zeros(len(odds))
    for states in itertools.product((0, 1), repeat=len(odds)):
        runs = sum(b > a for a, b in itertools.pairwise((0, *states)))
        weight = math.exp(sum(o for o, s in zip(odds, states, strict=True) if s) + change * runs)
        total, begins = total + weight, begins + weight * runs
        chances += weight * np.array(states)
    assert sums.total[0] == pytest.approx(math.log(total))
    assert sums.begins[0] == pytest.approx(begins / total)
    assert sums.chances[:, 0] == pytest.approx(chances / total)


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


def test_without_a_lexicon_nothing_is_said_to_be_missing() -> None:
    assert _loose([("one two", "eins")], "de") == [([0.0, 0.0], 0.0, [0.0])]


def test_weights_of_other_traits_are_refused() -> None:
    one = np.zeros(1, np.float32)
    with pytest.raises(ValueError, match="other traits"):
        from_arrays({"into": one[:, None], "offsets": one, "out": one, "straight": one}, "x")
    assert shipped_loose_words().into.shape[0] == len(TRAITS)
