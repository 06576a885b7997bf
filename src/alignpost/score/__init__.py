"""How faithful is a translation, and why: checks with findings, a 0–100 score, and metrics against a reference."""

from __future__ import annotations

from alignpost.score.check import Check, Context, PairText
from alignpost.score.checks import BUILT_IN
from alignpost.score.glossary import Glossary, Term, read_glossary
from alignpost.score.metric_tests import MetricChange, metric_changes
from alignpost.score.metrics import Metric, Metrics, metrics
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
