"""From text to vectors that add up: the vector of several sentences is the sum of theirs."""

from __future__ import annotations

from alignpost.encode.encoder import Encoder

__all__ = ["Encoder"]
