import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.model import Finding, Score, Severity, Span
from alignpost.score import Context, PairText, score_pairs
from alignpost.score.blend import shipped_blend
from alignpost.score.fidelity import fidelity, mean_of
from alignpost.score.lexicon import lexicon_for
from alignpost.score.signals import NOT_JUDGED, SIGNALS, Signal

SEVERITIES = st.sampled_from(list(Severity))
TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("abcdeé ’'“”«»\u00a0\u202f.,!?0123456789()[]#@-$€%\n😀日本العربية"),
    ),
    max_size=60,
)


def _pair(source: str, target: str) -> PairText:
    return PairText(source, target, Context("en", "fr", None, lexicon_for("en", "fr")))


def _finding(severity: Severity) -> Finding:
    return Finding("numbers", "accuracy/mistranslation", severity, (Span(0, 1),), (Span(0, 1),), "m")


def _score(source: str, target: str, source_lang: str = "en", target_lang: str = "fr") -> Score:
    return score_pairs([(source, target)], source_lang, target_lang).pairs[0]


def _adds_up(score: Score) -> bool:
    return math.isclose(math.fsum(part.points for part in score.parts), score.fidelity, abs_tol=1e-9)


@given(st.lists(SEVERITIES, max_size=6))
def test_parts_add_up_and_stay_within_bounds(severities: list[Severity]) -> None:
    score = fidelity(
        _pair("We agreed to work together.", "Nous avons convenu de cela."), [_finding(s) for s in severities]
    )
    assert _adds_up(score)
    assert 0 <= score.fidelity <= 100


@given(st.lists(SEVERITIES, max_size=6), SEVERITIES)
def test_a_further_finding_never_raises_the_score(severities: list[Severity], one_more: Severity) -> None:
    pair = _pair("We agreed to work together.", "Nous avons convenu de travailler ensemble.")
    findings = [_finding(severity) for severity in severities]
    before, after = fidelity(pair, findings), fidelity(pair, [*findings, _finding(one_more)])
    assert after.fidelity <= before.fidelity + 1e-9


@given(st.lists(SEVERITIES, min_size=1, max_size=5), st.data())
def test_a_graver_finding_never_raises_the_score(severities: list[Severity], data: st.DataObject) -> None:
    pair = _pair("We agreed to work together.", "Nous avons convenu de travailler ensemble.")
    findings = [_finding(severity) for severity in severities]
    place = data.draw(st.integers(0, len(findings) - 1))
    graver = [replace(f, severity=Severity.CRITICAL) if i == place else f for i, f in enumerate(findings)]
    assert fidelity(pair, graver).fidelity <= fidelity(pair, findings).fidelity + 1e-9


@given(st.lists(SEVERITIES, max_size=4), SEVERITIES)
def test_a_further_finding_never_makes_an_error_less_likely(
    severities: list[Severity], one: Severity
) -> None:
    pair = _pair("We agreed to work together.", "Nous avons convenu de travailler ensemble.")
    findings = [_finding(severity) for severity in severities]
    before, after = fidelity(pair, findings), fidelity(pair, [*findings, _finding(one)])
    assert before.critical is not None
    assert after.critical is not None
    assert before.mqm_per_100 is not None
    assert after.mqm_per_100 is not None
    assert before.critical <= after.critical + 1e-12
    assert before.mqm_per_100 <= after.mqm_per_100 + 1e-9


@pytest.mark.parametrize("weights", ["burden", "critical", "penalty"])
def test_a_graver_finding_never_weighs_less(weights: str) -> None:
    table = getattr(shipped_blend(), weights)
    minor, major, critical = (table[severity.value] * severity.penalty for severity in list(Severity)[1:])
    assert 0 < minor < major + 0.001 < critical + 0.002  # the file holds four decimals
    assert min(table.values()) >= 0
    assert set(table) <= {*SIGNALS, NOT_JUDGED}


@pytest.mark.parametrize(("severity", "below"), [("critical", 70), ("major", 85), ("minor", 95)])
def test_a_finding_has_a_least_weight_however_long_the_pair(severity: str, below: int) -> None:
    blend = shipped_blend()
    found = [Signal(severity, "numbers", Severity(severity).penalty / 10_000, "m")]
    assert below - 2 < blend.fidelity_of(sum(blend.loads(found))) < below
    beside = blend.loads([*found, Signal("adequacy", "adequacy", 0.05, "m")])
    assert beside[0] > beside[1] == pytest.approx(0.05 * blend.burden["adequacy"])
    assert blend.fidelity_of(sum(beside)) < below


def test_more_than_the_least_still_counts() -> None:
    pair = _pair("we agree " * 60, "nous convenons " * 60)
    once = fidelity(pair, [_finding(Severity.CRITICAL)]).fidelity
    assert fidelity(pair, [_finding(Severity.CRITICAL)] * 3).fidelity < once
    assert fidelity(pair, [_finding(Severity.CRITICAL), _finding(Severity.MINOR)]).fidelity < once


def test_without_a_lexicon_a_pair_is_no_perfect_one() -> None:
    score = _score("Der Hund schläft.", "The dog sleeps.", "de", "en")
    assert 90 < score.fidelity < 97
    assert _adds_up(score)
    (part,) = (part for part in score.parts if part.name == "not judged")
    assert part.points < 0
    assert "de–en" in part.reason
    assert score.critical is not None
    assert score.critical < 0.2


def test_what_holds_no_words_is_judged_without_a_lexicon() -> None:
    assert _score("12 – 34", "12 – 34", "de", "en").fidelity > 99


def test_a_target_without_a_source_has_no_critical_error() -> None:
    surplus, lost = _score("", "Lire aussi : le récit."), _score("We agreed.", "")
    assert surplus.critical == 0
    assert lost.critical == 1
    graver = score_pairs([("", "Lire aussi.")], "en", "fr", checks={"surplus": "critical"}).pairs[0]
    assert graver.critical == 1


def test_a_pair_has_the_same_score_alone_and_among_others() -> None:
    pairs = [
        ("We agreed.", "Nous avons convenu."),
        ("The war goes on in the east.", "La paix règne."),
        ("12", "12"),
    ]
    together = score_pairs(pairs, "en", "fr").pairs
    for pair, score in zip(pairs, together, strict=True):
        assert _score(*pair).fidelity == pytest.approx(score.fidelity, abs=0.01)


def test_a_short_sentence_is_not_punished_for_being_short() -> None:
    assert (
        _score("We both believe very strongly in it.", "Nous y croyons tous deux très fortement.").fidelity
        > 96
    )
    assert _score("Thank you.", "Merci.").fidelity > 95


def test_the_same_error_weighs_less_in_a_longer_sentence() -> None:
    short = fidelity(_pair("A b c.", "A b c."), [_finding(Severity.MAJOR)])
    words = "a " * 60
    long = fidelity(_pair(words, words), [_finding(Severity.MAJOR)])
    assert 60 < short.fidelity < long.fidelity


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "", 100.0),
        (" \u00a0\n", "\u202f", 100.0),
        ("Yes.", "", 0.0),
        ("", "Oui.", 0.0),
        ("Yes.", "\u00a0", 0.0),
    ],
)
def test_empty_sides_have_a_defined_score(source: str, target: str, expected: float) -> None:
    score = _score(source, target)
    assert score.fidelity == expected
    assert _adds_up(score)
    told = {"Yes.": "empty-side", "": "surplus"}[source] if expected == 0 else None
    assert [f.check for f in score.findings] == ([told] if told else [])
    assert [part.name for part in score.parts] == (["start", told] if told else ["start"])


def test_emoji_alone_are_faithful_to_themselves() -> None:
    assert _score("🇺🇸🔥🔥", "🇺🇸🔥🔥").fidelity == 100


@pytest.mark.parametrize(
    "target", ["我们双方都坚信这一点。", "كلانا يؤمن بذلك بشدة.", "Wir beide glauben fest daran."]
)
def test_a_third_language_is_scored_low_without_a_crash(target: str) -> None:
    assert _score("We both believe very strongly in the strength of our nations.", target).fidelity < 80


@pytest.mark.parametrize(
    ("source_lang", "target_lang"), [("en", "zh"), ("ar", "en"), ("de", "fr"), ("und", "und")]
)
def test_other_languages_are_scored(source_lang: str, target_lang: str) -> None:
    score = _score("2024 was a good year.", "2024 war ein gutes Jahr.", source_lang, target_lang)
    assert _adds_up(score)
    assert "numbers" not in [finding.check for finding in score.findings]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([("en", "fr"), ("fr", "en"), ("en", "zh"), ("de", "fr")]))
def test_any_texts_give_a_sound_score(source: str, target: str, langs: tuple[str, str]) -> None:
    score = _score(source, target, *langs)
    assert 0 <= score.fidelity <= 100
    assert _adds_up(score)
    for finding in score.findings:
        assert finding.message
        assert all(0 <= span.start <= span.end <= len(source) for span in finding.source_spans)
        assert all(0 <= span.start <= span.end <= len(target) for span in finding.target_spans)


def test_very_long_pairs_are_scored() -> None:
    source, target = "We agreed on 12 points. " * 400, "Nous avons convenu de 12 points. " * 400
    assert 0 <= _score(source, target).fidelity <= 100


def test_the_mean_is_weighted_by_words() -> None:
    assert mean_of([100.0, 40.0], [3, 1]) == 85.0
    assert mean_of([100.0, 40.0], [0, 0]) == 70.0
    assert mean_of([], []) == 100.0
