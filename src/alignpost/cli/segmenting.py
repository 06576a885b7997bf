"""How texts become segments: what the command line says, and what a project remembers of it for later versions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from alignpost.documents.files import is_lasting
from alignpost.errors import UsageError

__all__ = ["Segmenting"]

_SEGMENTED: Final = "segmented"
_YES: Final = "yes"
_PIPE: Final = "-"
_FILES: Final = ("srx", "abbreviations")
"""Keys of a project's settings, as the options are called."""


class Segmenting(NamedTuple):
    """The options `--segmented`, `--srx` and `--abbreviations`."""

    segmented: bool = False
    srx: Path | None = None
    abbreviations: Path | None = None

    @property
    def remembered(self) -> dict[str, str]:
        """What a project made now is to remember; of a pipe only that there was one, since nobody can come back to it."""
        values = {_SEGMENTED: _YES} if self.segmented else {}
        for key, file in zip(_FILES, (self.srx, self.abbreviations), strict=True):
            if file is not None:
                values[key] = str(file.absolute()) if is_lasting(file) else _PIPE
        return values

    def in_project(self, settings: Mapping[str, str], path: Path) -> Segmenting:
        """How new versions of the texts of the project at `path` are segmented: as is said now, else as when it was made.

        Raises:
            UsageError: a file that the project remembers is not there, or was a pipe.
        """
        if self != Segmenting():
            return self
        files = [Path(settings[key]) if key in settings else None for key in _FILES]
        for key, file in zip(_FILES, files, strict=True):
            if file is None:
                continue
            if settings[key] == _PIPE:
                trouble = "from a pipe, which can be read only once; say"
            elif not file.is_file():
                trouble = f"{file}, which is not there any more; put it back, or say"
            else:
                continue
            raise UsageError(
                f"was segmented with --{key} {trouble} with --srx, --abbreviations or --segmented how to segment now",
                path=path,
            )
        return Segmenting(settings.get(_SEGMENTED) == _YES, *files)
