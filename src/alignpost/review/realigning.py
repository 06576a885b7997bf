"""Which pairs are aligned again, and which stay: worked out before the aligner is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alignpost.errors import UsageError
from alignpost.model import Bead, Pair, SegmentedDocument, Status
from alignpost.progress import Progress
from alignpost.review.pins import Pins
from alignpost.store import Realign

if TYPE_CHECKING:
    from alignpost.encode import Encoder

__all__ = ["Plan", "plan_around_pins", "plan_of_range"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A realignment that has not begun.

    Attributes:
        pairs: all pairs of the project.
        first: place of the first pair of the range.
        last: place of the last one.
        anchors: beads that stay.
    """

    pairs: Sequence[Pair]
    first: int
    last: int
    anchors: tuple[Bead, ...]

    def run(
        self,
        documents: tuple[SegmentedDocument, SegmentedDocument],
        progress: Progress,
        own: Encoder | None = None,
    ) -> Realign:
        """Align the range again; long work.

        Args:
            documents: source and target.
            progress: told how far it is.
            own: the user's model; without one it is the shipped model, or a table learnt from the texts.

        Raises:
            UsageError: the range cannot be aligned by itself, as when pairs in it have changed places.
            Cancelled: `progress` said so.
        """
        from alignpost.align import realign  # noqa: PLC0415 - loads numpy and the model
        from alignpost.encode import encoder_for  # noqa: PLC0415

        held = [
            (place, pair) for place, pair in enumerate(self.pairs) if pair.bead.source or pair.bead.target
        ]
        inside = [number for number, (place, _) in enumerate(held) if self.first <= place <= self.last]
        if not inside:
            raise UsageError("there is nothing to align in empty rows")
        first, last = inside[0], inside[-1]
        beads = [pair.bead for _, pair in held]
        found = realign(
            *documents,
            beads,
            first=first,
            last=last,
            encoder=own or encoder_for(documents[0].lang, documents[1].lang),
            anchors=self.anchors,
            progress=progress,
        )
        fresh = found[first : len(found) - (len(beads) - 1 - last)]
        return Realign([pair.id for pair in self.pairs[self.first : self.last + 1]], fresh)


def plan_of_range(pairs: Sequence[Pair], first: int, last: int) -> Plan:
    """Align the pairs at `first` to `last` again; accepted, locked and edited ones stay.

    Raises:
        UsageError: all of them stay.
    """
    staying = [pair for pair in pairs[first : last + 1] if _stays(pair)]
    if len(staying) > last - first:
        raise UsageError("every pair of the range is accepted, locked or edited; nothing is left to align")
    return Plan(
        pairs, first, last, tuple(pair.bead for pair in staying if pair.bead.source or pair.bead.target)
    )


def plan_around_pins(pairs: Sequence[Pair], pins: Pins) -> Plan:
    """Align around the pins, from the nearest pair that stays above them to the nearest one below.

    Raises:
        UsageError: a pin takes a sentence from a pair that is locked or edited.
    """
    pinned = [{(0, i) for i in bead.source} | {(1, j) for j in bead.target} for bead in pins.beads]
    segments = set().union(*pinned)
    concerned = [place for place, pair in enumerate(pairs) if segments & _segments(pair)]
    for place in concerned:
        if pairs[place].locked or _edited(pairs[place]):
            raise UsageError(
                f"pair {pairs[place].id} is locked or its text is edited; unlock or restore it before pinning it elsewhere"
            )
    first, last = concerned[0], concerned[-1]
    while first > 0 and not _stays(pairs[first - 1]):
        first -= 1
    while last < len(pairs) - 1 and not _stays(pairs[last + 1]):
        last += 1
    kept = [
        pair.bead
        for pair in pairs[first : last + 1]
        if _stays(pair) and (pair.bead.source or pair.bead.target) and not segments & _segments(pair)
    ]
    return Plan(pairs, first, last, (*kept, *pins.beads))


def _stays(pair: Pair) -> bool:
    return pair.locked or pair.status is Status.ACCEPTED or _edited(pair)


def _edited(pair: Pair) -> bool:
    return pair.source_original is not None or pair.target_original is not None


def _segments(pair: Pair) -> set[tuple[int, int]]:
    return {(0, i) for i in pair.bead.source} | {(1, j) for j in pair.bead.target}
