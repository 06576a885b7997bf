"""Thresholds held against a scored bitext, one judgement a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.errors import InputError
from alignpost.gate.measures import Measures, fidelity_of
from alignpost.gate.thresholds import Thresholds
from alignpost.gate.verdict import Judgement, Outcome, Verdict
from alignpost.model import Bitext, Finding, Pair, Severity, Status
from alignpost.score import Metrics
from alignpost.visible import counted, figure

__all__ = ["judge"]

_SHOWN = 5
"""Pairs named beside a mean that is too low: the lowest."""


def judge(bitext: Bitext, thresholds: Thresholds, metrics: Metrics | None = None) -> Verdict:
    """Hold every limit of `thresholds` against `bitext`.

    Args:
        bitext: scored pairs; those that a person dropped from exports are left out.
        thresholds: what must be reached.
        metrics: figures against a reference, and those of scorers.

    Raises:
        UsageError: a limit on a metric without a reference, or on a scorer that was not asked.
        InputError: something that a limit asks for cannot be measured.
    """
    measures = Measures(bitext)
    if thresholds.asked and not measures.pairs:
        raise InputError("every pair is dropped, so there is nothing to judge")
    return Verdict(
        (
            *_fidelity(measures, thresholds),
            *_findings(measures, thresholds),
            *_metrics(metrics, thresholds),
            *_scorers(bitext, metrics, thresholds),
            *_alignment(measures, thresholds),
            *_statuses(measures.pairs, thresholds.require_status),
        )
    )


def _fidelity(measures: Measures, thresholds: Thresholds) -> Iterator[Judgement]:
    limits = (thresholds.min_fidelity, thresholds.min_worst_fidelity, thresholds.min_quantile_fidelity)
    if limits != (None, None, None) and not measures.of_source:
        raise InputError("no pair has a source, so its fidelity cannot be measured")
    if (limit := thresholds.min_fidelity) is not None:
        low = _ids([pair for pair in measures.of_source if fidelity_of(pair) < limit][:_SHOWN])
        yield _at_least("min-fidelity", "the mean fidelity", measures.mean, limit, low)
    if (limit := thresholds.min_worst_fidelity) is not None:
        low = _ids(pair for pair in measures.of_source if fidelity_of(pair) < limit)
        yield _at_least(
            "min-worst-fidelity", "the lowest fidelity", fidelity_of(measures.of_source[0]), limit, low
        )
    if (quantile := thresholds.min_quantile_fidelity) is not None:
        pairs = measures.of_source
        allowed = int(round(quantile.share * len(pairs), 9))  # 0.29 * 100 is 28.999999999999996
        reached = fidelity_of(pairs[min(len(pairs) - 1, allowed)])
        low = _ids(pair for pair in pairs if fidelity_of(pair) < quantile.fidelity)
        what = f"the fidelity that all but {quantile.share:.0%} of the pairs reach"
        yield _at_least("min-quantile-fidelity", what, reached, quantile.fidelity, low)


def _findings(measures: Measures, thresholds: Thresholds) -> Iterator[Judgement]:
    for severity in sorted(thresholds.max_findings, key=lambda severity: -severity.rank):
        found = measures.findings(severity)
        if severity is Severity.CRITICAL:
            told = counted(len(found), "critical finding")
        else:
            told = f"{counted(len(found), 'finding')} of severity {severity.value} or worse"
        yield _at_most(f"max-{severity.value}", told, found, thresholds.max_findings[severity])
    for check, limit in sorted(thresholds.max_check.items()):
        found = measures.findings_of(check)
        yield _at_most(f"max-check.{check}", f"{counted(len(found), 'finding')} of “{check}”", found, limit)


def _at_most(rule: str, told: str, found: Sequence[tuple[Pair, Finding]], limit: int) -> Judgement:
    ids = tuple(dict.fromkeys(pair.id for pair, _ in found))
    message = f"{told}; at most {limit} allowed"
    if len(found) <= limit:
        return Judgement(rule, Outcome.PASS, message, len(found), limit)
    return Judgement(rule, Outcome.FAIL, message, len(found), limit, ids)


def _metrics(metrics: Metrics | None, thresholds: Thresholds) -> Iterator[Judgement]:
    scores = metrics.scores if metrics else {}
    # Scorers measure without a reference.
    if "BLEU" not in scores:
        thresholds.refuse_references()
        return
    least = {"BLEU": thresholds.min_bleu, "chrF": thresholds.min_chrf, "chrF++": thresholds.min_chrf2}
    for name, limit in least.items():
        if limit is not None:
            yield _at_least(f"min-{name.lower()}", name, scores[name], limit)
    if (most := thresholds.max_ter) is not None:
        ter = scores["TER"]
        outcome = Outcome.PASS if ter <= most else Outcome.FAIL
        yield Judgement("max-ter", outcome, f"TER is {ter:.2f}; at most {most:g} allowed", ter, most)


def _scorers(bitext: Bitext, metrics: Metrics | None, thresholds: Thresholds) -> Iterator[Judgement]:
    scores = metrics.scores if metrics else {}
    thresholds.refuse_scorers_beyond(scores)
    for name, limit in sorted(thresholds.min_scorer.items()):
        each = [row[name] for row in metrics.pairs] if metrics else []
        low = sorted(
            (score, pair.id)
            for score, pair in zip(each, bitext.pairs, strict=True)
            if pair.keep and score < limit
        )
        ids = tuple(number for _, number in low[:_SHOWN])
        yield _at_least(f"min-scorer.{name}", f"the mean of “{name}”", scores[name], limit, ids)


def _alignment(measures: Measures, thresholds: Thresholds) -> Iterator[Judgement]:
    if (limit := thresholds.min_confidence) is not None:
        sure = {pair: _confidence(pair) for pair in measures.aligned}
        if not sure:
            raise InputError("no pair has two sides, so there is no alignment to be confident of")
        low = sorted((pair for pair in sure if sure[pair] < limit), key=sure.__getitem__)
        yield _at_least(
            "min-confidence", "the lowest alignment confidence", min(sure.values()), limit, _ids(low)
        )
    if (most := thresholds.max_unaligned) is not None:
        share = measures.unaligned_share
        aligned = set(_ids(measures.aligned))
        alone = tuple(pair.id for pair in measures.pairs if pair.id not in aligned)
        # Not to so many decimals: a word too many in a book is not 0.0 %.
        message = (
            f"{100 * share:.3g}% of the words stand in unaligned sentences; at most {100 * most:.3g}% allowed"
        )
        if share <= most:
            yield Judgement("max-unaligned", Outcome.PASS, message, share, most)
        else:
            yield Judgement("max-unaligned", Outcome.FAIL, message, share, most, alone)


def _confidence(pair: Pair) -> float:
    if pair.status is Status.ACCEPTED:
        return 1.0  # a person's word
    if pair.bead.confidence is None:
        raise InputError(
            f"pair {pair.id} does not say how sure its alignment is; align the texts with AlignPost, or leave out "
            "min-confidence"
        )
    return pair.bead.confidence


def _statuses(pairs: Sequence[Pair], wanted: Sequence[Status]) -> Iterator[Judgement]:
    if not wanted:
        return
    others = _ids(pair for pair in pairs if pair.status not in wanted)
    limit = " or ".join(status.value for status in wanted)
    message = f"{limit}: {len(pairs) - len(others)} of {counted(len(pairs), 'pair')}; all must be"
    outcome = Outcome.FAIL if others else Outcome.PASS
    yield Judgement("require-status", outcome, message, len(pairs) - len(others), limit, others)


def _at_least(rule: str, what: str, measured: float, limit: float, low: tuple[int, ...] = ()) -> Judgement:
    message = f"{what} is {figure(measured, 2)}; at least {limit:g} wanted"
    if measured >= limit:
        return Judgement(rule, Outcome.PASS, message, measured, limit)
    return Judgement(rule, Outcome.FAIL, message, measured, limit, low)


def _ids(pairs: Iterator[Pair] | Sequence[Pair]) -> tuple[int, ...]:
    return tuple(pair.id for pair in pairs)
