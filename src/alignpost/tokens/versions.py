"""Two versions of a text, word by word: whether their words are the same, and where words of the one are in the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.spaces import BREAKING, NO_BREAK

__all__ = ["Following", "Place", "pieces", "same_words"]

_PIECE = later(re.compile, rf"\w+|[^\w{BREAKING}{NO_BREAK}]")
_GAP = later(re.compile, f"[{BREAKING}]+")


def pieces(text: str) -> list[Span]:
    """Where the words of `text` are, and the characters that are neither part of one nor white space."""
    return [Span(*found.span()) for found in _PIECE.finditer(text)]


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ at most in where their lines are broken and how wide their gaps are."""
    return before == after or _GAP.sub(" ", before) == _GAP.sub(" ", after)


class Place(NamedTuple):
    """Where words are in the other version."""

    span: Span | None
    """None where none of them is there."""
    whole: bool
    """Whether all of them are."""


class Following:
    """From places in one version of a text to those in another."""

    def __init__(self, before: str, after: str) -> None:
        from difflib import SequenceMatcher  # noqa: PLC0415 - every start would pay for what few edits need

        self._before, self._after = before, after
        self._old, self._new = pieces(before), pieces(after)
        matcher = SequenceMatcher(
            None,
            [span.of(before) for span in self._old],
            [span.of(after) for span in self._new],
            autojunk=False,
        )
        self._partners: Mapping[int, int] = {
            i + k: j + k for i, j, size in matcher.get_matching_blocks() for k in range(size)
        }

    def place(self, span: Span) -> Place:
        """Where the words of `span` are now; an empty span stays beside the word before it, or after it."""
        if self._before == self._after:
            return Place(span, whole=True)
        if span.start == span.end:
            return self._point(span.start)
        touched = [k for k, old in enumerate(self._old) if old.start < span.end and span.start < old.end]
        left = [k for k in touched if k in self._partners]
        # Nothing is left, not even of a span of white space; or marks alone, of words that are gone.
        only_marks = not any(self._old[k].of(self._before).isalnum() for k in left)
        if not left or (only_marks and len(left) < len(touched)):
            return Place(None, whole=False)
        first, last = self._new[self._partners[left[0]]], self._new[self._partners[left[-1]]]
        if last.end - first.start > 2 * (span.end - span.start):
            first, last = self._longest_run(left)
        return Place(self._trimmed(span, touched, left, first, last), whole=left == touched)

    def _trimmed(
        self, span: Span, touched: Sequence[int], left: Sequence[int], first: Span, last: Span
    ) -> Span:
        """From `first` to `last`, less what `span` left out of the words at its ends."""
        start, end = first.start, last.end
        if left[0] == touched[0]:
            start += max(0, span.start - self._old[touched[0]].start)
        if left[-1] == touched[-1]:
            end -= max(0, self._old[touched[-1]].end - span.end)
        return Span(start, max(start, end))

    def _longest_run(self, left: Sequence[int]) -> tuple[Span, Span]:
        """Where words were torn apart: the most of them that still follow each other."""
        runs: list[list[int]] = []
        for k in left:
            follows = runs and k == runs[-1][-1] + 1 and self._partners[k] == self._partners[k - 1] + 1
            if follows:
                runs[-1].append(k)
            else:
                runs.append([k])
        best = max(runs, key=len)
        return self._new[self._partners[best[0]]], self._new[self._partners[best[-1]]]

    def _point(self, at: int) -> Place:
        """Where the words beside a place are, there it is."""
        before = [k for k, old in enumerate(self._old) if old.end <= at][-1:]
        after = [k for k, old in enumerate(self._old) if old.start >= at][:1]
        for k in before:
            if k in self._partners:
                number = self._partners[k]
                end = self._new[number].end + min(at - self._old[k].end, self._gap_after(number))
                return Place(Span(end, end), whole=True)
        for k in after:
            if k in self._partners:
                start = self._new[self._partners[k]].start
                return Place(Span(start, start), whole=True)
        if not self._after or at == 0:
            return Place(Span(0, 0), whole=True)
        return Place(None, whole=False)

    def _gap_after(self, number: int) -> int:
        """Characters between a word of the new version and the next."""
        following = self._new[number + 1].start if number + 1 < len(self._new) else len(self._after)
        return following - self._new[number].end
