"""A small network over the words of both sides of pairs: what a word tells, given those around it and its counterpart.

Four layers of convolution (LeCun et al. 1989), two on each side alone and two that know the words linked to and the
other side as a whole, see four words to either side here and there. A word comes in as a row of traits and a kind, such
as its language or its class, and leaves as one number. What the numbers mean is for those who learnt the weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.word_traits import FlatSides

__all__ = ["LAYERS", "LEAST", "Network"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Places = NDArray[np.int64]

LAYERS = 4
LEAST = 1e-5
"""Variance added where a word is brought to even size."""


class Network(NamedTuple):
    """The learnt weights; `size` numbers stand for a word between the layers."""

    traits: Doubles
    """Shape (traits, size)."""
    kinds: Doubles
    """Added to the words of each kind, shape (kinds, size)."""
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

    def alone(self, flat: FlatSides, traits: Floats, kinds: Places) -> Doubles:
        """What the words of a side say by themselves and their neighbours, shape (words, size)."""
        words = np.maximum(traits @ self.traits + self.kinds[kinds], 0)
        for layer in range(LAYERS // 2):
            words += self._layer(layer, words, flat)
        return words

    def beside(
        self, sides: tuple[FlatSides, FlatSides], seen: tuple[Doubles, Doubles], loose: Floats
    ) -> Doubles:
        """The number of each of our words.

        Args:
            sides: ours, and the other one of the same pairs.
            seen: what both say alone.
            loose: how unsure it is that each of our words has a counterpart, 0–1.
        """
        (ours, theirs), (own, other) = sides, seen
        running = np.zeros((len(other) + 1, other.shape[1]))
        np.cumsum(other, axis=0, out=running[1:])
        means = (running[theirs.ends] - running[theirs.starts]) / np.maximum(theirs.sizes, 1)[:, None]
        words = own + np.maximum(
            _counterparts(ours, theirs, other, loose) @ self.linked
            + np.concatenate([means[ours.pair], own], 1) @ self.there,
            0,
        )
        for layer in range(LAYERS // 2, LAYERS):
            words += self._layer(layer, words, ours)
        hidden = np.maximum(_even(words) @ self.hidden + self.hidden_bias, 0)
        return np.asarray(hidden @ self.odds + self.odds_bias)

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

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[np.floating]], traits: int, kinds: int) -> Network:
        """The weights as they are kept.

        Raises:
            ValueError: they are those of other traits, kinds or layers.
        """
        nothing = np.zeros((0, 0))
        net = cls(*(arrays.get(name, nothing).astype(np.float64) for name in cls._fields))
        size = net.traits.shape[1]
        shapes = net.traits.shape, net.kinds.shape, net.around.shape
        if shapes != ((traits, size), (kinds, size), (LAYERS, 3 * size, size)):
            raise ValueError("the weights of a network are those of other traits; learn them anew")
        return net


def _counterparts(ours: FlatSides, theirs: FlatSides, other: Doubles, loose: Floats) -> Doubles:
    """Of each of our words what its likeliest counterpart says, the less the looser it is."""
    found = np.zeros((len(ours.pair), other.shape[1]))
    # Where the other side has no words, a link says nothing.
    worded = theirs.sizes[ours.pair] > 0
    pair = ours.pair[worded]
    place = theirs.starts[pair] + np.minimum(ours.links[worded], theirs.sizes[pair] - 1)
    found[worded] = other[place] * (1 - loose[worded, None])
    return found


def _even(words: Doubles) -> Doubles:
    """Every word's numbers with mean 0 and variance 1 (Ba, Kiros and Hinton 2016)."""
    centred = words - words.mean(1, keepdims=True)
    return np.asarray(centred / np.sqrt(np.mean(centred**2, 1, keepdims=True) + LEAST))
