"""The one scan that finds every place where a sentence might end.

A candidate is a run of terminal marks with what belongs to it (closing quotes and brackets, note references, emoji,
trailing tags) and the white space after it; or emoji that no mark precedes. Candidates never overlap and the scan
never looks back, so its work is proportional to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from alignpost.lazily import later
from alignpost.segment.characters import CLOSER, EMOJI, EMOTICON, MARK, SPACE, WIDE_MARK

__all__ = ["Candidate", "candidates"]

_THIN: Final = r"[ \u00a0\u202f]"
_MARKS: Final = rf"{MARK}++(?:{_THIN}(?:[!?…‽]++|\.(?![\p{{L}}\p{{N}}])\.*+))*+"
_CLOSERS: Final = rf"(?:{CLOSER}|{_THIN}[»›”)\]])*+"
_NOTES: Final = (
    rf"(?:{_THIN}?\[\d{{1,3}}(?: ?[,–-] ?\d{{1,3}})*+\]|{_THIN}?\[(?:…|\.\.\.)\](?={SPACE}*+$)|[¹²³⁰⁴-⁹]++)*+"
)
_TAGS: Final = (
    rf"(?:(?:{SPACE}++[#@][\p{{L}}\p{{N}}_]++)++(?:{SPACE}*+{EMOJI})*+"
    rf"(?={SPACE}++(?:[\p{{Lu}}«“\"(]|https?:)|{SPACE}*+$))?+"
)
_LONGEST_RUN: Final = 8
"""Marks of a run that are looked at."""
_NOT_IN_RUN: Final = frozenset("\"'’”‟»›«*_)]}")
# What a candidate may begin with, and a little more: the standard library searches a class of characters ten times
# faster than the pattern below is tried at every place.
_BEGIN = re.compile(
    "[.!?:;=…‽⁇⁈؟۔।॥።。！？．｡‼⁉\u2139\u2194-\u3299\U0001f000-\U0001ffff]"
    # These may only begin an emoticon.
    r"(?:(?<![:;=])|(?=[-'o^)(\[\]DPpO3|/\\*]))"
)
_COMMON = re.compile(
    r"(?P<marks>[.!?…]++)"
    r"(?P<closers>(?:[\"'’”»)]|[ \u00a0\u202f][”»)])*+)"
    r"[ \n\u00a0\u202f]*+(?=(?![xX]D)[A-Za-zÀ-ÖØ-öø-ÿ0-79«“\"(]|\Z)"
)
"""What nearly all candidates are: no note, emoji, tag or further mark can begin with what stands behind these."""

_CANDIDATE = later(
    regex.compile,
    rf"(?V1)(?:(?P<marks>(?P<first>{_MARKS})(?:{_CLOSERS}{_MARKS})*)"
    rf"(?P<closers>{_CLOSERS})"
    rf"(?P<notes>{_NOTES}{_CLOSERS})"
    rf"(?P<emoji>(?:{SPACE}*+(?:{EMOJI}|(?<=\s){EMOTICON}))*+)"
    rf"(?P<tags>{_TAGS})"
    rf"|(?P<bare>(?:{EMOJI}|(?<=\s){EMOTICON})(?:{SPACE}*+{EMOJI})*+))"
    rf"(?P<gap>{SPACE}*+)",
)


class Candidate(NamedTuple):
    """One place where a sentence might end; offsets into the text."""

    start: int
    """First terminal mark, or first emoji."""
    end: int
    """Where the sentence would end: after marks, closers, notes and emoji."""
    next: int
    """First character after the white space."""
    marks: str
    """The marks of the last run, at most a few characters; empty for emoji without a mark."""
    closers: str
    has_notes: bool = False
    has_emoji: bool = False
    has_tags: bool = False
    inner_closers: bool = False
    """Whether closers stand between marks, as in `etc.).`"""

    @property
    def is_plain(self) -> bool:
        """Whether it is one stop with nothing after it, not even a space."""
        return self.marks == "." and self.next == self.start + 1


def candidates(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidates of `text[start:end]`, in order, disjoint."""
    position = start
    while (begin := _BEGIN.search(text, position, end)) is not None:
        common = _COMMON.match(text, begin.start(), end)
        if common is not None:
            closers_end, position = common.end("closers"), common.end()
            yield Candidate(common.start(), closers_end, position, _gist(common["marks"]), common["closers"])
            continue
        match = _CANDIDATE.match(text, begin.start(), end)
        if match is None:  # a sign that is no emoji
            position = begin.end()
            continue
        position = match.end()
        marks = match["marks"]
        if marks is None:
            yield Candidate(match.start(), match.end("bare"), match.end(), "", "", has_emoji=True)
            continue
        first = match["first"]
        yield Candidate(
            match.start(),
            match.end("tags"),
            match.end(),
            _gist(marks),
            match["closers"],
            match.start("notes") < match.end("notes"),
            match.start("emoji") < match.end("emoji"),
            match.start("tags") < match.end("tags"),
            len(first) < len(marks),
        )


def _gist(marks: str) -> str:
    """What the last run of marks amounts to: `!`, `?`, `…`, or as it is written a stop or a mark of `WIDE_MARK`."""
    if len(marks) == 1 or marks[-1] in WIDE_MARK:
        return marks[-1]
    run = ""
    for mark in reversed(marks[-_LONGEST_RUN:]):
        if mark in _NOT_IN_RUN:
            break
        run += mark
    if any(mark in "!‼⁉！" for mark in run):
        return "!"
    if any(mark in "?⁇⁈‽؟？" for mark in run):
        return "?"
    stops = run.strip(" \u00a0\u202f")
    return "…" if len(stops) > 1 else stops
