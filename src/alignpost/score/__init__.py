"""How faithful is a translation, and why: checks with findings, a 0–100 score, and metrics against a reference.

Importing this package costs nothing; numpy and the checks are loaded when one of its names is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.lazily import lazily
from alignpost.score.metrics import Metric, Metrics, metrics

if TYPE_CHECKING:
    from alignpost.score.check import Check, Context, PairText
    from alignpost.score.checks import BUILT_IN
    from alignpost.score.glossary import Glossary, Term, read_glossary
    from alignpost.score.metric_tests import MetricChange, metric_changes
    from alignpost.score.profiles import PROFILES
    from alignpost.score.scoring import Scores, counts_for_mean, mean_fidelity, score_bitext, score_pairs
    from alignpost.score.side import Side
    from alignpost.score.space_words import uncovered, word_links

__all__ = [
    "BUILT_IN",
    "PROFILES",
    "Check",
    "Context",
    "Glossary",
    "Metric",
    "MetricChange",
    "Metrics",
    "PairText",
    "Scores",
    "Side",
    "Term",
    "counts_for_mean",
    "mean_fidelity",
    "metric_changes",
    "metrics",
    "read_glossary",
    "score_bitext",
    "score_pairs",
    "uncovered",
    "word_links",
]

__getattr__ = lazily(
    __name__,
    {
        "BUILT_IN": "checks",
        "PROFILES": "profiles",
        "Check": "check",
        "Context": "check",
        "Glossary": "glossary",
        "MetricChange": "metric_tests",
        "PairText": "check",
        "Scores": "scoring",
        "Side": "side",
        "Term": "glossary",
        "counts_for_mean": "scoring",
        "mean_fidelity": "scoring",
        "metric_changes": "metric_tests",
        "read_glossary": "glossary",
        "score_bitext": "scoring",
        "score_pairs": "scoring",
        "uncovered": "space_words",
        "word_links": "space_words",
    },
)
