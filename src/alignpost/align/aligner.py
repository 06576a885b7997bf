"""Two segmented documents in, beads with their confidence out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import Box, boxes_between, reading_order
from alignpost.align.chunks import Chunks
from alignpost.align.evidence import Channel, Evidence
from alignpost.align.pieces import BLOCK, Joined, blocks, cut_out, pieces
from alignpost.align.relatedness import looks_unrelated, mean_confidence
from alignpost.align.search import Pulse, Windows
from alignpost.align.spot import with_spot_channels
from alignpost.align.stretches import align_box
from alignpost.align.weights import Regime, regime
from alignpost.encode import Encoder
from alignpost.encode.narrowing import narrowed
from alignpost.encode.table import TableEncoder
from alignpost.errors import UsageError
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress, silent

__all__ = ["align", "align_boxes", "trained_evidence"]

_STAGE = "aligning"
_SHORT, _LONG = 3_000, 30_000
"""Segments up to which two passes, or one, with what is learnt on the spot are worth their time beside an encoder."""
_NARROW_FROM = 50_000
"""Segments from which an encoder's vectors are made shorter, which is faster."""
_NARROW_DIMENSION = 128
_SAMPLE = 4_000
_MOST_CHUNKS = 400_000
"""Distinct runs without a space that are remembered from piece to piece."""
_WHOLE = 9_000
"""Segments up to which two documents are aligned at once."""
_BLOCK = 2_048
"""Segments encoded at once, between two calls of `progress`."""


def align(
    source: SegmentedDocument,
    target: SegmentedDocument,
    *,
    encoder: Encoder | None = None,
    anchors: Sequence[Bead] = (),
    progress: Progress = silent,
) -> tuple[Bead, ...]:
    """Align two documents: every segment in exactly one bead, in order, each with its posterior probability.

    Args:
        source: segments of the source text.
        target: segments of its translation, or of a text that holds one.
        encoder: its vectors are the main evidence. Without one, what both texts show by themselves (lengths, names,
            numbers, cognates, marks, layout) is used. What sure beads teach on the spot comes on top of either.
        anchors: beads to be kept as they are, with their confidence; only what lies between is aligned. A bead with
            an empty side keeps its segments without a counterpart.
        progress: told how far the work is.

    Returns:
        Beads in reading order. Segments that no evidence links are 1:0 or 0:1, all of them where the two texts have
        nothing to do with each other (`unrelated` tells).

    Raises:
        UsageError: anchors that name segments outside the documents, overlap or cross.
    """
    progress(_STAGE, 0.0)
    size = max(len(source.segments), len(target.segments))
    if size > _WHOLE and not anchors:
        beads = _in_pieces(source, target, encoder, progress)
    else:
        beads = _in_one(source, target, encoder, anchors, _spot_passes(size, encoder), progress)
    progress(_STAGE, 1.0)
    return beads


def _in_pieces(
    source: SegmentedDocument, target: SegmentedDocument, encoder: Encoder | None, progress: Progress
) -> tuple[Bead, ...]:
    sizes = len(source.segments), len(target.segments)
    encoder = _short_vectors(encoder, source, target)
    coarse = blocks(source), blocks(target)
    pulse = partial(progress, _STAGE, 0.01)
    if encoder is None:
        evidence, name = Evidence.of_documents(*coarse, pulse), "plain"
    else:
        evidence, name = trained_evidence(*coarse, encoder, pulse, step=_BLOCK // BLOCK), "trained"
    whole = (0, evidence.source_size, 0, evidence.target_size)
    found = pieces(align_box(evidence, whole, regime(name), None, pulse)[1], *sizes)
    del evidence
    beads = Joined()
    turns = _spot_passes(max(sizes), encoder)
    chunks = Chunks()
    for number, piece in enumerate(found):
        if len(chunks) > _MOST_CHUNKS:
            chunks = Chunks()
        a, b, c, d = piece.box
        part = _in_one(
            cut_out(source, a, b),
            cut_out(target, c, d),
            encoder,
            (),
            turns,
            _part_of(progress, 0.1 + 0.9 * number / len(found), 0.9 / len(found)),
            chunks,
        )
        beads.add(
            [
                Bead(tuple(i + a for i in x.source), tuple(j + c for j in x.target), x.confidence)
                for x in part
            ],
            piece.box,
            found[number - 1].border,
        )
    return tuple(beads.all())


def _part_of(progress: Progress, start: float, share: float) -> Progress:
    """The progress of a part of the work that begins at `start` of the way."""
    return lambda stage, done: progress(stage, start + share * done)


def _in_one(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    anchors: Sequence[Bead],
    turns: int,
    progress: Progress,
    chunks: Chunks | None = None,
) -> tuple[Bead, ...]:
    """Two documents at once, with so many passes that learn on the spot."""
    kept, alone, boxes = _split(source, target, anchors)
    pulse = partial(progress, _STAGE, 0.1)
    if encoder is None:
        evidence, first, second = Evidence.of_documents(source, target, pulse, chunks), "plain", "spot"
    else:
        evidence = trained_evidence(source, target, encoder, pulse, chunks=chunks)
        first, second = "trained", "trained-spot"
    evidence = evidence.with_pinned_empty(*alone)
    progress(_STAGE, 0.2)
    looking: list[Windows | None] = [None] * len(boxes)
    found, looking = _pass(evidence, boxes, regime(first), looking, partial(progress, _STAGE, 0.2))
    if not kept and looks_unrelated(evidence, found, regime(first).weights):
        return _all_alone(len(source.segments), len(target.segments), 1.0 - mean_confidence(found))
    texts = source.texts(), target.texts()
    for turn in range(turns):
        done = 0.4 + 0.6 * turn / turns
        progress(_STAGE, done)
        learnt = with_spot_channels(
            evidence, *texts, [*kept, *found], encoder, partial(progress, _STAGE, done)
        )
        if learnt is None:
            break
        found, looking = _pass(learnt, boxes, regime(second), looking, partial(progress, _STAGE, done))
    pinned = evidence.pinned_empty
    fresh = [bead for bead in found if not (_stays(bead.source, pinned[0]) or _stays(bead.target, pinned[1]))]
    return reading_order([*kept, *fresh])


def _spot_passes(size: int, encoder: Encoder | None) -> int:
    if size <= _SHORT:
        return 2
    return 1 if encoder is None or size <= _LONG else 0


def _all_alone(source_size: int, target_size: int, confidence: float) -> tuple[Bead, ...]:
    source = [Bead((i,), (), confidence) for i in range(source_size)]
    return (*source, *(Bead((), (j,), confidence) for j in range(target_size)))


def _stays(ids: Sequence[int], pinned: frozenset[int]) -> bool:
    return len(ids) == 1 and ids[0] in pinned


def trained_evidence(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder,
    pulse: Pulse = lambda: None,
    step: int = _BLOCK,
    chunks: Chunks | None = None,
) -> Evidence:
    """What both texts show by themselves, and the encoder's vectors, of `step` segments between two pulses."""
    vectors = Channel.of_vectors(*(_encoded(side.texts(), encoder, pulse, step) for side in (source, target)))
    return Evidence.of_documents(source, target, pulse, chunks).with_channel("vectors", vectors)


def _short_vectors(
    encoder: Encoder | None, source: SegmentedDocument, target: SegmentedDocument
) -> Encoder | None:
    """For very long documents a shorter table, which is looked up faster."""
    sizes = len(source.segments), len(target.segments)
    if not isinstance(encoder, TableEncoder) or max(sizes) <= _NARROW_FROM:
        return encoder
    step = max(1, max(sizes) // _SAMPLE)
    sample = [segment.text for side in (source, target) for segment in side.segments[::step]]
    return narrowed(encoder, sample, _NARROW_DIMENSION)


def _encoded(texts: Sequence[str], encoder: Encoder, pulse: Pulse, step: int) -> NDArray[np.float32]:
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for first in range(0, len(texts), step):
        pulse()
        vectors[first : first + step] = encoder.encode(texts[first : first + step])
    return vectors


def _split(
    source: SegmentedDocument, target: SegmentedDocument, anchors: Sequence[Bead]
) -> tuple[list[Bead], tuple[list[int], list[int]], list[Box]]:
    """The anchors, the segments that they leave alone on either side, and the boxes that they leave to be aligned."""
    kept = [bead for bead in dict.fromkeys(anchors) if bead.source or bead.target]
    boxes = boxes_between(
        [bead for bead in kept if bead.source and bead.target], len(source.segments), len(target.segments)
    )
    alone = (
        [i for bead in kept if not bead.target for i in bead.source],
        [j for bead in kept if not bead.source for j in bead.target],
    )
    linked = [
        {i for bead in kept if bead.target for i in bead.source},
        {j for bead in kept if bead.source for j in bead.target},
    ]
    for side, ids, taken, document in zip(("source", "target"), alone, linked, (source, target), strict=True):
        if len(set(ids)) < len(ids) or not taken.isdisjoint(ids):
            raise UsageError(
                f"a {side} segment is pinned twice, once without a counterpart; unpin one of the two"
            )
        if any(not 0 <= i < len(document.segments) for i in ids):
            raise UsageError(
                f"a pinned pair names {side} segments outside the document of {len(document.segments)} segments"
            )
    return kept, alone, boxes


def _pass(
    evidence: Evidence,
    boxes: Sequence[Box],
    weighed: Regime,
    looking: Sequence[Windows | None],
    pulse: Pulse,
) -> tuple[list[Bead], list[Windows | None]]:
    """Align all boxes, each within its windows; the windows for the next pass come with the beads."""
    beads: list[Bead] = []
    after: list[Windows | None] = []
    for box, windows in zip(boxes, looking, strict=True):
        found, narrowed = align_box(evidence.box(box), box, weighed, windows, pulse)
        beads += found
        after.append(narrowed)
    return beads, after


def align_boxes(
    evidence: Evidence, boxes: Iterable[Box], weighed: Regime, pulse: Pulse = lambda: None
) -> list[Bead]:
    """Align each box by itself; beads carry the ids of the whole documents."""
    return [bead for box in boxes for bead in align_box(evidence.box(box), box, weighed, None, pulse)[0]]
