"""Where in a pair the reviewer stands: a side, a word of it, and the words that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignpost.model import Span

__all__ = ["Sides", "Spot"]

Sides = tuple[Sequence[Span], Sequence[Span]]
"""The words of the source and of the target, in order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The cursor within a pair.

    Attributes:
        side: 0 for the source, 1 for the target; what edits of one side work on.
        word: the place of the word under the cursor among those of its side; None where the cursor stands on the
            pair as a whole.
        anchor: the word at which choosing began; None where nothing is chosen on this side.
        kept: what was chosen on a side before the cursor went over to the other one.
    """

    side: int = 1
    word: int | None = None
    anchor: int | None = None
    kept: tuple[tuple[int, Span], ...] = ()

    @property
    def at_rest(self) -> bool:
        """Whether the cursor stands on no word and nothing is chosen."""
        return self.word is None and not self.kept

    def walk(self, by: int, words: Sides) -> Spot:
        """One word on (+1) or back (-1), from the source into the target and back; lets go of what was chosen."""
        places = [(side, place) for side in (0, 1) for place in range(len(words[side]))]
        if not places:
            return Spot(self.side)
        if self.word is None:
            own = [place for place in places if place[0] == self.side] or places
            return Spot(*own[0 if by > 0 else -1])
        here = places.index((self.side, min(self.word, len(words[self.side]) - 1)))
        return Spot(*places[max(0, min(len(places) - 1, here + by))])

    def choose(self, by: int, words: Sides) -> Spot:
        """As `walk` within one side, but what lies between stays chosen."""
        if self.word is None:
            begun = replace(self.walk(by, words), kept=self.kept)
            return replace(begun, anchor=begun.word)
        last = len(words[self.side]) - 1
        anchor = self.word if self.anchor is None else self.anchor
        return replace(self, word=max(0, min(last, self.word + by)), anchor=anchor)

    def over(self, words: Sides, counterpart: int | None) -> Spot:
        """To the other side, there to `counterpart` where it is known; what was chosen stays chosen."""
        side = 1 - self.side
        if self.word is None:
            return replace(self, side=side)
        kept = self.kept if self.anchor is None else (*self.kept, (self.side, self._chosen(words)))
        word = counterpart if counterpart is not None else 0
        return Spot(side, word if words[side] else None, None, kept)

    def at(self, side: int, word: int) -> Spot:
        """On the word that was clicked."""
        return Spot(side, word)

    def drag_to(self, side: int, word: int) -> Spot:
        """Choose from where the mouse was pressed up to `word`; on the other side nothing happens."""
        if side != self.side or self.word is None:
            return self
        return replace(self, word=word, anchor=self.word if self.anchor is None else self.anchor)

    def spans(self, words: Sides) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """What a note is about: the chosen words, or else the word under the cursor."""
        chosen = list(self.kept)
        if self.word is not None and (self.anchor is not None or not self.kept):
            chosen.append((self.side, self._chosen(words)))
        sides = ([span for where, span in chosen if where == side] for side in (0, 1))
        source, target = (tuple(sorted(set(spans))) for spans in sides)
        return source, target

    def _chosen(self, words: Sides) -> Span:
        side, word = words[self.side], self.word or 0
        first, last = sorted((word, word if self.anchor is None else self.anchor))
        return Span(side[first].start, side[min(last, len(side) - 1)].end)
