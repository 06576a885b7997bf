"""Which format a file's suffix stands for; reading and writing by it."""

from __future__ import annotations

from pathlib import Path

from alignpost import atomic
from alignpost.errors import OutputError, UsageError
from alignpost.formats.format import Format, Written
from alignpost.formats.jsonl import JsonlFormat
from alignpost.formats.link_files import LINK_FORMATS
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tsv import TsvFormat
from alignpost.model import Bitext

__all__ = ["format_of", "read", "suffixes", "write"]

_FORMATS: tuple[Format, ...] = (TmxFormat(), TsvFormat(), JsonlFormat(), *LINK_FORMATS)
_BY_SUFFIX = {suffix: format_ for format_ in _FORMATS for suffix in format_.suffixes}


def suffixes() -> tuple[str, ...]:
    """The suffixes that `read` and `write` know, with their dot, in lower case."""
    return tuple(_BY_SUFFIX)


def format_of(path: Path) -> Format:
    """The format that the suffix of `path` stands for.

    Raises:
        UsageError: none does.
    """
    try:
        return _BY_SUFFIX[path.suffix.lower()]
    except KeyError:
        known = ", ".join(suffixes())
        what = f"the suffix {path.suffix!r} is unknown" if path.suffix else "the name has no suffix"
        raise UsageError(f"{what}; known are {known}", path=path) from None


def read(path: Path, source_lang: str | None = None, target_lang: str | None = None) -> Bitext:
    """The bitext in a file, in the format that its suffix stands for.

    Args:
        path: the file.
        source_lang: which language is the source, where the file has several or names none.
        target_lang: likewise for the target.

    Raises:
        UsageError: the suffix is unknown.
        InputError: the file cannot be read.
        FormatError: it is not what its suffix says.
    """
    return format_of(path).read(path, source_lang, target_lang)


def write(bitext: Bitext, path: Path) -> Written:
    """Write a file in the format that its suffix stands for; it appears whole or not at all.

    Returns:
        What was written and what was left out.

    Raises:
        UsageError: the suffix is unknown.
        OutputError: the place cannot be written, or the format has no way to say what is in the bitext; what stood
            there is untouched.
    """
    format_ = format_of(path)
    with atomic.replacing(path) as stream:
        try:
            return format_.write(bitext, stream)
        except OutputError as error:  # a format knows no path
            raise OutputError(error.message, path=path) from None
