"""What a text becomes where other words were suggested for some of it."""

from __future__ import annotations

from alignpost.model import Span

__all__ = ["with_suggestion"]


def with_suggestion(text: str, span: Span, suggestion: str) -> str:
    """`text` with `suggestion` at `span`; where words are taken out, the space beside them goes too."""
    start, end = span.start, span.end
    if not suggestion and span.of(text).strip(" "):
        if text[end : end + 1] == " ":
            end += 1
        elif text[max(0, start - 1) : start] == " ":
            start -= 1
    return text[:start] + suggestion + text[end:]
