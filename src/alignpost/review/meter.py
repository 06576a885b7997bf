"""The figures to the right of a pair: fidelity, confidence, findings, notes, each right-aligned in its cells."""

from __future__ import annotations

from rich.segment import Segment

from alignpost.model import Pair
from alignpost.review.marks import EDITED, NOTE, band, percent, worst
from alignpost.review.styles import Inks
from alignpost.review.suspicion import LOW_CONFIDENCE
from alignpost.score.dismissals import standing_of
from alignpost.visible import figure

__all__ = ["confidence", "edited", "fidelity", "findings", "notes"]


def fidelity(pair: Pair, width: int, inks: Inks) -> Segment:
    """The fidelity, in the colour of its band; a dash where there is none."""
    if pair.score is None:
        return Segment("–".rjust(width), inks["muted"])
    points = pair.score.fidelity
    return Segment(figure(points, 0).rjust(width), inks[band(points)])


def confidence(pair: Pair, width: int, inks: Inks) -> Segment:
    """How sure the aligner is; in amber where it is not."""
    share = pair.bead.confidence
    if share is None:
        return Segment("–".rjust(width), inks["muted"])
    ink = "fair" if share < LOW_CONFIDENCE else "muted"
    return Segment(percent(share).rjust(width), inks[ink])


def findings(pair: Pair, width: int, inks: Inks) -> Segment:
    """The mark of the worst severity, and how many findings have it."""
    found = standing_of(pair)
    severity = worst(found)
    if severity is None:
        return Segment(" " * width)
    count = min(99, sum(finding.severity is severity for finding in found))
    return Segment(f"{severity.mark}{count}".rjust(width), inks[f"mark_{severity.value}"])


def notes(pair: Pair, width: int, inks: Inks) -> Segment:
    """How many notes there are; `out` where exports leave the pair out and nothing is noted."""
    if not pair.keep and not pair.notes:
        return Segment("out".rjust(width), inks["muted"])
    text = f"{NOTE}{min(99, len(pair.notes))}" if pair.notes else ""
    settled = all(note.resolved or note.reply_to is not None for note in pair.notes)
    return Segment(text.rjust(width), inks["muted" if settled else "note"])


def edited(pair: Pair, inks: Inks) -> Segment:
    """A mark where a person has changed a text."""
    changed = pair.source_original is not None or pair.target_original is not None
    return Segment(EDITED if changed else " ", inks["accent"])
