"""How likely a copied word was left untranslated: names and brands stay, common words of a title should not.

Boosted trees over what is known of the word, of its parts, its neighbours and the sentence; above all over how often
translators copy it. They were grown on machine translations in which people marked the words left untranslated
(benchmarks/learn_left_words.py).
"""

from __future__ import annotations

import io
from collections.abc import Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from alignpost.score.check import PairText
from alignpost.score.checks.left_words_traits import TRAITS, CopiedWords
from alignpost.score.shipped import DATA

if TYPE_CHECKING:  # numpy is loaded with the first trees
    from alignpost.score.checks.left_words_trees import Trees

__all__ = ["likely_left", "trees_file"]


_AT_ONCE = 4_096
"""Words asked together, so that a text of a hundred thousand copied words needs no more memory than others."""


def likely_left(pair: PairText, marks: Sequence[str], exempt: Set[int], *, titled: bool) -> dict[int, float]:
    """For the place of every target word that the source has too, the probability that it was left untranslated.

    Args:
        pair: the pair.
        marks: for every target word a mark of `alignpost.score.checks.foreign`.
        exempt: places of words that may well be foreign.
        titled: whether the source is written Like a Title.

    Returns:
        Nothing for languages without trees, and for a pair without copied words.
    """
    copied = CopiedWords(pair, marks, exempt, titled=titled)
    if not copied.places:
        return {}
    trees = _trees(*pair.context.languages)
    if trees is None:
        return {}
    import numpy as np  # noqa: PLC0415 - not before it is needed

    rows = np.array(copied.rows(), np.float32)
    odds = np.concatenate([trees.odds(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)])
    return dict(zip(copied.places, (1 / (1 + np.exp(-odds))).tolist(), strict=True))


def trees_file(source: str, target: str) -> str:
    """The name of the file of trees between two languages."""
    return f"left-words.{source}-{target}.npz"


@cache
def _trees(source: str, target: str) -> Trees | None:
    file = DATA / trees_file(source, target)
    if not file.is_file():
        return None
    import numpy as np  # noqa: PLC0415 - not before it is needed

    from alignpost.score.checks.left_words_trees import Trees  # noqa: PLC0415

    with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as archive:
        trees = Trees.of(archive)
    if int(trees.columns.max()) >= len(TRAITS):
        raise ValueError("the trees of left words are those of other traits; grow them anew")
    return trees
