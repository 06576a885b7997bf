"""Spaces that nobody meant: two in a row, one before a comma or full stop."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText

__all__ = ["Spaces"]

_HINT = re.compile("[ \u00a0\u202f][ \u00a0\u202f,.]")
"""What both have, found at a glance."""
_DOUBLED = later(re.compile, r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_BEFORE_MARK = later(re.compile, r"(?<=\w)[ \u00a0\u202f]+(?=[,.](?:[ \u00a0\u202f]|$))")


class Spaces:
    """Finds doubled spaces and spaces before a comma or full stop, unless the source has them too."""

    id = "spaces"
    mqm = "linguistic-conventions/whitespace"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One minor finding a place, with the text that should stand there."""
        text = pair.target.text
        if _HINT.search(text) is None:
            return
        for pattern, message, right in (
            (_DOUBLED, "Two spaces stand in a row.", None),
            (_BEFORE_MARK, "A space stands before the mark.", ""),
        ):
            found = list(pattern.finditer(text))
            if not found or pattern.search(pair.source.text):
                continue
            for match in found:
                # A no-break space was set on purpose, a plain one beside it was not.
                suggestion = right if right is not None else max(match.group(), key=" \u202f\u00a0".find)
                yield Finding(
                    self.id, self.mqm, Severity.MINOR, (), (Span(*match.span()),), message, suggestion
                )
