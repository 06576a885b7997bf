"""Which pairs are shown: a named combination of facets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from alignpost.model import Pair, Status
from alignpost.review.marks import STATUS_WORD, worst
from alignpost.review.suspicion import suspicion

__all__ = ["EVERYTHING", "Facet", "Filter", "count_facets"]


_STATUSES = frozenset(status.value for status in Status)


class Facet(StrEnum):
    """One property that a pair has or has not."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    NEEDS_WORK = "needs_work"
    REJECTED = "rejected"
    SUSPICIOUS = "suspicious"
    FINDINGS = "findings"
    NOTES = "notes"
    UNEVEN = "uneven"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """As the reviewer reads it."""
        return _LABEL[self]

    @property
    def is_status(self) -> bool:
        """Whether it is one of the four statuses; these are alternatives, the others conditions."""
        return self.value in _STATUSES

    def holds(self, pair: Pair) -> bool:
        """Whether `pair` has the property."""
        return _TEST[self](pair)


_LABEL = {facet: STATUS_WORD[Status(facet.value)] for facet in Facet if facet.value in _STATUSES} | {
    Facet.SUSPICIOUS: "suspicious",
    Facet.FINDINGS: "with findings",
    Facet.NOTES: "with notes",
    Facet.UNEVEN: "not one to one",
    Facet.DROPPED: "left out of exports",
}


def _status_is(status: Status) -> Callable[[Pair], bool]:
    return lambda pair: pair.status is status


_TEST: dict[Facet, Callable[[Pair], bool]] = {
    **{facet: _status_is(Status(facet.value)) for facet in Facet if facet.value in _STATUSES},
    Facet.SUSPICIOUS: lambda pair: suspicion(pair) is not None,
    Facet.FINDINGS: lambda pair: pair.score is not None and worst(pair.score.findings) is not None,
    Facet.NOTES: lambda pair: bool(pair.notes),
    Facet.UNEVEN: lambda pair: len(pair.bead.source) != 1 or len(pair.bead.target) != 1,
    Facet.DROPPED: lambda pair: not pair.keep,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Pairs with one of the chosen statuses (any, where none is chosen) and every other chosen facet."""

    facets: frozenset[Facet] = frozenset()

    def matches(self, pair: Pair) -> bool:
        """Whether `pair` is shown."""
        statuses = [facet for facet in self.facets if facet.is_status]
        if statuses and not any(facet.holds(pair) for facet in statuses):
            return False
        return all(facet.holds(pair) for facet in self.facets if not facet.is_status)

    def __bool__(self) -> bool:
        return bool(self.facets)

    @property
    def name(self) -> str:
        """Words for the header: `needs work or rejected, with notes`; `all pairs` where nothing is chosen."""
        statuses = " or ".join(facet.label for facet in Facet if facet in self.facets and facet.is_status)
        others = [facet.label for facet in Facet if facet in self.facets and not facet.is_status]
        return ", ".join(filter(None, [statuses, *others])) or "all pairs"


EVERYTHING = Filter()


def count_facets(pairs: Iterable[Pair]) -> dict[Facet, int]:
    """How many of `pairs` have each facet."""
    counts = dict.fromkeys(Facet, 0)
    for pair in pairs:
        for facet in Facet:
            counts[facet] += facet.holds(pair)
    return counts
