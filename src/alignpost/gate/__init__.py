"""Thresholds and a baseline that turn scores into pass, investigate or fail.

Importing this package costs nothing; each name is loaded when it is first used, so that a run without a baseline does
not wait for what compares two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.lazily import lazily

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

__getattr__ = lazily(
    __name__,
    {
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
    },
)
