r"""White space by explicit sets, because `str.split()` and `\s` would eat the no-break spaces of French."""

from __future__ import annotations

__all__ = ["BLANKS", "BREAKING", "LINE_END", "LINE_FEEDS", "NO_BREAK", "WHITE", "strip"]

NO_BREAK = "\u00a0\u202f\u2007\u2060\ufeff"
"""Spaces (and joiners) at which a line must not be broken: part of the text, never separators."""

BREAKING = " \t\n\r\v\f\u0085\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
"""White space that separates words and may be trimmed at the ends of a segment."""

WHITE = BREAKING + NO_BREAK
"""All of them, for asking whether a text holds anything else."""

BLANKS = " \u00a0\u202f"
"""What stands between two words or signs of a line, and is one and the same blank to whoever reads it."""

LINE_FEEDS = "\n\r\v\f\x85\u2028\u2029"
"""Characters that end a line of a plain text (Unicode Standard, section 5.8)."""

LINE_END = f"\r\n|[{LINE_FEEDS}]"
"""Pattern of a line's end, which may be two of them."""


def strip(text: str) -> str:
    """`text` without breaking white space at its ends; no-break spaces stay."""
    return text.strip(BREAKING)
