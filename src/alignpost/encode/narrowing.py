"""Fewer components for very long documents: the principal directions of a sample of their own sentences.

A million sentences at 512 components are two gigabytes; at 128, chosen for these documents, they are a quarter of
that, encode faster, and lose little. A projection is linear, so the vectors still add up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from alignpost.encode.table import DenseTable, TableEncoder

__all__ = ["narrowed"]

_TEXTS = 512
"""Texts encoded between two calls of `pulse`."""
_ROWS = 4_096
"""Rows made between two calls of it."""


def narrowed(
    encoder: TableEncoder, sample: Sequence[str], dimension: int, pulse: Callable[[], None] = lambda: None
) -> TableEncoder:
    """The encoder with its vectors projected to `dimension` components, all of them worked out.

    Args:
        encoder: any of AlignPost's own encoders.
        sample: a few thousand sentences of both documents, to choose the directions by.
        dimension: components wanted; the encoder itself is given back where it has no more than these.
        pulse: called several times a second; may raise to stop the work.
    """
    if encoder.dimension <= dimension:
        return encoder
    vectors = np.empty((len(sample), encoder.dimension), np.float32)
    for first in range(0, len(sample), _TEXTS):
        pulse()
        vectors[first : first + _TEXTS] = encoder.encode(sample[first : first + _TEXTS])
    pulse()
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    # Uncentred: cosines are taken about the origin, and so must the projection be.
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    basis = np.ascontiguousarray(directions[:, ::-1][:, :dimension], np.float32)
    kind, digest = encoder.signature.split(":", 1)
    # Some thousand rows at once, always the same ones: products of others could differ in their last digit.
    rows = np.zeros((len(encoder.vocabulary), dimension), np.float32)
    for first in range(1, len(rows), _ROWS):
        pulse()
        part = np.arange(first, min(first + _ROWS, len(rows)), dtype=np.int32)
        rows[part] = encoder.table.rows(part) @ basis
    return TableEncoder(
        encoder.vocabulary, DenseTable(rows), kind, f"{digest}/{dimension}", encoder.languages
    )
