"""Text in columns of terminal cells: how wide it shows, and where a line may end."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["cell_width", "wrap"]


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
