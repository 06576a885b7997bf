"""How much people would mark in a machine translation: a scorer that reads it word by word.

For every target word five small networks (`alignpost.score.network`), learnt alike but for chance, expect an MQM
penalty, by what stands around it and around its counterpart; their mean counts. `benchmarks/learn_machine_errors.py`
learnt them from machine translations of product texts in which people marked 23,000 errors (Fonseca et al. 2019,
*Findings of the WMT 2019 Shared Tasks on Quality Estimation*). Fidelity does not rest on them: they tell how bad machine
translation mostly is at such a text, and of what a person wrote little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from alignpost.errors import UsageError
from alignpost.score.archive import arrays_in
from alignpost.score.checks.empty import blank
from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import aligner_for
from alignpost.score.machine_traits import CLASSES, LOOSE, MACHINE_TRAITS, MachineTraits, machine_traits
from alignpost.score.network import Network
from alignpost.score.shipped import DATA, mapped, short_digest
from alignpost.score.side import Side
from alignpost.score.word_classes import WordClasses, word_classes_for
from alignpost.tokens import base_language

__all__ = [
    "FILE",
    "PER_ERROR",
    "SOFTNESS",
    "MachineErrors",
    "nets_of",
    "penalties",
    "read_machine_traits",
    "scores_of",
]

Doubles = NDArray[np.float64]

FILE = DATA / "machine-errors.en-fr.npz"
KINDS = 2 * CLASSES
"""Classes of English and of French words."""
PER_ERROR = 5.0
"""MQM penalty of a major error, by which the network counts."""
SOFTNESS = 60.0
"""Penalty for a hundred words by which the score falls to 1/e."""
_AT_ONCE = 128
_LANGUAGES = ("en", "fr")


class MachineErrors:
    """A `Scorer` for machine translations from English into French; loaded when first asked."""

    id = "machine-errors"

    def __init__(self, *model: str) -> None:
        """Refuse a model: this scorer has one of its own.

        Raises:
            UsageError: a model was given.
        """
        if model:
            raise UsageError(f"the scorer “{self.id}” takes no model, so not {model[0]} either")

    @property
    def signature(self) -> str:
        """`machine-errors:1f2e3d4c` over the weights."""
        return f"{self.id}:{short_digest(mapped(FILE))}"

    def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> list[float]:
        """100 where people would mark nothing, falling with the MQM penalty that they would give a hundred words.

        Both sides empty give 100, one side empty gives 0. The mean over a document, weighted by words, tells which of
        two documents people would rate higher.

        Raises:
            UsageError: other languages than English and French, in this order.
        """
        if (base_language(source_lang), base_language(target_lang)) != _LANGUAGES:
            raise UsageError(
                f"the scorer “{self.id}” knows translations from English into French, not {source_lang}–{target_lang}"
            )
        scores: list[float] = []
        for first in range(0, len(pairs), _AT_ONCE):
            scores += _scores(pairs[first : first + _AT_ONCE])
        return scores


def _scores(pairs: Sequence[tuple[str, str]]) -> list[float]:
    # Without words, nobody marks signs that were copied; everything else without a counterpart is lost.
    scores = [100.0 * (all(map(blank, both)) or both[0].split() == both[1].split()) for both in pairs]
    sides = [(Side(source, _LANGUAGES[0]), Side(target, _LANGUAGES[1])) for source, target in pairs]
    worded = [place for place, both in enumerate(sides) if all(side.words for side in both)]
    if worded:
        found = penalties(shipped_machine_errors(), *read_machine_traits([sides[place] for place in worded]))
        words = np.array([len(pairs[place][0].split()) for place in worded])
        for place, score in zip(worded, scores_of(found, words).tolist(), strict=True):
            scores[place] = score
    return scores


def scores_of(penalties: Doubles, words: NDArray[np.int64]) -> Doubles:
    """The scores of pairs with MQM penalties and so many words, split on spaces, in their sources."""
    return np.asarray(100 * np.exp(-100 * penalties / words / SOFTNESS))


def penalties(nets: Sequence[Network], ours: MachineTraits, theirs: MachineTraits) -> Doubles:
    """The MQM penalty to be expected for each pair: minor errors count 1, major ones 5, critical ones 10.

    Args:
        nets: of `KINDS` kinds; each has a say.
        ours: words of the sources.
        theirs: words of the targets.
    """
    rates = np.mean([_rates(net, ours, theirs) for net in nets], 0) * PER_ERROR
    return np.bincount(theirs.flat.pair, rates, len(theirs.flat.starts)).astype(np.float64)


def _rates(net: Network, ours: MachineTraits, theirs: MachineTraits) -> Doubles:
    """Major errors to be expected in every target word."""
    source = net.alone(ours.flat, ours.rows, ours.classes)
    target = net.alone(theirs.flat, theirs.rows, theirs.classes + CLASSES)
    return np.logaddexp(0, net.beside((theirs.flat, ours.flat), (target, source), theirs.rows[:, LOOSE]))


def read_machine_traits(pairs: Sequence[tuple[Side, Side]]) -> tuple[MachineTraits, MachineTraits]:
    """What is known of the words of English and French sides, none of which is without words."""
    lexicon, classes = _tables()
    return machine_traits(pairs, aligner_for(*_LANGUAGES, lexicon), classes)


@cache
def _tables() -> tuple[Lexicon, tuple[WordClasses, WordClasses]]:
    lexicon, english, french = lexicon_for(*_LANGUAGES), *map(word_classes_for, _LANGUAGES)
    if lexicon is None or english is None or french is None:
        raise AssertionError("the tables for English and French come with the package")
    return lexicon, (english, french)


@cache
def shipped_machine_errors() -> tuple[Network, ...]:
    """The weights that come with the package."""
    return nets_of(arrays_in(mapped(FILE)))


def nets_of(arrays: Mapping[str, NDArray[np.floating]]) -> tuple[Network, ...]:
    """The networks of a file, whose tables have one more dimension, of networks.

    Raises:
        ValueError: they are those of other traits, classes or layers.
    """
    count = min((len(table) for table in arrays.values()), default=1)
    return tuple(
        Network.of_arrays({name: table[number] for name, table in arrays.items()}, len(MACHINE_TRAITS), KINDS)
        for number in range(count)
    )
