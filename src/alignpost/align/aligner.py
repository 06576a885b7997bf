"""Two segmented documents in, beads with their confidence out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alignpost.align.beads import FILLED, Box, boxes_between, reading_order
from alignpost.align.evidence import Channel, Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import run_passes
from alignpost.align.posterior import Posterior, decode, posterior
from alignpost.align.relatedness import looks_unrelated, mean_confidence
from alignpost.align.search import search_band
from alignpost.align.spot import with_spot_channels
from alignpost.align.weights import Regime, regime
from alignpost.encode import Encoder
from alignpost.errors import UsageError
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress, silent

__all__ = ["align", "align_boxes", "trained_evidence"]

_STAGE = "aligning"
_SPOT_PASSES = 2


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
    kept, alone, boxes = _split(source, target, anchors)
    progress(_STAGE, 0.0)
    if encoder is None:
        evidence, first, second = Evidence.of_documents(source, target), "plain", "spot"
    else:
        evidence, first, second = trained_evidence(source, target, encoder), "trained", "trained-spot"
    evidence = evidence.with_pinned_empty(*alone)
    progress(_STAGE, 0.2)
    found = align_boxes(evidence, boxes, regime(first))
    if not kept and looks_unrelated(evidence, found, regime(first).weights):
        progress(_STAGE, 1.0)
        return _all_alone(len(source.segments), len(target.segments), 1.0 - mean_confidence(found))
    for turn in range(_SPOT_PASSES):
        progress(_STAGE, 0.4 + 0.6 * turn / _SPOT_PASSES)
        learnt = with_spot_channels(evidence, source.texts(), target.texts(), [*kept, *found], encoder)
        if learnt is None:
            break
        found = align_boxes(learnt, boxes, regime(second))
    progress(_STAGE, 1.0)
    pinned = evidence.pinned_empty
    fresh = [bead for bead in found if not (_stays(bead.source, pinned[0]) or _stays(bead.target, pinned[1]))]
    return reading_order([*kept, *fresh])


def _all_alone(source_size: int, target_size: int, confidence: float) -> tuple[Bead, ...]:
    source = [Bead((i,), (), confidence) for i in range(source_size)]
    return (*source, *(Bead((), (j,), confidence) for j in range(target_size)))


def _stays(ids: Sequence[int], pinned: frozenset[int]) -> bool:
    return len(ids) == 1 and ids[0] in pinned


def trained_evidence(source: SegmentedDocument, target: SegmentedDocument, encoder: Encoder) -> Evidence:
    """What both texts show by themselves, and the encoder's vectors."""
    vectors = Channel.of_vectors(encoder.encode(source.texts()), encoder.encode(target.texts()))
    return Evidence.of_documents(source, target).with_channel("vectors", vectors)


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


def align_boxes(evidence: Evidence, boxes: Iterable[Box], weighed: Regime) -> list[Bead]:
    """Align each box by itself; beads carry the ids of the whole documents."""
    return [bead for box in boxes for bead in _align_box(evidence.box(box), box, weighed)]


def _align_box(evidence: Evidence, box: Box, weighed: Regime) -> list[Bead]:
    a, b, c, d = box
    if a == b or c == d:
        # One side is empty between the anchors: there is nothing to choose, given the anchors.
        return [Bead((i,), (), 1.0) for i in range(a, b)] + [Bead((), (j,), 1.0) for j in range(c, d)]
    band = search_band(evidence, weighed.weights)
    gains = gains_of(evidence, band, weighed.weights)
    found = posterior(gains, band, run_passes(gains, band))
    steps = decode(found, band, weighed.price, weighed.empty_price)
    return [
        Bead(
            tuple(range(a + i, a + i + m)),
            tuple(range(c + j, c + j + n)),
            _confidence(found, i, j, (m, n), int(band.low[i + m])),
        )
        for i, j, m, n in steps
    ]


def _confidence(found: Posterior, i: int, j: int, shape: tuple[int, int], low: int) -> float:
    m, n = shape
    if n == 0:
        sure = float(found.source[i])
    elif m == 0:
        sure = float(found.target[j])
    else:
        sure = float(found.filled[FILLED.index(shape), i + m - 1, j + n - low])
    return min(max(sure, 0.0), 1.0)
