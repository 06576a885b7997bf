"""How likely a copied word was left untranslated: names and brands stay, common words of a title should not.

Boosted trees over what is known of the word, of its parts, its neighbours and the sentence; above all over how often
translators copy it. They were grown on machine translations in which people marked the words left untranslated
(benchmarks/learn_left_words.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from alignpost.score.checks.left_words_traits import TRAITS, CopiedWords
from alignpost.score.shipped import DATA, mapped

if TYPE_CHECKING:  # numpy is loaded with the first trees
    from alignpost.score.checks.left_words_trees import Trees

__all__ = ["likely_left", "trees_file", "trees_grown"]


_AT_ONCE = 256
"""Words asked together: what they answer fits into the processor's caches, whatever a text holds."""


def likely_left(pairs: Sequence[CopiedWords]) -> list[dict[int, float]]:
    """For every pair, by the places of its copied words, the probability that each was left untranslated.

    Asked together, since for the two or three words of one pair the calls cost ten times as much as the answers.

    Args:
        pairs: the copied words of pairs between the same two languages.

    Returns:
        Nothing of any place for languages without trees.
    """
    trees = _trees(*pairs[0].pair.context.languages) if pairs else None
    rows = [row for copied in pairs for row in copied.rows()] if trees else []
    if not trees or not rows:
        return [{} for _ in pairs]
    import numpy as np  # noqa: PLC0415 - not before it is needed

    asked = [np.array(rows[at : at + _AT_ONCE], np.float32) for at in range(0, len(rows), _AT_ONCE)]
    odds = np.concatenate([trees.odds(some) for some in asked])
    likely = iter((1 / (1 + np.exp(-odds))).tolist())
    return [{place: next(likely) for place in copied.places} for copied in pairs]


def trees_file(source: str, target: str) -> str:
    """The name of the file of trees between two languages."""
    return f"left-words.{source}-{target}.npz"


@cache
def trees_grown(source: str, target: str) -> bool:
    """Whether there are trees for two languages."""
    return (DATA / trees_file(source, target)).is_file()


@cache
def _trees(source: str, target: str) -> Trees | None:
    if not trees_grown(source, target):
        return None
    from alignpost.score.archive import arrays_in  # noqa: PLC0415 - numpy is loaded with it
    from alignpost.score.checks.left_words_trees import Trees  # noqa: PLC0415

    trees = Trees.of(arrays_in(mapped(DATA / trees_file(source, target))))
    if int(trees.columns.max()) >= len(TRAITS):
        raise ValueError("the trees of left words are those of other traits; grow them anew")
    return trees
