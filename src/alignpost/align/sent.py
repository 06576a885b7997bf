"""What a process needs to align a piece of two documents, and what comes back: few large objects, quickly sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.at_once import Effort, align_at_once
from alignpost.align.channel import Floats
from alignpost.align.pieces import block_sums, cut_out
from alignpost.align.search import Windows
from alignpost.align.surface import byte_lengths
from alignpost.encode.table import DenseTable, TableEncoder
from alignpost.encode.vocabulary import Vocabulary
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span
from alignpost.progress import Progress

__all__ = ["Coded", "Cut", "Found", "Model", "align_cuts", "encode_texts", "hold"]


class Cut(NamedTuple):
    """Neighbouring segments of a document."""

    texts: list[str]
    starts: NDArray[np.int64]
    paragraphs: list[tuple[int, int]]
    lang: str

    @classmethod
    def of(cls, document: SegmentedDocument, first: int, last: int) -> Cut:
        """Segments `first` .. `last` - 1, with the paragraphs they stand in."""
        part = cut_out(document, first, last)
        starts = np.fromiter((segment.start for segment in part.segments), np.int64, len(part.segments))
        spans = [(span.start, span.end) for span in part.document.paragraphs]
        return cls(part.texts(), starts, spans, document.lang)

    def document(self) -> SegmentedDocument:
        """They as a document."""
        segments = tuple(
            Segment(start, start + len(text), text)
            for start, text in zip(self.starts.tolist(), self.texts, strict=True)
        )
        paragraphs = tuple(Span(*span) for span in self.paragraphs)
        return SegmentedDocument(Document("", self.lang, paragraphs=paragraphs), segments)


class Found(NamedTuple):
    """Beads that follow one another on both sides."""

    sizes: NDArray[np.uint8]
    """Segments of either side, (beads, 2)."""
    confidences: NDArray[np.float64]

    @classmethod
    def of(cls, beads: Sequence[Bead]) -> Found:
        """Those of an aligner, each with its confidence."""
        sizes = np.array([(len(bead.source), len(bead.target)) for bead in beads], dtype=np.uint8)
        return cls(sizes.reshape(-1, 2), np.array([bead.confidence for bead in beads], dtype=np.float64))

    def beads(self, first: int, second: int) -> list[Bead]:
        """They, where the first segments of either side have these ids."""
        ends = np.cumsum(self.sizes, axis=0, dtype=np.int64) + np.array([first, second])
        starts = ends - self.sizes
        return [
            Bead(tuple(range(a, b)), tuple(range(c, d)), sure)
            for (a, c), (b, d), sure in zip(
                starts.tolist(), ends.tolist(), self.confidences.tolist(), strict=True
            )
        ]


class Model(NamedTuple):
    """An encoder of ours."""

    proto: bytes
    accents: bool
    vectors: Floats
    """A row for each piece."""

    @classmethod
    def of(cls, encoder: TableEncoder) -> Model:
        """That of an encoder, with all its rows."""
        vocabulary = encoder.vocabulary
        rows = encoder.table.rows(np.arange(len(vocabulary), dtype=np.int32))
        return cls(vocabulary.proto, vocabulary.accents, rows)

    def encoder(self) -> TableEncoder:
        """The same encoder, which nobody asks for its signature."""
        return TableEncoder(
            Vocabulary(self.proto, accents=self.accents), DenseTable(self.vectors), "sent", ""
        )


_HELD: list[TableEncoder] = []
"""The encoder that this process was given, if any."""


def hold(model: Model, progress: Progress) -> None:  # noqa: ARG001 - is over at once
    """Keep a model for the work that follows."""
    _HELD[:] = [model.encoder()]


class Coded(NamedTuple):
    """What is known of neighbouring texts, the first of which begins a block."""

    vectors: NDArray[np.floating]
    """Shape (texts, dimension)."""
    lengths: Floats
    """Shape (blocks,): bytes of each block."""
    sums: Floats
    """Shape (blocks, dimension): the vectors of each block added up."""

    @classmethod
    def of(cls, texts: Sequence[str], vectors: NDArray[np.floating]) -> Coded:
        """That of some texts and their vectors."""
        return cls(vectors, block_sums(byte_lengths(texts)), block_sums(vectors))


def encode_texts(texts: list[str], kind: type[np.floating], progress: Progress) -> Coded:
    """Their vectors by the model held, as `kind`, and what blocks of them are."""
    largest = np.finfo(kind).max
    return Coded.of(texts, _HELD[0].encode(texts, progress).clip(-largest, largest).astype(kind))


def align_cuts(
    source: Cut,
    target: Cut,
    vectors: tuple[NDArray[np.floating], NDArray[np.floating]] | None,
    corridor: Windows | None,
    effort: Effort,
    progress: Progress,
) -> Found:
    """Align a piece; see `align_at_once`. The encoder is the model held, if any."""
    known = None if vectors is None else (vectors[0].astype(np.float32), vectors[1].astype(np.float32))
    encoder = _HELD[0] if _HELD else None
    beads = align_at_once(
        source.document(), target.document(), encoder, (), effort, progress, known, corridor
    )
    return Found.of(beads)
