"""Who is to blame, what chance may explain, and where a share of the pairs ends."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.gate.conftest import Made

from alignpost.gate import Outcome, Quantile, Thresholds, baseline_of, compare, judge
from alignpost.gate.comparison import paired_randomisation
from alignpost.gate.verdict import Judgement, Verdict
from alignpost.model import Severity
from alignpost.score.metric_tests import MetricChange


def test_only_failed_judgements_blame_pairs() -> None:
    rules = [Judgement(outcome.value, outcome, "", pairs=(place,)) for place, outcome in enumerate(Outcome)]
    failed = list(Outcome).index(Outcome.FAIL)
    assert Verdict(tuple(rules)).blamed == {failed}


@pytest.mark.parametrize(
    ("chances", "outcome"),
    [((0.01, 0.01), "fail"), ((0.01, 0.2), "investigate"), ((0.2, 0.01), "investigate")],
)
def test_a_metric_fails_only_where_both_tests_rule_chance_out(
    made: Made, monkeypatch: pytest.MonkeyPatch, chances: tuple[float, float], outcome: str
) -> None:
    change = MetricChange("BLEU", 30.0, 20.0, *chances)
    monkeypatch.setattr("alignpost.gate.comparison.metric_changes", lambda *_: (change,))
    bitext = made([(90.0, [])])
    verdict = compare(bitext, baseline_of(bitext), ["Une phrase."])
    assert [j.outcome.value for j in verdict.judgements if j.rule == "baseline-bleu"] == [outcome]


def test_chance_is_never_said_to_be_nothing() -> None:
    assert paired_randomisation(np.full(40, -5.0)) == 1 / 10_001


def test_a_chance_is_not_printed_as_nothing(made: Made) -> None:
    verdict = compare(made([(50.0, [])] * 40), baseline_of(made([(90.0, [])] * 40)))
    (said,) = [j.message for j in verdict.judgements if j.rule == "baseline-fidelity"]
    assert said.endswith("from 90.00 to 50.00 (p < 0.001)")


def test_a_pair_that_was_dropped_since_has_vanished_and_is_not_judged(made: Made) -> None:
    before = baseline_of(made([(90.0, []), (90.0, [])]))
    now = made([(90.0, []), (10.0, [Severity.CRITICAL])])
    dropped = replace(now, pairs=(now.pairs[0], replace(now.pairs[1], keep=False)))
    outcomes = {j.rule: j.outcome for j in compare(dropped, before).judgements}
    assert outcomes["baseline-findings"] is Outcome.PASS
    assert outcomes["baseline-pairs"] is Outcome.INVESTIGATE


def test_a_share_of_the_pairs_is_never_rounded_up(made: Made) -> None:
    """One pair of three is more than a quarter of them."""
    three = made([(30.0, []), (70.0, []), (90.0, [])])
    (judgement,) = judge(three, Thresholds(min_quantile_fidelity=Quantile(0.25, 60))).judgements
    assert (judgement.outcome, judgement.measured) == (Outcome.FAIL, 30.0)
