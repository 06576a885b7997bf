"""The seam between the segmenters and those who use them."""

from __future__ import annotations

from typing import Protocol

from alignpost.model import Document, SegmentedDocument

__all__ = ["Segmenter"]


class Segmenter(Protocol):
    """Cuts a document into sentences without altering it."""

    def segment(self, document: Document) -> SegmentedDocument:
        """The document with its segments: ordered, disjoint, covering every character that is not white space.

        No segment begins or ends with white space (no-break spaces are white space at an end, text elsewhere),
        and none begins or ends inside a grapheme cluster.
        """
