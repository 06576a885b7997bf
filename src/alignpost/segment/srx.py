"""Segmentation by the rules of an SRX 2.0 file that the user brings.

A segment ends at a place if the first rule, in the order of the file, that matches around it is one that breaks.
Rules run inside the blocks of the layout (paragraphs; single lines where lines are items), as translators' tools run
them inside the paragraphs that their file filters find: a rule never sees the text of another block.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

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

_SECONDS: Final = 2.0
"""Time of the processor, as `regex` counts its own, that the rules may take for a document, besides what its length
allows."""
_SECONDS_PER_CHARACTER: Final = 50e-6
"""Public rule files take less than a microsecond."""
_BACK_REFERENCE = regex.compile(r"\\[1-9k]|\(\?<\w|\(\?P")


@dataclass(frozen=True, slots=True)
class _BreakingRule:
    """A rule that breaks, and the rules before it that forbid what it allows."""

    rule: SrxRule
    pattern: regex.Pattern[str]
    """Ends where the rule breaks."""
    behind: int
    """How many of the exceptions that look behind stand before it."""
    ahead: int
    """How many of those that are read forwards."""


class _Rules(NamedTuple):
    """All rules, compiled."""

    breaking: tuple[_BreakingRule, ...]
    behind: tuple[regex.Pattern[str], ...]
    """Exceptions between two breaking rules, each one matching with nothing at a place that is forbidden."""
    ahead: tuple[regex.Pattern[str], ...]
    """Exceptions that refer to groups, each ending where it forbids: looking behind runs from right to left and
    would meet a reference before its group."""


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
        self._rules: Final = _compiled(read_srx(path, lang))

    def segment(self, document: Document) -> SegmentedDocument:
        """The document with the segments that the rules make.

        Raises:
            FormatError: a rule takes too long on this text.
        """
        deadline = time.process_time() + _SECONDS + _SECONDS_PER_CHARACTER * len(document.text)
        paragraphs = document.paragraphs or paragraph_spans(document.text)
        segments: list[Segment] = []
        for block in line_blocks(document.text, paragraphs, Profile.DEFAULT):
            breaks = self._breaks(document.text[block.start : block.end], deadline)
            segments.extend(_cut(document.text, block, breaks))
        return SegmentedDocument(document, tuple(segments))

    def _breaks(self, text: str, deadline: float) -> list[int]:
        """Offsets in `text` (one block) at which a segment ends."""
        decided: set[int] = set()
        found: list[int] = []
        for breaking in self._rules.breaking:
            places = set(self._places(breaking.pattern, text, deadline, breaking.rule)) - decided
            decided |= places
            for pattern in self._rules.ahead[: breaking.ahead] if places else ():
                places.difference_update(self._places(pattern, text, deadline, breaking.rule))
            found.extend(place for place in places if not self._is_held(text, place, deadline, breaking))
        return sorted(found)

    def _places(self, pattern: regex.Pattern[str], text: str, deadline: float, rule: SrxRule) -> list[int]:
        try:
            matches = pattern.finditer(text, overlapped=True, timeout=_left(deadline))
            return [match.end() for match in matches if 0 < match.end() < len(text)]
        except TimeoutError:
            raise self._too_slow(rule, text) from None

    def _is_held(self, text: str, place: int, deadline: float, breaking: _BreakingRule) -> bool:
        try:
            patterns = islice(self._rules.behind, breaking.behind)
            return any(pattern.match(text, place, timeout=_left(deadline)) for pattern in patterns)
        except TimeoutError:
            raise self._too_slow(breaking.rule, text) from None

    def _too_slow(self, rule: SrxRule, text: str) -> FormatError:
        message = f"{rule.name}, or an exception before it, takes too long on the text “{text[:40]}…”; simplify its pattern"
        return FormatError(message, path=self._path, line=rule.line or None)


def _left(deadline: float) -> float:
    # a timeout of nought would mean none
    return max(deadline - time.process_time(), 1e-3)


def _compiled(rules: Sequence[SrxRule]) -> _Rules:
    """The rules; each breaking one knows how many exceptions stand before it.

    Exceptions between two breaking rules are compiled as one, and once: compiled again with all before them, a few
    hundred rules in turns would take minutes.
    """
    breaking: list[_BreakingRule] = []
    behind: list[regex.Pattern[str]] = []
    ahead: list[regex.Pattern[str]] = []
    exceptions: list[str] = []
    for rule in rules:
        if rule.breaks:
            if exceptions:
                behind.append(regex.compile("|".join(exceptions), regex.VERSION1))
                exceptions = []
            breaking.append(_BreakingRule(rule, _forwards(rule), len(behind), len(ahead)))
        elif _BACK_REFERENCE.search(rule.before + rule.after):
            ahead.append(_forwards(rule))
        else:
            exceptions.append(f"(?:{_part('(?<=', rule.before)}{_part('(?=', rule.after)})")
    return _Rules(tuple(breaking), tuple(behind), tuple(ahead))


def _forwards(rule: SrxRule) -> regex.Pattern[str]:
    return regex.compile(_part("(?:", rule.before) + _part("(?=", rule.after), regex.VERSION1)


def _part(opening: str, pattern: str) -> str:
    return f"{opening}{pattern})" if pattern else ""


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
