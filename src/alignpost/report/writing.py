"""How a text stands in a file: the same characters, escaped by the rules of the file's format, with things between."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from alignpost.formats.escapes import unescape

__all__ = ["CSV", "FREE", "JSON", "PLAIN", "PO", "TSV", "Located", "Run", "Writing"]


class Run(NamedTuple):
    """A stretch of a text and of the file. Of equal lengths it is literal, else one escape."""

    offset: int
    """In the text."""
    at: int
    """In the file, in code points."""
    length: int
    width: int
    """In the file."""


@dataclass(frozen=True, slots=True)
class Located:
    """A whole text in a file."""

    start: int
    """Where it begins, or would stand if it were not empty; in code points of the file."""
    runs: tuple[Run, ...]
    """In order, together the whole text."""

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.runs[-1].at + self.runs[-1].width if self.runs else self.start

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the text stands in the file."""
        first = next((run for run in self.runs if start < run.offset + run.length), None)
        if first is None:
            return self.end, self.end
        begins = _inside(first, start)
        if end <= start:
            return begins, begins
        last = next((run for run in self.runs if end <= run.offset + run.length), self.runs[-1])
        return begins, last.at + last.width if last.length != last.width else _inside(last, end)


def _inside(run: Run, offset: int) -> int:
    return run.at + (offset - run.offset if run.length == run.width else 0)


@dataclass(frozen=True, slots=True)
class Writing:
    """The rules by which a format writes texts."""

    escape: re.Pattern[str] | None = None
    """What stands for other characters than its own."""
    meaning: Callable[[str], str] = str
    """The characters that an escape stands for."""
    skip: re.Pattern[str] | None = None
    """What may stand between two characters and is none of the text."""
    loose: bool = False
    """White space may be any other, and what is skipped may stand for it."""

    def read(self, file: str, at: int, text: str) -> Located | None:
        """`text` as it stands at the offset `at` of `file`; None where something else does."""
        runs = self._runs(file, at, text)
        return None if runs is None else Located(runs[0].at if runs else at, tuple(_merged(runs)))

    def closed(self, file: str, written: Located, end: int) -> bool:
        """Whether nothing of the text comes between `written` and the offset `end`."""
        at = written.end
        while self.skip and at < end and (gap := self.skip.match(file, at, end)):
            at = gap.end()
        return at == end

    def _runs(self, file: str, at: int, text: str) -> list[Run] | None:
        runs: list[Run] = []
        done = 0
        while done < len(text):
            # In a catalogue a quotation mark ends a line; on a page "<" may be no tag.
            sure = None if self.loose or not self.skip else self.skip.match(file, at)
            at = sure.end() if sure else at
            run = self._run(file, at, text, done)
            if run is not None:
                runs.append(run)
                done += run.length
                at = run.at + run.width
            elif self.skip and (gap := self.skip.match(file, at)) and gap.end() > at:
                at = gap.end()
            else:
                return None
        return runs

    def _run(self, file: str, at: int, text: str, done: int) -> Run | None:
        plain = _PLAIN.match(text, done)
        if plain and file.startswith(plain[0], at):
            return Run(done, at, len(plain[0]), len(plain[0]))
        escaped = self.escape.match(file, at) if self.escape else None
        if escaped:
            meaning = self.meaning(escaped[0])
            if meaning and text.startswith(meaning, done):
                return Run(done, at, len(meaning), len(escaped[0]))
        if file[at : at + 1] == text[done] and not (self.loose and text[done] in _SPACES):
            return Run(done, at, 1, 1)
        if self.loose and (wanted := _SPACE.match(text, done)) and (found := _GAP.match(file, at)):
            return Run(done, at, len(wanted[0]), len(found[0]))
        return None


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Runs with neighbouring literal ones joined."""
    waiting: Run | None = None
    for run in runs:
        literal = run.length == run.width
        if waiting and literal and waiting.at + waiting.width == run.at:
            waiting = Run(waiting.offset, waiting.at, waiting.length + run.length, waiting.width + run.width)
            continue
        if waiting:
            yield waiting
        waiting = run if literal else None
        if not literal:
            yield run
    if waiting:
        yield waiting


def _of_json(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return ""


def _of_po(escape: str) -> str:
    return _PO_ESCAPES.get(escape[1:], escape[1:])


def _of_any(escape: str) -> str:
    return html.unescape(escape) if escape.startswith("&") else _of_json(escape)


_SPACES: Final = " \t\r\n"
_PLAIN: Final = re.compile(r"""[^\\"'&<> \t\r\n]+""")
"""What no format escapes unless it wants to."""
_SPACE: Final = re.compile("[ \t\r\n]+")
_TAG: Final = r"<[^<>]{0,1000}>|\\u003[cC].{0,1000}?\\u003[eE]"
_GAP: Final = re.compile(rf"(?:[ \t\r\n]|\\[nrt]|{_TAG})+")
_PO_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_JSON: Final = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])"
_ENTITY: Final = "&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});"

PLAIN: Final = Writing()
JSON: Final = Writing(re.compile(_JSON), _of_json)
TSV: Final = Writing(re.compile(r"\\(?:[\\tnr]|u[0-9a-fA-F]{4})"), unescape)
CSV: Final = Writing(re.compile('""'), lambda _: '"')
PO: Final = Writing(re.compile(r"\\."), _of_po, re.compile('"[ \t\r]*\n[ \t]*"'))
FREE: Final = Writing(re.compile(f"{_ENTITY}|{_JSON}"), _of_any, re.compile(_TAG), loose=True)
"""Any of these, and tags between: for pages of HTML, posts in JSON, and what else a text came out of."""
