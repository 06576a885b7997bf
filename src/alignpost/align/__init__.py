"""From two segmented documents to beads, with the probability that each is right."""

from __future__ import annotations

from alignpost.align.aligner import align
from alignpost.align.evaluation import Evaluation, Rates, evaluate

__all__ = ["Evaluation", "Rates", "align", "evaluate"]
