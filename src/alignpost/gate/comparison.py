"""A translation held against its baseline: worse beyond chance fails, what chance may explain is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from alignpost.gate.baseline import Baseline, BaselinePair, Matching, grave_findings, match
from alignpost.gate.measures import fidelity_of
from alignpost.gate.verdict import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Pair
from alignpost.score import MetricChange, counts_for_mean, metric_changes
from alignpost.score.fidelity import mean_of
from alignpost.tokens import words
from alignpost.visible import counted, figure

__all__ = ["compare", "paired_randomisation"]

_ALPHA: Final = 0.05
_FALL: Final = 10.0
"""Points of fidelity that a pair may lose before a person should look; half of a major error in a long sentence."""
_TRIALS: Final = 10_000
_SEED: Final = 12345
_NOISE: Final = 1e-3
"""Differences of fidelity below this come from rounding in the baseline's file."""


def compare(bitext: Bitext, baseline: Baseline, references: Sequence[str] | None = None) -> Verdict:
    """Hold a scored bitext against a baseline of the same signature.

    Four rules: `baseline-pairs` (pairs vanished or new: investigate), `baseline-findings` (a pair has more findings
    of severity major or worse: fail; it lost ten points: investigate), `baseline-fidelity` (the mean over common
    pairs with a source fell: fail where a paired randomisation test says p < .05, else investigate) and, with
    references, one for each metric (fail where paired bootstrap and approximate randomisation both say p < .05).

    Args:
        bitext: scored; pairs dropped from exports are left out.
        baseline: its scores must have been made in the same way.
        references: one for each pair of `bitext`.
    """
    kept = [pair for pair in bitext.pairs if pair.keep and pair.score is not None]
    matching = match(baseline, kept)
    judgements = [_membership(matching)]
    if matching.same:
        judgements.append(_pair_by_pair(matching))
        if rendered := [both for both in matching.same if counts_for_mean(both[1])]:
            judgements.append(_mean(rendered))
        if references is not None:
            of_id = {pair.id: reference for pair, reference in zip(bitext.pairs, references, strict=True)}
            judgements += _metrics(matching, of_id, baseline.target_lang)
    return Verdict(tuple(judgements))


def _membership(matching: Matching) -> Judgement:
    new = tuple(pair.id for pair in matching.new)
    counts = (
        f"{counted(len(matching.same), 'pair')} in common, {len(matching.vanished)} vanished, {len(new)} new"
    )
    outcome = Outcome.INVESTIGATE if matching.vanished or new else Outcome.PASS
    if not matching.same:
        counts = "no pair of the baseline is there, so nothing can be compared"
        outcome = Outcome.FAIL
    if matching.vanished:
        counts += f"; the first that vanished: “{matching.vanished[0].source}”"
    return Judgement("baseline-pairs", outcome, counts, len(matching.same), pairs=new)


def _pair_by_pair(matching: Matching) -> Judgement:
    worse = [now for was, now in matching.same if grave_findings(now) > was.grave]
    fallen = [now for was, now in matching.same if was.fidelity - fidelity_of(now) > _FALL]
    fallen.sort(key=fidelity_of)
    if worse:
        ids = tuple(pair.id for pair in worse)
        message = f"{counted(len(worse), 'pair')} with more findings of severity major or worse than before"
        return Judgement("baseline-findings", Outcome.FAIL, message, len(worse), 0, ids)
    if fallen:
        ids = tuple(pair.id for pair in fallen)
        message = f"{counted(len(fallen), 'pair')} lost more than {_FALL:.0f} points of fidelity"
        return Judgement("baseline-findings", Outcome.INVESTIGATE, message, len(fallen), 0, ids)
    return Judgement("baseline-findings", Outcome.PASS, "no pair is worse than before", 0, 0)


def _mean(same: Sequence[tuple[BaselinePair, Pair]]) -> Judgement:
    lengths = [max(1, len(words(now.source)), len(words(now.target))) for _, now in same]
    weights = np.array(lengths)
    old = np.array([was.fidelity for was, _ in same])
    new = np.array([fidelity_of(now) for _, now in same])
    changes = np.where(np.abs(new - old) < _NOISE, 0.0, new - old) * weights / weights.sum()
    before, after = (mean_of(fidelities.tolist(), lengths) for fidelities in (old, new))
    if not changes.any():
        before = after  # but for the rounding in the file
    message = f"the mean fidelity of common pairs went from {figure(before, 2)} to {figure(after, 2)}"
    if changes.sum() >= 0:
        return Judgement("baseline-fidelity", Outcome.PASS, message, after, before)
    p = paired_randomisation(changes)
    worst = sorted(zip(changes, same, strict=True), key=lambda row: float(row[0]))
    ids = tuple(now.id for change, (_, now) in worst if change < 0)
    outcome = Outcome.FAIL if p < _ALPHA else Outcome.INVESTIGATE
    return Judgement("baseline-fidelity", outcome, f"{message} ({_chance(p)})", after, before, ids)


def paired_randomisation(changes: NDArray[np.float64]) -> float:
    """How often chance alone makes a sum of changes as far from 0 as this one.

    Each change is given either sign at random, 10,000 times with a fixed seed (Noreen 1989, *Computer-intensive
    methods*); the observed sum counts as one of the trials, so p is never 0.

    Args:
        changes: shape (pairs,).
    """
    differing = changes[changes != 0]
    observed = abs(differing.sum())
    rng = np.random.default_rng(_SEED)
    extreme = 0
    for _ in range(_TRIALS // _BATCH):
        signs = rng.integers(0, 2, (_BATCH, differing.size), dtype=np.int8) * np.int8(2) - np.int8(1)
        extreme += int((np.abs(signs @ differing) >= observed * (1 - 1e-12)).sum())
    return (extreme + 1) / (_TRIALS + 1)


_BATCH: Final = 100
"""Trials at once: with 100,000 pairs ten megabytes of signs."""


def _metrics(matching: Matching, references: dict[int, str], lang: str) -> Iterator[Judgement]:
    old = [was.target for was, _ in matching.same]
    new = [now.target for _, now in matching.same]
    for change in metric_changes(old, new, [references[now.id] for _, now in matching.same], lang):
        yield _metric(change)


def _metric(change: MetricChange) -> Judgement:
    chances = (change.p_bootstrap, change.p_randomisation)
    message = f"{change.name} of common pairs went from {change.old:.2f} to {change.new:.2f}"
    outcome = Outcome.PASS
    if change.worse:
        message += f" ({_chance(chances[0])} by bootstrap, {_chance(chances[1])} by randomisation)"
        outcome = Outcome.FAIL if max(chances) < _ALPHA else Outcome.INVESTIGATE
    return Judgement(f"baseline-{change.name.lower()}", outcome, message, change.new, change.old)


def _chance(p: float) -> str:
    """`p = 0.020`; chance is never excluded, so no p is said to be 0."""
    return f"p = {p:.3f}" if p >= 0.0005 else "p < 0.001"
