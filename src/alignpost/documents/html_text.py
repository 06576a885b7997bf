"""The text of a post that its server hands out as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["html_to_text"]

_COLLAPSIBLE = re.compile("[ \t\n\r\f]+")
"""What HTML calls white space; a no-break space is none."""

_PARAGRAPHS = frozenset({"p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = frozenset({"li", "div"})
_SILENT = frozenset({"script", "style", "template"})
_VOID = frozenset(
    {"br", "hr", "img", "wbr", "input", "source", "track", "area", "col", "embed", "link", "meta"}
)


def html_to_text(html: str) -> str:
    """The text of `html`: paragraphs separated by a blank line, `<br>` and list items by a line feed.

    A link's text is what the author typed: Mastodon cuts a long address into spans of the classes `invisible` and
    `ellipsis` for display, which joined give the whole address again, as its own plain-text formatter does. The
    fall-back that stands in a quoting post for clients without quotes (`quote-inline`) is left out. Character
    references become their characters; emoji short codes (`:flag_ua:`) and every no-break space stay.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects text with the line feeds that the elements stand for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._breaks = 0
        """Line feeds owed before the next text: they count from the last text, so that none is doubled."""
        self._space = False
        self._open: list[tuple[str, bool]] = []
        """Open elements and whether each is left out with what it holds."""
        self._silent = 0
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._boundary(tag)
        attributes = dict(attrs)
        if tag == "br" and not self._silent:
            self._breaks += 1
        elif tag == "img":
            self.handle_data(attributes.get("alt") or "")
        if tag not in _VOID:
            silent = tag in _SILENT or "quote-inline" in (attributes.get("class") or "").split(" ")
            self._open.append((tag, silent))
            self._silent += silent
            self._verbatim += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        self._boundary(tag)
        depth = next((n for n in range(1, min(len(self._open), 64) + 1) if self._open[-n][0] == tag), 0)
        for _ in range(depth):
            name, silent = self._open.pop()
            self._silent -= silent
            self._verbatim -= name == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._silent or not data:
            return
        if self._verbatim:
            self._put(data)
            return
        for piece in re.split(f"({_COLLAPSIBLE.pattern})", data):
            if _COLLAPSIBLE.fullmatch(piece):
                self._space = True
            elif piece:
                self._put(piece)

    def text(self) -> str:
        """Everything read so far."""
        return "".join(self._pieces)

    def _put(self, piece: str) -> None:
        if self._pieces:
            self._pieces.append("\n" * self._breaks or " " * self._space)
        self._pieces.append(piece)
        self._breaks = 0
        self._space = False

    def _boundary(self, tag: str) -> None:
        if self._silent:
            return
        if tag in _PARAGRAPHS:
            self._breaks = max(self._breaks, 2)
        elif tag in _LINES:
            self._breaks = max(self._breaks, 1)
