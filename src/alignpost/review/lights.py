"""Which words of a pair are lit, and in which ink: the word under the cursor, its counterpart, numbers, names, gaps."""

from __future__ import annotations

from dataclasses import dataclass

from alignpost.model import Pair, Span
from alignpost.review.spot import Spot
from alignpost.review.wording import WordReader

__all__ = ["DARK", "Lights", "lit"]

Lit = tuple[Span, str]
"""A span and the name of its ink."""


@dataclass(frozen=True, slots=True)
class Lights:
    """What is to be lit in one pair; rows with equal lights look alike.

    Attributes:
        spot: the cursor within the pair; None on all other pairs.
        hover: side and word under the mouse.
        marks: whether numbers, names and words without counterpart are marked.
    """

    spot: Spot | None = None
    hover: tuple[int, int] | None = None
    marks: bool = False


DARK = Lights()
"""Nothing beyond what checks and searches mark."""


def lit(lights: Lights, pair: Pair, reader: WordReader) -> tuple[list[Lit], list[Lit]]:
    """What is lit on both sides, later spans over earlier ones."""
    sides: tuple[list[Lit], list[Lit]] = ([], [])
    if lights == DARK:
        return sides
    wording = reader.read(pair)
    if lights.marks and wording is not None:
        named = [set(wording.names[side]) for side in (0, 1)]
        for side in (0, 1):
            sides[side].extend(
                (span, "uncovered") for span in wording.uncovered[side] if span not in named[side]
            )
            sides[side].extend((span, "name") for span in wording.names[side])
            sides[side].extend((span, "number") for span in wording.numbers[side])
    words = reader.words(pair)
    for at in (lights.hover, _word(lights.spot)):
        if at is not None and at[1] < len(words[at[0]]):
            side, place = at
            sides[side].append((words[side][place], "word"))
            if wording is not None:
                sides[1 - side].extend((span, "counterpart") for span in wording.counterparts(side, place))
    if lights.spot is not None and (lights.spot.kept or lights.spot.anchor is not None):
        for side, spans in enumerate(lights.spot.spans(words)):
            sides[side].extend((span, "chosen") for span in spans)
    return sides


def _word(spot: Spot | None) -> tuple[int, int] | None:
    return None if spot is None or spot.word is None else (spot.side, spot.word)
