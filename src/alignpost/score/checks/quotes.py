"""Quotation marks: what the source quotes, the target quotes, and a quotation inside another stays one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side

__all__ = ["Quotes", "quoted"]

_QUOTED = later(
    regex.compile,
    r"“[^“”]{1,400}?”|«[^«»]{1,400}?»|„[^„“”]{1,400}?[“”]|\"[^\"]{1,400}?\"|‘[^‘’]{2,200}?(?:’\w[^‘’]{0,200}?)*’(?!\w)"
    r"|(?<!\w)'(?=\w)[^']{2,200}?(?:(?<=\w)'(?=\w)[^']{0,200}?)*'(?!\w)",
)
_OPENING = "“«„\"‘'"
"""What every passage begins with."""
_SPEECH_WORDS = 8
_CLOSED_BY = {"«": "»", "“": "”", "‹": "›"}
_DIRECTED = later(re.compile, r"[«»“”‹›]")
_DEEPEST = 8
"""Quotations inside one another; more marks that never close are no nesting."""
_DOUBLE, _SINGLE = frozenset('“”«»„"‹›‘'), frozenset("'’")
_DASHED = later(re.compile, r"[\s\u00a0\u202f]*[—–―-][\s\u00a0\u202f]")
"""What opens the words of a speaker in French: « — Te voilà ! dit-elle. »."""
_NO_APOSTROPHE = later(regex.compile, r"(?<!\w)'|[.,!?]['’]")
"""Where a mark that may be an apostrophe opens or closes a quotation."""
_ANY = later(regex.compile, r"[“”«»„\"‹›]|(?<!\w)[‘'](?=[^\W\d])|(?<=[.,!?])['’](?!\w)")


@lru_cache(maxsize=512)  # several checks ask for the same texts
def quoted(text: str) -> tuple[Span, ...]:
    """Passages between quotation marks of any style, marks included."""
    if not any(mark in text for mark in _OPENING):
        return ()
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


class Quotes:
    """Finds quotations whose marks were lost or added."""

    id = "quotes"
    mqm = "linguistic-conventions/punctuation"

    def wakes(self, pair: PairText, /) -> bool:
        """Whether a side has quotation marks, or an apostrophe that may be one."""
        return any(
            not _DOUBLE.isdisjoint(side.characters)
            or (not _SINGLE.isdisjoint(side.characters) and _NO_APOSTROPHE.search(side.text) is not None)
            for side in (pair.source, pair.target)
        )

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where one side has quotation marks and the other has none at all."""
        ours, theirs = _marked(pair.source.text), _marked(pair.target.text)
        if not ours and not theirs:
            return  # as in most pairs
        if _in_dashes(pair):
            return
        inner, there = _nested(pair.source.text), _nested(pair.target.text)
        if inner and theirs and not there and len(theirs) <= len(ours):
            message = "The source has a quotation inside another, the target marks only one of them."
            severity = _severity(pair.source, inner)
            yield Finding(self.id, self.mqm, severity, tuple(inner), _linked(pair, inner, True), message)
        elif there and ours and not inner and len(ours) <= len(theirs):
            message = "The target has a quotation inside another, the source marks only one of them."
            severity = _severity(pair.target, there)
            yield Finding(self.id, self.mqm, severity, _linked(pair, there, False), tuple(there), message)
        elif ours and not theirs:
            message = "The source puts this between quotation marks, the target does not."
            severity = _severity(pair.source, ours)
            yield Finding(self.id, self.mqm, severity, tuple(ours), _linked(pair, ours, True), message)
        elif theirs and not ours:
            message = "The target puts this between quotation marks, the source does not."
            severity = _severity(pair.target, theirs)
            yield Finding(self.id, self.mqm, severity, _linked(pair, theirs, False), tuple(theirs), message)


def _in_dashes(pair: PairText) -> bool:
    """Whether one side alone opens with the dash of a dialogue, which stands for its quotation marks."""
    ours, theirs = (_DASHED.match(side.text) is not None for side in (pair.source, pair.target))
    return ours != theirs


def _nested(text: str) -> list[Span]:
    """Quotations inside others, marks included, of another style (« … “…” … », “… ‘…’ …”) or of the same (« … «…» »)."""
    inside = {
        Span(outer.start + 1 + span.start, outer.start + 1 + span.end)
        for outer in quoted(text)
        for span in quoted(text[outer.start + 1 : outer.end - 1])
    }
    opened: list[tuple[str, int]] = []
    for match in _DIRECTED.finditer(text):
        mark = match.group()
        if mark in _CLOSED_BY:
            opened.append((_CLOSED_BY[mark], match.start()))
        elif opened and opened[-1][0] == mark:
            start = opened.pop()[1]
            if opened:
                inside.add(Span(start, match.end()))
        if len(opened) > _DEEPEST:
            break
    return sorted(inside)


def _severity(side: Side, passages: Sequence[Span]) -> Severity:
    """Minor for what somebody said; a word or a title between marks may be set in another way."""
    longest = max(len(side.words_in(passage)) for passage in passages)
    return Severity.MINOR if longest >= _SPEECH_WORDS else Severity.NEUTRAL


def _marked(text: str) -> Sequence[Span]:
    """Quoted passages; where a quotation goes on in the next sentence, the lone marks."""
    return quoted(text) or [Span(*match.span()) for match in _ANY.finditer(text)]


def _linked(pair: PairText, spans: Sequence[Span], from_source: bool) -> tuple[Span, ...]:
    """From the first to the last word that renders each passage, or the place where it would stand."""
    found = []
    for span in spans:
        match = pair.rendering(span) if from_source else pair.rendered_by(span)
        found.append(match or (pair.opposite(span) if from_source else pair.opposite_in_source(span)))
    return tuple(found)
