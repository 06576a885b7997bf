"""Line breaking by terminal cells that keeps offsets, so that spans can be drawn after wrapping.

Lines break at the ordinary space U+0020 and nowhere else, and not even there beside a guillemet or before one of
? ! ; : as French sets them. Library wrappers break at every character that a
regular expression calls white space, which leaves French guillemets and question marks alone on a line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex
from rich.cells import cell_len

__all__ = ["Line", "cells", "cluster_starts", "glued", "wrap"]


class Line(NamedTuple):
    """One display line: the half-open range of the text that it shows, without spaces at its ends."""

    start: int
    end: int


_OTHER_THAN_ONE_CELL = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205e\u20ac]")
"""Anything outside the characters that surely take one cell each: Latin letters and their punctuation."""

_GLUED = re.compile("(?<=«) | (?=[»?!;:])")
"""Plain spaces where French typography wants one that does not break: many texts have them."""

_CLUSTERS = regex.compile(r"\X")
_WORDS = re.compile("[^ ]+")


def cells(text: str) -> int:
    """Terminal cells that `text` takes."""
    return len(text) if _OTHER_THAN_ONE_CELL.search(text) is None else cell_len(text)


def cluster_starts(text: str) -> list[int]:
    """Where the grapheme clusters of `text` begin, and its end; nothing where each character surely is one."""
    if _OTHER_THAN_ONE_CELL.search(text) is None:
        return []
    return [*(cluster.start() for cluster in _CLUSTERS.finditer(text)), len(text)]


def glued(text: str) -> str:
    """`text` with U+00A0 for each plain space at which no line is broken; of the same length."""
    return _GLUED.sub("\u00a0", text)


def wrap(text: str, width: int) -> list[Line]:
    """Break `text` greedily into lines of at most `width` cells.

    Words longer than a line are cut between grapheme clusters. Spaces at the ends of a line are not part of it;
    spaces inside are. A cluster wider than `width` stands on a line of its own. There is always one line.

    Args:
        text: made visible beforehand (`alignpost.visible`): no tabs, no line feeds.
        width: cells, at least 1.
    """
    whole = glued(text)
    one_cell_each = _OTHER_THAN_ONE_CELL.search(whole) is None
    lines = _wrap_one_cell_each(whole, width) if one_cell_each else _wrap_clusters(whole, width)
    return lines if whole is text else _without_edge_spaces(text, lines)


def _without_edge_spaces(text: str, lines: list[Line]) -> list[Line]:
    """Where a line was too narrow for words glued together, it may have been cut at the glue."""
    trimmed: list[Line] = []
    for start, end in lines:
        line = text[start:end]
        inner = line.strip(" ")
        if inner:
            first = start + line.index(inner)
            trimmed.append(Line(first, first + len(inner)))
    return trimmed  # never empty: what glues is no space itself


def _wrap_one_cell_each(text: str, width: int) -> list[Line]:
    end = len(text.rstrip(" "))
    start = len(text) - len(text.lstrip(" "))
    lines: list[Line] = []
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut < 0:
            lines.append(Line(start, start + width))
            start += width
        else:
            lines.append(Line(start, _before_spaces(text, cut)))
            start = cut
        while text[start] == " ":
            start += 1
    if end > start or not lines:
        lines.append(Line(min(start, end), end))
    return lines


def _before_spaces(text: str, end: int) -> int:
    while text[end - 1] == " ":
        end -= 1
    return end


def _wrap_clusters(text: str, width: int) -> list[Line]:
    lines: list[Line] = []
    start = end = used = 0
    for word in _WORDS.finditer(text):
        size = cell_len(word[0])
        gap = word.start() - end if used else 0
        if used and used + gap + size <= width:
            end, used = word.end(), used + gap + size
            continue
        if used:
            lines.append(Line(start, end))
        if size > width:
            *full, last = _cut_word(word[0], word.start(), width)
            lines.extend(full)
            start, end = last
            used = cell_len(text[start:end])
        else:
            start, end, used = word.start(), word.end(), size
        used = used or 1  # a word of zero cells still begins a line
    if end > start or not lines:
        lines.append(Line(start, end))
    return lines


def _cut_word(word: str, offset: int, width: int) -> list[Line]:
    lines: list[Line] = []
    start = used = 0
    for cluster in _CLUSTERS.finditer(word):
        size = cell_len(cluster[0])
        if used + size > width and cluster.start() > start:
            lines.append(Line(offset + start, offset + cluster.start()))
            start, used = cluster.start(), 0
        used += size
    lines.append(Line(offset + start, offset + len(word)))
    return lines
