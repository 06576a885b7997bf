"""Word links inside a pair: which word has a counterpart on the other side, and where the others would belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alignpost.model import Span
from alignpost.score.cognates import likeness, variant_spelling
from alignpost.score.exonyms import exonym_links
from alignpost.score.lexicon import Lexicon
from alignpost.score.side import Side

__all__ = ["Coverage", "cover"]

_COGNATE = 0.72
"""Likeness from which two long words count as cognates where the lexicon is silent."""
_SHARED_BITS = 4.5
"""A word copied from the source counts as rendered if the target language itself uses it at most so much more rarely."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """For every word of both sides: how sure it has a counterpart (0–1), and which word that is."""

    source: tuple[float, ...]
    target: tuple[float, ...]
    to_target: tuple[int | None, ...]
    to_source: tuple[int | None, ...]

    def place_in_target(self, span: Span, source: Side, target: Side) -> Span:
        """The empty place in the target where what `span` says would belong."""
        return _place(span, source, target, self.to_target)

    def place_in_source(self, span: Span, source: Side, target: Side) -> Span:
        """The empty place in the source that what `span` adds would render."""
        return _place(span, target, source, self.to_source)


def _place(span: Span, here: Side, there: Side, links: Sequence[int | None]) -> Span:
    inside = here.words_in(span)
    before = next((links[i] for i in range(inside.start - 1, -1, -1) if links[i] is not None), None)
    after = next((links[i] for i in range(inside.stop, len(links)) if links[i] is not None), None)
    if before is not None:
        place = there.words[before].end
    elif after is not None:
        place = there.words[after].start
    else:
        place = len(there.text)
    return Span(place, place)


class _Grid:
    """The best counterpart of every word so far, filled from the surest evidence to the weakest."""

    def __init__(self, source: Side, target: Side) -> None:
        self.rows, self.columns = len(source.words), len(target.words)
        self.best_row = [(0.0, -1)] * self.rows
        self.best_column = [(0.0, -1)] * self.columns

    def offer(self, row: int, column: int, value: float) -> None:
        """Link two words with a sureness; among equals the pair nearer to the diagonal stays."""
        distance = abs(row / self.rows - column / self.columns)
        ranked = value - 0.1 * distance
        if ranked > self.best_row[row][0]:
            self.best_row[row] = (ranked, column)
        if ranked > self.best_column[column][0]:
            self.best_column[column] = (ranked, row)


def cover(source: Side, target: Side, lexicon: Lexicon | None) -> Coverage:
    """Link the words of a pair by names, numbers, the lexicon, its word stems and likeness of letters."""
    grid = _Grid(source, target)
    if source.words and target.words:
        _offer_named(grid, source, target)
        _offer_numbers(grid, source, target)
        _offer_copies(grid, source, target, lexicon)
        if lexicon is not None:
            _offer_lexicon(grid, source, target, lexicon)
        _offer_cognates(grid, source, target)
    return Coverage(
        tuple(max(0.0, value) for value, _ in grid.best_row),
        tuple(max(0.0, value) for value, _ in grid.best_column),
        tuple(column if column >= 0 else None for _, column in grid.best_row),
        tuple(row if row >= 0 else None for _, row in grid.best_column),
    )


def _offer_named(grid: _Grid, source: Side, target: Side) -> None:
    for rows, columns in exonym_links(source, target):
        for row in rows:
            for column in columns:
                grid.offer(row, column, 1.0)


def _offer_numbers(grid: _Grid, source: Side, target: Side) -> None:
    for ours in source.numbers:
        for theirs in target.numbers:
            if set(ours.values) & set(theirs.values):
                for row in source.words_in(ours.span):
                    for column in target.words_in(theirs.span):
                        grid.offer(row, column, 1.0)


def _offer_copies(grid: _Grid, source: Side, target: Side, lexicon: Lexicon | None) -> None:
    places: dict[str, list[int]] = {}
    for column, key in enumerate(target.keys):
        places.setdefault(key, []).append(column)
    for row, key in enumerate(source.keys):
        for column in places.get(key, ()):
            if _may_be_copied(key, source.words[row].text, lexicon):
                grid.offer(row, column, 1.0)


def _may_be_copied(key: str, text: str, lexicon: Lexicon | None) -> bool:
    """Whether the same word on both sides is a rendering and not a word left untranslated."""
    if not text[0].isalpha() or any(c.isdigit() for c in text):
        return True
    if lexicon is None:
        return True
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        return True
    if text[0].isupper() and ours.small < 0.5:
        return True
    return theirs is not None and theirs.information <= ours.information + _SHARED_BITS


def _offer_lexicon(grid: _Grid, source: Side, target: Side, lexicon: Lexicon) -> None:
    places: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for column, key in enumerate(target.keys):
        for form in _forms(key):
            places.setdefault(form, []).append(column)
        stems.setdefault(lexicon.stem(key), []).append(column)
    for row, key in enumerate(source.keys):
        for form in _forms(key):
            for other, probability in lexicon.pairs.get(form, {}).items():
                for column in places.get(other, ()):
                    grid.offer(row, column, min(1.0, 4 * probability))
            for stem, probability in lexicon.stems_of(form).items():
                for column in stems.get(stem, ()):
                    grid.offer(row, column, min(0.9, 3 * probability))


def _forms(key: str) -> tuple[str, ...]:
    """A word and, for a compound that no table may know, its parts."""
    return (key, *key.split("-")) if "-" in key[1:-1] else (key,)


def _offer_cognates(grid: _Grid, source: Side, target: Side) -> None:
    for row, (value, _) in enumerate(list(grid.best_row)):
        key = source.keys[row]
        if value >= 0.5 or len(key) < 4:
            continue
        for column, (other, _) in enumerate(list(grid.best_column)):
            theirs = target.keys[column]
            if other >= 0.5 or len(theirs) < 4 or key == theirs:
                continue
            alike = likeness(key, theirs)
            named = source.words[row].text[0].isupper() and target.words[column].text[0].isupper()
            if alike >= _COGNATE or (named and variant_spelling(key, theirs)):
                grid.offer(row, column, 0.8 * max(alike, _COGNATE))
