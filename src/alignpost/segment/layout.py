"""Layout: paragraphs are cut into blocks (lines, headings, list items, verse, posts) before any sentence is sought.

No sentence runs over the end of a block. Line feeds inside a block are white space to the sentence rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from alignpost.model import Span
from alignpost.segment.characters import joined, trim
from alignpost.segment.lines import Line, in_bytes, is_full, is_verse, is_wrapped, lines_of, without_strays
from alignpost.segment.lists import inline_items
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason
from alignpost.tokens.spaces import LINE_FEEDS

__all__ = ["Block", "blocks", "line_blocks"]

_LONGEST_HEADING: Final = 80


class Block(NamedTuple):
    """A stretch of text that sentences do not leave."""

    start: int
    end: int
    reason: Reason
    """Why it ends where it ends."""
    wraps: tuple[int, ...] = ()
    """Offsets of line ends inside it that are only the wrapping of prose."""


def blocks(text: str, paragraphs: Iterable[Span], profile: Profile) -> Iterator[Block]:
    """The blocks of `paragraphs` in order, without the white space at their ends; items in one line are blocks too."""
    for block in line_blocks(text, paragraphs, profile):
        items = inline_items(text, block.start, block.end)
        yield from _split(text, block, items) if items else (block,)


def _split(text: str, block: Block, items: Sequence[int]) -> Iterator[Block]:
    start = block.start
    for item in items:
        left, right = trim(text, start, item)
        yield Block(
            left, right, Reason.INLINE_ITEM, tuple(wrap for wrap in block.wraps if left <= wrap < right)
        )
        start = item
    yield Block(start, block.end, block.reason, tuple(wrap for wrap in block.wraps if wrap >= start))


def line_blocks(text: str, paragraphs: Iterable[Span], profile: Profile) -> Iterator[Block]:
    """The blocks that paragraphs and line feeds make, in order, without the white space at their ends."""
    reached = 0
    for paragraph in paragraphs:
        # a reader of files may have cut a mark from the space that it stands on
        start = max(reached, paragraph.start - joined(text, paragraph.start))
        start, end = trim(text, start, paragraph.end + joined(text, paragraph.end))
        if start >= end:
            continue
        reached = end
        if not any(text.find(feed, start, end) >= 0 for feed in LINE_FEEDS):
            yield Block(start, end, Reason.PARAGRAPH)
        else:
            yield from _of_lines(text, lines_of(text, start, end), profile)


def _of_lines(text: str, lines: Sequence[Line], profile: Profile) -> Iterator[Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or line.after_blank:
            groups.append([])
        groups[-1].append(line)
    for group in groups:
        yield from _of_group(text, group, profile)


def _of_group(text: str, lines: Sequence[Line], profile: Profile) -> Iterator[Block]:
    lines, wrapped = _as_wrapped(text, lines)
    verse = not wrapped and is_verse(text, lines)
    width = max(line.length for line in lines)
    start = lines[0].start
    wraps: list[int] = []
    for line, following in pairwise(lines):
        reason = _boundary(line, following, width, wrapped=wrapped, profile=profile)
        if reason is None:
            wraps.append(line.end)
            continue
        if reason is Reason.LINE:
            reason = _kind_of_line(line, lines[0], verse=verse)
        yield Block(start, line.end, reason, tuple(wraps))
        start, wraps = following.start, []
    yield Block(start, lines[-1].end, Reason.PARAGRAPH, tuple(wraps))


def _as_wrapped(text: str, lines: Sequence[Line]) -> tuple[Sequence[Line], bool]:
    """The lines as the program saw them that wrapped them, if one did."""
    prose = without_strays(text, lines)
    if is_wrapped(prose):
        return prose, True
    if not text[lines[0].start : lines[-1].end].isascii():
        prose = without_strays(text, in_bytes(text, lines))
        if is_wrapped(prose):
            return prose, True
    return lines, False


def _boundary(line: Line, following: Line, width: int, *, wrapped: bool, profile: Profile) -> Reason | None:
    """Why `line` ends a block, or None where its line feed is only wrapping."""
    if following.continues:
        return None
    if following.is_item:
        return Reason.ITEM
    if following.is_turn:
        return Reason.DIALOGUE
    if profile is Profile.SOCIAL:
        return Reason.POST
    full = is_full(line, following, width)
    if wrapped:
        # a line that ends early, before a capital, was ended by its writer
        goes_on = full or following.opens_lower
    else:
        goes_on = full and following.opens_lower and width >= 30 and not line.ends_sentence
    return None if goes_on else Reason.LINE


def _kind_of_line(line: Line, first: Line, *, verse: bool) -> Reason:
    if verse:
        return Reason.VERSE
    if line.is_item:
        return Reason.ITEM
    if line is first and not line.ends_sentence and line.length <= _LONGEST_HEADING:
        return Reason.HEADING
    return Reason.LINE
