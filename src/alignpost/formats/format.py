"""What every format is able to do, and what it says after writing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from alignpost.model import Bitext

__all__ = ["Format", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a file, and what a format has no place for and left out (docs/formats.md says why)."""

    units: int
    """Pairs, units, rows or links written."""
    one_sided: int = 0
    """Pairs left out because one side has no text."""
    rejected: int = 0
    """Pairs left out because a reviewer rejected them."""
    not_kept: int = 0
    """Pairs left out because their keep flag is off."""

    @property
    def left_out(self) -> int:
        """All pairs that were not written."""
        return self.one_sided + self.rejected + self.not_kept

    def summary(self) -> str:
        """One line for people: `12 units written; 2 left out: 1 with an empty side, 1 rejected`."""
        written = f"{self.units} {'unit' if self.units == 1 else 'units'} written"
        reasons = (
            (self.one_sided, "with an empty side"),
            (self.rejected, "rejected"),
            (self.not_kept, "not kept"),
        )
        named = ", ".join(f"{count} {reason}" for count, reason in reasons if count)
        return f"{written}; {self.left_out} left out: {named}" if named else written


class Format(Protocol):
    """A file format for bitexts. Reading and writing are each other's inverse, as far as the format carries things."""

    @property
    def name(self) -> str:
        """For people: `TMX`."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes in lower case with their dot, the usual one first."""

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:
        """Read a file whole.

        Args:
            path: the file.
            source_lang: which language is the source, where the file has several or names none.
            target_lang: likewise for the target.

        Raises:
            InputError: the file cannot be read.
            FormatError: it is not in this format; the error names the line.
        """

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write `bitext` to `stream`.

        Raises:
            OutputError: the format has no way to say what is in it.
        """
