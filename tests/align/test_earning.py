"""Boxes weighed side by side earn what each earns alone."""

from __future__ import annotations

import numpy as np

from alignpost.align.band import Band
from alignpost.align.channel import Channel
from alignpost.align.earning import Earning
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import ways
from alignpost.align.weights import regime
from alignpost.model import Document, Segment, SegmentedDocument


def _document(texts: list[str]) -> SegmentedDocument:
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)]).tolist()
    segments = [Segment(start, start + len(text), text) for start, text in zip(starts, texts, strict=False)]
    return SegmentedDocument(Document("\n".join(texts), "en"), tuple(segments))


def _evidence() -> Evidence:
    rng = np.random.default_rng(3)
    sides = [
        _document([f"{'ab ' * k}Word{k}." for k in rng.integers(1, 20, size).tolist()]) for size in (90, 80)
    ]
    vectors = Channel.of_vectors(*(rng.standard_normal((k, 16)).astype(np.float32) for k in (90, 80)))
    return Evidence.of_documents(sides[0], sides[1]).with_channel("vectors", vectors)


def test_boxes_side_by_side_are_what_each_is_alone() -> None:
    evidence, weights = _evidence(), regime("trained").weights
    boxes = [(0, 12, 0, 9), (12, 40, 9, 20), (40, 41, 20, 21), (41, 90, 21, 80)]
    bands = [Band.whole(b - a, d - c) for a, b, c, d in boxes]
    found = Earning(evidence, weights, boxes, bands).ways(range(4))
    for place, (box, band) in enumerate(zip(boxes, bands, strict=True)):
        alone = ways(gains_of(evidence.box(box), band, weights), band)
        each = found.posteriors.each(place, box[3] - box[2])
        np.testing.assert_allclose(each.filled, alone.posterior.filled, atol=2e-3)
        np.testing.assert_allclose(each.source, alone.posterior.source, atol=2e-3)
        np.testing.assert_allclose(each.target, alone.posterior.target, atol=2e-3)
