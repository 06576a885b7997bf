"""Quotation marks: what the source quotes, the target quotes."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText

__all__ = ["Quotes", "quoted"]

_QUOTED = regex.compile(
    r"“[^“”]{1,400}?”|«[^«»]{1,400}?»|„[^„“”]{1,400}?[“”]|\"[^\"]{1,400}?\"|‘[^‘’]{2,200}?(?:’\w[^‘’]{0,200}?)*’(?!\w)"
    r"|(?<!\w)'(?=\w)[^']{2,200}?(?:(?<=\w)'(?=\w)[^']{0,200}?)*'(?!\w)"
)
_ANY = regex.compile(r"[“”«»„\"‹›]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])['’](?!\w)")


def quoted(text: str) -> list[Span]:
    """Passages between quotation marks of any style, marks included."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


class Quotes:
    """Finds quotations whose marks were lost or added."""

    id = "quotes"
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where one side quotes a passage and the other has no quotation mark at all."""
        ours, theirs = quoted(pair.source.text), quoted(pair.target.text)
        if ours and not _ANY.search(pair.target.text):
            yield Finding(
                self.id, self.mqm, Severity.MINOR, tuple(ours), _linked(pair, ours, True),
                "The source puts this between quotation marks, the target does not.",
            )  # fmt: skip
        elif theirs and not _ANY.search(pair.source.text):
            yield Finding(
                self.id, self.mqm, Severity.MINOR, _linked(pair, theirs, False), tuple(theirs),
                "The target puts this between quotation marks, the source does not.",
            )  # fmt: skip


def _linked(pair: PairText, spans: list[Span], from_source: bool) -> tuple[Span, ...]:
    """From the first to the last word that renders each passage, or the place where it would stand."""
    found = []
    for span in spans:
        match = pair.rendering(span) if from_source else pair.rendered_by(span)
        found.append(match or (pair.opposite(span) if from_source else pair.opposite_in_source(span)))
    return tuple(found)
