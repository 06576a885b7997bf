"""Which pairs are shown: a named combination of facets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, StrEnum

from alignpost.model import Pair, Status
from alignpost.review.marks import STATUS_WORD, band
from alignpost.review.suspicion import weight
from alignpost.score.dismissals import standing_of

__all__ = ["EVERYTHING", "Facet", "Filter", "Kind"]

_UNLIKE_LENGTHS = 1.8
"""Ratio of the lengths of the sides from which they are unlike; an English text and its French one differ by 1.2."""
_SHORT = 20
"""Characters below which a ratio of lengths says nothing."""


class Kind(Enum):
    """Facets of one kind are alternatives; those of `OTHER` are conditions that must all hold."""

    STATUS = "status"
    SCORE = "score"
    OTHER = "other"


class Facet(StrEnum):
    """One property that a pair has or has not."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    NEEDS_WORK = "needs_work"
    REJECTED = "rejected"
    SCORE_LOW = "score_low"
    SCORE_MIDDLE = "score_middle"
    SCORE_HIGH = "score_high"
    SUSPICIOUS = "suspicious"
    FINDINGS = "findings"
    NOTES = "notes"
    EDITED = "edited"
    BOOKMARKED = "bookmarked"
    LOCKED = "locked"
    UNEVEN = "uneven"
    EMPTY = "empty"
    LENGTHS = "lengths"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """As the reviewer reads it."""
        return _LABEL[self]

    @property
    def kind(self) -> Kind:
        """Which other facets it is an alternative to."""
        if self.value in _STATUSES:
            return Kind.STATUS
        return Kind.SCORE if self in _BANDS else Kind.OTHER

    @property
    def test(self) -> Callable[[Pair], bool]:
        """Tells whether a pair has the property."""
        return _TEST[self]


_STATUSES = {status.value: status for status in Status}
_BANDS = {Facet.SCORE_LOW: "poor", Facet.SCORE_MIDDLE: "fair", Facet.SCORE_HIGH: "good"}

_LABEL = {Facet(status.value): STATUS_WORD[status] for status in Status} | {
    Facet.SCORE_LOW: "fidelity under 60",
    Facet.SCORE_MIDDLE: "fidelity 60 to 84",
    Facet.SCORE_HIGH: "fidelity 85 and more",
    Facet.SUSPICIOUS: "suspicious",
    Facet.FINDINGS: "with findings",
    Facet.NOTES: "with open notes",
    Facet.EDITED: "edited",
    Facet.BOOKMARKED: "bookmarked",
    Facet.LOCKED: "locked",
    Facet.UNEVEN: "not one to one",
    Facet.EMPTY: "empty on one side",
    Facet.LENGTHS: "of unlike lengths",
    Facet.DROPPED: "left out of exports",
}


def _status_is(status: Status) -> Callable[[Pair], bool]:
    return lambda pair: pair.status is status


def _in_band(name: str) -> Callable[[Pair], bool]:
    return lambda pair: pair.score is not None and band(pair.score.fidelity) == name


def _unlike_lengths(pair: Pair) -> bool:
    source, target = len(pair.source), len(pair.target)
    shorter, longer = (source, target) if source < target else (target, source)
    return longer >= _SHORT and longer > _UNLIKE_LENGTHS * shorter


_TEST: dict[Facet, Callable[[Pair], bool]] = {
    **{Facet(status.value): _status_is(status) for status in Status},
    **{facet: _in_band(name) for facet, name in _BANDS.items()},
    Facet.SUSPICIOUS: lambda pair: weight(pair) > 0.0,
    Facet.FINDINGS: lambda pair: pair.score is not None and bool(pair.score.findings and standing_of(pair)),
    Facet.NOTES: lambda pair: any(not note.resolved and note.reply_to is None for note in pair.notes),
    Facet.EDITED: lambda pair: pair.source_original is not None or pair.target_original is not None,
    Facet.BOOKMARKED: lambda pair: pair.bookmarked,
    Facet.LOCKED: lambda pair: pair.locked,
    Facet.UNEVEN: lambda pair: len(pair.bead.source) != 1 or len(pair.bead.target) != 1,
    Facet.EMPTY: lambda pair: not pair.source or not pair.target,
    Facet.LENGTHS: _unlike_lengths,
    Facet.DROPPED: lambda pair: not pair.keep,
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Pairs with one of the chosen statuses, one of the chosen bands of scores, and every other chosen facet.

    Of a kind of which nothing is chosen, everything is shown.
    """

    facets: frozenset[Facet] = frozenset()
    title: str = field(default="", compare=False)
    """What a person called it; empty where it is named by its facets."""

    def matches(self, pair: Pair) -> bool:
        """Whether `pair` is shown; of many pairs, `Traits.places` knows sooner which are."""
        return all(any(facet.test(pair) for facet in facets) for facets in self.conditions())

    def conditions(self) -> list[list[Facet]]:
        """Lists of facets; a pair is shown that has one of each list."""
        chosen = [[facet for facet in Facet if facet in self.facets and facet.kind is kind] for kind in Kind]
        *alternatives, others = chosen
        return [facets for facets in (*alternatives, *([facet] for facet in others)) if facets]

    def __bool__(self) -> bool:
        return bool(self.facets)

    @property
    def name(self) -> str:
        """Words for the header: its title, or `needs work or rejected, with open notes`; `all pairs` for no facet."""
        if self.title:
            return self.title
        alternatives = (" or ".join(facet.label for facet in facets) for facets in self.conditions())
        return ", ".join(alternatives) or "all pairs"


EVERYTHING = Filter()
