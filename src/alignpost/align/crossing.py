"""Sentences whose order was changed: likely counterparts among what a monotone alignment leaves alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.weights import regime
from alignpost.encode import Encoder
from alignpost.model import Bead, SegmentedDocument

__all__ = ["crossings", "moved"]

_MOST = 2_000
"""Lonely segments of a side that are compared at once; of more, stretches are compared with what stands beside them."""

_COMPANY = 500
"""Segments of a document that the lonely ones are seen among, at least, if it has so many."""

_RARE = -3.0
"""Log odds against a lonely segment's having a counterpart out of order, to those in order that the weights speak of."""


def crossings(
    source: SegmentedDocument,
    target: SegmentedDocument,
    beads: Sequence[Bead],
    encoder: Encoder | None = None,
) -> tuple[Bead, ...]:
    """Pairs of segments that were left alone but seem to translate each other, in another place.

    Each is weighed as the aligner weighs a 1:1 bead, against staying alone and against every other lonely segment of
    either side; any place is held to be as likely as any other.

    Args:
        source: the source document.
        target: the target document.
        beads: a monotone alignment of them.
        encoder: that of the alignment; without one, what both texts show by themselves must do.

    Returns:
        1:1 beads in the order of the source, each with the probability that it is right, all above one half. Nothing
        is changed in the alignment: these are findings for a person to look at.
    """
    return moved(source, target, beads, encoder, _RARE)


def moved(
    source: SegmentedDocument,
    target: SegmentedDocument,
    beads: Sequence[Bead],
    encoder: Encoder | None,
    rarity: float,
) -> tuple[Bead, ...]:
    """The same with other log odds than the usual ones."""
    lonely = (
        [i for bead in beads if not bead.target for i in bead.source],
        [j for bead in beads if not bead.source for j in bead.target],
    )
    found: list[Bead] = []
    blocks = max(1, -(-max(map(len, lonely)) // _MOST))
    for block in range(blocks):
        ids = [side[len(side) * block // blocks : len(side) * (block + 1) // blocks] for side in lonely]
        if ids[0] and ids[1]:
            found += _matches(source, target, ids, encoder, rarity)
    return tuple(sorted(found, key=lambda bead: bead.source))


def _matches(
    source: SegmentedDocument,
    target: SegmentedDocument,
    ids: Sequence[Sequence[int]],
    encoder: Encoder | None,
    rarity: float,
) -> list[Bead]:
    seen = [
        _in_company(chosen, len(side.segments)) for side, chosen in zip((source, target), ids, strict=True)
    ]
    sides = [
        replace(document, segments=tuple(document.segments[i] for i in chosen))
        for document, chosen in zip((source, target), seen, strict=True)
    ]
    evidence = Evidence.of_documents(sides[0], sides[1])
    if encoder is not None:
        vectors = Channel.of_vectors(*(encoder.encode(side.texts()) for side in sides))
        evidence = evidence.with_channel("vectors", vectors)
    odds = _odds(evidence, regime("plain" if encoder is None else "trained").weights, rarity)
    odds = odds[np.ix_(np.searchsorted(seen[0], ids[0]), np.searchsorted(seen[1], ids[1]))]
    forward, backward = (odds / (1 + odds.sum(axis=axis, keepdims=True)) for axis in (1, 0))
    sure = np.minimum(forward, backward)
    return [Bead((ids[0][i],), (ids[1][j],), float(sure[i, j])) for i, j in np.argwhere(sure > 0.5).tolist()]


def _in_company(lonely: Sequence[int], size: int) -> list[int]:
    """The lonely segments among others of their document, by which usual lengths and cosines are measured."""
    return sorted({*lonely, *range(0, size, max(1, size // _COMPANY))})


def _odds(evidence: Evidence, weights: Mapping[str, float], rarity: float) -> NDArray[np.float64]:
    """Of each pair against staying alone, shape (source segments, target segments)."""
    n, m = evidence.source_size, evidence.target_size
    gains = gains_of(evidence, Band.whole(n, m), weights)
    pairs = gains.filled[FILLED.index((1, 1)), :, 1:].astype(np.float64)
    alone = gains.source[:, None] + gains.target[None, :]
    return np.asarray(np.exp(np.clip(pairs - alone + rarity, -50, 50)) / max(n, m))
