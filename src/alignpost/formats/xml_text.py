"""Text inside XML 1.0: escaping, and the characters that XML cannot hold.

No escape exists for these in XML 1.0: controls but tab, line feed and carriage return; U+FFFE and U+FFFF; halves of
surrogate pairs (W3C XML 1.0, production 2). Each is replaced by U+FFFD, and a list of places and code points, which
travels beside the text, brings it back.
"""

from __future__ import annotations

import re
from functools import lru_cache

from alignpost.errors import OutputError

__all__ = [
    "ILLEGAL",
    "MAX_TEXT",
    "REPLACEMENT",
    "escape",
    "escape_attribute",
    "legal",
    "restore",
    "taken_out",
]

ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"
MAX_TEXT = 1_000_000
"""Characters of one text that are read from XML, and written to it: what is written can be read again."""
_PLACE = re.compile("([0-9]{1,9}):([0-9A-F]{1,4})")


def escape(text: str) -> str:
    """`text` as element content; a carriage return becomes a reference, since parsers would make it a line feed.

    Raises:
        OutputError: the text is longer than any that is read from XML.
    """
    if len(text) > MAX_TEXT:
        raise OutputError(
            f"a text has more than {MAX_TEXT:,} characters ({text[:40]} …): no file of XML is to hold it"
        )
    # A chain of replacements takes a third of the time of str.translate.
    text = legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """`text` as the value of an attribute in double quotes."""
    return _short_attribute(text) if len(text) < 64 else _attribute(text)


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


_short_attribute = lru_cache(maxsize=1024)(_attribute)
"""The same few names and tags stand in every unit."""


def legal(text: str) -> str:
    """`text` with U+FFFD in place of what XML cannot hold."""
    return ILLEGAL.sub(REPLACEMENT, text) if ILLEGAL.search(text) else text


def taken_out(text: str) -> str:
    """Where `legal` changes `text`, and from what: `3:B 17:1F`, offsets in code points; empty where it does not."""
    return " ".join(f"{found.start()}:{ord(found.group()):X}" for found in ILLEGAL.finditer(text))


def restore(text: str, places: str) -> str:
    """Undo `legal` by the list of `taken_out`; a place that no longer holds U+FFFD is left alone."""
    characters = list(text)
    for offset, code in _PLACE.findall(places):
        place, character = int(offset), chr(int(code, 16))
        if place < len(characters) and characters[place] == REPLACEMENT and ILLEGAL.match(character):
            characters[place] = character
    return "".join(characters)
