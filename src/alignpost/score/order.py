"""Sentences whose place changed: an alignment in reading order leaves them alone, so a finding says where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from alignpost.model import Bead, Bitext, Finding, Pair, SegmentedDocument, Severity, Span

__all__ = ["MOVED", "moved"]

MOVED = "moved"
"""Id of the findings; they need the whole alignment, so they come from no check of pairs."""

_QUOTED = 60


def moved(bitext: Bitext) -> dict[int, list[Finding]]:
    """Of pairs, by their ids, what tells of lonely sentences that seem to translate each other in another place."""
    lonely = {bool(pair.source) for pair in bitext.pairs if not (pair.source and pair.target)}
    if len(lonely) < 2:
        return {}
    # numpy and the encoder are loaded for those who need them: most bitexts end above.
    from alignpost.align import crossings  # noqa: PLC0415
    from alignpost.encode import encoder_for  # noqa: PLC0415

    encoder = encoder_for(bitext.source.lang, bitext.target.lang)
    findings: dict[int, list[Finding]] = {}
    for source, target in _places(bitext, crossings(bitext.source, bitext.target, bitext.beads, encoder)):
        findings.setdefault(source.pair.id, []).append(_finding(source, target, "rendered by"))
        findings.setdefault(target.pair.id, []).append(_finding(target, source, "a rendering of"))
    return findings


class _Place(NamedTuple):
    """Sentences of one side of a pair that went elsewhere."""

    pair: Pair
    text: str
    """Of that side of the pair."""
    spans: tuple[Span, ...]
    """Where they stand in it."""


def _places(bitext: Bitext, moves: Iterable[Bead]) -> Iterator[tuple[_Place, _Place]]:
    """Where what was moved stands, on both sides; what went from one pair to another together."""
    owners = (
        {i: pair for pair in bitext.pairs for i in pair.bead.source},
        {j: pair for pair in bitext.pairs for j in pair.bead.target},
    )
    together: dict[tuple[int, int], list[Bead]] = {}
    for bead in moves:
        ids = owners[0][bead.source[0]].id, owners[1][bead.target[0]].id
        together.setdefault(ids, []).append(bead)
    for beads in together.values():
        pairs = owners[0][beads[0].source[0]], owners[1][beads[0].target[0]]
        sides = (
            sorted(i for bead in beads for i in bead.source),
            sorted(j for bead in beads for j in bead.target),
        )
        yield (
            _place(pairs[0], pairs[0].source, pairs[0].bead.source, bitext.source, sides[0]),
            _place(pairs[1], pairs[1].target, pairs[1].bead.target, bitext.target, sides[1]),
        )


def _place(
    pair: Pair, text: str, ids: Sequence[int], document: SegmentedDocument, moved: Sequence[int]
) -> _Place:
    if list(ids) == moved or text != document.text_of(
        ids
    ):  # where a person has edited a text, sentences are not told
        return _Place(pair, text, (Span(0, len(text)),))
    first = document.segments[ids[0]].start
    segments = [document.segments[i] for i in moved]
    return _Place(pair, text, tuple(Span(each.start - first, each.end - first) for each in segments))


def _finding(place: _Place, other: _Place, role: str) -> Finding:
    text = " ".join(span.of(other.text) for span in other.spans)
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    return Finding(
        check=MOVED,
        mqm="style/organisational",
        severity=Severity.MINOR,
        source_spans=place.spans if place.pair.source else (),
        target_spans=place.spans if place.pair.target else (),
        message=f"Its order was changed: it seems to be {role} pair {other.pair.id} (“{quoted}”).",
    )
