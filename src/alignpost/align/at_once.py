"""Two documents, or two parts of documents, aligned at once: everything that is known of them is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np

from alignpost.align.beads import Box, boxes_between, reading_order
from alignpost.align.channel import Channel, Floats
from alignpost.align.evidence import Evidence
from alignpost.align.islands import align_islands, islands
from alignpost.align.landmarks import narrowed_windows
from alignpost.align.relatedness import looks_unrelated, mean_confidence
from alignpost.align.repeats import one_to_one
from alignpost.align.search import Pulse, Windows
from alignpost.align.spot import with_spot_channels, with_words_of
from alignpost.align.stretches import align_box
from alignpost.align.weights import Regime, regime
from alignpost.encode import Encoder
from alignpost.encode.table import TableEncoder
from alignpost.errors import UsageError
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress

__all__ = ["STAGE", "Effort", "align_at_once", "align_boxes", "both_encoded", "trained_evidence"]

STAGE = "aligning"
"""What `progress` is told."""
_BLOCK = 2_048
"""Segments encoded at once, between two calls of `progress`."""
_OWN_BLOCK = 1 << 16
"""The same where the encoder is one of ours."""


class Effort(NamedTuple):
    """What is done after a first pass."""

    turns: int
    """Further passes, each of which learns from the one before."""
    doubts_only: bool = False
    """They look only at what the pass before left in doubt, and learn no lexicon. Only beside an encoder."""


def align_at_once(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    anchors: Sequence[Bead],
    effort: Effort,
    progress: Progress,
    vectors: tuple[Floats, Floats] | None = None,
    corridor: Windows | None = None,
) -> tuple[Bead, ...]:
    """Two documents at once.

    Args:
        source: the source document.
        target: the target document.
        encoder: as for `align`; not needed beside its vectors if there is to be one pass only.
        anchors: as for `align`.
        effort: what is done after a first pass.
        progress: as for `align`.
        vectors: the encoder's vectors of both documents, where they are known already.
        corridor: roughly where to look, where it is known already.
    """
    kept, alone, boxes = _split(source, target, anchors)
    pulse = partial(progress, STAGE, 0.1)
    evidence, first, second = Evidence.of_documents(source, target, pulse), "plain", "spot"
    if vectors is None and encoder is not None:
        vectors = both_encoded(source, target, encoder, pulse)
    if vectors is not None:
        evidence = evidence.with_channel("vectors", Channel.of_vectors(*vectors))
        first, second = "trained", "trained-spot"
    evidence = evidence.with_pinned_empty(*alone)
    progress(STAGE, 0.2)
    pulse = partial(progress, STAGE, 0.2)
    if corridor is None:
        paths, looking = _pass(evidence, boxes, regime(first), [None] * len(boxes), pulse)
    else:
        around = narrowed_windows(evidence, corridor, regime(first).weights, pulse)
        paths, looking = _pass(evidence, boxes, regime(first), [around], pulse)
    found = list(chain.from_iterable(paths))
    texts = source.texts(), target.texts()
    if not kept and looks_unrelated(evidence, found, regime(first).weights, texts):
        return _all_alone(len(source.segments), len(target.segments), 1.0 - mean_confidence(found))
    for turn in range(effort.turns):
        pulse = partial(progress, STAGE, 0.4 + 0.6 * turn / effort.turns)
        pulse()
        if effort.doubts_only and encoder is not None:
            learnt = with_words_of(evidence, *_of_doubts(*texts, paths), [*kept, *found], encoder, pulse)
        else:
            learnt = with_spot_channels(evidence, *texts, [*kept, *found], encoder, pulse)
        if learnt is None:
            break
        again = _doubts if effort.doubts_only else _pass
        paths, looking = again(learnt, boxes, regime(second), looking, pulse, paths)
        found = list(chain.from_iterable(paths))
    pinned, channel = evidence.pinned_empty, evidence.channels.get("vectors")
    seen = channel and channel.vectors
    found = [bead for path in paths for bead in one_to_one(path, *texts, seen, pinned)]
    if any(pinned):
        found = [x for x in found if not (_stays(x.source, pinned[0]) or _stays(x.target, pinned[1]))]
    return reading_order([*kept, *found])


def _of_doubts(
    source: Sequence[str], target: Sequence[str], paths: Sequence[Sequence[Bead]]
) -> tuple[list[str], list[str]]:
    """The texts of segments that are in doubt, in their places; nothing for the others."""
    doubtful = [bead for path in paths for first, last in islands(path) for bead in path[first:last]]
    ids = {i for bead in doubtful for i in bead.source}, {j for bead in doubtful for j in bead.target}
    return (
        [text if i in ids[0] else "" for i, text in enumerate(source)],
        [text if j in ids[1] else "" for j, text in enumerate(target)],
    )


def _all_alone(source_size: int, target_size: int, confidence: float) -> tuple[Bead, ...]:
    source = [Bead((i,), (), confidence) for i in range(source_size)]
    return (*source, *(Bead((), (j,), confidence) for j in range(target_size)))


def _stays(ids: Sequence[int], pinned: frozenset[int]) -> bool:
    return len(ids) == 1 and ids[0] in pinned


def trained_evidence(source: SegmentedDocument, target: SegmentedDocument, encoder: Encoder) -> Evidence:
    """What both texts show by themselves, and the encoder's vectors."""
    vectors = Channel.of_vectors(*both_encoded(source, target, encoder))
    return Evidence.of_documents(source, target).with_channel("vectors", vectors)


def both_encoded(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder,
    pulse: Pulse = lambda: None,
    kind: type[np.floating] = np.float32,
) -> tuple[Floats, Floats]:
    """The encoder's vectors of both documents, (segments, dimension) each; `kind` is what they are kept as."""
    sides = [_encoded(side, encoder, pulse, kind) for side in (source, target)]
    return sides[0], sides[1]


def _encoded(document: SegmentedDocument, encoder: Encoder, pulse: Pulse, kind: type[np.floating]) -> Floats:
    segments = document.segments
    vectors = np.empty((len(segments), encoder.dimension), dtype=kind)
    largest = np.finfo(kind).max
    # Ours tell more often how far they are, and sum some texts while they look up the next ones.
    size = _OWN_BLOCK if isinstance(encoder, TableEncoder) else _BLOCK
    for first in range(0, len(segments), size):
        pulse()
        texts = [segment.text for segment in segments[first : first + size]]
        if isinstance(encoder, TableEncoder):
            found = encoder.encode(texts, lambda *_: pulse())
        else:
            found = encoder.encode(texts)
        vectors[first : first + size] = found.clip(-largest, largest)
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
    before: Sequence[Sequence[Bead]] = (),  # noqa: ARG001 - what another pass found; this one starts afresh
) -> tuple[list[list[Bead]], list[Windows]]:
    """Align all boxes, each within its windows; the windows for the next pass come with the beads of each."""
    beads: list[list[Bead]] = []
    after: list[Windows] = []
    for box, windows in zip(boxes, looking, strict=True):
        found, narrowed = align_box(evidence.box(box), box, weighed, windows, pulse)
        beads.append(found)
        after.append(narrowed)
    return beads, after


def _doubts(
    evidence: Evidence,
    boxes: Sequence[Box],
    weighed: Regime,
    looking: Sequence[Windows],
    pulse: Pulse,
    before: Sequence[Sequence[Bead]],
) -> tuple[list[list[Bead]], list[Windows]]:
    """The same, but only what is in doubt of what the pass before found."""
    paths = [
        align_islands(evidence.box(box), box, path, windows, weighed, pulse)
        for box, path, windows in zip(boxes, before, looking, strict=True)
    ]
    return paths, list(looking)


def align_boxes(
    evidence: Evidence, boxes: Iterable[Box], weighed: Regime, pulse: Pulse = lambda: None
) -> list[Bead]:
    """Align each box by itself; beads carry the ids of the whole documents."""
    return [bead for box in boxes for bead in align_box(evidence.box(box), box, weighed, None, pulse)[0]]
