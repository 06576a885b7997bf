r"""Backslash escapes that keep a text on one line and in one column, reversibly.

`\\` for the backslash, `\t`, `\n`, `\r`, and `\uXXXX` for every other control character and for U+2028 and U+2029,
which many programs take for line ends. Everything else, no-break spaces and emoji too, stands as it is.
"""

from __future__ import annotations

import re

__all__ = ["LINE_ENDS", "escape", "unescape"]

LINE_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What Python, Unicode or a spreadsheet takes for the end of a line, for a set in a regular expression."""

_SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF]
"""U+FEFF, too: at the beginning of a file it would pass for a byte order mark."""

_ESCAPES = str.maketrans({chr(code): f"\\u{code:04x}" for code in _CONTROLS} | _SHORT)
_ESCAPED = re.compile(r"\\(?:([\\tnr])|u([0-9a-fA-F]{4}))")
_PLAIN = {escaped[1]: plain for plain, escaped in _SHORT.items()}


def escape(text: str) -> str:
    """`text` without a character that could end a line or a column."""
    return text.translate(_ESCAPES)


def unescape(text: str) -> str:
    """What was escaped; a backslash that begins no escape stands for itself."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: _PLAIN[found[1]] if found[1] else chr(int(found[2], 16)), text)
