"""UTF-8 that was read as Windows-1252 and saved again: `lâ€™Ã‰tat` for l’État."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.waking import InTarget
from alignpost.tokens.function_words import listed

__all__ = ["GARBLED", "Garbled", "without_misled"]

GARBLED = "garbled"
_LEADS = re.compile("[Â-Åâð]")
"""What the first byte of a letter, mark or picture that French and its neighbours use looks like then."""
_WINDOWS = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0x100)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_BYTES = _WINDOWS | {chr(byte): byte for byte in range(0x80, 0xA0)}
"""The byte of every character that one was read as; bytes that Windows-1252 lacks are mostly kept as controls."""
_WIDEST = 4
_LATIN, _MARKS, _PICTURES = range(0xA0, 0x180), range(0x2010, 0x2150), range(0x1F300, 0x1FB00)
_LOST_SPACE = re.compile(r"(?<![\w\u00a0])Ã (?=\w)")
"""`Ã` and a no-break space was `à`; editors make a plain space of it."""
_QUOTED = 60
_MISLED = listed("addition omission unrelated length negation spaces untranslated capitals quotes")
"""Checks that take the rubble for words, marks and spaces, wherever they then point."""


class _Rubble(NamedTuple):
    span: Span
    mended: str
    sure: bool


class Garbled:
    """Finds text of which every letter outside ASCII became two or three others."""

    id = GARBLED
    mqm = "linguistic-conventions/unintelligible"
    wakes = InTarget("ÂÃÄÅâð")

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One major finding over all such words of a target, unless the source has such text too."""
        found = rubble(pair.target.text)
        if not found or rubble(pair.source.text):
            return
        text = pair.target.text
        start, end = _word(text, found[0].span.start)[0], _word(text, found[-1].span.end - 1)[1]
        mended, place = "", start
        for one in found:
            mended += text[place : one.span.start] + one.mended
            place = one.span.end
        mended += text[place:end]
        first = found[0].span
        low, high = _word(text, first.start)[0], _word(text, first.end - 1)[1]
        shown = text[low:high] if high - low <= _QUOTED else text[low : low + _QUOTED] + "…"
        message = f"This looks like UTF-8 read as Windows-1252: “{shown}”."
        yield Finding(self.id, self.mqm, Severity.MAJOR, (), (Span(start, end),), message, mended)


def rubble(text: str) -> list[_Rubble]:
    """Where characters are the bytes of one, in order; empty where that may be chance."""
    if _LEADS.search(text) is None:
        return []
    found = list(_read(text))
    if not (len(found) > 1 or any(one.sure for one in found)):
        return []
    read = {one.span.start for one in found}
    lost = [Span(*match.span()) for match in _LOST_SPACE.finditer(text) if match.start() not in read]
    found += [_Rubble(span, "à ", sure=False) for span in lost]
    return sorted(found)


def _read(text: str) -> Iterator[_Rubble]:
    place = 0
    while (match := _LEADS.search(text, place)) is not None:
        start = match.start()
        place = start + 1
        for width in range(2, _WIDEST + 1):
            character = _decoded(text[start : start + width])
            if character is not None:
                place = start + width
                # `Å“` may end a quotation; `cÅ“ur` cannot.
                inside = text[place : place + 1].isalpha() or text[start + 1].isalnum()
                yield _Rubble(
                    Span(start, place), character, inside or width > 2 or text[start + 1] in "©¨ª«®´§"
                )
                break


def _decoded(characters: str) -> str | None:
    """The one character of French or the marks and pictures around it whose bytes some characters are."""
    try:
        decoded = bytes(_BYTES[character] for character in characters).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    known = len(decoded) == 1 and any(ord(decoded) in block for block in (_LATIN, _MARKS, _PICTURES))
    return decoded if known else None


def _word(text: str, place: int) -> tuple[int, int]:
    """Where the word that holds a place begins and ends, as plain spaces and breaks part them."""
    start = max(text.rfind(blank, 0, place) for blank in " \n\t") + 1
    ends = [end for blank in " \n\t" if (end := text.find(blank, place)) >= 0]
    return start, max(place + 1, min(ends, default=len(text)))


def without_misled(findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, less what other checks say of garbled words, or of the pair for their sake."""
    if not any(finding.check == GARBLED for finding in findings):
        return findings
    whole = [span for finding in findings if finding.check == GARBLED for span in finding.target_spans]
    return [
        finding
        for finding in findings
        if finding.check == GARBLED
        or (
            finding.check not in _MISLED
            and (finding.severity is not Severity.NEUTRAL or not _within(finding, whole))
        )
    ]


def _within(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in finding.target_spans for b in spans)
