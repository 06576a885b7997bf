"""Whether two texts have anything to do with each other.

The lattice always finds something to link: lengths and marks agree by chance. How much it finds between unrelated
texts is measured on these very texts: one of them is put into random orders, in which no alignment of any length can
be right. Only an alignment that weighs clearly more than those is believed.

Where a text is hardly more than one repeated sentence, a random order of it is nearly the same text and proves nothing.
Then the encoder is asked whether the sentences that were linked are alike; without an encoder the alignment is believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import ways
from alignpost.align.repeats import believable, sameness
from alignpost.align.search import search_band
from alignpost.model import Bead

__all__ = ["excess", "looks_unrelated", "mean_confidence", "unrelated"]

_BEYOND_DOUBT = 0.8
"""Mean confidence from which nobody need ask; chance agreement does not come near it."""
_FEWEST = 8
"""Segments a side from which an order can be told from chance."""
_ORDERS = 8
_LEAST_EXCESS = 4.0
"""Standard deviations, of the weights of random orders, that the true order must stand above their mean."""
_LEAST_SPREAD = 2.0
"""Log weight by which random orders differ at least, however alike the few that were tried came out."""
_MOST = 400
"""Segments of a side that are looked at; a stretch from the middle stands for longer texts."""
_MOST_SAME = 0.5
"""Sameness of a text's segments from which a random order of it is too much like its own to be compared with."""


def unrelated(beads: Sequence[Bead]) -> bool:
    """Whether an alignment says that its texts have nothing to do with each other: both are there, nothing is linked."""
    return (
        any(bead.source for bead in beads)
        and any(bead.target for bead in beads)
        and not any(bead.source and bead.target for bead in beads)
    )


def looks_unrelated(
    evidence: Evidence,
    beads: Sequence[Bead],
    weights: Mapping[str, float],
    texts: tuple[Sequence[str], Sequence[str]],
) -> bool:
    """Whether a first pass found no more than it finds when one text's segments are in random order.

    Where most segments of a text are one repeated sentence, whether the sentences that were linked are far apart by
    an encoder's vectors; copies are not doubted then, nor is anything without an encoder.

    Args:
        evidence: what the first pass went by.
        beads: what it found, with confidences.
        weights: those it went by.
        texts: of the segments of both sides.
    """
    if min(evidence.source_size, evidence.target_size) < _FEWEST:
        return False
    if max(map(sameness, texts)) >= _MOST_SAME:
        channel = evidence.channels.get("vectors")
        return not believable(texts, beads, channel and channel.vectors)
    if mean_confidence(beads) >= _BEYOND_DOUBT:
        return False
    return excess(evidence, beads, weights) < _LEAST_EXCESS


def excess(evidence: Evidence, beads: Sequence[Bead], weights: Mapping[str, float]) -> float:
    """By how many standard deviations all ways through the lattice weigh more than those of random orders do."""
    evidence = _middle(evidence, beads)
    rng = np.random.default_rng(evidence.source_size)
    own = _weight(evidence, weights)
    chance = [
        _weight(evidence.with_target_order(rng.permutation(evidence.target_size)), weights)
        for _ in range(_ORDERS)
    ]
    spread = max(float(np.std(chance, ddof=1)), _LEAST_SPREAD)
    return (own - float(np.mean(chance))) / spread


def mean_confidence(beads: Sequence[Bead]) -> float:
    """Of the filled beads, each weighing as many segments as it holds; 0 where there are none."""
    filled = [bead for bead in beads if bead.source and bead.target]
    weights = [len(bead.source) + len(bead.target) for bead in filled]
    total = sum(weight * (bead.confidence or 0.0) for weight, bead in zip(weights, filled, strict=True))
    return total / max(sum(weights), 1)


def _weight(evidence: Evidence, weights: Mapping[str, float]) -> float:
    band = search_band(evidence, weights)
    return ways(gains_of(evidence, band, weights), band).total


def _middle(evidence: Evidence, beads: Sequence[Bead]) -> Evidence:
    """At most so many segments of either side, from where the beads run that are surest."""
    n, m = evidence.source_size, evidence.target_size
    if max(n, m) <= _MOST:
        return evidence
    filled = [bead for bead in beads if bead.source and bead.target]
    sure = np.cumsum([0.0, *((bead.confidence or 0.0) for bead in filled)])
    width = max(1, min(len(filled), _MOST // 4))
    best = (
        filled[int(np.argmax(sure[width:] - sure[:-width])) + width // 2]
        if filled
        else Bead((n // 2,), (m // 2,))
    )
    a, c = (max(0, ids[0] - _MOST // 2) for ids in (best.source, best.target))
    return evidence.box((a, min(a + _MOST, n), c, min(c + _MOST, m)))
