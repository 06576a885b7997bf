"""Whether a change of BLEU, chrF, chrF++ or TER is more than chance, by sacrebleu's two paired tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alignpost.score.metrics import metric_set, require_references

__all__ = ["MetricChange", "metric_changes"]


@dataclass(frozen=True, slots=True)
class MetricChange:
    """One metric of two translations of the same sentences."""

    name: str
    old: float
    new: float
    p_bootstrap: float
    """Of paired bootstrap resampling, 1,000 samples (Koehn 2004)."""
    p_randomisation: float
    """Of paired approximate randomisation, 10,000 trials (Riezler and Maxwell 2005)."""

    @property
    def worse(self) -> bool:
        """Whether the new translation has the poorer figure; for TER that is the higher one."""
        return self.new > self.old if self.name == "TER" else self.new < self.old


def metric_changes(
    old: Sequence[str], new: Sequence[str], references: Sequence[str], target_lang: str
) -> tuple[MetricChange, ...]:
    """Compare two translations with one reference for each sentence.

    Deterministic: sacrebleu's seed is 12345 unless `SACREBLEU_SEED` says otherwise.

    Raises:
        UsageError: as for `metrics`.
    """
    from sacrebleu.significance import PairedTest  # noqa: PLC0415 - as in `metrics`

    require_references(old, references)
    require_references(new, references)
    systems: list[tuple[str, Sequence[str]]] = [("old", list(old)), ("new", list(new))]
    tests: dict[str, list[Any]] = {}
    for kind in ("bs", "ar"):
        named = metric_set(target_lang)
        results = PairedTest(systems, named, [list(references)], test_type=kind)()[1]
        tests[kind] = [results[key] for key in results if key != "System"]
    return tuple(
        MetricChange(name, float(was.score), float(now.score), float(now.p_value), float(by_chance.p_value))
        for name, (was, now), (_, by_chance) in zip(named, tests["bs"], tests["ar"], strict=True)
    )
