"""Whole documents in HTML and Markdown as plain text."""

from __future__ import annotations

import re

from alignpost.documents.html_text import html_to_text

__all__ = ["text_of_html", "text_of_markdown"]

_BODY = re.compile(r"<body(?=[\s>])[^<>]*+>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def text_of_html(source: str) -> str:
    """What a browser shows of the body, each block a paragraph or line; comments, scripts and styles are left out."""
    source = _without_comments(source)
    body = _BODY.search(source)
    return html_to_text(source[body.end() :] if body else source)


def text_of_markdown(source: str) -> str:
    """The text of a Markdown document (CommonMark with tables), without its front matter.

    Headings, items and code are paragraphs and lines; emphasis and addresses of links are gone.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a tenth of a second that other files need not wait for

    front = _FRONT_MATTER.match(source)
    html = MarkdownIt("commonmark").enable("table").render(source[front.end() :] if front else source)
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
