"""What goes into the sums over all alignments of a band, and what comes out of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.posterior import Posterior
from alignpost.align.stack import Doubles

__all__ = ["Gains", "Ways"]


class Gains(NamedTuple):
    """What each step through a band earns, as log weights."""

    filled: NDArray[np.float32]
    """Shape (shapes, n, width): the bead of that shape which ends in row i + 1; IMPOSSIBLE where it cannot be."""
    source: Doubles
    """Shape (n,): leaving a source segment alone."""
    target: Doubles
    """Shape (m,)."""
    gap: float
    """The first empty bead of a run, on top."""


class Ways(NamedTuple):
    """All alignments of a band, weighed against each other."""

    total: float
    """Log weight of all together."""
    posterior: Posterior
    states: Doubles
    """Shape (n + 1, width): about how likely the path passes each state, apart from a factor for each row."""
    gaps: float
    """How many runs of empty beads are to be expected."""
