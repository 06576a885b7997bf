"""Where a text's paragraphs are, from its blank lines or, where it has none, from its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.spaces import BREAKING, LINE_END

__all__ = ["lines_are_wrapped", "paragraph_spans"]

_LINE_END = re.compile(LINE_END)
_FIRST_WORD = later(re.compile, f"[^{BREAKING}]+")
_CONTINUES = later(regex.compile, r"(?V1)[,;:](?!\S)|[»)]")
"""What only the line before can have left over: a comma, a colon of its own, a closing mark."""
_INVERTED = later(regex.compile, r"(?V1)-\p{Ll}")
"""A hyphen and what it ties to the word before, `demanda` / `-t-il`."""
_EXTENDS = later(regex.compile, r"(?V1)[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]")
_TERMINAL = ".!?…:;。！？»”\"')]"


class _Line(NamedTuple):
    """A line that is not blank, without the white space at its ends."""

    start: int
    end: int
    text: str
    after_break: bool
    """Whether a blank line or a paragraph separator stands before it."""


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The paragraphs of `text`: ordered, disjoint, covering every character that is not white space.

    Blank lines (and U+2029) separate paragraphs. In a text without any, every line is a paragraph, unless
    `lines_are_wrapped` says that its lines were cut to a width; then a line that was left short ends one. A line
    that can only go on with the one before (`-t-il`, a comma, a closing mark opens it) belongs to its paragraph.
    Time is linear in the length of `text`.
    """
    lines = list(_lines(text))
    if any(line.after_break for line in lines[1:]):
        starts = [number == 0 or line.after_break for number, line in enumerate(lines)]
    else:
        texts = [line.text for line in lines]
        full = _full_lines(texts) if lines_are_wrapped(texts) else [False] * len(lines)
        ends = [
            not (is_full or _goes_on(line, after))
            for (line, after), is_full in zip(pairwise(texts), full, strict=False)
        ]
        starts = [True, *ends][: len(lines)]
    return tuple(_joined(lines, starts))


def lines_are_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of one block of text were cut to a width, so that a line's end means nothing.

    The evidence is that of a typesetter who fills each line while words fit (a line is full where the next line's
    first word would not have fitted), that few full lines end in a terminal mark, and that the lines after them
    go on with a small letter, as verse and lists do not.
    """
    if len(lines) < 3:
        return False
    width = max(map(len, lines))
    if not 40 <= width <= 132:
        return False
    full = [
        (line, after)
        for line, after, is_full in zip(lines, lines[1:], _full_lines(lines), strict=False)
        if is_full
    ]
    if len(full) * 10 < (len(lines) - 1) * 6:
        return False
    open_ends = sum(line[-1] not in _TERMINAL for line, _ in full)
    small_starts = sum(after[0].isalpha() and not after[0].isupper() for _, after in full)
    return open_ends * 2 > len(full) and small_starts * 2 > len(full)


def _full_lines(lines: Sequence[str]) -> list[bool]:
    """For every line but the last, whether the next line's first word would not have fitted on it."""
    width = max(map(len, lines))
    return [len(line) + 1 + len(_first_word(after)) > width for line, after in pairwise(lines)]


def _goes_on(line: str, after: str) -> bool:
    """Whether `after` opens with what cannot open a paragraph."""
    # a hyphen after a line that has one itself, or after a mark, is the bullet of an item: -milk, -eggs
    tied = line[-1].isalpha() and line[0] != "-" and _INVERTED.match(after)
    return bool(tied or _CONTINUES.match(after))


def _first_word(line: str) -> str:
    match = _FIRST_WORD.match(line)
    return match.group() if match else ""


def _lines(text: str) -> Iterator[_Line]:
    """The lines of `text` that are not blank. A line of no-break spaces alone is blank, too."""
    start = 0
    after_break = False
    while start < len(text):
        match = _LINE_END.search(text, start)
        end, following = match.span() if match else (len(text), len(text))
        line = text[start:end]
        if not line or line.isspace():
            after_break = True
        else:
            first = start + len(line) - len(line.lstrip(BREAKING))
            if first > start and _EXTENDS.match(text, first) and text[first - 1].isprintable():
                first -= 1  # a combining mark needs the space that it stands on; a tab carries none
            last = start + len(line.rstrip(BREAKING))
            yield _Line(first, last, text[first:last], after_break)
            after_break = False
        after_break = after_break or (match is not None and match.group() == "\u2029")
        start = following


def _joined(lines: Sequence[_Line], starts: Sequence[bool]) -> Iterator[Span]:
    start = end = 0
    for number, (line, is_start) in enumerate(zip(lines, starts, strict=True)):
        if is_start:
            if number:
                yield Span(start, end)
            start = line.start
        end = line.end
    if lines:
        yield Span(start, end)
