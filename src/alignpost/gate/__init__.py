"""Thresholds and a baseline that turn scores into pass, investigate or fail.

Importing this package costs nothing; each name is loaded when it is first used, so that a run without a baseline does
not wait for what compares two.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignpost.gate.baseline import Baseline, baseline_of, read_baseline, write_baseline
    from alignpost.gate.comparison import compare
    from alignpost.gate.judging import judge
    from alignpost.gate.measures import Measures
    from alignpost.gate.thresholds import Quantile, Thresholds, thresholds_of
    from alignpost.gate.verdict import Judgement, Outcome, Verdict

__all__ = [
    "Baseline",
    "Judgement",
    "Measures",
    "Outcome",
    "Quantile",
    "Thresholds",
    "Verdict",
    "baseline_of",
    "compare",
    "judge",
    "read_baseline",
    "thresholds_of",
    "write_baseline",
]

_HOME = {
    "Baseline": "baseline",
    "Judgement": "verdict",
    "Measures": "measures",
    "Outcome": "verdict",
    "Quantile": "thresholds",
    "Thresholds": "thresholds",
    "Verdict": "verdict",
    "baseline_of": "baseline",
    "compare": "comparison",
    "judge": "judging",
    "read_baseline": "baseline",
    "thresholds_of": "thresholds",
    "write_baseline": "baseline",
}


def __getattr__(name: str) -> object:
    """Load the module behind a name when the name is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
