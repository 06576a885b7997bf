"""Segmentation by the rules of an SRX 2.0 file that the user brings.

A segment ends at a place if the first rule, in the order of the file, that matches around it is one that breaks.
Rules run inside the blocks of the layout (paragraphs; single lines where lines are items), as translators' tools run
them inside the paragraphs that their file filters find: a rule never sees the text of another block.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import regex

from alignpost.documents.paragraphs import paragraph_spans
from alignpost.errors import FormatError
from alignpost.model import Document, Segment, SegmentedDocument
from alignpost.segment.characters import joined, trim
from alignpost.segment.layout import Block, line_blocks
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason
from alignpost.segment.srx_file import SrxRule, read_srx

__all__ = ["SrxSegmenter"]

_SECONDS: Final = 30.0
"""Time that the rules may take for a document, besides what its length allows."""
_SECONDS_PER_CHARACTER: Final = 50e-6
_BACK_REFERENCE = regex.compile(r"\\[1-9k]|\(\?<\w|\(\?P")


@dataclass(frozen=True, slots=True)
class _Exceptions:
    """The rules before a breaking one that forbid what it allows; one pattern or several."""

    patterns: tuple[regex.Pattern[str], ...]
    rule: SrxRule
    """The breaking rule, named when these take too long."""


class SrxSegmenter:
    """Segments by SRX 2.0 rules with the semantics of Java's regular expressions.

    Args:
        path: the file with the rules.
        lang: BCP 47 tag that the file's language maps are matched against.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no SRX 2.0 file, or a rule in it is broken; names line and rule.
    """

    def __init__(self, path: Path, lang: str) -> None:
        self._path: Final = path
        self._breaking: Final = _compiled(read_srx(path, lang))

    def segment(self, document: Document) -> SegmentedDocument:
        """The document with the segments that the rules make.

        Raises:
            FormatError: a rule takes too long on this text.
        """
        deadline = time.monotonic() + _SECONDS + _SECONDS_PER_CHARACTER * len(document.text)
        paragraphs = document.paragraphs or paragraph_spans(document.text)
        segments: list[Segment] = []
        for block in line_blocks(document.text, paragraphs, Profile.DEFAULT):
            breaks = self._breaks(document.text[block.start : block.end], deadline)
            segments.extend(_cut(document.text, block, breaks))
        return SegmentedDocument(document, tuple(segments))

    def _breaks(self, text: str, deadline: float) -> list[int]:
        """Offsets in `text` (one block) at which a segment ends."""
        first: dict[int, _Exceptions] = {}
        for pattern, exceptions in self._breaking:
            for place in self._places(pattern, text, deadline, exceptions.rule):
                first.setdefault(place, exceptions)
        return [place for place in sorted(first) if not self._forbidden(text, place, first[place], deadline)]

    def _places(
        self, pattern: regex.Pattern[str], text: str, deadline: float, rule: SrxRule
    ) -> Iterator[int]:
        try:
            for match in pattern.finditer(text, overlapped=True, timeout=_left(deadline)):
                if 0 < match.end() < len(text):
                    yield match.end()
        except TimeoutError:
            raise self._too_slow(rule, text) from None

    def _forbidden(self, text: str, place: int, exceptions: _Exceptions, deadline: float) -> bool:
        try:
            return any(
                pattern.match(text, place, timeout=_left(deadline)) is not None
                for pattern in exceptions.patterns
            )
        except TimeoutError:
            raise self._too_slow(exceptions.rule, text) from None

    def _too_slow(self, rule: SrxRule, text: str) -> FormatError:
        message = f"{rule.name}, or an exception before it, takes too long on the text “{text[:40]}…”; simplify its pattern"
        return FormatError(message, path=self._path, line=rule.line or None)


def _left(deadline: float) -> float:
    # a timeout of nought would mean none
    return max(deadline - time.monotonic(), 1e-3)


def _compiled(rules: Sequence[SrxRule]) -> tuple[tuple[regex.Pattern[str], _Exceptions], ...]:
    """The breaking rules in order, each with the exceptions that stand before it."""
    found: list[tuple[regex.Pattern[str], _Exceptions]] = []
    forbidding: list[SrxRule] = []
    compiled: tuple[regex.Pattern[str], ...] = ()
    stale = False
    for rule in rules:
        if not rule.breaks:
            forbidding.append(rule)
            stale = True
            continue
        if stale:
            compiled, stale = _forbidding(forbidding), False
        before = f"(?:{rule.before})" if rule.before else ""
        after = f"(?={rule.after})" if rule.after else ""
        found.append((regex.compile(before + after, regex.VERSION1), _Exceptions(compiled, rule)))
    return tuple(found)


def _forbidding(rules: Iterable[SrxRule]) -> tuple[regex.Pattern[str], ...]:
    """Patterns that match at a place which one of `rules` forbids; one for all rules that do not refer to groups."""
    together: list[str] = []
    alone: list[str] = []
    for rule in rules:
        before = f"(?<={rule.before})" if rule.before else ""
        after = f"(?={rule.after})" if rule.after else ""
        refers = _BACK_REFERENCE.search(rule.before + rule.after) is not None
        (alone if refers else together).append(f"(?:{before}{after})")
    sources = ["|".join(together), *alone] if together else alone
    return tuple(regex.compile(source, regex.VERSION1) for source in sources)


def _cut(text: str, block: Block, breaks: Iterable[int]) -> Iterator[Segment]:
    start = block.start
    for offset in breaks:
        left, right = trim(text, start, block.start + offset)
        if left < right and not joined(text, right):
            yield Segment(left, right, text[left:right], Reason.SRX.value)
            start = right
    left, right = trim(text, start, block.end)
    if left < right:
        yield Segment(left, right, text[left:right], block.reason.value)
