"""Two long documents aligned piece by piece, each piece as a document of its own, two at a time where that is safe."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from alignpost.align.at_once import STAGE, Effort, align_at_once, both_encoded
from alignpost.align.evidence import Channel, Evidence, Floats
from alignpost.align.pieces import Joined, Piece, block_sums, blocks, corridor, cut_out, pieces
from alignpost.align.search import Pulse, Windows
from alignpost.align.stretches import align_box
from alignpost.align.surface import byte_lengths
from alignpost.align.weights import regime
from alignpost.encode import Encoder
from alignpost.encode.table import TableEncoder
from alignpost.errors import Cancelled
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["align_in_pieces"]

_HALVES_FROM = 50_000
"""Segments from which vectors are kept in half precision."""
_AT_ONCE = 1 << 16
"""Segments whose lengths are taken between two calls of `progress`."""
_THREADS = 2
"""Pieces that are aligned at once."""
_TICK = 0.2
"""Seconds between two calls of `progress` while pieces are aligned beside."""
_COARSE, _FINE = 0.1, 0.9
"""Shares of the time that the blocks and the pieces take."""

_Vectors: TypeAlias = tuple[Floats, Floats]


def align_in_pieces(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    effort: Effort,
    progress: Progress,
) -> tuple[Bead, ...]:
    """Two long documents; every sentence is encoded once.

    Args:
        source: the source document.
        target: the target document.
        encoder: as for `align`.
        effort: what is done with each piece after a first pass.
        progress: as for `align`.
    """
    sizes = len(source.segments), len(target.segments)
    pulse = partial(progress, STAGE, 0.01)
    vectors = None
    if encoder is not None:
        kind = np.float16 if max(sizes) > _HALVES_FROM else np.float32
        vectors = both_encoded(source, target, encoder, pulse, kind)
    evidence = _of_blocks(source, target, vectors, pulse)
    whole = (0, evidence.source_size, 0, evidence.target_size)
    weighed = regime("plain" if vectors is None else "trained")
    windows = align_box(evidence, whole, weighed, None, pulse)[1]
    found = pieces(windows, *sizes)
    del evidence
    work = partial(_aligned, source, target, encoder, vectors, windows, effort)
    joined, before = Joined(), 0
    # A piece that learns on the spot calls the encoder again, and only our own are known to bear that in threads.
    alone = encoder is None or (effort.turns and not isinstance(encoder, TableEncoder))
    threads = 1 if alone else _THREADS
    for piece, beads in zip(found, _each(found, work, threads, progress), strict=True):
        joined.add(beads, piece.box, before)
        before = piece.border
    return tuple(joined.all())


def _of_blocks(
    source: SegmentedDocument, target: SegmentedDocument, vectors: _Vectors | None, pulse: Pulse
) -> Evidence:
    """Blocks of segments: lengths and vectors tell them apart; without vectors everything that can be seen."""
    if vectors is None:
        return Evidence.of_documents(blocks(source), blocks(target), pulse)
    evidence = Evidence.of_lengths(*(block_sums(_lengths(side, pulse)) for side in (source, target)))
    pulse()
    return evidence.with_channel("vectors", Channel.of_vectors(*map(block_sums, vectors)))


def _lengths(document: SegmentedDocument, pulse: Pulse) -> Floats:
    """In bytes, of all segments."""
    found = np.empty(len(document.segments), dtype=np.float32)
    for first in range(0, len(found), _AT_ONCE):
        pulse()
        texts = [segment.text for segment in document.segments[first : first + _AT_ONCE]]
        found[first : first + _AT_ONCE] = byte_lengths(texts)
    return found


_Work: TypeAlias = Callable[[Piece, Progress], list[Bead]]


def _aligned(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    vectors: _Vectors | None,
    windows: Windows,
    effort: Effort,
    piece: Piece,
    progress: Progress,
) -> list[Bead]:
    """The beads of a piece, with the ids of the documents."""
    a, b, c, d = piece.box
    known = around = None
    if vectors is not None:
        known = vectors[0][a:b].astype(np.float32), vectors[1][c:d].astype(np.float32)
        around = corridor(windows, piece.box)
    parts = cut_out(source, a, b), cut_out(target, c, d)
    found = align_at_once(*parts, encoder, (), effort, progress, known, around)
    return [Bead(tuple(i + a for i in x.source), tuple(j + c for j in x.target), x.confidence) for x in found]


def _each(found: Sequence[Piece], work: _Work, threads: int, progress: Progress) -> Iterator[list[Bead]]:
    """What the work makes of each piece, in their order."""
    if threads == 1:
        for number, piece in enumerate(found):
            part = _part_of(progress, _COARSE + _FINE * number / len(found), _FINE / len(found))
            yield work(piece, part)
        return
    yield from _beside(found, work, threads, progress)


def _part_of(progress: Progress, start: float, share: float) -> Progress:
    """The progress of a part of the work that begins at `start` of the way."""
    return lambda stage, done: progress(stage, start + share * done)


def _beside(found: Sequence[Piece], work: _Work, threads: int, progress: Progress) -> Iterator[list[Bead]]:
    """The same in threads; `progress` is called from this one, and what it raises ends the others."""
    stop, done = Event(), [0.0] * len(found)
    with ExitStack() as stack:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - most documents are short

        pool = ThreadPoolExecutor(threads)
        stack.callback(pool.shutdown, cancel_futures=True)
        stack.callback(stop.set)
        waiting = deque(
            pool.submit(work, piece, partial(_note, stop, done, number)) for number, piece in enumerate(found)
        )
        yield from _in_order(waiting, lambda: progress(STAGE, _COARSE + _FINE * sum(done) / len(done)))


def _note(stop: Event, done: list[float], number: int, stage: str, share: float) -> None:  # noqa: ARG001
    """Progress of one piece, told in a thread."""
    if stop.is_set():
        raise Cancelled
    done[number] = share


def _in_order(waiting: deque[Future[list[Bead]]], tick: Pulse) -> Iterator[list[Bead]]:
    from concurrent.futures import wait  # noqa: PLC0415 - as above

    while waiting:
        while not wait([waiting[0]], _TICK).done:
            tick()
        yield waiting.popleft().result()
