"""What every format is able to do, what it carries, and what it says after writing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from alignpost import atomic
from alignpost.errors import InputError, OutputError
from alignpost.formats.assembly import bitext_of_records, records_of_bitext
from alignpost.formats.marks import within_texts
from alignpost.formats.record import Record, Records, Telling
from alignpost.model import Bitext
from alignpost.visible import counted

__all__ = ["ALL", "Carries", "Format", "PairFormat", "Refusal", "RowFormat", "Written", "described", "raised"]

Refusal: TypeAlias = Callable[[InputError], None]
"""What becomes of the error of one row."""


class Carries(StrEnum):
    """What comes back when a file is read that we wrote. The contract tests hold every format to what it declares."""

    TEXTS = "texts, to the code point"
    LINE_ENDS = "line breaks inside a text"
    CONTROLS = "control characters"
    LANGUAGES = "languages"
    ID = "pair id"
    STATUS = "status"
    LEFT_OUT = "pairs that are rejected or not kept"
    ONE_SIDED = "pairs with an empty side"
    LOCK = "lock"
    SEGMENTS = "segment numbers of the bead"
    CUTS = "where each segment stands in a bead of several"
    CONFIDENCE = "alignment confidence"
    FIDELITY = "fidelity"
    FINDINGS = "parts and findings of the score"
    NOTES = "notes"
    MARKS = "bookmark, human score, dismissals, text before edits"
    SIGNATURE = "score signature"


ALL = frozenset(Carries)


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
    not_chosen: int = 0
    """Pairs left out because the caller asked for others: another status, a lower score."""
    repeated: int = 0
    """Pairs left out because the same texts stand there already."""
    empty: int = 0
    """Pairs left out because neither side has a text and nobody has said anything of them."""
    name: str = "unit"
    """What one of those written is called: `unit`, `pair`, `link`."""

    @property
    def left_out(self) -> int:
        """All pairs that were not written."""
        return self.one_sided + self.rejected + self.not_kept + self.not_chosen + self.repeated + self.empty

    def summary(self) -> str:
        """One line for people: `12 units written; 2 left out: 1 with an empty side, 1 rejected`."""
        written = f"{counted(self.units, self.name)} written"
        reasons = (
            (self.one_sided, "with an empty side"),
            (self.rejected, "rejected"),
            (self.not_kept, "not kept"),
            (self.not_chosen, "not chosen"),
            (self.repeated, "repeated"),
            (self.empty, "empty"),
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

    @property
    def carries(self) -> frozenset[Carries]:
        """What a file of this format holds of a pair."""

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


class PairFormat(Format, ABC):
    """A format whose files hold texts side by side. Its own work is `records` and `write_records`; the rest follows."""

    @abstractmethod
    def records(
        self, path: Path, source_lang: str | None, target_lang: str | None
    ) -> AbstractContextManager[Records]:
        """Open a file and give its records as they are read.

        Args:
            path: the file.
            source_lang: as for `read`.
            target_lang: as for `read`.

        Raises:
            InputError, FormatError: as for `read`, on entering or while the records are taken; whoever keeps what
                came before must drop it then.
        """

    @abstractmethod
    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write records to `stream` as they come, empty ones too: `write` and `write_file` leave them out before.

        Raises:
            OutputError: the format has no way to say what is in one.
        """

    def write_file(self, records: Records, path: Path) -> Written:
        """Write a file; it appears whole or not at all.

        Raises:
            OutputError: the place cannot be written, or as for `write_records`; what stood there is untouched.
        """
        telling = Telling()
        with atomic.replacing(path) as stream:
            try:
                written = self.write_records(records.through(telling.take), stream)
                return replace(written, empty=telling.passed_over)
            except OutputError as error:  # a format knows no path
                raise OutputError(error.message, path=error.path or path) from None

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:
        """Read a file whole."""
        with self.records(path, source_lang, target_lang) as records:
            return bitext_of_records(within_texts(records))

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all pairs that the format takes."""
        telling = Telling()
        written = self.write_records(records_of_bitext(bitext).through(telling.take), stream)
        return replace(written, empty=telling.passed_over)


def raised(error: InputError) -> None:
    """Raise it: the first broken row ends the reading, since a file is read whole or not at all."""
    raise error


@dataclass(frozen=True)
class RowFormat(PairFormat):
    """A format whose rows can be judged one by one, so that a check of a file tells of every broken one."""

    refuse: Refusal = raised
    """Gets the error of each broken row; where it returns, the row is passed over."""


def described(record: Record) -> str:
    """A record as messages name it."""
    return "a pair" if record.id is None else f"pair {record.id}"
