"""Find and replace: what would change, before anything does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alignpost.errors import UsageError
from alignpost.model import Pair
from alignpost.review.search import loose_pattern

__all__ = ["Proposal", "Replacement", "Where", "proposals"]


class Where(StrEnum):
    """The sides that are searched."""

    TARGET = "translation"
    SOURCE = "source"
    BOTH = "both"

    @property
    def sides(self) -> tuple[int, ...]:
        """0 for the source, 1 for the target."""
        return {Where.TARGET: (1,), Where.SOURCE: (0,), Where.BOTH: (0, 1)}[self]


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""What to find, and what to put there.

    Attributes:
        find: words, blind to case unless `match_case`; or a regular expression of Python's `re`.
        put: words; with a regular expression `\1` and `\g<name>` stand for its groups.
    """

    find: str
    put: str
    regular: bool = False
    match_case: bool = False
    where: Where = Where.TARGET

    def pattern(self) -> re.Pattern[str]:
        """The compiled search.

        Raises:
            UsageError: it is no regular expression.
        """
        flags = re.NOFLAG if self.match_case else re.IGNORECASE
        try:
            return re.compile(self.find if self.regular else loose_pattern(self.find), flags)
        except re.error as error:
            raise UsageError(f"“{self.find}” is no regular expression: {error}") from None

    def in_text(self, text: str) -> tuple[str, int]:
        """`text` with everything replaced, and how often that was.

        Raises:
            UsageError: it is no regular expression, or `put` names a group that it has not.
        """
        pattern = self.pattern()
        if not self.regular:
            return pattern.subn(lambda _: self.put, text)
        try:
            return pattern.subn(self.put, text)
        except (re.error, IndexError) as error:
            raise UsageError(f"“{self.put}” cannot be put in: {error}") from None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One side of one pair that would change."""

    pair_id: int
    side: int
    before: str
    after: str
    times: int


def proposals(replacement: Replacement, pairs: Iterable[Pair]) -> list[Proposal]:
    """Everything that would change; locked pairs are left alone, and so is what comes out the same.

    Raises:
        UsageError: as for `Replacement.in_text`.
    """
    found: list[Proposal] = []
    if not replacement.find:
        return found
    for pair in pairs:
        if pair.locked:
            continue
        for side in replacement.where.sides:
            before = (pair.source, pair.target)[side]
            after, times = replacement.in_text(before)
            if after != before:
                found.append(Proposal(pair.id, side, before, after, times))
    return found
