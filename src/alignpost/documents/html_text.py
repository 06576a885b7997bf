"""The text of HTML: of a post as its server hands it out, of a page, of what a Markdown document becomes.

It is read by a scanner of our own, linear in the length of its input: the standard library's parser needs seconds for
20 kB of `<a <a <a` and stops with an assertion at `<![`.
"""

from __future__ import annotations

import html
import re

from alignpost.tokens.function_words import listed

__all__ = ["html_to_text"]

_TAG = re.compile(
    r"""<(?:(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)
    (?P<attributes> (?: [^<>=]++ | = \s*+ (?: "[^"]*+" | '[^']*+' )?+ )*+ (?=>) | [^<>]*+ ) | [!?][^<>]*+ )>""",
    re.VERBOSE,
)
"""A tag, a comment or a declaration; a quoted value may hold brackets, unless its quote is never closed.

Possessive, so that what never ends is looked at once."""

_ATTRIBUTE = r"""(?<![^\s"'])%s\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))"""
_CLASS = re.compile(_ATTRIBUTE % "class", re.IGNORECASE)
_ALT = re.compile(_ATTRIBUTE % "alt", re.IGNORECASE)

_STYLE = re.compile(_ATTRIBUTE % "style", re.IGNORECASE)
_VALUES = re.compile("""\"[^"]*"|'[^']*'""")
_HIDDEN = re.compile(r"(?<!\S)hidden(?![^\s=/])", re.IGNORECASE)
_OPEN = re.compile(r"(?<!\S)open(?![^\s=/])", re.IGNORECASE)
_NO_BOX = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

_COLLAPSIBLE = re.compile("([ \t\n\r\f]+)")
"""What HTML calls white space; a no-break space is none."""

_LONG_REFERENCE = re.compile("&#[0-9]{20,}+;?")
"""More digits than any character has: U+FFFD, as for every number beyond Unicode."""

_PARAGRAPHS = listed(
    "p blockquote pre ul ol menu dl h1 h2 h3 h4 h5 h6 hgroup hr section article aside header footer main nav search "
    "center figure figcaption table form fieldset details dialog"
)
_LINES = listed("li div dt dd tr td th caption summary legend address option optgroup")
_SILENT = listed("script style template title noscript datalist audio video canvas iframe")
_TERMS, _CELLS = listed("dt dd"), listed("td th tr")
_ENDED_BY = {
    "p": _PARAGRAPHS | _LINES, "li": listed("li"), "dt": _TERMS, "dd": _TERMS, "td": _CELLS, "th": _CELLS,
    "tr": listed("tr"), "option": listed("option optgroup"),
}  # fmt: skip
"""Elements whose end tag may be left out, and those that end them by beginning (HTML, 13.1.2.4 Optional tags)."""
_VOID = listed("br hr img wbr input source track area col embed link meta")
_NESTING = 64
"""How far up an end tag looks for its start."""


def html_to_text(source: str) -> str:
    """The text of `source`: paragraphs separated by a blank line, `<br>` and list items by a line feed.

    A link's text is what the author typed: Mastodon cuts a long address into spans of the classes `invisible` and
    `ellipsis` for display, which joined give the whole address again, as its own plain-text formatter does. The
    fall-back that stands in a quoting post for clients without quotes (`quote-inline`) is left out, as is what the
    attributes `hidden` and `style` keep from being shown, and a `<dialog>` that is not open; style sheets are not read. Character
    references become their characters; emoji short codes (`:flag_ua:`) and every no-break space stay.
    """
    reader = _Reader()
    end = 0
    for tag in _TAG.finditer(source):
        reader.take_text(_unescaped(source[end : tag.start()]))
        end = tag.end()
        if tag["name"]:
            reader.take_tag(tag["name"].lower(), tag["attributes"], closing=bool(tag["close"]))
    reader.take_text(_unescaped(source[end:]))
    return reader.text()


class _Reader:
    """Collects text with the line feeds that the elements stand for."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._breaks = 0
        """Line feeds owed before the next text: they count from the last text, so that none is doubled."""
        self._space = False
        self._open: list[tuple[str, bool]] = []
        """Open elements, and whether each is left out with what it holds."""
        self._silent = 0
        self._verbatim = 0

    def take_tag(self, name: str, attributes: str, *, closing: bool) -> None:
        """Open or close the element `name`."""
        if closing:
            self._close(name)
            self._boundary(name)
            return
        while self._open and name in _ENDED_BY.get(self._open[-1][0], ()):
            self._end_innermost()
        self._boundary(name)
        if name == "br" and not self._silent:
            self._breaks += 1
        elif name == "img":
            self.take_text(_unescaped(_value(_ALT, attributes)))
        if name not in _VOID:
            silent = name in _SILENT or _unseen(attributes) or _closed_dialogue(name, attributes)
            self._open.append((name, silent))
            self._silent += silent
            self._verbatim += name == "pre"

    def take_text(self, text: str) -> None:
        """Take the text between two tags."""
        if self._silent or not text:
            return
        if self._verbatim:
            self._put(text)
            return
        for number, piece in enumerate(_COLLAPSIBLE.split(text)):
            if number % 2:
                self._space = True
            elif piece:
                self._put(piece)

    def text(self) -> str:
        """Everything taken so far."""
        return "".join(self._pieces)

    def _close(self, name: str) -> None:
        """End the nearest open element of that name, and those inside it that were never ended."""
        near = self._open[-_NESTING:]
        depth = next((n for n, (opened, _) in enumerate(reversed(near), 1) if opened == name), 0)
        for _ in range(depth):
            self._end_innermost()

    def _end_innermost(self) -> None:
        opened, silent = self._open.pop()
        self._silent -= silent
        self._verbatim -= opened == "pre"

    def _put(self, piece: str) -> None:
        if self._pieces:
            self._pieces.append("\n" * self._breaks or " " * self._space)
        self._pieces.append(piece)
        self._breaks = 0
        self._space = False

    def _boundary(self, name: str) -> None:
        if self._silent:
            return
        if name in _PARAGRAPHS:
            self._breaks = max(self._breaks, 2)
        elif name in _LINES:
            self._breaks = max(self._breaks, 1)


def _unseen(attributes: str) -> bool:
    """Whether an element with these attributes is not shown: hidden, without a box, or a fall-back for a quotation."""
    if not attributes:
        return False
    return (
        _set(_HIDDEN, attributes)
        or _NO_BOX.search(_value(_STYLE, attributes)) is not None
        or "quote-inline" in _value(_CLASS, attributes).split(" ")
    )


def _closed_dialogue(name: str, attributes: str) -> bool:
    """A dialogue is shown where its attribute `open` stands (HTML, 4.11.4 The dialog element)."""
    return name == "dialog" and not _set(_OPEN, attributes)


def _set(flag: re.Pattern[str], attributes: str) -> bool:
    """Whether an attribute stands there, whatever its value, and not in a value of another one."""
    return flag.search(_VALUES.sub('""', attributes)) is not None


def _unescaped(text: str) -> str:
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def _value(attribute: re.Pattern[str], attributes: str) -> str:
    found = attribute.search(attributes)
    return next((value for value in found.groups() if value is not None), "") if found else ""
