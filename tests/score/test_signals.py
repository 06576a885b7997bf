import pytest

from alignpost.score import Context, PairText, score_pairs
from alignpost.score.adequacy import HIGHEST_MARGIN
from alignpost.score.blend import shipped_blend
from alignpost.score.lexicon import lexicon_for
from alignpost.score.signals import NOT_JUDGED, SIGNALS, signals

WHOLE = "We signed the treaty yesterday, after a long and difficult debate in parliament."
RENDERED = "Nous avons signé le traité hier, après un débat long et difficile au parlement."
SHORTENED = "Nous avons signé le traité hier."
UNRELATED = "Les enfants jouent dans la neige avec leurs chiens depuis ce matin."


def _signals(source: str, target: str) -> dict[str, float]:
    pair = PairText(source, target, Context("en", "fr", None, lexicon_for("en", "fr")))
    return {signal.name: signal.value for signal in signals(pair, ())}


def test_a_clause_left_out_is_a_signal_of_its_own() -> None:
    whole, shortened = _signals(WHOLE, RENDERED), _signals(WHOLE, SHORTENED)
    assert shortened["left-out"] > 0.1 > 5 * whole["left-out"]
    assert shortened["left-out-chance"] > 0.9 > whole["left-out-chance"]
    assert shortened["unexplained"] > whole["unexplained"]


def test_what_is_added_is_the_same_from_the_other_side() -> None:
    added = _signals("We signed the treaty yesterday.", RENDERED)
    assert added["added"] > 0.1 > 5 * added["left-out"]


def test_loose_words_of_either_side_are_one_signal() -> None:
    whole, left_out = _signals(WHOLE, RENDERED), _signals(WHOLE, SHORTENED)
    added = _signals("We signed the treaty yesterday.", RENDERED)
    for name in ("loose", "loose-run"):
        assert min(left_out[name], added[name]) > 2 * whole.get(name, 0.0)


def test_only_sentences_far_apart_have_the_steep_signals_of_adequacy() -> None:
    near, far = _signals(WHOLE, RENDERED), _signals(WHOLE, UNRELATED)
    assert "adequacy-half" not in near
    assert far["adequacy"] == pytest.approx(HIGHEST_MARGIN - 0.45 + far["adequacy-low"])


def test_a_margin_has_a_bound() -> None:
    pair = PairText("Putin", "Putin", Context("en", "fr", None, lexicon_for("en", "fr")))
    assert pair.margin is not None
    assert 0 < pair.margin <= HIGHEST_MARGIN


def test_unrelated_sentences_score_low_and_faithful_ones_high() -> None:
    faithful, unrelated = score_pairs([(WHOLE, RENDERED), (WHOLE, UNRELATED)], "en", "fr").pairs
    assert faithful.fidelity > 90
    assert unrelated.fidelity < 50


def test_every_signal_is_known_and_weighs_in_one_of_the_sums() -> None:
    blend = shipped_blend()
    weighed = {*blend.burden, *blend.critical, *blend.penalty}
    assert weighed <= {*SIGNALS, NOT_JUDGED}
    assert set(_signals(WHOLE, UNRELATED)) <= set(SIGNALS)


def test_words_that_hardly_stand_together_are_a_signal() -> None:
    whole = _signals("They announced the creation of a committee.", "On annonce la formation d’un comité.")
    torn = _signals("They announced the creation of a committee.", "On annonce la d’un comité.")
    assert torn["seams"] > whole.get("seams", 0.0) + 0.05


def test_languages_without_word_classes_have_no_signal_of_fluency() -> None:
    pair = PairText("one two", "eins zwei", Context("en", "de", None, None))
    assert "seams" not in {signal.name for signal in signals(pair, ())}


def test_a_slip_of_grammar_is_a_seam() -> None:
    english = "The car maker announced missiles."
    slip = _signals(english, "Il a dit que le homme et le automobile sont arrivés dans la ville hier.")
    sound = _signals(english, "Il a dit que l’homme et l’automobile sont arrivés dans la ville hier.")
    assert slip["seams"] > sound.get("seams", 0.0) + 0.2


def test_quotation_marks_do_not_make_a_text_read_worse() -> None:
    english = "He called it a “new deal” for all."
    quoted = _signals(english, "Il l’a appelé une « nouvelle donne » pour tous.")
    plain = _signals(english, "Il l’a appelé une nouvelle donne pour tous.")
    assert quoted.get("seams", 0.0) <= plain.get("seams", 0.0) + 1e-6


def test_what_was_converted_is_out_of_the_reach_of_vectors() -> None:
    converted = _signals("He ran 10 miles.", "Il a couru 16 kilomètres.")
    changed = _signals("He ran 10 miles.", "Il a couru 40 kilomètres.")
    assert 3 * converted["adequacy"] < changed["adequacy"]
