"""Posts as the Mastodon API returns them; Truth Social serves the same shape.

The entity is described at https://docs.joinmastodon.org/entities/Status/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from alignpost.documents.html_text import html_to_text
from alignpost.errors import FormatError, InputError

__all__ = ["text_of_statuses"]

_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*+"')
_ESCAPE = re.compile(
    r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|\\u(?P<code>[0-9A-Fa-f]{4})|\\."
)
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
"""What only an escape can bring into a text: NUL and half a surrogate pair."""


def text_of_statuses(source: str, path: Path | str) -> str:
    """The text of the posts in `source`, JSON: one status, a list of them, or `{"statuses": [...]}`.

    A content warning (`spoiler_text`) is the first paragraph of its post; a reblog gives the post that it repeats;
    posts without text (a picture alone) are passed over. Posts are separated by a blank line, in the file's order.

    Raises:
        FormatError: not JSON (with the line), or JSON that is no status.
        InputError: no post has any text, or one has a NUL or half a surrogate pair in it (with the line).
    """
    posts = (_text_of(status, source, path) for status in _statuses(_parsed(source, path), path))
    text = "\n\n".join(filter(None, posts))
    if not text:
        raise InputError("is empty: it has no post with text in it", path=path)
    return text


def _parsed(source: str, path: Path | str) -> object:
    try:
        # Numbers are never used, and an absurdly long one must not be an error of its own: hence float.
        return json.loads(source, parse_int=float)
    except json.JSONDecodeError as error:
        message = f"is not JSON: {error.msg} (column {error.colno})"
        raise FormatError(message, path=path, line=error.lineno) from None
    except RecursionError:
        raise FormatError("is nested too deeply for a status", path=path) from None


def _statuses(value: object, path: Path | str) -> Iterator[dict[str, object]]:
    if isinstance(value, dict) and isinstance(value.get("statuses"), list):
        value = value["statuses"]
    for number, status in enumerate(value if isinstance(value, list) else [value], 1):
        if not isinstance(status, dict):
            raise FormatError(f"entry {number} is no status; a status is an object with 'content'", path=path)
        yield status


def _text_of(status: dict[str, object], source: str, path: Path | str) -> str:
    repeated = status.get("reblog")
    if isinstance(repeated, dict):
        status = repeated
    content = status.get("content")
    if not isinstance(content, str):
        raise FormatError("is no status: it has no 'content' with the post's HTML", path=path)
    spoiler = status.get("spoiler_text")
    warning = spoiler if isinstance(spoiler, str) else ""
    for value in (warning, content):
        if _UNWRITABLE.search(value):
            raise _unwritable(value, source, path)
    paragraphs = [warning, html_to_text(content)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph and not paragraph.isspace())


def _unwritable(value: str, source: str, path: Path | str) -> InputError:
    """The error for a post that no text file could hold, with the place of the escape in the JSON."""
    literal = next(found for found in _LITERAL.finditer(source) if json.loads(found.group()) == value)
    escapes = _ESCAPE.finditer(source, literal.start(), literal.end())
    place, bad = next(
        (escape.start(), chr(int(escape["code"], 16)))
        for escape in escapes
        if escape["code"] and _UNWRITABLE.match(chr(int(escape["code"], 16)))
    )
    line = source.count("\n", 0, place) + 1
    column = place - source.rfind("\n", 0, place)
    if bad == "\0":
        message = f"is binary: a post has a NUL character, \\u0000, in it (column {column})"
    else:
        half = f"half a surrogate pair, U+{ord(bad):04X}"
        message = f"has {half}, in a post (column {column}); the text was cut or converted badly"
    return InputError(message, path=path, line=line)
