"""Posts as the Mastodon API returns them; Truth Social serves the same shape.

The entity is described at https://docs.joinmastodon.org/entities/Status/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from alignpost.documents.encoding import refuse_surrogates
from alignpost.documents.html_text import html_to_text
from alignpost.errors import FormatError, InputError

__all__ = ["text_of_statuses"]


def text_of_statuses(source: str, path: Path | str) -> str:
    """The text of the posts in `source`, JSON: one status, a list of them, or `{"statuses": [...]}`.

    A content warning (`spoiler_text`) is the first paragraph of its post; a reblog gives the post that it repeats;
    posts without text (a picture alone) are passed over. Posts are separated by a blank line, in the file's order.

    Raises:
        FormatError: not JSON (with the line), or JSON that is no status.
        InputError: no post has any text.
    """
    posts = (_text_of(status, path) for status in _statuses(_parsed(source, path), path))
    text = "\n\n".join(filter(None, posts))
    if not text:
        raise InputError("is empty: it has no post with text in it", path=path)
    refuse_surrogates(text, path)
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


def _text_of(status: dict[str, object], path: Path | str) -> str:
    repeated = status.get("reblog")
    if isinstance(repeated, dict):
        status = repeated
    content = status.get("content")
    if not isinstance(content, str):
        raise FormatError("is no status: it has no 'content' with the post's HTML", path=path)
    warning = status.get("spoiler_text")
    paragraphs = [warning if isinstance(warning, str) else "", html_to_text(content)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph and not paragraph.isspace())
