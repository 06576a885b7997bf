"""The limits that a build sets, as the configuration's table `[gate]` names them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from alignpost.configuration import Table
from alignpost.errors import UsageError
from alignpost.model import Severity, Status
from alignpost.score.checks import known_checks

__all__ = ["Quantile", "Thresholds", "thresholds_of"]


class Quantile(NamedTuple):
    """A fidelity that all but a share of the pairs must reach."""

    share: float
    """Of the pairs with a source, 0–1, that may stand below."""
    fidelity: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a translation must reach; a limit that is None or empty is not held against it."""

    min_fidelity: float | None = None
    """Of the mean, 0–100."""
    min_worst_fidelity: float | None = None
    """Of every pair with a source."""
    min_quantile_fidelity: Quantile | None = None
    max_findings: Mapping[Severity, int] = field(default_factory=dict)
    """Most findings of a severity or a worse one."""
    max_check: Mapping[str, int] = field(default_factory=dict)
    """Most findings of a check, whatever their severity."""
    min_bleu: float | None = None
    min_chrf: float | None = None
    min_chrf2: float | None = None
    """Of chrF++."""
    max_ter: float | None = None
    min_scorer: Mapping[str, float] = field(default_factory=dict)
    """Least mean of a scorer, on its own scale."""
    min_confidence: float | None = None
    """Of the alignment of every pair with two sides, 0–1."""
    max_unaligned: float | None = None
    """Share of all words that may stand in pairs with one side, 0–1."""
    require_status: tuple[Status, ...] = ()
    """What the reviewers' decision on every pair must be among."""

    @property
    def asked(self) -> bool:
        """Whether there is any limit."""
        return self != Thresholds()

    @property
    def needs_references(self) -> bool:
        """Whether a limit can only be measured against references."""
        return not (self.min_bleu is self.min_chrf is self.min_chrf2 is self.max_ter is None)

    def refuse_references(self) -> None:
        """To be called where there are no references.

        Raises:
            UsageError: a limit can only be measured against references.
        """
        if self.needs_references:
            raise UsageError("a limit on BLEU, chrF, chrF++ or TER needs a reference; give --reference FILE")

    def refuse_scorers_beyond(self, asked: Collection[str]) -> None:
        """To be called with the scorers that are asked.

        Raises:
            UsageError: a limit is one on another scorer.
        """
        for name in self.min_scorer:
            if name not in asked:
                raise UsageError(f"a limit on the scorer “{name}” needs what it says; give --scorer {name}")


_SEVERITIES = {f"max-{severity.value}": severity for severity in Severity}
_FIDELITIES = ("min-fidelity", "min-worst-fidelity")
_METRICS = {"min-bleu": "min_bleu", "min-chrf": "min_chrf", "min-chrf++": "min_chrf2", "max-ter": "max_ter"}
_SHARES = ("min-confidence", "max-unaligned")
KEYS = (
    "baseline",
    *_FIDELITIES,
    "min-quantile-fidelity",
    *_SEVERITIES,
    "max-check",
    *_METRICS,
    "min-scorer",
    *_SHARES,
    "require-status",
)
"""What may stand in the table."""


def thresholds_of(table: Table) -> Thresholds:
    """Thresholds from the table `[gate]` of a configuration; docs/ci.md lists its keys.

    Raises:
        UsageError: an unknown key, or a value that its key cannot have.
    """
    table.only(KEYS, "threshold")
    numbers = {_field(key): table.number(key, 0, 100) for key in _FIDELITIES}
    numbers |= {name: table.number(key, 0) for key, name in _METRICS.items()}
    numbers |= {_field(key): table.number(key, 0, 1) for key in _SHARES}
    severities = {severity: table.integer(key) for key, severity in _SEVERITIES.items()}
    checks = table.table("max-check")
    checks.only(known_checks(), "check")
    return Thresholds(
        **numbers,
        min_quantile_fidelity=_quantile(table.table("min-quantile-fidelity")),
        max_findings={severity: most for severity, most in severities.items() if most is not None},
        max_check={check: checks.integer(check) or 0 for check in checks.values},
        min_scorer=_of_scorers(table.table("min-scorer")),
        require_status=_statuses(table),
    )


def _of_scorers(table: Table) -> dict[str, float]:
    if not table:
        return {}
    from alignpost.score.scorer import scorer_names  # noqa: PLC0415 - plug-ins are looked for only where one is named

    table.only(scorer_names(), "scorer")
    return {name: number for name in table.values if (number := table.number(name, -inf)) is not None}


def _field(key: str) -> str:
    return key.replace("-", "_")


def _quantile(table: Table) -> Quantile | None:
    if not table:
        return None
    table.only(("share", "fidelity"))
    share, fidelity = table.number("share", 0, 1), table.number("fidelity", 0, 100)
    if share is None or fidelity is None:
        raise table.error(
            "share" if share is None else "fidelity", "is missing: both share and fidelity are needed"
        )
    if share == 1:  # meant as “all must”, and read as “none need”
        raise table.error(
            "share", "must be below 1: it is how many of the pairs may stand below the fidelity"
        )
    return Quantile(share, fidelity)


def _statuses(table: Table) -> tuple[Status, ...]:
    names = table.texts("require-status") if isinstance(table.values.get("require-status"), list) else None
    if names is None:
        one = table.text("require-status")
        names = () if one is None else (one,)
    for name in names:
        if name not in tuple(Status):
            raise table.error("require-status", f"must be among {', '.join(Status)}, not “{name}”")
    return tuple(Status(name) for name in names)
