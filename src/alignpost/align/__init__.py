"""From two segmented documents to beads, with the probability that each is right.

Names that only some commands need are loaded with their modules when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.lazily import lazily

if TYPE_CHECKING:
    from alignpost.align.aligner import align
    from alignpost.align.crossing import crossings
    from alignpost.align.evaluation import Evaluation, Rates, evaluate
    from alignpost.align.realigning import realign
    from alignpost.align.relatedness import unrelated

__all__ = ["Evaluation", "Rates", "align", "crossings", "evaluate", "realign", "unrelated"]

__getattr__ = lazily(
    __name__,
    {
        "Evaluation": "evaluation",
        "Rates": "evaluation",
        "align": "aligner",
        "crossings": "crossing",
        "evaluate": "evaluation",
        "realign": "realigning",
        "unrelated": "relatedness",
    },
)
