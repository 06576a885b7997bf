"""A pair of English and French, whichever is the source: what rules about both languages read.

Such a rule is written once, for the English words and their French counterparts, and holds in both directions.
"""

from __future__ import annotations

from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.side import Side

__all__ = ["EnglishFrench", "english_french"]


class EnglishFrench(NamedTuple):
    """Both sides of a pair by their languages."""

    pair: PairText
    english: Side
    french: Side

    @property
    def to_french(self) -> tuple[int | None, ...]:
        """For every English word the place of its counterpart."""
        cover = self.pair.coverage
        return cover.to_target if self.english is self.pair.source else cover.to_source

    @property
    def to_english(self) -> tuple[int | None, ...]:
        """For every French word the place of its counterpart."""
        cover = self.pair.coverage
        return cover.to_source if self.english is self.pair.source else cover.to_target

    @property
    def sure(self) -> tuple[float, ...]:
        """For every English word how sure it has a counterpart, 0–1."""
        cover = self.pair.coverage
        return cover.source if self.english is self.pair.source else cover.target

    def counterpart(self, place: int, least: float) -> int | None:
        """Place of the French word of an English one, where each is the other's and that is sure enough."""
        link = self.to_french[place]
        if link is None or self.to_english[link] != place or self.sure[place] < least:
            return None
        return link

    def told(
        self, check: str, mqm: str, severity: Severity, places: tuple[range, range], says: tuple[str, str]
    ) -> tuple[int, Finding]:
        """A finding about English and French words, and where it stands in the target.

        Args:
            check: its id.
            mqm: its type.
            severity: how grave it is.
            places: of the English words, and of the French.
            says: what is said of the English words, and of the French: `“x” says, “y” says.`
        """
        told = [*zip((self.english, self.french), places, says, strict=True)]
        if self.english is not self.pair.source:
            told.reverse()
        ours, theirs = (side.span_of(where) for side, where, _ in told)
        message = ", ".join(f"“{side.span_of(where).of(side.text)}” {said}" for side, where, said in told)
        return told[1][1].start, Finding(check, mqm, severity, (ours,), (theirs,), f"{message}.")


def english_french(pair: PairText) -> EnglishFrench | None:
    """The pair by its languages; None where they are others."""
    match pair.context.languages:
        case ("en", "fr"):
            return EnglishFrench(pair, pair.source, pair.target)
        case ("fr", "en"):
            return EnglishFrench(pair, pair.target, pair.source)
        case _:
            return None
