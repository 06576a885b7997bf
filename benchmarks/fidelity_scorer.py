"""AlignPost as the scorer that the development sets' own program asks for.

cd benchmarks && python DATA/fidelity/score.py fidelity_scorer
"""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score import score_pairs
from alignpost.score import uncovered as uncovered_words
from alignpost.score import word_links as linked_words
from alignpost.score.adequacy import adequacy_for
from alignpost.score.lexicon import lexicon_for
from alignpost.score.scorer import scorer_named, scores_by

Pairs = Sequence[tuple[str, str]]

__all__ = ["machine_errors", "score", "similarity", "uncovered", "word_links"]


def score(pairs: Pairs) -> list[float]:
    """Fidelity of English–French pairs, higher is more faithful."""
    return [result.fidelity for result in score_pairs(pairs, "en", "fr").pairs]


def similarity(pairs: Pairs) -> list[float]:
    """Adequacy alone: how near both sentences are as wholes."""
    adequacy = adequacy_for("en", "fr", lexicon_for("en", "fr"))
    return adequacy.margins(pairs) if adequacy else [0.0] * len(pairs)


def machine_errors(pairs: Pairs) -> list[float]:
    """How little people would mark, were these machine translations."""
    return scores_by(scorer_named("machine-errors"), pairs, "en", "fr")


def uncovered(pairs: Pairs) -> list[tuple[list[int], list[int]]]:
    """For each pair the numbers of the English and French words, split on spaces, that have no counterpart."""
    return uncovered_words(pairs, "en", "fr")


def word_links(pairs: Pairs) -> list[set[tuple[int, int]]]:
    """For each pair the linked words, split on spaces, as numbers."""
    return linked_words(pairs, "en", "fr")
