"""The space before a mark (` ?`, ` :`, `« `): each document has its habit, and places that leave it are told.

No house's rule is taken for granted: newspapers in France set a no-break space before `?`, Canadian ones set none. For
every mark the habit is what at least four in five of its places do, of at least five.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Pair, Severity, Span

__all__ = ["SPACING", "deviations", "habits"]

SPACING = "spacing"
"""Id of the findings; they need the whole document."""
_MQM = "locale-conventions/punctuation"
_SPACES = " \u00a0\u202f\u2009"
_BEFORE = later(re.compile, rf"(?<=[\w»”)\]%€$’'\"])(?P<space>[{_SPACES}]?)(?P<mark>[?!:;»%€](?![?!:;/\\]))")
_AFTER = later(re.compile, rf"(?P<mark>«)(?P<space>[{_SPACES}]?)(?=[\w“(\[’'\"])")
_ADDRESS = later(re.compile, r"(?:https?://|www\.)\S+|(?<!\w)\w+@\w\S*")
_FEWEST = 5
_SHARE = 0.8
_NAMES = {"": "no space", " ": "a plain space", "\u00a0": "a no-break space (U+00A0)", "\u202f": "a narrow no-break space (U+202F)",
          "\u2009": "a thin space"}  # fmt: skip


class _Place(NamedTuple):
    """One place where a space stands or might stand beside a mark."""

    mark: str
    space: str
    span: Span
    """Of the space; empty where there is none."""


def _places(text: str) -> list[_Place]:
    """The places of a text, in order; times, addresses, codes and smileys have none."""
    if not any(mark in text for mark in "?!:;»«%€"):
        return []
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    found = [
        _Place(match["mark"], match["space"], Span(*match.span("space")))
        for pattern in (_BEFORE, _AFTER)
        for match in pattern.finditer(text)
        if not any(start <= match.start("mark") < end for start, end in taken) and not _joined(match, text)
    ]
    return sorted(found, key=lambda place: place.span)


def _joined(match: re.Match[str], text: str) -> bool:
    """Whether a mark without a space belongs to what stands around it: `12:30`, `:-)`, `a:b`."""
    after = text[match.end() : match.end() + 1]
    return match["mark"] in ":;" and not match["space"] and (after.isalnum() or after in tuple("-)(DPp"))


def habits(pairs: Sequence[Pair]) -> dict[str, str]:
    """For every mark of the targets the space that the document sets, where it has a habit."""
    counts: dict[str, Counter[str]] = {}
    for pair in pairs:
        for place in _places(pair.target):
            counts.setdefault(place.mark, Counter())[place.space] += 1
    found = {}
    for mark, spaces in counts.items():
        space, count = spaces.most_common(1)[0]
        if spaces.total() >= _FEWEST and count >= _SHARE * spaces.total():
            found[mark] = space
    return found


def deviations(target: str, habit: dict[str, str]) -> list[Finding]:
    """A minor finding for every place of one target that leaves the document's habit."""
    return [
        Finding(
            SPACING, _MQM, Severity.MINOR, (), (place.span,),
            f"{_NAMES[place.space].capitalize()} {_where(place.mark)}; elsewhere this document has "
            f"{_NAMES[habit[place.mark]]} there.",
            suggestion=habit[place.mark],
        )
        for place in _places(target)
        if habit.get(place.mark, place.space) != place.space
    ]  # fmt: skip


def _where(mark: str) -> str:
    return "after «" if mark == "«" else f"before {mark}"
