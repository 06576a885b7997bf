"""Whether a word was left out, by what stands around it and around its counterpart: a small network.

A word that seems loose among rendered ones is mostly rendered freely; among others that seem loose, beside a passage of
the other side that lacks nothing, it is mostly a loss. Four layers of convolution (LeCun et al. 1989) over the traits of
words, two on each side alone and two that know the words linked to, see four words to either side there and here.
`benchmarks/learn_surroundings.py` learnt the weights from parallel text with planted omissions, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA, mapped
from alignpost.score.whole_traits import TRAITS, french
from alignpost.score.word_traits import FlatSides

__all__ = [
    "HIGHEST",
    "LAYERS",
    "LEAST",
    "LOWEST",
    "SCALE",
    "Surroundings",
    "from_arrays",
    "shipped_surroundings",
]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

LAYERS = 4
LOWEST, HIGHEST = -12.0, 8.0
"""Log odds beyond which nothing is surer."""
SCALE = 5.0
"""What the log odds are divided by, so that they are about as large as other traits."""
LEAST = 1e-5
"""Variance added where a word is brought to even size."""
_LOOSE = TRAITS.index("loose")


class Surroundings(NamedTuple):
    """The learnt weights; `size` numbers stand for a word between the layers."""

    traits: Doubles
    """Shape (traits, size)."""
    languages: Doubles
    """Added to the words of English and of French sides, shape (2, size)."""
    around: Doubles
    """Of a word and its neighbours, one before and one behind, shape (LAYERS, 3 · size, size)."""
    bias: Doubles
    """Shape (LAYERS, size)."""
    out: Doubles
    """Shape (LAYERS, size, size)."""
    linked: Doubles
    """Of the counterpart, shape (size, size)."""
    there: Doubles
    """Of the other side's mean, and of the word itself, shape (2 · size, size)."""
    hidden: Doubles
    """Shape (size, size)."""
    hidden_bias: Doubles
    """Shape (size,)."""
    odds: Doubles
    """Shape (size,)."""
    odds_bias: Doubles
    """Shape (1,)."""

    def of(self, sides: tuple[FlatSides, FlatSides], traits: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
        """Log odds that each word of both sides was left out, over `SCALE`.

        Args:
            sides: the words of both sides of all pairs.
            traits: what is known of them, shape (words, len(TRAITS)).
        """
        seen = [self._alone(flat, of_words) for flat, of_words in zip(sides, traits, strict=True)]
        ours, theirs = sides
        return (
            self._beside(ours, theirs, (seen[0], seen[1]), traits[0]),
            self._beside(theirs, ours, (seen[1], seen[0]), traits[1]),
        )

    def _alone(self, flat: FlatSides, traits: Floats) -> Doubles:
        """What the words of a side say by themselves and their neighbours."""
        spoken = self.languages[french(flat).astype(np.int64)[flat.pair]]
        words = np.maximum(traits @ self.traits + spoken, 0)
        for layer in range(LAYERS // 2):
            words += self._layer(layer, words, flat)
        return words

    def _beside(
        self, ours: FlatSides, theirs: FlatSides, seen: tuple[Doubles, Doubles], traits: Floats
    ) -> Floats:
        """The log odds of our words, `seen` being what both sides say alone."""
        own, other = seen
        running = np.zeros((len(other) + 1, other.shape[1]))
        np.cumsum(other, axis=0, out=running[1:])
        means = (running[theirs.ends] - running[theirs.starts]) / np.maximum(theirs.sizes, 1)[:, None]
        words = own + np.maximum(
            self._counterparts(ours, theirs, other, traits) @ self.linked
            + np.concatenate([means[ours.pair], own], 1) @ self.there,
            0,
        )
        for layer in range(LAYERS // 2, LAYERS):
            words += self._layer(layer, words, ours)
        hidden = np.maximum(_even(words) @ self.hidden + self.hidden_bias, 0)
        odds = hidden @ self.odds + self.odds_bias
        return (np.clip(odds, LOWEST, HIGHEST) / SCALE).astype(np.float32)

    def _layer(self, number: int, words: Doubles, flat: FlatSides) -> Doubles:
        """What a layer adds to every word, by the word and its neighbours of the same side."""
        even = _even(words)
        before, behind = np.zeros_like(even), np.zeros_like(even)
        before[1:], behind[:-1] = even[:-1], even[1:]
        worded = flat.sizes > 0
        before[flat.starts[worded]] = 0
        behind[flat.ends[worded] - 1] = 0
        near = np.concatenate([before, even, behind], 1)
        return np.asarray(np.maximum(near @ self.around[number] + self.bias[number], 0) @ self.out[number])

    @staticmethod
    def _counterparts(ours: FlatSides, theirs: FlatSides, other: Doubles, traits: Floats) -> Doubles:
        """Of each of our words what its likeliest counterpart says, the less the looser it is."""
        found = np.zeros((len(ours.pair), other.shape[1]))
        # Where the other side has no words, a link says nothing.
        worded = theirs.sizes[ours.pair] > 0
        pair = ours.pair[worded]
        place = theirs.starts[pair] + np.minimum(ours.links[worded], theirs.sizes[pair] - 1)
        found[worded] = other[place] * (1 - traits[worded, _LOOSE, None])
        return found


def _even(words: Doubles) -> Doubles:
    """Every word's numbers with mean 0 and variance 1 (Ba, Kiros and Hinton 2016)."""
    centred = words - words.mean(1, keepdims=True)
    return np.asarray(centred / np.sqrt(np.mean(centred**2, 1, keepdims=True) + LEAST))


@cache
def shipped_surroundings() -> Surroundings:
    """The weights that come with the package."""
    return from_arrays(arrays_in(mapped(DATA / "surroundings.npz")))


def from_arrays(arrays: Mapping[str, NDArray[np.floating]]) -> Surroundings:
    """The weights as they are kept.

    Raises:
        ValueError: they are those of other traits or layers.
    """
    nothing = np.zeros((0, 0))
    net = Surroundings(*(arrays.get(name, nothing).astype(np.float64) for name in Surroundings._fields))
    size = net.traits.shape[1]
    if net.traits.shape[0] != len(TRAITS) or net.around.shape != (LAYERS, 3 * size, size):
        raise ValueError("the weights of surroundings are those of other traits; learn them anew")
    return net
