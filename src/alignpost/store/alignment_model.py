"""The user's own model by which a project was aligned, remembered so that it is aligned again by no other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alignpost.errors import AlignPostError, InputError

if TYPE_CHECKING:
    from alignpost.encode import Encoder

__all__ = ["MODEL_SETTINGS", "AlignmentModel", "seen_from"]

_FOLDER: Final = "model"
_SIGNATURE: Final = "model.signature"
_RELATIVE: Final = "model.relative"

MODEL_SETTINGS: Final = (_FOLDER, _SIGNATURE, _RELATIVE)
"""The keys of a project's settings that speak of the model."""


@dataclass(frozen=True, slots=True)
class AlignmentModel:
    """A model folder, and what the encoder in it was."""

    folder: Path
    signature: str
    """As `Encoder.signature` gives it: a digest of the contents."""
    elsewhere: tuple[Path, ...] = ()
    """Where else it is looked for: a project and its model may have been moved together."""

    @classmethod
    def of(cls, folder: Path, encoder: Encoder) -> AlignmentModel:
        """The model in `folder`, from which `encoder` was loaded."""
        return cls(folder.absolute(), encoder.signature)

    @classmethod
    def of_project(cls, values: Mapping[str, str], path: Path) -> AlignmentModel | None:
        """The model in the settings of the project at `path`; None where no model of the user's own aligned it."""
        if _FOLDER not in values:
            return None
        folder, here = Path(values[_FOLDER]), path.resolve().parent
        found = [here / values.get(_RELATIVE, folder.name), here / folder.name]
        normal = dict.fromkeys(Path(os.path.normpath(each)) for each in found)
        return cls(folder, values.get(_SIGNATURE, ""), tuple(each for each in normal if each != folder))

    def as_dict(self) -> dict[str, str]:
        """What `of_project` reads, for a project to keep."""
        return {_FOLDER: str(self.folder), _SIGNATURE: self.signature}

    def encoder(self, *langs: str) -> Encoder:
        """The encoder, for texts in `langs`, from the first place that holds it.

        Raises:
            InputError: the folder is gone, holds another model by now, or one that cannot be read.
        """
        places = (self.folder, *self.elsewhere)
        there = [folder for folder in places if folder.is_dir()]
        if not there:
            looked = " and ".join(str(folder) for folder in places)
            raise InputError(
                f"the model that aligned these texts is not there any more; looked for at {looked}; put it back"
            )
        troubles: list[InputError] = []
        for folder in there:
            try:
                return self._encoder_in(folder, langs)
            except InputError as error:
                troubles.append(error)
        raise troubles[0]

    def _encoder_in(self, folder: Path, langs: tuple[str, ...]) -> Encoder:
        from alignpost.encode import load_encoder  # noqa: PLC0415 - loads numpy

        try:
            encoder = load_encoder(folder, languages=langs)
        except AlignPostError as error:
            raise InputError(
                f"aligned these texts and cannot be used: {error.message}", path=folder
            ) from error
        if encoder.signature != self.signature:
            raise InputError(
                f"holds another model than the one that aligned these texts ({encoder.signature}, not {self.signature});"
                " put that back",
                path=folder,
            )
        return encoder


def seen_from(path: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """`settings` for a new project at `path`, with its model's folder as seen from there, too."""
    if _FOLDER not in settings:
        return dict(settings)
    folder = Path(settings[_FOLDER])
    try:
        relative = os.path.relpath(folder.parent.resolve() / folder.name, path.resolve().parent)
    except ValueError:  # on another drive
        return dict(settings)
    return {**settings, _RELATIVE: Path(relative).as_posix()}
