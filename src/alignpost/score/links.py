"""Word links inside a pair: which word has a counterpart on the other side, and where the others would belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import chain, islice, product, starmap
from typing import NamedTuple

from alignpost.model import Span
from alignpost.score.clock import hours
from alignpost.score.equal_measures import shared_measures
from alignpost.score.exonyms import exonym_links
from alignpost.score.lexicon import Lexicon
from alignpost.score.loose_words import Looseness, loose_words
from alignpost.score.phrases import phrase_links
from alignpost.score.side import Side
from alignpost.score.word_alignment import Given, WordAligner, WordPair, WordPosteriors

__all__ = ["SURE", "Coverage", "align", "aligner_for", "cover", "cover_all"]

SURE = 0.3
"""Sureness from which a word counts as rendered."""
_UNLIKELY = 0.02
"""Sureness below which a word is linked to nothing."""
_MOST_GIVEN = 400
"""Names and numbers handed to the aligner; texts of thousands of equal numbers must not take their square in time."""


class Coverage(NamedTuple):
    """For every word of both sides: how sure it has a counterpart (0–1), and which word that is."""

    source: tuple[float, ...]
    target: tuple[float, ...]
    to_target: tuple[int | None, ...]
    to_source: tuple[int | None, ...]
    source_usual: tuple[float, ...]
    """How usual it is that its counterparts are rendered by the word, 0–1: a probability of the lexicon."""
    target_usual: tuple[float, ...]
    source_best: tuple[float, ...]
    """How well the most fitting word of the other side would render each, wherever it stands, 0–1."""
    target_best: tuple[float, ...]
    source_loose: Looseness
    """The learnt chance that nothing renders a word, and that nothing is lost; all 0 without a lexicon."""
    target_loose: Looseness

    @property
    def turned(self) -> Coverage:
        """The same of the pair with its sides exchanged."""
        return Coverage(
            self.target, self.source, self.to_source, self.to_target, self.target_usual, self.source_usual,
            self.target_best, self.source_best, self.target_loose, self.source_loose,
        )  # fmt: skip

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


@lru_cache(maxsize=8)
def aligner_for(source: str, target: str, lexicon: Lexicon | None) -> WordAligner:
    """The word aligner between two primary language subtags; it remembers the words it has met."""
    from alignpost.encode import encoder_for  # noqa: PLC0415 - loaded with the first pair

    return WordAligner(lexicon, encoder_for(source, target))


def cover(source: Side, target: Side, aligner: WordAligner) -> Coverage:
    """The links of one pair; many are done faster by `cover_all`."""
    return cover_all([(source, target)], aligner)[0]


def cover_all(pairs: Sequence[tuple[Side, Side]], aligner: WordAligner) -> list[Coverage]:
    """Link the words of pairs by names, set phrases, numbers, the lexicon, and likeness of meaning and letters."""
    with aligner.one_at_a_time:
        found = align(pairs, aligner)
        loose = loose_words(pairs, found, aligner)
    return [_coverage(*said) for said in zip(found, loose, strict=True)]


def align(pairs: Sequence[tuple[Side, Side]], aligner: WordAligner) -> list[WordPosteriors]:
    """What the aligner says of pairs, their names and numbers given."""
    return aligner.align(
        [
            WordPair(source.keys, target.keys, [word.text for word in source.words], _given(source, target))
            for source, target in pairs
        ]
    )


def _coverage(found: WordPosteriors, loose: tuple[Looseness, Looseness]) -> Coverage:
    return Coverage(
        tuple(found.source),
        tuple(found.target),
        tuple([j if s > _UNLIKELY else None for s, j in zip(found.source, found.to_target, strict=True)]),
        tuple([i if s > _UNLIKELY else None for s, i in zip(found.target, found.to_source, strict=True)]),
        tuple(found.source_usual),
        tuple(found.target_usual),
        tuple(found.source_best),
        tuple(found.target_best),
        *loose,
    )


def _given(source: Side, target: Side) -> list[Given]:
    """Names by the table of exonyms, set phrases, numbers of equal value, and measures in other units."""
    known = [
        Given(row, column)
        for rows, columns in islice(
            chain(exonym_links(source, target), phrase_links(source, target)), _MOST_GIVEN
        )
        for row in rows
        for column in columns
    ]
    theirs: dict[Fraction, list[int]] = {}
    for number in target.numbers:
        for value in number.values:
            theirs.setdefault(value, []).extend(target.words_in(number.span))
    for number in source.numbers if theirs else ():
        columns = [column for value in number.values for column in theirs.get(value, ())]
        known += [
            Given(row, column) for row in source.words_in(number.span) for column in columns[:_MOST_GIVEN]
        ]
        if len(known) > _MOST_GIVEN:
            return known[:_MOST_GIVEN]
    return [*known, *_of_measures(source, target), *_of_hours(source, target)][:_MOST_GIVEN]


def _of_hours(source: Side, target: Side) -> Iterator[Given]:
    """An hour of the day with all that tells it: half past six in the evening – dix-huit heures trente."""
    theirs = hours(target) if source.numbers else ()
    for hour in hours(source) if theirs else ():
        same = [other for other in theirs if not hour.minutes.isdisjoint(other.minutes)]
        if len(same) == 1:
            yield from starmap(Given, product(source.words_in(hour.span), target.words_in(same[0].span)))


def _of_measures(source: Side, target: Side) -> Iterator[Given]:
    """The numbers and the units of measures that other numbers render: two weeks – quinze jours, 86 °F – 30 °C."""
    for measure, other in shared_measures(source, target):
        rows, columns = source.words_in(measure.span), target.words_in(other.span)
        if rows and columns and set(measure.values).isdisjoint(other.values):
            # The last word is the unit, all before it are the number: `two hundred miles`, `six foot two`.
            yield from starmap(Given, product(rows[:-1] or rows, columns[:-1] or columns))
            yield Given(rows[-1], columns[-1])
