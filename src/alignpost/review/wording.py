"""What the machine reads in the words of a pair: counterparts, words without one, numbers and names.

Reading a pair takes a millisecond; learning how to read takes a third of a second, in a thread, once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from alignpost.model import Pair, Span
from alignpost.review.spot import Sides
from alignpost.tokens import base_language, words

if TYPE_CHECKING:
    from alignpost.score import Context, PairText

__all__ = ["WordReader", "Wording"]

_SURE = 0.3
"""How sure a link must be to be shown; the checks take the same for rendered."""

_KEPT = 512
"""Pairs whose reading is kept."""


class Wording:
    """One pair, read; every part when it is first asked for.

    Args:
        pair: as the checks read it.
    """

    def __init__(self, pair: PairText) -> None:
        self._pair = pair
        self._sides = (pair.source, pair.target)

    @cached_property
    def words(self) -> Sides:
        """The words of both sides."""
        source, target = (tuple(word.span for word in side.words) for side in self._sides)
        return source, target

    def counterpart(self, side: int, place: int) -> int | None:
        """The word of the other side that renders a word, or is rendered by it; None where there is none."""
        coverage = self._pair.coverage
        sure, links = (
            (coverage.source, coverage.to_target) if side == 0 else (coverage.target, coverage.to_source)
        )
        return links[place] if place < len(links) and sure[place] >= _SURE else None

    def counterparts(self, side: int, place: int) -> tuple[Span, ...]:
        """The words of the other side to light up: the counterpart, and those that have this word as theirs."""
        there = self.words[1 - side]
        found = {self.counterpart(side, place)}
        found.update(other for other in range(len(there)) if self.counterpart(1 - side, other) == place)
        return tuple(there[other] for other in sorted(other for other in found if other is not None))

    @cached_property
    def uncovered(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Content words of both sides without a counterpart; none where a side is empty or no lexicon is known."""
        source, target = self._sides
        if self._pair.context.lexicon is None or not source.words or not target.words:
            return (), ()
        return self._loose(0), self._loose(1)

    def _loose(self, side: int) -> tuple[Span, ...]:
        here = self._sides[side]
        sure = (self._pair.coverage.source, self._pair.coverage.target)[side]
        return tuple(
            word.span
            for word, key, value in zip(here.words, here.keys, sure, strict=True)
            if value < _SURE and key not in here.function_words
        )

    @cached_property
    def numbers(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The numbers of both sides."""
        source, target = (tuple(number.span for number in side.numbers) for side in self._sides)
        return source, target

    @cached_property
    def names(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The names of both sides."""
        source, target = (tuple(name.span for name in side.names) for side in self._sides)
        return source, target


class WordReader:
    """Reads pairs of two languages, once it has learnt to.

    Args:
        languages: tags of source and target.
    """

    def __init__(self, languages: tuple[str, str]) -> None:
        self._languages = languages
        self._context: Context | None = None
        self._read: dict[tuple[str, str], Wording] = {}
        self._words: dict[str, tuple[Span, ...]] = {}

    @property
    def ready(self) -> bool:
        """Whether `load` is done."""
        return self._context is not None

    def load(self, pairs: Iterable[Pair] = ()) -> None:
        """Learn to read, and read `pairs` before anybody is told: the first of them loads more; in any thread."""
        from alignpost.score import Context  # noqa: PLC0415 - a third of a second, after the first frame
        from alignpost.score.lexicon import lexicon_for  # noqa: PLC0415

        source, target = self._languages
        lexicon = lexicon_for(base_language(source), base_language(target))
        context = Context(source, target, None, lexicon)
        for pair in pairs:
            self._look_over(self._read_in(pair, context))
        self._context = context

    def words(self, pair: Pair) -> Sides:
        """The words of both sides; known from the start."""
        return self._words_of(pair.source), self._words_of(pair.target)

    def _words_of(self, text: str) -> tuple[Span, ...]:
        found = self._words.get(text)
        if found is None:
            if len(self._words) > _KEPT:
                self._words.clear()
            found = self._words[text] = tuple(word.span for word in words(text))
        return found

    def look_over(self, pairs: Iterable[Pair]) -> None:
        """Read all that is marked in `pairs` beforehand; may be called in any thread."""
        for pair in pairs:
            wording = self.read(pair)
            if wording is not None:
                self._look_over(wording)

    def read(self, pair: Pair) -> Wording | None:
        """What is read in `pair`; None until `load` is done."""
        return None if self._context is None else self._read_in(pair, self._context)

    def _read_in(self, pair: Pair, context: Context) -> Wording:
        key = (pair.source, pair.target)
        found = self._read.get(key)
        if found is None:
            from alignpost.score import PairText  # noqa: PLC0415

            if len(self._read) > _KEPT:
                self._read.clear()
            found = self._read[key] = Wording(PairText(pair.source, pair.target, context))
        return found

    def _look_over(self, wording: Wording) -> None:
        _ = wording.uncovered, wording.names, wording.numbers
