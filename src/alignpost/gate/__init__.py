"""Thresholds and a baseline that turn scores into pass, investigate or fail."""

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
