"""Quotation marks: what the source quotes, the target quotes."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side

__all__ = ["Quotes", "quoted"]

_QUOTED = regex.compile(
    r"“[^“”]{1,400}?”|«[^«»]{1,400}?»|„[^„“”]{1,400}?[“”]|\"[^\"]{1,400}?\"|‘[^‘’]{2,200}?(?:’\w[^‘’]{0,200}?)*’(?!\w)"
    r"|(?<!\w)'(?=\w)[^']{2,200}?(?:(?<=\w)'(?=\w)[^']{0,200}?)*'(?!\w)"
)
_SPEECH_WORDS = 8
_ANY = regex.compile(r"[“”«»„\"‹›]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])['’](?!\w)")


def quoted(text: str) -> list[Span]:
    """Passages between quotation marks of any style, marks included."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


class Quotes:
    """Finds quotations whose marks were lost or added."""

    id = "quotes"
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where one side has quotation marks and the other has none at all."""
        ours, theirs = _marked(pair.source.text), _marked(pair.target.text)
        if ours and not theirs:
            message = "The source puts this between quotation marks, the target does not."
            severity = _severity(pair.source, ours)
            yield Finding(self.id, self.mqm, severity, tuple(ours), _linked(pair, ours, True), message)
        elif theirs and not ours:
            message = "The target puts this between quotation marks, the source does not."
            severity = _severity(pair.target, theirs)
            yield Finding(self.id, self.mqm, severity, _linked(pair, theirs, False), tuple(theirs), message)


def _severity(side: Side, passages: list[Span]) -> Severity:
    """Minor for what somebody said; a word or a title between marks may be set in another way."""
    longest = max(len(side.words_in(passage)) for passage in passages)
    return Severity.MINOR if longest >= _SPEECH_WORDS else Severity.NEUTRAL


def _marked(text: str) -> list[Span]:
    """Quoted passages; where a quotation goes on in the next sentence, the lone marks."""
    return quoted(text) or [Span(*match.span()) for match in _ANY.finditer(text)]


def _linked(pair: PairText, spans: list[Span], from_source: bool) -> tuple[Span, ...]:
    """From the first to the last word that renders each passage, or the place where it would stand."""
    found = []
    for span in spans:
        match = pair.rendering(span) if from_source else pair.rendered_by(span)
        found.append(match or (pair.opposite(span) if from_source else pair.opposite_in_source(span)))
    return tuple(found)
