"""Whole documents in HTML and Markdown as plain text."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from alignpost.documents.html_text import html_to_text
from alignpost.errors import FormatError

__all__ = ["text_of_html", "text_of_markdown"]

_BODY = re.compile(r"<body(?=[\s>])[^<>]*+>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)

_MOST_LOOKED_AT = 10_000_000
"""Characters that are gone through for the ends of links in one document: about a quarter of a minute."""


def text_of_html(source: str) -> str:
    """What a browser shows of the body, each block a paragraph or line; comments, scripts and styles are left out."""
    source = _without_comments(source)
    body = _BODY.search(source)
    return html_to_text(source[body.end() :] if body else source)


def text_of_markdown(source: str, path: Path | str) -> str:
    """The text of a Markdown document (CommonMark with tables), without its front matter.

    Headings, items and code are paragraphs and lines; emphasis and addresses of links are gone.

    Raises:
        FormatError: quotes, lists or brackets stand inside one another some hundred deep, or a long paragraph has so
            many brackets without their counterpart that looking for it would take minutes.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a tenth of a second that other files need not wait for

    front = _FRONT_MATTER.match(source)
    # Beyond `maxNesting`, 20 by default, the parser leaves text out without a word.
    parser = MarkdownIt("commonmark", {"maxNesting": sys.maxsize}).enable("table")
    parser.helpers = _bounded_helpers(source, path)
    try:
        html = parser.render(source[front.end() :] if front else source)
    except RecursionError:
        raise FormatError("has quotes, lists or brackets nested too deeply", path=path) from None
    return html_to_text(_without_comments(html))


def _bounded_helpers(source: str, path: Path | str) -> Any:
    """The parser's functions for links, of which that for labels looks at so many characters and no more.

    From every bracket it goes to the counterpart, or to the end of the paragraph where there is none: hundreds of open
    brackets before hundreds of thousands of characters would take minutes.
    """
    from markdown_it import helpers  # noqa: PLC0415 - as above
    from markdown_it.rules_inline import StateInline  # noqa: PLC0415 - as above

    left = _MOST_LOOKED_AT

    def label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
        nonlocal left
        end = helpers.parseLinkLabel(state, start, disable_nested)
        left -= (state.posMax if end < 0 else end) - start
        if left < 0:
            begins = source.find(state.src.partition("\n")[0])
            raise FormatError(
                "has a paragraph with too many brackets that are never closed; close them, write \\[ for [, or divide "
                "the paragraph",
                path=path,
                line=source.count("\n", 0, begins) + 1 if begins >= 0 else None,
            )
        return end

    return SimpleNamespace(
        parseLinkLabel=label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


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
