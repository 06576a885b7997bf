"""Two documents, or two parts of documents, aligned at once: everything that is known of them is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np

from alignpost.align.beads import Box, boxes_between, check_ids, reading_order
from alignpost.align.channel import Channel, Floats
from alignpost.align.evidence import Evidence
from alignpost.align.landmarks import narrowed_windows
from alignpost.align.lessons import lessons
from alignpost.align.relatedness import looks_unrelated, mean_confidence
from alignpost.align.repeats import one_to_one
from alignpost.align.search import Pulse, Windows
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


class _Passed(NamedTuple):
    """What a pass over all boxes gave, box by box."""

    paths: Sequence[Sequence[Bead]]
    windows: Sequence[Windows]
    """Where another pass has to look."""

    def beads(self) -> list[Bead]:
        """Those of all boxes."""
        return list(chain.from_iterable(self.paths))


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
    evidence = _seen(source, target, encoder, vectors, partial(progress, STAGE, 0.1))
    evidence = evidence.with_pinned_empty(*alone)
    first, second = ("trained", "trained-spot") if "vectors" in evidence.channels else ("plain", "spot")
    progress(STAGE, 0.2)
    pulse = partial(progress, STAGE, 0.2)
    around: list[Windows | None] = [None] * len(boxes)
    if corridor is not None:
        around = [narrowed_windows(evidence, corridor, regime(first).weights, pulse)]
    found = _pass(evidence, boxes, regime(first), around, pulse)
    texts = source.texts(), target.texts()
    if not kept and looks_unrelated(evidence, found.beads(), regime(first).weights, texts):
        return _all_alone(len(source.segments), len(target.segments), 1.0 - mean_confidence(found.beads()))
    for turn in range(effort.turns):
        pulse = partial(progress, STAGE, 0.4 + 0.6 * turn / effort.turns)
        pulse()
        sure = lessons([*kept, *found.beads()])
        if not sure:
            break
        learnt = _taught(evidence, texts, found, sure, encoder, effort, pulse)
        if effort.doubts_only:
            found = _doubts(learnt, boxes, regime(second), found, pulse)
        else:
            found = _pass(learnt, boxes, regime(second), found.windows, pulse)
    return _in_order(evidence, kept, found, texts)


def _seen(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    vectors: tuple[Floats, Floats] | None,
    pulse: Pulse,
) -> Evidence:
    """What a first pass goes by."""
    evidence = Evidence.of_documents(source, target, pulse)
    if vectors is None and encoder is not None:
        vectors = both_encoded(source, target, encoder, pulse)
    return evidence if vectors is None else evidence.with_channel("vectors", Channel.of_vectors(*vectors))


def _taught(
    evidence: Evidence,
    texts: tuple[Sequence[str], Sequence[str]],
    found: _Passed,
    sure: Sequence[Bead],
    encoder: Encoder | None,
    effort: Effort,
    pulse: Pulse,
) -> Evidence:
    """What a further pass goes by."""
    from alignpost.align.spot import with_spot_channels, with_words_of  # noqa: PLC0415 - short texts teach nothing

    if not effort.doubts_only or encoder is None:
        return with_spot_channels(evidence, *texts, sure, encoder, pulse)
    from alignpost.align.islands import texts_in_doubt  # noqa: PLC0415 - only long texts are looked at in parts

    return with_words_of(evidence, *texts_in_doubt(*texts, found.paths), sure, encoder, pulse)


def _in_order(
    evidence: Evidence, kept: Sequence[Bead], found: _Passed, texts: tuple[Sequence[str], Sequence[str]]
) -> tuple[Bead, ...]:
    """What was found and the anchors, runs of one sentence linked one to one."""
    pinned, channel = evidence.pinned_empty, evidence.channels.get("vectors")
    seen = channel and channel.vectors
    beads = [bead for path in found.paths for bead in one_to_one(path, *texts, seen, pinned)]
    if any(pinned):
        beads = [x for x in beads if not (_stays(x.source, pinned[0]) or _stays(x.target, pinned[1]))]
    return reading_order([*kept, *beads])


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
    sizes = len(source.segments), len(target.segments)
    kept = [bead for bead in dict.fromkeys(anchors) if bead.source or bead.target]
    for bead in kept:
        check_ids(bead, *sizes)
    boxes = boxes_between([bead for bead in kept if bead.source and bead.target], *sizes)
    alone = (
        [i for bead in kept if not bead.target for i in bead.source],
        [j for bead in kept if not bead.source for j in bead.target],
    )
    linked = [
        {i for bead in kept if bead.target for i in bead.source},
        {j for bead in kept if bead.source for j in bead.target},
    ]
    for side, ids, taken in zip(("source", "target"), alone, linked, strict=True):
        if len(set(ids)) < len(ids) or not taken.isdisjoint(ids):
            raise UsageError(
                f"a {side} segment is pinned twice, once without a counterpart; unpin one of the two"
            )
    return kept, alone, boxes


def _pass(
    evidence: Evidence,
    boxes: Sequence[Box],
    weighed: Regime,
    looking: Sequence[Windows | None],
    pulse: Pulse,
) -> _Passed:
    """Align all boxes, each within its windows."""
    paths: list[list[Bead]] = []
    after: list[Windows] = []
    for box, windows in zip(boxes, looking, strict=True):
        path, narrowed = align_box(evidence.box(box), box, weighed, windows, pulse)
        paths.append(path)
        after.append(narrowed)
    return _Passed(paths, after)


def _doubts(
    evidence: Evidence, boxes: Sequence[Box], weighed: Regime, before: _Passed, pulse: Pulse
) -> _Passed:
    """Align again what the pass before left in doubt, and keep what else it found."""
    from alignpost.align.islands import align_islands  # noqa: PLC0415 - as above

    paths = [
        align_islands(evidence.box(box), box, path, windows, weighed, pulse)
        for box, path, windows in zip(boxes, before.paths, before.windows, strict=True)
    ]
    return before._replace(paths=paths)


def align_boxes(
    evidence: Evidence, boxes: Iterable[Box], weighed: Regime, pulse: Pulse = lambda: None
) -> list[Bead]:
    """Align each box by itself; beads carry the ids of the whole documents."""
    return [bead for box in boxes for bead in align_box(evidence.box(box), box, weighed, None, pulse)[0]]
