"""Bitexts from files that hold pairs rather than documents.

Such a file knows a pair's text and, at best, the numbers of its segments. The documents are put together again from
these so that every number still names its segment; where the numbers contradict each other or are absent, every
side becomes one segment, numbered anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from alignpost.formats.record import Record, Records
from alignpost.model import Bead, Bitext, Document, Segment, SegmentedDocument, Span

__all__ = ["bitext_in_order", "bitext_of_records", "records_of_bitext"]

_MAX_HOLES = 1_000_000
"""Segment numbers that no pair names; beyond this many the numbers are taken for nonsense."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of one record."""

    text: str
    ids: tuple[int, ...]
    cuts: tuple[Span, ...]


def bitext_of_records(given: Records) -> Bitext:
    """The bitext whose pairs are the records, in their order.

    Pair ids are kept where each record has one and no two are alike, else they count from 1. Segment ids are kept
    where they are all there and name every segment once; ids that no record names get empty segments.
    """
    records = list(given.rows)
    source_sides = _sides([(r.source, r.source_ids, r.source_segments) for r in records])
    target_sides = _sides([(r.target, r.target_ids, r.target_segments) for r in records])
    ids = [record.id for record in records]
    if None in ids or len(set(ids)) < len(ids):
        ids = list(range(1, len(records) + 1))
    pairs = tuple(
        record.pair(number or 0, Bead(source.ids, target.ids, record.confidence))
        for number, record, source, target in zip(ids, records, source_sides, target_sides, strict=True)
    )
    source_document = _document(source_sides, given.source_lang, given.name)
    target_document = _document(target_sides, given.target_lang, given.name)
    return Bitext(source_document, target_document, pairs, given.signature)


def bitext_in_order(given: Records) -> Bitext:
    """The same for a file that is to be reviewed: its documents are the texts of the pairs in their order.

    Segment ids that leave some out or go to and fro, as in a choice of pairs or a table that somebody sorted, are
    given up: a reviewer joins and splits what stands side by side.
    """
    # A figure without its reasons shows no reviewer where to look; the caller makes those that are absent.
    rows = [row if row.score is None or row.score.parts else row._replace(score=None) for row in given.rows]
    if not all(map(_counts_up, zip(*((row.source_ids, row.target_ids) for row in rows), strict=True))):
        rows = [
            row._replace(source_ids=None, target_ids=None, source_segments=(), target_segments=())
            for row in rows
        ]
    return bitext_of_records(replace(given, rows=rows))


def _counts_up(side: Iterable[tuple[int, ...] | None]) -> bool:
    """Whether the ids of a side are 0, 1, 2 … from its first pair to its last."""
    ids = [number for group in side for number in group or ()]
    return ids == list(range(len(ids)))


def records_of_bitext(bitext: Bitext) -> Records:
    """The pairs of `bitext` as records, made one at a time."""
    rows = (
        Record.of_pair(
            pair,
            _cuts(bitext.source, pair.bead.source, pair.source),
            _cuts(bitext.target, pair.bead.target, pair.target),
        )
        for pair in bitext.pairs
    )
    name = bitext.source.document.name
    return Records(bitext.source.lang, bitext.target.lang, rows, name, bitext.signature)


def _cuts(document: SegmentedDocument, ids: tuple[int, ...], text: str) -> tuple[Span, ...]:
    """Where each of several segments stands in the text of their side; nothing where a reviewer changed the text."""
    if len(ids) < 2 or document.text_of(ids) != text:
        return ()
    segments = [document.segments[number] for number in ids]
    if ids[-1] - ids[0] == len(ids) - 1:
        start = segments[0].start
        return tuple(Span(segment.start - start, segment.end - start) for segment in segments)
    cuts = []
    start = 0
    for segment in segments:
        cuts.append(Span(start, start + len(segment.text)))
        start += len(segment.text) + 1
    return tuple(cuts)


def _sides(given: Sequence[tuple[str, tuple[int, ...] | None, tuple[Span, ...]]]) -> list[_Side]:
    """The sides with segment ids that can be relied upon."""
    named = [ids for _, ids, _ in given if ids is not None]
    flat = [number for ids in named for number in ids]
    sound = (
        len(named) == len(given)
        and len(set(flat)) == len(flat)
        and max(flat, default=0) <= len(flat) + _MAX_HOLES
        and all(ids or not text for text, ids, _ in given)
    )
    if sound:
        return [_Side(text, ids or (), _sound_cuts(text, ids or (), cuts)) for text, ids, cuts in given]
    sides = []
    count = 0
    for text, _, _ in given:
        sides.append(_Side(text, (count,) if text else (), ()))
        count += bool(text)
    return sides


def _sound_cuts(text: str, ids: tuple[int, ...], cuts: tuple[Span, ...]) -> tuple[Span, ...]:
    """`cuts` if they are one ordered span a segment inside `text`; else the whole text is the first segment's."""
    edges = [offset for cut in cuts for offset in (cut.start, cut.end)]
    if len(cuts) == len(ids) and edges == sorted(edges) and (not edges or edges[-1] <= len(text)):
        return cuts
    return ()


def _document(sides: Sequence[_Side], lang: str, name: str) -> SegmentedDocument:
    pieces = {number: piece for side in sides for number, piece in _pieces(side)}
    segments: list[Segment] = []
    texts: list[str] = []
    offset = 0
    for number in range(max(pieces, default=-1) + 1):
        text, gap = pieces.get(number, ("", None))
        if gap is None:
            gap = "\n" if text and offset else ""
        segments.append(Segment(offset + len(gap), offset + len(gap) + len(text), text, "unit"))
        texts += (gap, text)
        offset += len(gap) + len(text)
    paragraphs = tuple(segment.span for segment in segments if segment.text)
    return SegmentedDocument(Document("".join(texts), lang, name, paragraphs), tuple(segments))


def _pieces(side: _Side) -> Iterator[tuple[int, tuple[str, str | None]]]:
    """For each segment its id, its text, and the text between it and the segment before, where that is known."""
    whole = Span(0, len(side.text))
    rest = Span(len(side.text), len(side.text))
    cuts = side.cuts or (whole, *[rest] * (len(side.ids) - 1))
    for place, (number, cut) in enumerate(zip(side.ids, cuts, strict=False)):
        follows = place > 0 and side.ids[place - 1] == number - 1
        gap = side.text[cuts[place - 1].end : cut.start] if follows else None
        yield number, (cut.of(side.text), gap)
