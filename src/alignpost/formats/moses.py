"""Moses pairs: two plain files of parallel lines, `corpus.en` and `corpus.fr`, as translation systems are trained on.

A format's path is the stem, `corpus`. Lines end in LF (or CRLF when reading) and nowhere else for us; since other
programs end them at more characters, a text that has any of these is refused rather than cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from alignpost import atomic
from alignpost.documents.files import open_bytes
from alignpost.documents.lines import text_lines
from alignpost.errors import FormatError, OutputError, UsageError
from alignpost.formats.escapes import LINE_ENDS
from alignpost.formats.format import Carries, PairFormat, Written, described
from alignpost.formats.record import Record, Records, Telling
from alignpost.model import UNDETERMINED

__all__ = ["MosesFormat", "moses_paths"]

_REFUSED = re.compile(f"[{LINE_ENDS}\0]|^\ufeff")
"""At the beginning of a file U+FEFF would be a byte order mark."""


def moses_paths(stem: Path, source_lang: str, target_lang: str) -> tuple[Path, Path]:
    """The two files that belong to a stem."""
    return Path(f"{stem}.{source_lang}"), Path(f"{stem}.{target_lang}")


class MosesFormat(PairFormat):
    """Texts alone, one pair a line number."""

    name = "Moses pairs"
    suffixes = ()
    carries = frozenset({Carries.TEXTS, Carries.LEFT_OUT, Carries.ONE_SIDED})

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read two files line by line; lines that are blank in both are passed over.

        Raises:
            UsageError: the languages, which are the files' suffixes, are not given.
            InputError: a file cannot be read.
            FormatError: the files have different numbers of lines.
        """
        if not (source_lang and target_lang):
            message = "Moses files are named by their languages; give --source-lang and --target-lang"
            raise UsageError(message, path=path)
        with ExitStack() as stack:
            paths = moses_paths(path, source_lang, target_lang)
            left, right = (text_lines(stack.enter_context(open_bytes(side)), side) for side in paths)
            yield Records(source_lang, target_lang, _rows(left, right, paths[1]), path.name)

    def write_file(self, records: Records, path: Path) -> Written:
        """Write both files; either both take their places or neither is touched, but for a crash between the two.

        Raises:
            OutputError: a place cannot be written, or a text has a line break.
            UsageError: the two languages have one name.
        """
        languages = [lang or UNDETERMINED for lang in (records.source_lang, records.target_lang)]
        if languages[0] == languages[1]:
            message = (
                f"both sides would be called {path}.{languages[0]}; give --source-lang and --target-lang"
            )
            raise UsageError(message)
        count = 0
        telling = Telling()
        with ExitStack() as stack:
            left, right = (
                stack.enter_context(atomic.replacing(side)) for side in moses_paths(path, *languages)
            )
            for record in telling.take(records.rows):
                left.write(_line(record, record.source))
                right.write(_line(record, record.target))
                count += 1
        return Written(count, empty=telling.passed_over)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:  # noqa: ARG002 - there is no such stream
        """Refuse: two files are no stream."""
        raise OutputError("Moses pairs are two files; name their stem")


def _rows(
    left: Iterator[tuple[int, str]], right: Iterator[tuple[int, str]], second: Path
) -> Iterator[Record]:
    try:
        for (_, source), (_, target) in zip(left, right, strict=True):
            if source.strip(" \t\r") or target.strip(" \t\r"):
                yield Record(source.removesuffix("\r"), target.removesuffix("\r"))
    except ValueError:
        raise FormatError("has another number of lines than its counterpart", path=second) from None


def _line(record: Record, text: str) -> bytes:
    found = _REFUSED.search(text)
    if found:
        message = (
            f"{described(record)} has U+{ord(found.group()):04X} inside a text, and a line cannot; "
            "replace line breaks by spaces with --join-lines"
        )
        raise OutputError(message)
    return f"{text}\n".encode()
