"""Whether a word was left out, by what stands around it and around its counterpart: a small network.

A word that seems loose among rendered ones is mostly rendered freely; among others that seem loose, beside a passage of
the other side that lacks nothing, it is mostly a loss. The network (`alignpost.score.network`) reads the traits of words.
`benchmarks/learn_surroundings.py` learnt the weights from parallel text with planted omissions, and from nothing else.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.network import Network
from alignpost.score.shipped import DATA, mapped
from alignpost.score.whole_traits import TRAITS, french
from alignpost.score.word_traits import FlatSides

__all__ = ["HIGHEST", "KINDS", "LOWEST", "SCALE", "odds_of_loss", "shipped_surroundings"]

Floats = NDArray[np.float32]

KINDS = 2
"""Words of English and of French sides."""
LOWEST, HIGHEST = -12.0, 8.0
"""Log odds beyond which nothing is surer."""
SCALE = 5.0
"""What the log odds are divided by, so that they are about as large as other traits."""
_LOOSE = TRAITS.index("loose")


def odds_of_loss(
    net: Network, sides: tuple[FlatSides, FlatSides], traits: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Log odds that each word of both sides was left out, over `SCALE`.

    Args:
        net: of `KINDS` kinds.
        sides: the words of both sides of all pairs.
        traits: what is known of them, shape (words, len(TRAITS)).
    """
    ours, theirs = (
        net.alone(flat, of_words, french(flat).astype(np.int64)[flat.pair])
        for flat, of_words in zip(sides, traits, strict=True)
    )
    one = net.beside(sides, (ours, theirs), traits[0][:, _LOOSE])
    other = net.beside((sides[1], sides[0]), (theirs, ours), traits[1][:, _LOOSE])
    return _bounded(one), _bounded(other)


def _bounded(odds: NDArray[np.float64]) -> Floats:
    return (np.clip(odds, LOWEST, HIGHEST) / SCALE).astype(np.float32)


@cache
def shipped_surroundings() -> Network:
    """The weights that come with the package."""
    return Network.of_arrays(arrays_in(mapped(DATA / "surroundings.npz")), len(TRAITS), KINDS)
