"""Two long documents aligned piece by piece, each piece as a document of its own, several at a time in processes.

Where there are to be no processes, two at a time in threads if that is safe. The outcome is the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from alignpost.align.at_once import STAGE, Effort, align_at_once, both_encoded
from alignpost.align.beads import shifted
from alignpost.align.beside import beside
from alignpost.align.channel import Channel
from alignpost.align.crew import Crew, crew_of, crew_size
from alignpost.align.evidence import Evidence
from alignpost.align.pieces import BLOCK, Joined, Piece, blocks, corridor, cut_out, pieces
from alignpost.align.repeats import one_to_one
from alignpost.align.search import Pulse, Windows, search_windows
from alignpost.align.sent import Coded, Cut, Found, Model, align_cuts, encode_texts, hold
from alignpost.align.stretches import align_box
from alignpost.align.weights import regime
from alignpost.encode import Encoder
from alignpost.encode.table import TableEncoder
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress

__all__ = ["align_in_pieces"]

_HALVES_FROM = 50_000
"""Segments from which vectors are kept in half precision."""
_ENCODED_AT_ONCE = 1 << 14
"""Segments that a process encodes; whole blocks."""
_THREADS = 2
"""Pieces that are aligned at once where there are no processes."""
_MARGIN = 24
"""Blocks that are looked at on either side of where the coarser pass sees the path. Where sentences are short and hang
together by nothing, thousands of them look like thousands of others, and that pass is surer than it should be."""
_COARSE, _FINE = 0.1, 0.9
"""Shares of the time that the blocks and the pieces take."""

_Vectors: TypeAlias = tuple[NDArray[np.floating], NDArray[np.floating]]


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

    Raises:
        AlignPostError: a process was ended before it was done.
    """
    sizes = len(source.segments), len(target.segments)
    pulse = partial(progress, STAGE, 0.01)
    # A piece that learns on the spot calls the encoder again: another's cannot be sent.
    here = encoder is not None and effort.turns and not isinstance(encoder, TableEncoder)
    wanted = 1 if here else crew_size()
    with crew_of(wanted, pulse) as crew:
        vectors, windows = _surveyed(source, target, encoder, crew, pulse)
        found = pieces(windows, *sizes)
        if crew is not None:
            work: _Work = partial(_sent, crew, source, target, vectors, windows, effort)
            threads = crew.size
        else:
            work = partial(_aligned, source, target, encoder, vectors, windows, effort)
            # Only our own encoders are known to bear being called in threads.
            threads = 1 if encoder is None or here else _THREADS
        joined, before = Joined(), 0
        for piece, beads in zip(found, _each(found, work, threads, progress), strict=True):
            joined.add(beads, piece.box, before)
            before = piece.border
    return tuple(_across(joined.all(), found, source, target, vectors))


def _surveyed(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder | None,
    crew: Crew | None,
    pulse: Pulse,
) -> tuple[_Vectors | None, Windows]:
    """The vectors of both documents, if there is an encoder, and where the path runs through the lattice of blocks."""
    if encoder is None:
        return None, _roughly(Evidence.of_documents(blocks(source), blocks(target), pulse), "plain", pulse)
    size = max(len(source.segments), len(target.segments))
    coded = _encoded(source, target, encoder, np.float16 if size > _HALVES_FROM else np.float32, crew, pulse)
    pulse()
    evidence = Evidence.of_lengths(coded[0].lengths, coded[1].lengths)
    # Lengths and vectors are enough to tell blocks apart.
    evidence = evidence.with_channel("vectors", Channel.of_vectors(coded[0].sums, coded[1].sums, pulse=pulse))
    pulse()
    return (coded[0].vectors, coded[1].vectors), _roughly(evidence, "trained", pulse)


def _roughly(evidence: Evidence, state: str, pulse: Pulse) -> Windows:
    """Where the path runs through a lattice of blocks, by the weights for that state of knowledge."""
    weighed = regime(state)
    around = search_windows(evidence, weighed.weights, pulse, _MARGIN)
    whole = (0, evidence.source_size, 0, evidence.target_size)
    return align_box(evidence, whole, weighed, around, pulse)[1]


def _across(
    beads: list[Bead],
    found: Sequence[Piece],
    source: SegmentedDocument,
    target: SegmentedDocument,
    vectors: _Vectors | None,
) -> list[Bead]:
    """The beads; where the border of two pieces lies in a run of one sentence, the run is linked as a whole."""
    texts = source.texts(), target.texts()
    borders = [x.border for x in found[:-1] if texts[0][x.border - 1] == texts[0][x.border]]
    starts = list(accumulate((len(bead.source) for bead in beads), initial=0)) if borders else []
    linked: list[Bead] = []
    done = 0
    for border in borders:
        first = last = border
        while first and texts[0][first - 1] == texts[0][border]:
            first -= 1
        while last < len(texts[0]) and texts[0][last] == texts[0][border]:
            last += 1
        # Up to the target segments alone behind it; one bead more, which holds another sentence, stays as it is.
        run = slice(max(bisect_left(starts, first), done), min(bisect_right(starts, last), len(beads)))
        if run.start < run.stop:
            linked += beads[done : run.start]
            linked += one_to_one(beads[run], *texts, vectors, (frozenset(), frozenset()))
            done = run.stop
    return [*linked, *beads[done:]]


def _encoded(
    source: SegmentedDocument,
    target: SegmentedDocument,
    encoder: Encoder,
    kind: type[np.floating],
    crew: Crew | None,
    pulse: Pulse,
) -> tuple[Coded, Coded]:
    """Both documents encoded, by processes where there are some and the encoder can be sent."""
    if crew is None or not isinstance(encoder, TableEncoder):
        vectors = both_encoded(source, target, encoder, pulse, kind)
        return _coded(source, vectors[0], pulse), _coded(target, vectors[1], pulse)
    crew.all_do(partial(hold, Model.of(encoder)), pulse)
    sides = source.segments, target.segments
    coded = [_uncoded(len(side), encoder.dimension, kind) for side in sides]
    parts = [(first, side) for side in range(2) for first in range(0, len(sides[side]), _ENCODED_AT_ONCE)]

    def encode(part: tuple[int, int], progress: Progress) -> None:
        first, side = part
        texts = [segment.text for segment in sides[side][first : first + _ENCODED_AT_ONCE]]
        _put(coded[side], first, cast("Coded", crew.do(partial(encode_texts, texts, kind), progress)))

    # Both sides by turns: each word is known to few processes only as long as they keep to a language.
    for _ in beside(sorted(parts), encode, crew.size, lambda _: pulse()):
        pulse()
    return coded[0], coded[1]


def _uncoded(size: int, dimension: int, kind: type[np.floating]) -> Coded:
    """Room for so many segments."""
    count = -(-size // BLOCK)
    return Coded(
        np.empty((size, dimension), dtype=kind),
        np.empty(count, dtype=np.float32),
        np.empty((count, dimension), dtype=np.float32),
    )


def _put(whole: Coded, first: int, part: Coded) -> None:
    """Write what is known of segments from the first on, which begins a block, where it belongs."""
    whole.vectors[first : first + len(part.vectors)] = part.vectors
    blocks_of = slice(first // BLOCK, first // BLOCK + len(part.lengths))
    whole.lengths[blocks_of], whole.sums[blocks_of] = part.lengths, part.sums


def _coded(document: SegmentedDocument, vectors: NDArray[np.floating], pulse: Pulse) -> Coded:
    """A document whose vectors are known."""
    found = _uncoded(len(vectors), vectors.shape[1], np.float32)._replace(vectors=vectors)
    for first in range(0, len(vectors), _ENCODED_AT_ONCE):
        pulse()
        part = slice(first, first + _ENCODED_AT_ONCE)
        _put(found, first, Coded.of([segment.text for segment in document.segments[part]], vectors[part]))
    return found


_Work: TypeAlias = Callable[[Piece, Progress], list[Bead]]


def _sent(
    crew: Crew,
    source: SegmentedDocument,
    target: SegmentedDocument,
    vectors: _Vectors | None,
    windows: Windows,
    effort: Effort,
    piece: Piece,
    progress: Progress,
) -> list[Bead]:
    """The same as `_aligned` by a process."""
    a, b, c, d = piece.box
    known, around = _known(vectors, windows, piece)
    work = partial(align_cuts, Cut.of(source, a, b), Cut.of(target, c, d), known, around, effort)
    return cast("Found", crew.do(work, progress)).beads(a, c)


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
    known, around = _known(vectors, windows, piece)
    single = known and (known[0].astype(np.float32), known[1].astype(np.float32))
    parts = cut_out(source, a, b), cut_out(target, c, d)
    found = align_at_once(*parts, encoder, (), effort, progress, single, around)
    return [shifted(bead, a, c) for bead in found]


def _known(
    vectors: _Vectors | None, windows: Windows, piece: Piece
) -> tuple[_Vectors | None, Windows | None]:
    """The vectors of a piece, and where to look; nothing where nothing was encoded."""
    if vectors is None:
        return None, None
    a, b, c, d = piece.box
    return (vectors[0][a:b], vectors[1][c:d]), corridor(windows, piece.box)


def _each(found: Sequence[Piece], work: _Work, threads: int, progress: Progress) -> Iterator[list[Bead]]:
    """What the work makes of each piece, in their order."""
    if threads == 1:
        for number, piece in enumerate(found):
            part = _part_of(progress, _COARSE + _FINE * number / len(found), _FINE / len(found))
            yield work(piece, part)
        return
    yield from beside(found, work, threads, lambda done: progress(STAGE, _COARSE + _FINE * done))


def _part_of(progress: Progress, start: float, share: float) -> Progress:
    """The progress of a part of the work that begins at `start` of the way."""
    return lambda stage, done: progress(stage, start + share * done)
