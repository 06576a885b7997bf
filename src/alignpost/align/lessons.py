"""Which beads of an earlier pass may teach something about their two documents."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alignpost.model import Bead

__all__ = ["lessons", "trust"]

_SURE = 0.5
"""Posterior from which a bead may teach."""

_FEWEST = 30
"""Fewer lessons than these teach more noise than words."""

_MOST = 5_000
"""More lessons than these teach little more."""


def lessons(beads: Sequence[Bead]) -> list[Bead]:
    """Beads to learn from, not more than are needed; none where they are too few.

    Args:
        beads: the outcome of an earlier pass, with confidences, and anchors.
    """
    sure = [bead for bead in beads if bead.source and bead.target and trust(bead) > _SURE]
    ones = sum(bead.kind == "1:1" for bead in sure)
    if len(sure) < _FEWEST or ones < _FEWEST // 2:
        return []
    if len(sure) > _MOST:
        sure = [sure[i] for i in np.linspace(0, len(sure) - 1, _MOST).astype(np.int64)]
    return sure


def trust(bead: Bead) -> float:
    """How far a bead is to be believed, 0-1. An anchor comes without a confidence: a person has said so."""
    return 1.0 if bead.confidence is None else bead.confidence
