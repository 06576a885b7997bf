"""From text to vectors that add up: the vector of several sentences is the sum of theirs.

Importing this package costs nothing; numpy and sentencepiece are loaded when one of its functions is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.encode.encoder import Encoder
from alignpost.lazily import lazily

if TYPE_CHECKING:
    from alignpost.encode.catalogue import SHIPPED_MODEL, encoder_for, load_encoder
    from alignpost.encode.narrowing import narrowed
    from alignpost.encode.spot import learn_encoder

__all__ = ["SHIPPED_MODEL", "Encoder", "encoder_for", "learn_encoder", "load_encoder", "narrowed"]

__getattr__ = lazily(
    __name__,
    {
        "SHIPPED_MODEL": "catalogue",
        "encoder_for": "catalogue",
        "learn_encoder": "spot",
        "load_encoder": "catalogue",
        "narrowed": "narrowing",
    },
)
