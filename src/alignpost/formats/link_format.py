"""What every format for bare alignments is able to do: beads in and out, no texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Protocol

from alignpost.errors import FormatError
from alignpost.formats.format import Carries, Format
from alignpost.model import Bead, Bitext
from alignpost.tokens.spaces import strip

__all__ = ["COST", "LARGEST", "LINKS", "LinkFormat", "content_lines", "refuse_bitext", "shown"]

LARGEST = 2**31
"""Segment numbers beyond this are a slip, and would only be found out when memory ends."""

COST = r"(?:[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?|[-+]?(?:nan|inf))"
"""What aligners write beside a bead about its quality. It is passed over: few of these are probabilities."""


LINKS = frozenset({Carries.SEGMENTS, Carries.ONE_SIDED, Carries.LEFT_OUT})
"""What a file of links carries: which segments belong together, of all pairs."""


class LinkFormat(Format, Protocol):
    """A file format for alignments without texts. As a `Format` it writes all beads and refuses to read a bitext."""

    carries: ClassVar[frozenset[Carries]] = LINKS

    def recognises(self, beginning: str) -> bool:
        """Whether a file that begins so is likely to be in this format.

        Args:
            beginning: its first line that is neither blank nor a comment; possibly cut, never empty.
        """

    def read_beads(self, data: bytes, path: Path) -> tuple[Bead, ...]:
        """The beads in a file, in its order.

        Args:
            data: the whole file.
            path: its name, for messages; XML formats look beside it for the documents.

        Raises:
            InputError: the text cannot be decoded.
            FormatError: it is not in this format; the error names the line.
        """

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:  # noqa: ARG002
        """Refuse."""
        raise refuse_bitext(path)


def refuse_bitext(path: Path) -> FormatError:
    """The error for a file of links where pairs are wanted."""
    message = "holds links without their texts; name the two texts, too, or give a TMX, TSV or JSONL file"
    return FormatError(message, path=path)


def shown(line: str) -> str:
    """A line as a message quotes it."""
    return repr(line if len(line) <= 40 else f"{line[:40]}…")


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1, without those that are blank or begin with `#`."""
    for number, raw in enumerate(text.split("\n"), 1):
        line = strip(raw)
        if line and not line.startswith("#"):
            yield number, line
