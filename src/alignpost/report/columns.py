"""Text in columns of terminal cells: how wide it shows, and where a line may end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from alignpost.lazily import later

__all__ = ["cell_width", "hanging", "wrap"]

_LEAD = later(re.compile, r"(?P<indent> *)(?:[^ ]+ {2,})?")
"""What stands before the text of a line: an indent, and perhaps one cell of a table."""


def cell_width(text: str) -> int:
    """Terminal cells that `text` takes (Unicode Standard Annex 11: wide and fullwidth characters take two)."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=1024)
def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at plain spaces only; a longer word is cut.

    `str.split()` and `textwrap` would not do: the first breaks at no-break spaces, the second counts characters.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if cell_width(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, width)
        lines += whole
    return [*lines, line] if line or not lines else lines


def hanging(line: str, width: int) -> list[str]:
    """`line` as lines of at most `width` cells; those after the first begin below its text, or two cells further in.

    Below its text: behind the first word, where two spaces set it apart as a cell of a table.
    """
    lead = _LEAD.match(line)
    if lead is None or cell_width(line) <= width:
        return [line]
    begins, indent = lead.end(), len(lead["indent"])
    under = begins if begins > indent else indent + 2
    first, *rest = wrap(line[begins:], max(20, width - under))
    return [f"{line[:begins]}{first}", *(f"{' ' * under}{piece}" for piece in rest)]


def _cut(word: str, width: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for char in word:
        cells = _cells(char)
        if piece and used + cells > width:
            pieces.append(piece)
            piece, used = "", 0
        piece += char
        used += cells
    return [*pieces, piece]
