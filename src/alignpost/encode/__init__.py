"""From text to vectors that add up: the vector of several sentences is the sum of theirs.

Importing this package costs nothing; numpy and sentencepiece are loaded when one of its functions is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from alignpost.encode.encoder import Encoder

if TYPE_CHECKING:
    from alignpost.encode.catalogue import SHIPPED_MODEL, encoder_for, load_encoder
    from alignpost.encode.narrowing import narrowed
    from alignpost.encode.spot import learn_encoder

__all__ = ["SHIPPED_MODEL", "Encoder", "encoder_for", "learn_encoder", "load_encoder", "narrowed"]

_HOME = {
    "SHIPPED_MODEL": "catalogue",
    "encoder_for": "catalogue",
    "learn_encoder": "spot",
    "load_encoder": "catalogue",
    "narrowed": "narrowing",
}


def __getattr__(name: str) -> object:
    """Load the module behind a name when the name is first asked for (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
