"""The seam behind which every model stands: shipped, trained by the user, learnt on the spot, or neural."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # `alignpost --version` must not wait for numpy
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Encoder"]


class Encoder(Protocol):
    """Turns texts into summed vectors (Wieting et al. 2019, *Simple and Effective Paraphrastic Similarity*)."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def signature(self) -> str:
        """Short and stable: kind and hash of the model, part of every score's signature."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of `texts`.

        Returns:
            Array of shape (len(texts), dimension), finite, not normalised; an empty text gives zeros. Sums are
            additive: the vector of two sentences written one after the other, with white space between them, is
            the sum of their vectors (to the rounding of float32).
        """
