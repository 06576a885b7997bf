"""Documents from files and from texts."""

from __future__ import annotations

from pathlib import Path

from alignpost.documents.encoding import decode, refuse_surrogates
from alignpost.documents.files import read_bytes
from alignpost.documents.paragraphs import paragraph_spans
from alignpost.errors import InputError
from alignpost.model import Document, Segment, SegmentedDocument

__all__ = ["document_of_text", "read_document", "read_segmented"]

_HTML, _MARKDOWN = (".html", ".htm"), (".md", ".markdown")


def document_of_text(text: str, lang: str, name: str = "") -> Document:
    """A document of `text`, unaltered, with its paragraphs.

    Args:
        text: any text; the empty one gives a document without paragraphs.
        lang: BCP 47 tag.
        name: where it came from, for messages and headers.

    Raises:
        InputError: `text` has half a surrogate pair.
    """
    refuse_surrogates(text, name or None)
    return Document(text, lang, name, paragraph_spans(text))


def read_document(path: Path, lang: str) -> Document:
    """The document in a file; the suffix says what it is.

    `.json` are posts as the Mastodon API returns them, `.docx`, `.html`, `.htm`, `.md` and `.markdown` what they are
    called; anything else is plain text. That is kept to the code point, line ends included; of the others the text
    is what a reader sees, paragraphs separated by a blank line.

    Raises:
        InputError: the file cannot be read or decoded, or has no text.
        FormatError: JSON that is broken or holds no post, DOCX that is damaged, Markdown nested too deeply.
    """
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from alignpost.documents.docx import text_of_docx  # noqa: PLC0415 - most documents are plain text

        text = text_of_docx(path)
    else:
        text = decode(read_bytes(path), path)
    if suffix == ".json":
        from alignpost.documents.status import text_of_statuses  # noqa: PLC0415 - most documents are plain text

        text = text_of_statuses(text, path)
    elif suffix in _HTML + _MARKDOWN:
        from alignpost.documents import markup  # noqa: PLC0415 - most documents are plain text

        text = markup.text_of_html(text) if suffix in _HTML else markup.text_of_markdown(text, path)
        if not text or text.isspace():
            raise InputError("is empty: it has no text besides its markup", path=path)
    return document_of_text(text, lang, path.name)


def read_segmented(path: Path, lang: str) -> SegmentedDocument:
    r"""The document in a file that has one segment a line; the line's number, from 0, is the segment's id.

    Lines end in LF or CRLF and nowhere else: U+2028, U+0085 and their like are text. A segment is its whole line;
    a blank line gives an empty segment, so that ids hold. Nothing is ever split or joined.

    Raises:
        InputError: the file cannot be read or decoded, or has no text.
    """
    text = decode(read_bytes(path), path)
    segments: list[Segment] = []
    start = 0
    for line in text.removesuffix("\n").split("\n"):
        content = line.removesuffix("\r")
        end = start if content.isspace() else start + len(content)
        segments.append(Segment(start, end, text[start:end], "line"))
        start += len(line) + 1
    paragraphs = tuple(segment.span for segment in segments if segment.text)
    return SegmentedDocument(Document(text, lang, path.name, paragraphs), tuple(segments))
