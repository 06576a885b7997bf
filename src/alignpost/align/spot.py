"""Evidence that two documents yield about each other once a first pass has linked what it could."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alignpost.align.evidence import Channel, Evidence
from alignpost.align.lexicon import Lesson, lexicon_channel
from alignpost.encode import learn_encoder
from alignpost.model import Bead

__all__ = ["with_spot_channels"]

_SURE = 0.5
"""Posterior from which a bead of the first pass may teach."""

_FEWEST = 30
"""Fewer lessons than these teach more noise than words."""

_MOST = 40_000


def with_spot_channels(
    evidence: Evidence, source: Sequence[str], target: Sequence[str], beads: Sequence[Bead]
) -> Evidence | None:
    """The evidence with a lexicon learnt from sure beads, and vectors where it has none; None where they are too few.

    Args:
        evidence: what is known without learning from these documents.
        source: the segments' texts.
        target: those of the other side.
        beads: the outcome of an earlier pass, with confidences.
    """
    sure = [bead for bead in beads if bead.source and bead.target and _confidence(bead) > _SURE]
    if len(sure) < _FEWEST:
        return None
    if len(sure) > _MOST:
        sure = [sure[i] for i in np.linspace(0, len(sure) - 1, _MOST).astype(np.int64)]
    lessons = [Lesson(bead.source, bead.target, _confidence(bead)) for bead in sure]
    learnt = evidence.with_channel("lexicon", lexicon_channel(source, target, lessons))
    if "vectors" in evidence.channels:
        return learnt
    links = [(bead.source[0], bead.target[0], _confidence(bead)) for bead in sure if bead.kind == "1:1"]
    encoder = learn_encoder(source, target, links)
    vectors = Channel.of_vectors(encoder.encode(source), encoder.encode(target))
    return learnt.with_channel("vectors", vectors)


def _confidence(bead: Bead) -> float:
    """An anchor comes without one: a person has said so."""
    return 1.0 if bead.confidence is None else bead.confidence
