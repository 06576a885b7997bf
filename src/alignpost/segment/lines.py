"""The lines of a paragraph, and whether they are hard-wrapped prose or one item each.

Evidence, not markup: a text that a program wrapped fills its lines greedily, so the first word of the next line would
not have fitted on this one; a new line then often begins in lower case. Lines that are items of their own do neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from alignpost.lazily import later
from alignpost.segment.characters import BULLET, CLOSER, DASH, MARK, OPENER, trim
from alignpost.tokens.spaces import LINE_END

__all__ = ["Line", "in_bytes", "is_full", "is_verse", "is_wrapped", "lines_of", "without_strays"]

_LINE_END = later(regex.compile, LINE_END)
_FIRST_WORD = later(regex.compile, r"[\S\u00a0\u2007\u202f]{1,40}+")
"""No program wraps at a no-break space."""
_LOWER = later(regex.compile, rf"(?V1){OPENER}*+\p{{Ll}}")
_TERMINAL = later(regex.compile, rf"(?V1){MARK}(?:[ \u00a0\u202f]?{CLOSER})*+$")
_ITEM = later(
    regex.compile,
    rf"(?V1)(?:{BULLET}[ \t]*|[-*+][ \t]+|#{{1,6}}[ \t]|\(?(?P<number>\d{{1,3}})[.)]\)?(?:[ \t\u00a0]|$)|\(?\p{{L}}\)[ \t\u00a0]"
    r"|\([ivx]{1,4}\)[ \t\u00a0])",
)
_CONTINUES = later(regex.compile, r"(?V1)-\p{Ll}|[,;:!?…»”)\]}](?![)(DPp])")
_TURN = later(
    regex.compile, rf"(?V1)(?=[–—―−]){DASH}{{1,2}}[ \t\u00a0\u202f\u2003]*{OPENER}*+[\p{{Lu}}\p{{N}}…]"
)

_NARROWEST: Final = 30
"""Characters of the narrowest column that prose is wrapped to."""
_WIDE: Final = 60
"""From this width on, a full line followed by a capital still counts as wrapped."""
_TAIL: Final = 12
"""Characters looked at: at a line's beginning for a marker of a list or a turn, at its end for a mark."""


class Line(NamedTuple):
    """A line that is not blank, without the white space at its ends."""

    start: int
    end: int
    length: int
    """Its width in code points, or in what the program that wrapped it counted."""
    first_word: int
    """Width of its first word, for whether it would have fitted on the line before."""
    after_blank: bool
    """Whether blank lines stand between it and the line before."""
    opens_lower: bool
    is_item: bool
    """Whether a bullet, number or letter of a list opens it."""
    number: int | None
    """The number of the list item that it opens."""
    continues: bool
    """Whether it opens with what can only follow the line before: `-t-il`, a comma, a closing mark."""
    is_turn: bool
    """Whether a dialogue dash opens it."""
    ends_sentence: bool
    """Whether a terminal mark, closed or not, ends it."""


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines of `text[start:end]` that hold more than white space."""
    found: list[Line] = []
    blank = False
    position = start
    while position <= end:
        feed = _LINE_END.search(text, position, end)
        stop, following = (feed.start(), feed.end()) if feed else (end, end + 1)
        left, right = trim(text, position, stop)
        if left < right:
            found.append(_line(text, left, right, blank))
        blank = left >= right
        position = following
    return found


def _line(text: str, start: int, end: int, after_blank: bool) -> Line:
    word = _FIRST_WORD.match(text, start, end)
    item = _ITEM.match(text, start, min(end, start + _TAIL))
    return Line(
        start,
        end,
        end - start,
        word.end() - start if word else 0,
        after_blank,
        bool(_LOWER.match(text, start, min(end, start + _TAIL))),
        item is not None,
        int(item["number"]) if item and item["number"] else None,
        bool(_CONTINUES.match(text, start, min(end, start + _TAIL))),
        bool(_TURN.match(text, start, min(end, start + _TAIL))),
        bool(_TERMINAL.search(text, max(start, end - _TAIL), end)),
    )


def without_strays(text: str, lines: Sequence[Line]) -> list[Line]:
    """The same lines; a number that may owe its place to wrapping alone opens no item.

    `… a majority of` / `412. The others …`: the line before is full and ends with no mark, and no other line counts
    on to the number or on from it. A list may begin with 1 after anything.
    """
    width = max(line.length for line in lines)
    numbers = {line.number for line in lines if line.number is not None}
    found = list(lines)
    for at, (line, following) in enumerate(pairwise(lines), 1):
        number = following.number
        counted = number is None or number == 1 or number - 1 in numbers or number + 1 in numbers
        pausing = line.ends_sentence or text[line.end - 1] in ":;"
        if not counted and not pausing and is_full(line, following, width):
            found[at] = following._replace(is_item=False, number=None)
    return found


def in_bytes(text: str, lines: Sequence[Line]) -> list[Line]:
    """The same lines with widths in bytes of UTF-8, by which some programs wrap (`fold` of GNU does)."""
    return [
        line._replace(
            length=_bytes(text[line.start : line.end]),
            first_word=_bytes(text[line.start : line.start + line.first_word]),
        )
        for line in lines
    ]


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of `following` would not have fitted beside `line` in a column of `width`."""
    return line.length + 1 + following.first_word >= width


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most line feeds between `lines` are the wrapping of prose."""
    width = max(line.length for line in lines)
    # a line feed before a list item or a turn says nothing about the others
    feeds = [(a, b) for a, b in pairwise(lines) if not (b.is_item or b.is_turn)]
    if width < _NARROWEST or not feeds:
        return False
    full = sum(is_full(a, b, width) for a, b in feeds)
    lower = sum(b.opens_lower for _, b in feeds)
    if full < 0.75 * len(feeds):
        return False
    if len(feeds) <= 3:
        return lower > 0 or width >= _WIDE
    return lower >= 0.2 * len(feeds)


def is_verse(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines that are not wrapped prose are verse: short, some run on or end with a comma, few end sentences."""
    if len(lines) < 3 or any(line.is_item or line.is_turn for line in lines):
        return False
    if max(line.length for line in lines) > 72:
        return False
    pausing = sum(text[line.end - 1] in ",;:—–" for line in lines)
    open_ended = sum(not line.ends_sentence for line in lines)
    return pausing >= 0.15 * len(lines) and open_ended >= 0.4 * len(lines)
