"""Against a baseline: the same passes, chance is to be looked at, what is worse beyond chance fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.gate.conftest import Made

from alignpost.errors import AlignPostError, FormatError, InputError
from alignpost.gate import (
    Outcome,
    Thresholds,
    baseline_of,
    compare,
    judge,
    read_baseline,
    write_baseline,
)
from alignpost.gate.comparison import paired_randomisation
from alignpost.model import Bitext, Severity


def outcomes(verdict_of: object) -> dict[str, str]:
    return {j.rule.removeprefix("baseline-"): j.outcome.value for j in verdict_of.judgements}  # type: ignore[attr-defined]


def test_a_file_keeps_all_and_the_same_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    baseline = baseline_of(made([(90.0, [Severity.MAJOR]), (100 / 3, []), (100.0, []), (0.0, [])]))
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    write_baseline(baseline, first)
    kept = read_baseline(first)
    write_baseline(kept, second)
    assert first.read_bytes() == second.read_bytes()
    assert [(pair.source, pair.grave) for pair in kept.pairs] == [(p.source, p.grave) for p in baseline.pairs]
    assert [pair.fidelity for pair in kept.pairs] == pytest.approx([90.0, 100 / 3, 100.0, 0.0], abs=1e-4)


def test_a_baseline_reads_as_text_where_it_is_kept_under_version_control(made: Made, tmp_path: Path) -> None:
    bitext = made([(90.0, [])])
    text = "L’été\u202f? \udc80"
    write_baseline(
        baseline_of(replace(bitext, pairs=(replace(bitext.pairs[0], target=text),))), tmp_path / "x"
    )
    assert text.encode("utf-8", "surrogatepass") in (tmp_path / "x").read_bytes()


def test_the_same_text_passes_although_the_file_rounds(made: Made, tmp_path: Path) -> None:
    bitext = made([(200 / 3, []), (100 / 3, [])])
    write_baseline(baseline_of(bitext), tmp_path / "x")
    verdict = compare(bitext, read_baseline(tmp_path / "x"))
    assert set(outcomes(verdict).values()) == {"pass"}
    (mean,) = judge(bitext, Thresholds(min_fidelity=1)).judgements
    figure = mean.message.removeprefix("the mean fidelity is ").partition(";")[0]
    assert verdict.judgements[-1].message.endswith(f"went from {figure} to {figure}")


def test_a_fidelity_that_the_file_rounded_up_has_not_fallen(made: Made, tmp_path: Path) -> None:
    bitext = made([(200 / 3, [])])
    write_baseline(baseline_of(bitext), tmp_path / "x")
    before = read_baseline(tmp_path / "x")
    assert before.pairs[0].fidelity > 200 / 3
    assert set(outcomes(compare(bitext, before)).values()) == {"pass"}


def test_a_pair_that_a_reviewer_dropped_is_in_no_baseline(made: Made) -> None:
    bitext = made([(90.0, []), (10.0, [])])
    kept, dropped = bitext.pairs
    baseline = baseline_of(replace(bitext, pairs=(kept, replace(dropped, keep=False))))
    assert [pair.source for pair in baseline.pairs] == [kept.source]


@pytest.mark.parametrize("fidelity", ["-1", "100.5", "NaN", "true", '"90"'])
def test_what_is_no_fidelity_is_no_baseline(made: Made, tmp_path: Path, fidelity: str) -> None:
    path = tmp_path / "x"
    write_baseline(baseline_of(made([(90.0, [])])), path)
    text = path.read_text(encoding="utf-8")
    assert '"fidelity": 90.0' in text
    path.write_text(text.replace('"fidelity": 90.0', f'"fidelity": {fidelity}'), encoding="utf-8")
    with pytest.raises(FormatError, match="damaged baseline"):
        read_baseline(path)


def test_what_only_the_target_has_is_in_no_mean(made: Made) -> None:
    bitext = made([(90.0, []), (0.0, [])])
    bitext = replace(bitext, pairs=(bitext.pairs[0], replace(bitext.pairs[1], source="")))
    assert compare(bitext, baseline_of(bitext)).judgements[-1].message.endswith("went from 90.00 to 90.00")


def test_a_new_major_finding_fails_and_names_its_pair(made: Made) -> None:
    before = baseline_of(made([(90.0, []), (90.0, [Severity.MAJOR])]))
    verdict = compare(made([(90.0, [Severity.MAJOR]), (90.0, [Severity.MAJOR])]), before)
    assert outcomes(verdict) == {"pairs": "pass", "findings": "fail", "fidelity": "pass"}
    assert verdict.judgements[1].pairs == (1,)
    assert verdict.outcome is Outcome.FAIL


def test_a_fall_without_a_finding_is_to_be_looked_at(made: Made) -> None:
    before = baseline_of(made([(90.0, []), (90.0, []), (90.0, [])]))
    verdict = compare(made([(79.0, []), (90.0, []), (80.0, [])]), before)
    assert outcomes(verdict) == {"pairs": "pass", "findings": "investigate", "fidelity": "investigate"}
    assert [judgement.pairs for judgement in verdict.judgements] == [(), (1,), (1, 3)]


def test_a_long_pair_counts_for_more_than_a_short_one(made: Made) -> None:
    def scored(*fidelities: float) -> Bitext:
        bitext = made([(fidelity, []) for fidelity in fidelities])
        long = replace(bitext.pairs[1], source="word " * 30)
        return replace(bitext, pairs=(bitext.pairs[0], long))

    verdict = compare(scored(90.0, 50.0), baseline_of(scored(90.0, 90.0)))
    assert "went from 90.00 to 60.00" in verdict.judgements[-1].message


def test_every_pair_a_little_worse_fails(made: Made) -> None:
    before = baseline_of(made([(90.0, [])] * 12))
    verdict = compare(made([(86.0, [])] * 12), before)
    assert outcomes(verdict) == {"pairs": "pass", "findings": "pass", "fidelity": "fail"}


def test_vanished_and_new_pairs_are_told_apart_from_worse_ones(made: Made) -> None:
    old = made([(90.0, []), (90.0, [])])
    changed = replace(old.pairs[1], source="Another sentence.", id=7)
    verdict = compare(replace(old, pairs=(old.pairs[0], changed)), baseline_of(old))
    assert outcomes(verdict) == {"pairs": "investigate", "findings": "pass", "fidelity": "pass"}
    assert "1 vanished, 1 new" in verdict.judgements[0].message
    assert verdict.judgements[0].pairs == (7,)


def test_repeated_sources_are_matched_in_order(made: Made) -> None:
    old = made([(90.0, []), (10.0, [])])
    twice = replace(old, pairs=tuple(replace(pair, source="Again.") for pair in old.pairs))
    assert set(outcomes(compare(twice, baseline_of(twice))).values()) == {"pass"}


def test_metrics_by_sacrebleus_tests(made: Made) -> None:
    old = made([(90.0, [])] * 12)
    references = [pair.target for pair in old.pairs]
    worse = replace(
        old, pairs=tuple(replace(p, target=p.target.replace("mot", "mont", 4)) for p in old.pairs)
    )
    verdict = compare(worse, baseline_of(old), references)
    assert {outcomes(verdict)[name] for name in ("bleu", "chrf", "chrf++", "ter")} == {"fail"}
    assert set(outcomes(compare(old, baseline_of(worse), references)).values()) == {"pass"}


def test_randomisation_on_what_can_be_counted() -> None:
    # Five equal changes: both signs agree in 2 of 32 cases.
    assert paired_randomisation(np.full(5, -1.0)) == pytest.approx(2 / 32, abs=0.01)
    assert paired_randomisation(np.array([-1.0, 0.0, 0.0])) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"format": "alignpost-baseline", "version": 1}', '{"format": "alignpost-baseline"}'],
)
def test_what_is_no_baseline(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    with pytest.raises(InputError, match="--update-baseline"):
        read_baseline(path)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_baseline(path)
    assert isinstance(caught.value, AlignPostError)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        ('"fidelity": 50.0', '"fidelity": NaN'),
        ('"fidelity": 50.0', '"fidelity": 1e400'),
        ('"fidelity": 50.0', '"fidelity": "50"'),
        ('"grave": 1', '"grave": Infinity'),
        ('"grave": 1', '"grave": -1'),
        ('"version": 1', '"version": 2'),
    ],
)
def test_figures_that_nothing_can_be_held_against(
    made: Made, tmp_path: Path, change: tuple[str, str]
) -> None:
    path = tmp_path / "b.json"
    write_baseline(baseline_of(made([(50.0, [Severity.MAJOR])])), path)
    content = path.read_text(encoding="utf-8")
    assert change[0] in content
    path.write_text(content.replace(*change), encoding="utf-8")
    with pytest.raises(FormatError, match="make it anew"):
        read_baseline(path)
