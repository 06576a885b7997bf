"""From two segmented documents to beads, with the probability that each is right."""

from __future__ import annotations

from alignpost.align.aligner import align
from alignpost.align.crossing import crossings
from alignpost.align.evaluation import Evaluation, Rates, evaluate
from alignpost.align.realign import realign
from alignpost.align.relatedness import unrelated

__all__ = ["Evaluation", "Rates", "align", "crossings", "evaluate", "realign", "unrelated"]
