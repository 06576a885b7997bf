"""Word links inside a pair: which word has a counterpart on the other side, and where the others would belong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

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
_NAME_BITS = 15.0
"""A capitalised word so rare, and unknown to the target language, is a name even if it is a common word too."""
_MOST_COMPARISONS = 10_000
"""Words left without counterpart are compared letter by letter up to so many pairs: far more than a sentence has."""


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

    def offer_all(self, rows: Sequence[int], columns: Sequence[int], value: float) -> None:
        """Link every row with the column nearest to the diagonal and every column with its nearest row."""
        for row in rows:
            self.offer(row, _nearest(columns, row * self.columns / self.rows), value)
        for column in columns:
            self.offer(_nearest(rows, column * self.rows / self.columns), column, value)


def _nearest(places: Sequence[int], wanted: float) -> int:
    """The place next to `wanted` among ascending places."""
    if len(places) == 1:
        return places[0]
    after = bisect_left(places, wanted)
    around = places[max(0, after - 1) : after + 1]
    return min(around, key=lambda place: abs(place - wanted))


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
    theirs: dict[Fraction, list[int]] = {}
    for number in target.numbers:
        for value in number.values:
            theirs.setdefault(value, []).extend(target.words_in(number.span))
    for number in source.numbers:
        rows = source.words_in(number.span)
        for value in number.values:
            if rows and theirs.get(value):
                grid.offer_all(rows, theirs[value], 1.0)


def _offer_copies(grid: _Grid, source: Side, target: Side, lexicon: Lexicon | None) -> None:
    for key, rows in source.places.items():
        columns = target.places.get(key)
        if columns and _may_be_copied(key, source.words[rows[0]].text, lexicon):
            grid.offer_all(rows, columns, 1.0)


def _may_be_copied(key: str, text: str, lexicon: Lexicon | None) -> bool:
    """Whether the same word on both sides is a rendering and not a word left untranslated."""
    if not text[0].isalpha() or any(c.isdigit() for c in text):
        return True
    if lexicon is None:
        return True
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        return True
    if text[0].isupper() and (ours.small < 0.5 or (theirs is None and ours.information > _NAME_BITS)):
        return True  # a name: Rubio, Trump
    return theirs is not None and theirs.information <= ours.information + _SHARED_BITS


def _offer_lexicon(grid: _Grid, source: Side, target: Side, lexicon: Lexicon) -> None:
    places: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for key, columns in target.places.items():
        for form in _forms(key):
            places.setdefault(form, []).extend(columns)
        stems.setdefault(lexicon.stem(key), []).extend(columns)
    for columns in (*places.values(), *stems.values()):
        columns.sort()
    for key, rows in source.places.items():
        for form in _forms(key):
            for other, probability in lexicon.pairs.get(form, {}).items():
                if other in places:
                    grid.offer_all(rows, places[other], min(1.0, 4 * probability))
            for stem, probability in lexicon.stems_of(form).items():
                if stem in stems:
                    grid.offer_all(rows, stems[stem], min(0.9, 3 * probability))


def _forms(key: str) -> tuple[str, ...]:
    """A word and, for a compound that no table may know, its parts."""
    return (key, *key.split("-")) if "-" in key[1:-1] else (key,)


def _offer_cognates(grid: _Grid, source: Side, target: Side) -> None:
    rows = [row for row, (value, _) in enumerate(grid.best_row) if value < 0.5 and len(source.keys[row]) > 3]
    columns = [c for c, (value, _) in enumerate(grid.best_column) if value < 0.5 and len(target.keys[c]) > 3]
    if len(rows) * len(columns) > _MOST_COMPARISONS:
        return
    for row in rows:
        key = source.keys[row]
        for column in columns:
            theirs = target.keys[column]
            if key == theirs:
                continue
            alike = likeness(key, theirs)
            named = source.words[row].text[0].isupper() and target.words[column].text[0].isupper()
            if alike >= _COGNATE or (named and variant_spelling(key, theirs)):
                grid.offer(row, column, 0.8 * max(alike, _COGNATE))
