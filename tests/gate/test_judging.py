"""Each limit passes at its value, fails beyond it, and names the pairs that are to blame."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.gate.conftest import Made

from alignpost.errors import InputError, UsageError
from alignpost.gate import Measures, Outcome, Quantile, Thresholds, judge
from alignpost.model import Bitext, Dismissal, Severity, Status
from alignpost.score import Metric, Metrics, metrics

CRITICAL, MAJOR, MINOR = Severity.CRITICAL, Severity.MAJOR, Severity.MINOR


def test_nothing_asked_is_a_pass(made: Made) -> None:
    verdict = judge(made([(0.0, [CRITICAL])]), Thresholds())
    assert verdict.judgements == ()
    assert verdict.outcome is Outcome.PASS


def test_a_share_is_not_cut_short_by_binary_fractions(made: Made) -> None:
    bitext = made([(50.0, [])] * 29 + [(90.0, [])] * 71)
    for share, outcome in ((0.29, Outcome.PASS), (0.28, Outcome.FAIL)):
        (judgement,) = judge(bitext, Thresholds(min_quantile_fidelity=Quantile(share, 80))).judgements
        assert judgement.outcome is outcome


def test_fidelity_of_mean_worst_and_quantile(made: Made) -> None:
    bitext = made([(90.0, []), (60.0, []), (100.0, []), (30.0, [])])
    good = Thresholds(min_fidelity=70, min_worst_fidelity=30, min_quantile_fidelity=Quantile(0.25, 60))
    assert [j.outcome for j in judge(bitext, good).judgements] == [Outcome.PASS] * 3
    bad = Thresholds(
        min_fidelity=70.01, min_worst_fidelity=30.01, min_quantile_fidelity=Quantile(0.25, 60.01)
    )
    mean, worst, quantile = judge(bitext, bad).judgements
    assert {mean.outcome, worst.outcome, quantile.outcome} == {Outcome.FAIL}
    assert (mean.measured, worst.measured, quantile.measured) == (70.0, 30.0, 60.0)
    assert (mean.pairs, worst.pairs, quantile.pairs) == ((4, 2), (4,), (4, 2))


def test_a_pair_that_just_reaches_the_limit_is_not_to_blame(made: Made) -> None:
    limits = Thresholds(min_fidelity=70, min_worst_fidelity=70, min_quantile_fidelity=Quantile(0, 70))
    judgements = judge(made([(70.0, []), (20.0, []), (70.0, [])]), limits).judgements
    assert [judgement.pairs for judgement in judgements] == [(2,)] * 3


def test_a_figure_just_below_its_limit_does_not_read_as_the_limit(made: Made) -> None:
    (judgement,) = judge(made([(84.9999, [])]), Thresholds(min_fidelity=85)).judgements
    assert judgement.outcome is Outcome.FAIL
    assert "84.99" in judgement.message


def test_findings_of_a_severity_or_worse(made: Made) -> None:
    bitext = made([(50.0, [CRITICAL, MINOR]), (50.0, [MAJOR]), (99.0, [])])
    allowed = Thresholds(max_findings={CRITICAL: 1, MAJOR: 2, MINOR: 3}, max_check={"numbers": 3, "names": 0})
    assert judge(bitext, allowed).outcome is Outcome.PASS
    for severity, most, blamed, told in (
        (CRITICAL, 0, (1,), "1 critical finding; at most 0"),
        (MAJOR, 1, (1, 2), "2 findings of severity major or worse; at most 1"),
        (MINOR, 2, (1, 2), "3 findings of severity minor or worse; at most 2"),
    ):
        (judgement,) = judge(bitext, Thresholds(max_findings={severity: most})).judgements
        assert (judgement.outcome, judgement.pairs) == (Outcome.FAIL, blamed)
        assert judgement.message == f"{told} allowed"
    assert judge(bitext, Thresholds(max_check={"numbers": 2})).outcome is Outcome.FAIL


def test_what_people_dismissed_or_dropped_does_not_count(made: Made) -> None:
    limits = Thresholds(max_findings={CRITICAL: 0}, min_worst_fidelity=50)
    bitext = made([(90.0, [CRITICAL]), (90.0, [])])
    first, second = bitext.pairs
    words = ("0 w", "0 ")
    assert judge(bitext, limits).outcome is Outcome.FAIL
    dismissed = replace(first, dismissals=(Dismissal("numbers", *words, "as it should be"),))
    assert judge(replace(bitext, pairs=(dismissed, second)), limits).outcome is Outcome.PASS
    elsewhere = replace(first, dismissals=(Dismissal("names", *words, "of another check"),))
    assert judge(replace(bitext, pairs=(elsewhere, second)), limits).outcome is Outcome.FAIL
    assert judge(replace(bitext, pairs=(replace(first, keep=False), second)), limits).outcome is Outcome.PASS
    with pytest.raises(InputError, match="dropped"):
        judge(replace(bitext, pairs=(replace(first, keep=False),)), limits)


def test_one_word_too_many_in_a_book_is_more_than_none() -> None:
    bitext = Bitext.of_texts([("word " * 2000, "mot " * 2000), ("", "Fin.")], "en", "fr")
    (judgement,) = judge(bitext, Thresholds(max_unaligned=0)).judgements
    assert judgement.outcome is Outcome.FAIL
    assert judgement.message == "0.025% of the words stand in unaligned sentences; at most 0% allowed"


def test_the_rest_of_an_article_is_unaligned_but_lowers_no_fidelity(made: Made) -> None:
    bitext = made([(80.0, []), (0.0, [])])
    alone = replace(bitext.pairs[1], source="")
    bitext = replace(bitext, pairs=(bitext.pairs[0], alone))
    assert judge(bitext, Thresholds(min_fidelity=80)).outcome is Outcome.PASS
    assert judge(bitext, Thresholds(max_unaligned=0.34)).outcome is Outcome.PASS
    share = Measures(bitext).unaligned_share
    assert judge(bitext, Thresholds(max_unaligned=share)).outcome is Outcome.PASS
    (judgement,) = judge(bitext, Thresholds(max_unaligned=0.33)).judgements
    assert (judgement.outcome, judgement.pairs) == (Outcome.FAIL, (2,))
    assert judgement.message.endswith("% of the words stand in unaligned sentences; at most 33% allowed")


def test_an_omitted_sentence_lowers_fidelity(made: Made) -> None:
    bitext = made([(80.0, []), (0.0, [])])
    bitext = replace(bitext, pairs=(bitext.pairs[0], replace(bitext.pairs[1], target="")))
    assert judge(bitext, Thresholds(min_fidelity=80)).outcome is Outcome.FAIL


def test_confidence_takes_a_persons_word_and_refuses_to_guess(made: Made) -> None:
    bitext = made([(80.0, []), (80.0, [])])
    sure, unsure = (
        replace(pair, bead=replace(pair.bead, confidence=value))
        for pair, value in zip(bitext.pairs, (0.9, 0.2), strict=True)
    )
    limit = Thresholds(min_confidence=0.5)
    (judgement,) = judge(replace(bitext, pairs=(sure, unsure)), limit).judgements
    assert (judgement.outcome, judgement.pairs) == (Outcome.FAIL, (2,))
    accepted = replace(unsure, status=Status.ACCEPTED)
    assert judge(replace(bitext, pairs=(sure, accepted)), limit).outcome is Outcome.PASS
    with pytest.raises(InputError, match="pair 1 does not say"):
        judge(bitext, limit)


def test_review_status(made: Made) -> None:
    bitext = made([(80.0, []), (80.0, [])], status=Status.ACCEPTED)
    assert judge(bitext, Thresholds(require_status=(Status.ACCEPTED,))).outcome is Outcome.PASS
    second = replace(bitext.pairs[1], status=Status.NEEDS_WORK)
    bitext = replace(bitext, pairs=(bitext.pairs[0], second))
    (judgement,) = judge(bitext, Thresholds(require_status=(Status.ACCEPTED,))).judgements
    assert (judgement.outcome, judgement.pairs) == (Outcome.FAIL, (2,))
    both = Thresholds(require_status=(Status.ACCEPTED, Status.NEEDS_WORK))
    assert judge(bitext, both).outcome is Outcome.PASS


def test_a_scorer_has_to_reach_its_limit(made: Made) -> None:
    bitext = made([(80.0, []), (80.0, []), (80.0, []), (80.0, [])])
    first, *others = bitext.pairs
    bitext = replace(bitext, pairs=(replace(first, keep=False), *others))
    each = [0.1, 0.9, 0.3, 0.2]
    said = Metrics((Metric("wise", 0.46, "w"),), tuple({"wise": score} for score in each))
    (judgement,) = judge(bitext, Thresholds(min_scorer={"wise": 0.465}), said).judgements
    assert judgement.rule == "min-scorer.wise"
    assert judgement.outcome is Outcome.FAIL
    assert judgement.pairs == (
        bitext.pairs[3].id,
        bitext.pairs[2].id,
    )  # the lowest first, none that was dropped
    assert (judgement.measured, judgement.limit) == (0.46, 0.465)
    assert judge(bitext, Thresholds(min_scorer={"wise": 0.46}), said).outcome is Outcome.PASS
    for metrics_without in (None, Metrics((Metric("BLEU", 30.0, "b"),), ({"BLEU": 30.0},) * 4)):
        with pytest.raises(UsageError, match="give --scorer wise"):
            judge(bitext, Thresholds(min_scorer={"wise": 0.4}), metrics_without)


def test_metrics_need_a_reference(made: Made) -> None:
    bitext = made([(80.0, []), (80.0, [])])
    limits = Thresholds(min_bleu=99.9, min_chrf=99.9, min_chrf2=99.9, max_ter=0)
    with pytest.raises(UsageError, match="--reference"):
        judge(bitext, limits)
    targets = [pair.target for pair in bitext.pairs]
    assert judge(bitext, limits, metrics(targets, targets, "fr")).outcome is Outcome.PASS
    measured = metrics(targets, [text + "et un mot" for text in targets], "fr")
    assert [j.outcome for j in judge(bitext, limits, measured).judgements] == [Outcome.FAIL] * 4
