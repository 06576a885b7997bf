"""Which model serves: the one that ships with the package, or one that the user names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from alignpost.encode.model_folder import load_model, model_languages
from alignpost.encode.table import TableEncoder
from alignpost.errors import InputError
from alignpost.tokens.words import base_language

__all__ = ["SHIPPED_MODEL", "encoder_for", "load_encoder"]

SHIPPED_MODEL = Path(__file__).with_name("shipped")
"""Folder of the model that comes with the package, for training it further."""


def load_encoder(path: Path | None = None, *, languages: Sequence[str] = ()) -> TableEncoder:
    """The encoder in the model folder `path`, or the shipped one.

    Args:
        path: a folder that `alignpost.encode.training.train` has written.
        languages: BCP 47 tags of languages that the model must know.

    Raises:
        InputError: there is no model, a file of it is missing, or it was trained for other languages.
        FormatError: the model is damaged, or of another version.
    """
    encoder = _shipped() if path is None else load_model(path)
    unknown = [lang for lang in languages if base_language(lang) not in encoder.languages]
    if unknown:
        known = ", ".join(encoder.languages)
        raise InputError(
            f"knows {known}, not {', '.join(unknown)}; train a model for these languages, or name none to learn "
            "from the texts themselves",
            path=path,
        )
    return encoder


def encoder_for(source_lang: str, target_lang: str) -> TableEncoder | None:
    """The shipped encoder if it knows both languages (`fr-CA` counts as `fr`); None otherwise.

    Raises:
        FormatError: the installed model is damaged.
    """
    known = model_languages(SHIPPED_MODEL)
    return _shipped() if base_language(source_lang) in known and base_language(target_lang) in known else None


@cache
def _shipped() -> TableEncoder:
    # The installer has compared its hash; a file that was cut since is told by its size.
    return load_model(SHIPPED_MODEL, "shipped", whole=True)
