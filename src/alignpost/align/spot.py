"""Evidence that two documents yield about each other once a first pass has linked what it could."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alignpost.align.channel import Channel
from alignpost.align.clauses import clause_vocables
from alignpost.align.coverage import vocables
from alignpost.align.evidence import Evidence
from alignpost.align.lessons import trust
from alignpost.align.lexicon import Lesson, lexicon_channel
from alignpost.encode import Encoder, learn_encoder
from alignpost.model import Bead

__all__ = ["with_spot_channels", "with_words_of"]


def with_spot_channels(
    evidence: Evidence,
    source: Sequence[str],
    target: Sequence[str],
    sure: Sequence[Bead],
    encoder: Encoder | None = None,
    pulse: Callable[[], None] = lambda: None,
) -> Evidence:
    """The evidence with a lexicon learnt from sure beads, and vectors where it has none.

    Args:
        evidence: what is known without learning from these documents.
        source: the segments' texts.
        target: those of the other side.
        sure: beads that may teach; see `lessons`.
        encoder: that of the evidence's vectors; without one, vectors are learnt too.
        pulse: called several times a second; may raise to stop the work.
    """
    links, lessons = _links(sure), [Lesson(bead.source, bead.target, trust(bead)) for bead in sure]
    learnt = evidence.with_channel("lexicon", lexicon_channel(source, target, lessons, pulse=pulse))
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
    sure: Sequence[Bead],
    encoder: Encoder,
    pulse: Callable[[], None] = lambda: None,
) -> Evidence:
    """The evidence with the words and clauses of some segments.

    No lexicon is learnt: beside an encoder's vectors it was not seen to tell a long document anything.

    Args:
        evidence: what is known without learning from these documents.
        source: the segments' texts, empty for those that need not be looked at.
        target: those of the other side.
        sure: beads that may teach; see `lessons`.
        encoder: that of the evidence's vectors.
        pulse: called several times a second; may raise to stop the work.
    """
    learnt = evidence.with_words(
        vocables(encoder, source, target, pulse), clause_vocables(encoder, source, target, pulse)
    )
    pulse()
    return _levelled(learnt, _links(sure), sure)


def _links(sure: Sequence[Bead]) -> list[tuple[int, int, float]]:
    return [(bead.source[0], bead.target[0], trust(bead)) for bead in sure if bead.kind == "1:1"]


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
