"""Two segmented documents in, beads with their confidence out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from alignpost.align.at_once import STAGE, Effort, align_at_once, align_boxes, trained_evidence
from alignpost.align.one_thread import products_in_one_thread
from alignpost.align.passages import with_passages
from alignpost.encode import Encoder
from alignpost.encode.narrowing import narrowed
from alignpost.encode.table import TableEncoder
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress, silent

__all__ = ["align", "align_boxes", "trained_evidence"]

_SHORT, _LONG = 3_000, 30_000
"""Segments up to which two passes with what is learnt on the spot are worth their time, or one over what is in doubt."""
_NARROW_FROM = 50_000
"""Segments from which an encoder's vectors are made shorter, which is faster."""
_NARROW_DIMENSION = 128
_SAMPLE = 4_000
_IN_ONE_THREAD_FROM = 500
"""Segments from which it is worth telling numpy to do without threads."""
_WHOLE = 9_000
"""Segments up to which two documents are aligned at once."""


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
        nothing to do with each other (`unrelated` tells); a passage of up to five that one side lacks between two
        links is one bead (`passages.py`).

    Raises:
        UsageError: anchors that name segments outside the documents, have holes, overlap or cross.
        AlignPostError: a process that aligned a part of long documents was ended from outside.
    """
    progress(STAGE, 0.0)
    size = max(len(source.segments), len(target.segments))
    with products_in_one_thread() if size > _IN_ONE_THREAD_FROM else nullcontext():
        if size > _WHOLE and not anchors:
            from alignpost.align.in_pieces import align_in_pieces  # noqa: PLC0415 - loads what starts processes

            encoder = _short_vectors(encoder, source, target, progress)
            beads = align_in_pieces(source, target, encoder, _effort(size, encoder), progress)
        else:
            beads = align_at_once(source, target, encoder, anchors, _effort(size, encoder), progress)
    progress(STAGE, 1.0)
    return with_passages(beads, source, target, anchors)


def _effort(size: int, encoder: Encoder | None) -> Effort:
    if size <= _SHORT:
        return Effort(2)
    if encoder is None:
        return Effort(1)
    return Effort(1 if size <= _LONG else 0, doubts_only=True)


def _short_vectors(
    encoder: Encoder | None, source: SegmentedDocument, target: SegmentedDocument, progress: Progress
) -> Encoder | None:
    """For very long documents a shorter table, which is looked up faster."""
    sizes = len(source.segments), len(target.segments)
    if not isinstance(encoder, TableEncoder) or max(sizes) <= _NARROW_FROM:
        return encoder
    step = max(1, max(sizes) // _SAMPLE)
    sample = [segment.text for side in (source, target) for segment in side.segments[::step]]
    return narrowed(encoder, sample, _NARROW_DIMENSION, partial(progress, STAGE, 0.0))
