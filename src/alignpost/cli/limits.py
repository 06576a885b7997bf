"""Options that set the gate's limits, before what the configuration says."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from alignpost.errors import UsageError

if TYPE_CHECKING:
    from alignpost.configuration import Table
    from alignpost.gate import Thresholds
    from alignpost.score.scorer import Scorer

__all__ = ["joint_limits", "limits", "scorers_for", "thresholds"]

_HUNDRED = click.FloatRange(0, 100)
_NUMBERS = {
    "min-fidelity": (_HUNDRED, "The mean fidelity, 0–100, must be at least X."),
    "min-worst-fidelity": (_HUNDRED, "The fidelity of every pair must be at least X."),
    "min-bleu": (_HUNDRED, "BLEU against the reference must be at least X."),
    "min-chrf": (_HUNDRED, "chrF against the reference must be at least X."),
    "max-ter": (click.FloatRange(0), "TER against the reference may be at most X."),
    "min-confidence": (
        click.FloatRange(0, 1),
        "The alignment of every pair must be at least this sure, 0–1.",
    ),
    "max-unaligned": (
        click.FloatRange(0, 1),
        "At most this share of the words, 0–1, may stand in unaligned sentences.",
    ),
}
_METRICS = frozenset({"min-bleu", "min-chrf", "max-ter"})
_COUNTS = ("critical", "major", "minor")


def limits(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--min-fidelity X`, `--max-major N` …, handed to the command as one dictionary `limits`."""
    return _collecting(function, _NUMBERS)


def joint_limits(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same without those on metrics, whose reference is of one translation: what several files can share."""
    return _collecting(function, {name: said for name, said in _NUMBERS.items() if name not in _METRICS})


def _collecting(
    function: Callable[..., Any], numbers: dict[str, tuple[click.FloatRange, str]]
) -> Callable[..., Any]:
    names = [_name(key) for key in (*numbers, *(f"max-{s}" for s in _COUNTS), "require-status", "min-scorer")]

    @wraps(function)
    def collected(**words: Any) -> Any:
        return function(limits={name: words.pop(name) for name in names}, **words)

    decorated: Callable[..., Any] = collected
    decorated = click.option(
        "--min-scorer",
        metavar="NAME=X",
        multiple=True,
        help="The mean of the scorer NAME, asked by --scorer, must be at least X. May be repeated.",
    )(decorated)
    decorated = click.option(
        "--require-status",
        metavar="STATUS",
        multiple=True,
        type=click.Choice(["unreviewed", "accepted", "needs_work", "rejected"]),
        help="Every pair must have this review status (unreviewed, accepted, needs_work, rejected), or one of these "
        "where it is given several times.",
    )(decorated)
    for severity in reversed(_COUNTS):
        worse = "" if severity == "critical" else " or worse"
        decorated = click.option(
            f"--max-{severity}",
            type=click.IntRange(0),
            metavar="N",
            help=f"At most N findings of severity {severity}{worse}.",
        )(decorated)
    for name, (kind, words) in reversed(numbers.items()):
        decorated = click.option(f"--{name}", type=kind, metavar="X", help=words)(decorated)
    return decorated


def _name(key: str) -> str:
    """What click calls the option."""
    return key.replace("-", "_")


def thresholds(table: Table, limits: dict[str, Any]) -> Thresholds:
    """The configuration's limits with those of the command line before them.

    Raises:
        UsageError: as `thresholds_of`.
    """
    from alignpost.gate import thresholds_of
    from alignpost.model import Severity, Status

    configured = thresholds_of(table)
    given = {name: limit for name, limit in limits.items() if limit is not None}
    counts = {Severity(s): given[f"max_{s}"] for s in _COUNTS if f"max_{s}" in given}
    numbers = {name: given[name] for name in map(_name, _NUMBERS) if name in given}
    for name, limit in numbers.items():
        if math.isnan(limit):
            raise UsageError(f"--{name.replace('_', '-')} must be a number, not nan")
    return replace(
        configured,
        **numbers,
        max_findings={**configured.max_findings, **counts},
        min_scorer={**configured.min_scorer, **dict(map(_of_scorer, limits["min_scorer"]))},
        require_status=tuple(map(Status, limits["require_status"])) or configured.require_status,
    )


def scorers_for(asked: Sequence[str], wanted: Thresholds) -> list[Scorer]:
    """The scorers that were asked for, loaded before anything long begins.

    Raises:
        UsageError: one cannot be had, or a limit is one on another.
    """
    scorers = []
    if asked:
        from alignpost.score.scorer import scorers_asked

        scorers = scorers_asked(asked)
    wanted.refuse_scorers_beyond([scorer.id for scorer in scorers])
    return scorers


def _of_scorer(said: str) -> tuple[str, float]:
    name, _, number = said.partition("=")
    try:
        limit = float(number)
    except ValueError:
        limit = math.nan
    if math.isnan(limit):
        raise UsageError(f"--min-scorer wants NAME=X, such as machine-errors=40, not {said}")
    return name, limit
