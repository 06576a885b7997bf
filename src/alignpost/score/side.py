"""One side of a pair, read once for all checks."""

from __future__ import annotations

from functools import cached_property

from alignpost.model import Span
from alignpost.tokens import Name, Number, Word, base_language, names, numbers, words
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
        return tuple(fold_apostrophes(word.text) for word in self.words)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers in order."""
        return numbers(self.text, self.lang, self.words)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names in order."""
        return names(self.text, self.lang, self.words)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The closed classes of its language."""
        return function_words(base_language(self.lang))

    @cached_property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return shouted(self.words)

    def words_in(self, span: Span) -> range:
        """Places of the words that overlap `span`."""
        inside = [i for i, word in enumerate(self.words) if word.start < span.end and span.start < word.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)
