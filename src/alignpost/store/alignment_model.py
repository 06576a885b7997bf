"""The user's own model by which a project was aligned, remembered so that it is aligned again by no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alignpost.errors import AlignPostError, InputError

if TYPE_CHECKING:
    from alignpost.encode import Encoder

__all__ = ["AlignmentModel"]

_FOLDER: Final = "model"
_SIGNATURE: Final = "model.signature"


@dataclass(frozen=True, slots=True)
class AlignmentModel:
    """A model folder, and what the encoder in it was."""

    folder: Path
    signature: str
    """As `Encoder.signature` gives it: a digest of the contents."""

    @classmethod
    def of(cls, folder: Path, encoder: Encoder) -> AlignmentModel:
        """The model in `folder`, from which `encoder` was loaded."""
        return cls(folder.absolute(), encoder.signature)

    @classmethod
    def of_project(cls, values: Mapping[str, str]) -> AlignmentModel | None:
        """The model in a project's settings; None where the pairs were aligned without one of the user's own."""
        return cls(Path(values[_FOLDER]), values.get(_SIGNATURE, "")) if _FOLDER in values else None

    def as_dict(self) -> dict[str, str]:
        """What `of_project` reads, for a project to keep."""
        return {_FOLDER: str(self.folder), _SIGNATURE: self.signature}

    def encoder(self, *langs: str) -> Encoder:
        """The encoder, for texts in `langs`.

        Raises:
            InputError: the folder is gone, holds another model by now, or one that cannot be read.
        """
        from alignpost.encode import load_encoder  # noqa: PLC0415 - loads numpy

        if not self.folder.is_dir():
            raise InputError("aligned these texts and is not there any more; put it back", path=self.folder)
        try:
            encoder = load_encoder(self.folder, languages=langs)
        except AlignPostError as error:
            raise InputError(
                f"aligned these texts and cannot be used: {error.message}", path=self.folder
            ) from error
        if encoder.signature != self.signature:
            raise InputError(
                f"holds another model than the one that aligned these texts ({encoder.signature}, not {self.signature});"
                " put that back",
                path=self.folder,
            )
        return encoder
