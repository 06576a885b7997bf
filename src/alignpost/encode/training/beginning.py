"""What a run begins with: nothing, or the pieces and vectors of a model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alignpost.encode.model_folder import load_model
from alignpost.encode.table import TableEncoder
from alignpost.encode.training.settings import TrainingSettings
from alignpost.errors import InputError
from alignpost.tokens.words import base_language

__all__ = ["beginning"]


def beginning(start: Path | None, settings: TrainingSettings) -> tuple[TableEncoder | None, TrainingSettings]:
    """The model to go on from, and the settings as it lays them down: its pieces, dimension and accents.

    The languages are those of the model: what it knows of the others stays.

    Raises:
        InputError: there is no model, a file of it is missing, or it knows not all languages of the settings.
        FormatError: the model is damaged, or of another version.
    """
    languages = tuple(dict.fromkeys(map(base_language, settings.languages)))
    if start is None:
        return None, replace(settings, languages=languages)
    encoder = load_model(start)
    unknown = [lang for lang in languages if lang not in encoder.languages]
    if unknown:
        known = ", ".join(encoder.languages)
        raise InputError(f"knows {known}, not {', '.join(unknown)}; train these from nothing", path=start)
    return encoder, replace(
        settings,
        languages=encoder.languages,
        pieces=len(encoder.vocabulary),
        dimension=encoder.dimension,
        accents=encoder.vocabulary.accents,
    )
