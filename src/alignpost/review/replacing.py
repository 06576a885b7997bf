"""Find and replace: what would change, before anything does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from alignpost.errors import UsageError
from alignpost.model import Pair
from alignpost.review.search import Where, compiled, loose_pattern

__all__ = ["Proposal", "Replacement", "Where", "proposals"]

_MOST_SECONDS = 0.2
"""What a regular expression may take for one text; there are some, as `(a+)+b`, that would take years."""


@dataclass(frozen=True, slots=True)
class Replacement:
    r"""What to find, and what to put there.

    Attributes:
        find: words, blind to case unless `match_case`; or a regular expression as Python's `re` and `regex` know it.
        put: words; with a regular expression `\1` and `\g<name>` stand for its groups.
    """

    find: str
    put: str
    regular: bool = False
    match_case: bool = False
    where: Where = Where.TARGET

    def in_text(self, text: str) -> tuple[str, int]:
        r"""`text` with everything replaced, and how often that was.

        Raises:
            UsageError: it is no regular expression, or takes too long; or `put` names a group that it has not, or
                would bring in a control character (`\b`).
        """
        flags = re.NOFLAG if self.match_case else re.IGNORECASE
        if not self.regular:
            return re.compile(loose_pattern(self.find), flags).subn(lambda _: self.put, text)
        pattern = compiled(self.find, flags)
        try:
            found: tuple[str, int] = pattern.subn(self.put, text, timeout=_MOST_SECONDS)
        except (regex.error, IndexError) as error:
            raise UsageError(f"“{self.put}” cannot be put in: {error}") from None
        except TimeoutError:
            raise UsageError(f"“{self.find}” takes too long; say more exactly what may repeat") from None
        for character in set(found[0]) - set(text):
            if unicodedata.category(character) == "Cc" and character not in "\n\t":
                raise UsageError(
                    f"“{self.put}” cannot be put in: it holds the control character U+{ord(character):04X}"
                )
        return found


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
