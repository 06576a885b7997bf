"""One side of a pair, read once for all checks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from alignpost.model import Span
from alignpost.score.cognates import bare
from alignpost.tokens import Name, Number, NumberKind, Word, base_language, names, numbers, words
from alignpost.tokens.function_words import function_words
from alignpost.tokens.names import shouted
from alignpost.tokens.words import fold_apostrophes

__all__ = ["Side"]


class Side:
    """One side of a pair; what is read in it is read once."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return words(self.text)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words in small letters with U+2019 apostrophes, one for each word."""
        folded = fold_apostrophes(self.text)
        if len(folded) != len(self.text) or "Σ" in self.text:  # a letter that depends on its neighbours
            return tuple([fold_apostrophes(text) for _, _, text in self.words])
        return tuple([folded[start:end] for start, end, _ in self.words])

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """Places of the words that begin with a capital."""
        return tuple([place for place, (_, _, text) in enumerate(self.words) if text[0].isupper()])

    @cached_property
    def loud(self) -> tuple[int, ...]:
        """Places of the words in capitals, acronyms and single letters among them."""
        return tuple([place for place, (_, _, text) in enumerate(self.words) if text.isupper()])

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers in order."""
        return numbers(self.text, self.lang, self.words)

    @cached_property
    def months(self) -> tuple[Span, ...]:
        """Where it names months."""
        return tuple(number.span for number in self.numbers if number.kind is NumberKind.MONTH)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names in order."""
        return names(self.text, self.lang, self.words)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The closed classes of its language."""
        return function_words(base_language(self.lang))

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """For every word whether it is a content word: of no closed class, and of three letters or with a capital."""
        small = self.function_words
        words = zip(self.keys, self.words, strict=True)
        return tuple(
            [key not in small and (len(key) > 2 or text[0].isupper()) for key, (_, _, text) in words]
        )

    @cached_property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return shouted(self.words)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """For every word key the places where it stands, ascending."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            found.setdefault(key, []).append(place)
        return found

    @cached_property
    def letters(self) -> str:
        """Its letters and digits run together, small and without accents."""
        return bare.__wrapped__(self.text)  # whole texts are not worth remembering

    @cached_property
    def bare_keys(self) -> frozenset[str]:
        """Its different words, small and without accents."""
        return frozenset(map(bare, self.places))

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where its words start, and where they end."""
        return [start for start, _, _ in self.words], [end for _, end, _ in self.words]

    def words_in(self, span: Span) -> range:
        """Places of the words that overlap `span`."""
        starts, ends = self._edges
        first = bisect_right(ends, span.start)
        return range(first, max(first, bisect_left(starts, span.end)))
