"""Pins: sentences that a person says belong together, for the next realignment to keep."""

from __future__ import annotations

from dataclasses import dataclass, field

from alignpost.errors import UsageError
from alignpost.model import Bead

__all__ = ["Half", "Pins"]


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a pin that still looks for the other."""

    side: int
    segments: tuple[int, ...]
    pair_id: int
    """Where it was taken, for the screen."""


@dataclass(slots=True)
class Pins:
    """The pins set so far; not an edit, and forgotten with the realignment that they were for."""

    half: Half | None = None
    beads: list[Bead] = field(default_factory=list)
    pair_ids: set[int] = field(default_factory=set)
    """The pairs at which a finished pin was set."""

    def __bool__(self) -> bool:
        return self.half is not None or bool(self.beads)

    def clear(self) -> None:
        """Forget all."""
        self.half = None
        self.beads.clear()
        self.pair_ids.clear()

    def has(self, pair_id: int) -> bool:
        """Whether something is pinned at this pair."""
        return pair_id in self.pair_ids or (self.half is not None and self.half.pair_id == pair_id)

    def take(self, side: int, segments: tuple[int, ...], pair_id: int) -> str:
        """Pin one side; with the other side taken before, the two become a pin. Returns words for it.

        Taking the same side of the same pair again lets go of it; another place of that side replaces it.

        Raises:
            UsageError: there is no sentence to pin, or it would cross a pin or share a sentence with it.
        """
        if not segments:
            raise UsageError("there is no sentence on this side to pin")
        taken = Half(side, segments, pair_id)
        if self.half is None or self.half.side == side:
            self.half = None if self.half == taken else taken
            return "pin taken back" if self.half is None else "now Space on the other side of its counterpart"
        source, target = (self.half, taken) if side == 1 else (taken, self.half)
        bead = Bead(source.segments, target.segments)
        for other in self.beads:
            if _clash(bead, other):
                raise UsageError("this pin would cross another one; R realigns around those that are set")
        self.beads.append(bead)
        self.pair_ids |= {self.half.pair_id, pair_id}
        self.half = None
        return f"{len(self.beads)} pinned; R aligns the rest again"


def _clash(one: Bead, other: Bead) -> bool:
    before = one.source[-1] < other.source[0] and one.target[-1] < other.target[0]
    after = one.source[0] > other.source[-1] and one.target[0] > other.target[-1]
    return not (before or after)
