"""Which format a file's suffix or a name stands for; reading and writing by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alignpost import atomic
from alignpost.errors import OutputError, UsageError
from alignpost.formats.assembly import records_of_bitext
from alignpost.formats.csv_sheet import CsvFormat
from alignpost.formats.format import Format, PairFormat, Written
from alignpost.formats.jsonl import JsonlFormat
from alignpost.formats.link_files import LINK_FORMATS
from alignpost.formats.link_format import refuse_bitext
from alignpost.formats.marks import within_texts
from alignpost.formats.moses import MosesFormat
from alignpost.formats.mqm import MqmFormat
from alignpost.formats.po import PoFormat
from alignpost.formats.record import Records
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.tsv import TsvFormat
from alignpost.formats.xliff import XliffFormat
from alignpost.formats.xlsx import XlsxFormat
from alignpost.model import Bitext

__all__ = ["FORMATS", "format_of", "named", "open_records", "read", "suffixes", "write"]

FORMATS: dict[str, Format] = {
    "tmx": TmxFormat(),
    "tsv": TsvFormat(),
    "jsonl": JsonlFormat(),
    "xliff12": XliffFormat(1),
    "xliff21": XliffFormat(2),
    "po": PoFormat(),
    "csv": CsvFormat(),
    "xlsx": XlsxFormat(),
    "mqm": MqmFormat(),
    "moses": MosesFormat(),
    **dict(zip(("links", "ladder", "ces", "intertext"), LINK_FORMATS, strict=True)),
}
"""By the names that `alignpost convert` takes."""

_BY_SUFFIX = {suffix: format_ for format_ in FORMATS.values() for suffix in format_.suffixes}
_LONGEST_FIRST = sorted(_BY_SUFFIX, key=len, reverse=True)


def suffixes() -> tuple[str, ...]:
    """The suffixes that `read` and `write` know, with their dot, in lower case."""
    return tuple(_BY_SUFFIX)


def named(name: str) -> Format:
    """The format called `name`.

    Raises:
        UsageError: none is.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(f"there is no format “{name}”; known are {', '.join(FORMATS)}") from None


def format_of(path: Path, *others: str) -> Format:
    """The format that the suffix of `path` stands for.

    Args:
        path: the file.
        others: what else the caller takes, to be named where the suffix is unknown.

    Raises:
        UsageError: none does.
    """
    name = path.name.lower()
    for suffix in _LONGEST_FIRST:
        if name.endswith(suffix) and name != suffix:
            return _BY_SUFFIX[suffix]
    known = ", ".join((*suffixes(), *others))
    what = f"the suffix {path.suffix!r} is unknown" if path.suffix else "the name has no suffix"
    raise UsageError(f"{what}; known are {known}", path=path)


@contextmanager
def open_records(
    path: Path, source_lang: str | None = None, target_lang: str | None = None, format_: Format | None = None
) -> Iterator[Records]:
    """The pairs of a file one at a time, in the format that its suffix stands for or in `format_`.

    Raises:
        UsageError: the suffix is unknown.
        InputError: the file cannot be read; also while records are taken.
        FormatError: it is not in its format, or holds no pairs; also while records are taken.
    """
    format_ = format_ or format_of(path)
    if not isinstance(format_, PairFormat):
        raise refuse_bitext(path)
    with format_.records(path, source_lang, target_lang) as records:
        yield within_texts(records)


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


def write(bitext: Bitext, path: Path, format_: Format | None = None) -> Written:
    """Write a file in the format that its suffix stands for, or in `format_`; it appears whole or not at all.

    Returns:
        What was written and what was left out.

    Raises:
        UsageError: the suffix is unknown.
        OutputError: the place cannot be written, or the format has no way to say what is in the bitext; what stood
            there is untouched.
    """
    format_ = format_ or format_of(path)
    if isinstance(format_, PairFormat):
        return format_.write_file(records_of_bitext(bitext), path)
    with atomic.replacing(path) as stream:
        try:
            return format_.write(bitext, stream)
        except OutputError as error:  # a format knows no path
            raise OutputError(error.message, path=path) from None
