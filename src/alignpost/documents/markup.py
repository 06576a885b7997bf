"""Whole documents in HTML and Markdown as plain text."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from alignpost.documents.html_text import html_to_text
from alignpost.errors import FormatError

__all__ = ["text_of_html", "text_of_markdown"]

_BODY = re.compile(r"<body(?=[\s>])[^<>]*+>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def text_of_html(source: str) -> str:
    """What a browser shows of the body, each block a paragraph or line; comments, scripts and styles are left out."""
    source = _without_comments(source)
    body = _BODY.search(source)
    return html_to_text(source[body.end() :] if body else source)


def text_of_markdown(source: str, path: Path | str) -> str:
    """The text of a Markdown document (CommonMark with tables), without its front matter.

    Headings, items and code are paragraphs and lines; emphasis and addresses of links are gone.

    Raises:
        FormatError: quotes and lists stand inside one another some hundred deep.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a tenth of a second that other files need not wait for

    front = _FRONT_MATTER.match(source)
    # Beyond `maxNesting`, 20 by default, the parser leaves text out without a word.
    parser = MarkdownIt("commonmark", {"maxNesting": sys.maxsize}).enable("table")
    try:
        html = parser.render(source[front.end() :] if front else source)
    except RecursionError:
        raise FormatError("has quotes or lists nested too deeply", path=path) from None
    return html_to_text(_without_comments(html))


def _without_comments(source: str) -> str:
    pieces = []
    start = 0
    while (begin := source.find("<!--", start)) >= 0:
        pieces.append(source[start:begin])
        end = source.find("-->", begin + 4)
        if end < 0:
            return "".join(pieces)
        start = end + 3
    return "".join((*pieces, source[start:]))
