"""Reading: files become documents whose text is kept to the code point and whose paragraphs are known."""

from __future__ import annotations

from alignpost.documents.encoding import decode
from alignpost.documents.files import MAX_BYTES, open_bytes, read_bytes
from alignpost.documents.naming import named_languages
from alignpost.documents.paragraphs import paragraph_spans
from alignpost.documents.reading import document_of_text, read_document, read_segmented

__all__ = [
    "MAX_BYTES",
    "decode",
    "document_of_text",
    "named_languages",
    "open_bytes",
    "paragraph_spans",
    "read_bytes",
    "read_document",
    "read_segmented",
]
