"""Question and exclamation marks, and the mark that ends a sentence."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText

__all__ = ["Ending", "Exclamation", "Question"]

_MARKS = {
    "question": (regex.compile(r"[?？؟‽]"), "a question mark"),
    "exclamation": (regex.compile(r"[!！‼]"), "an exclamation mark"),
}
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+")


class _Mark:
    id = ""
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where one side has the mark and the other has none."""
        pattern, name = _MARKS[self.id]
        ours, theirs = (_places(pattern, side.text) for side in (pair.source, pair.target))
        if bool(ours) == bool(theirs):
            return
        if ours:
            end = len(pair.target.text.rstrip())
            last = Span(max(0, end - 1), end)
            yield Finding(
                self.id,
                self.mqm,
                Severity.MINOR,
                tuple(ours),
                (last,),
                f"The source has {name}, the target has none.",
            )
        else:
            end = len(pair.source.text.rstrip())
            last = Span(max(0, end - 1), end)
            yield Finding(
                self.id,
                self.mqm,
                Severity.MINOR,
                (last,),
                tuple(theirs),
                f"The target has {name}, the source has none.",
            )


def _places(pattern: regex.Pattern[str], text: str) -> list[Span]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return [
        Span(*match.span())
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in addresses)
    ]


class Question(_Mark):
    """Finds question marks that were lost or added."""

    id = "question"


class Exclamation(_Mark):
    """Finds exclamation marks that were lost or added."""

    id = "exclamation"


_ENDS = regex.compile(r"[.!?…。！？؟:;»”\"'’)\]][\s\u00a0\u202f]*$")
_BREAKS_OFF = regex.compile(r"(?P<last>\w+)[\s\u00a0\u202f]*$")


class Ending:
    """Finds targets that break off where the source ends its sentence."""

    id = "ending"
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where the source ends with a mark and the target with a word."""
        mark = _ENDS.search(pair.source.text)
        word = _BREAKS_OFF.search(pair.target.text)
        if mark is None or word is None or not pair.source.words:
            return
        source, target = Span(mark.start(), mark.start() + 1), Span(*word.span("last"))
        message = f"The target breaks off at “{word['last']}” without the mark that ends the source."
        yield Finding(self.id, self.mqm, Severity.MINOR, (source,), (target,), message)
