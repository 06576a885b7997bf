"""Evidence that two documents yield about each other once a first pass has linked what it could."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from alignpost.align.channel import Channel
from alignpost.align.clauses import clause_vocables
from alignpost.align.coverage import vocables
from alignpost.align.evidence import Evidence
from alignpost.align.lexicon import Lesson, lexicon_channel
from alignpost.encode import Encoder, learn_encoder
from alignpost.model import Bead

__all__ = ["with_spot_channels", "with_words_of"]

_SURE = 0.5
"""Posterior from which a bead of the first pass may teach."""

_FEWEST = 30
"""Fewer lessons than these teach more noise than words."""

_MOST = 5_000
"""More lessons than these teach little more."""


def with_spot_channels(
    evidence: Evidence,
    source: Sequence[str],
    target: Sequence[str],
    beads: Sequence[Bead],
    encoder: Encoder | None = None,
    pulse: Callable[[], None] = lambda: None,
) -> Evidence | None:
    """The evidence with a lexicon learnt from sure beads, and vectors where it has none; None where they are too few.

    Args:
        evidence: what is known without learning from these documents.
        source: the segments' texts.
        target: those of the other side.
        beads: the outcome of an earlier pass, with confidences.
        encoder: that of the evidence's vectors; without one, vectors are learnt too.
        pulse: called several times a second; may raise to stop the work.
    """
    sure = _lessons(beads)
    if not sure:
        return None
    lessons = [Lesson(bead.source, bead.target, _confidence(bead)) for bead in sure]
    learnt = evidence.with_channel("lexicon", lexicon_channel(source, target, lessons, pulse=pulse))
    links = _links(sure)
    if encoder is None:
        encoder = learn_encoder(source, target, links)
        vectors = Channel.of_vectors(encoder.encode(source), encoder.encode(target))
        learnt = learnt.with_channel("vectors", vectors)
    pulse()
    learnt = learnt.with_words(
        vocables(encoder, source, target, pulse), clause_vocables(encoder, source, target, pulse)
    )
    pulse()
    return _levelled(learnt, links, sure)


def with_words_of(
    evidence: Evidence,
    source: Sequence[str],
    target: Sequence[str],
    beads: Sequence[Bead],
    encoder: Encoder,
    pulse: Callable[[], None] = lambda: None,
) -> Evidence | None:
    """The evidence with the words and clauses of some segments; None where too few beads are sure.

    No lexicon is learnt: beside an encoder's vectors it was not seen to tell a long document anything.

    Args:
        evidence: what is known without learning from these documents.
        source: the segments' texts, empty for those that need not be looked at.
        target: those of the other side.
        beads: the outcome of an earlier pass, with confidences.
        encoder: that of the evidence's vectors.
        pulse: called several times a second; may raise to stop the work.
    """
    sure = _lessons(beads)
    if not sure:
        return None
    learnt = evidence.with_words(
        vocables(encoder, source, target, pulse), clause_vocables(encoder, source, target, pulse)
    )
    pulse()
    return _levelled(learnt, _links(sure), sure)


def _lessons(beads: Sequence[Bead]) -> list[Bead]:
    """Beads to learn from, not more than are needed; none where they are too few."""
    sure = [bead for bead in beads if bead.source and bead.target and _confidence(bead) > _SURE]
    ones = sum(bead.kind == "1:1" for bead in sure)
    if len(sure) < _FEWEST or ones < _FEWEST // 2:
        return []
    if len(sure) > _MOST:
        sure = [sure[i] for i in np.linspace(0, len(sure) - 1, _MOST).astype(np.int64)]
    return sure


def _links(sure: Sequence[Bead]) -> list[tuple[int, int, float]]:
    return [(bead.source[0], bead.target[0], _confidence(bead)) for bead in sure if bead.kind == "1:1"]


def _levelled(evidence: Evidence, links: Sequence[tuple[int, int, float]], sure: Sequence[Bead]) -> Evidence:
    """The evidence measured on these documents: their ratio of lengths, and how alike translations are in them."""
    sizes = (
        float(evidence.source_bytes[1:, 0][[i for bead in sure for i in bead.source]].sum()),
        float(evidence.target_bytes[1:, 0][[j for bead in sure for j in bead.target]].sum()),
    )
    levelled = evidence.with_ratio(sizes[1] / max(sizes[0], 1.0))
    for name, channel in evidence.channels.items():
        if name != "marks":
            levelled = levelled.with_channel(name, channel.levelled(links))
    return levelled


def _confidence(bead: Bead) -> float:
    """An anchor comes without one: a person has said so."""
    return 1.0 if bead.confidence is None else bead.confidence
