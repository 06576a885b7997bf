"""Thresholds and a baseline that turn scores into pass, investigate or fail."""

from alignpost.gate.judging import judge
from alignpost.gate.thresholds import Quantile, Thresholds, thresholds_of
from alignpost.gate.verdict import Judgement, Outcome, Verdict

__all__ = ["Judgement", "Outcome", "Quantile", "Thresholds", "Verdict", "judge", "thresholds_of"]
