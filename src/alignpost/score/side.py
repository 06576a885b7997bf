"""One side of a pair, read once for all checks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import eq, itemgetter

from alignpost.model import Span
from alignpost.score.cognates import bare
from alignpost.score.exonyms import Mention, mentions_in
from alignpost.score.once import once
from alignpost.score.watched import Watched, watched
from alignpost.tokens import Name, Number, NumberKind, Word, base_language, names, numbers, words
from alignpost.tokens.function_words import function_words
from alignpost.tokens.names import CAPITAL, LOUD, case_of, shouted
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import fold_apostrophes

__all__ = ["Side"]

_START, _END, _TEXT = itemgetter(0), itemgetter(1), itemgetter(2)
_KEY, _CASE, _SMALL, _TELLING = map(itemgetter, range(4))


@lru_cache(maxsize=64)
def _written(lang: str) -> Remembered[str, tuple[str, int, bool, bool]]:
    """What every side says of its words by nothing but themselves, found together: `_KEY` and so on."""
    closed = function_words(lang)

    def written(text: str) -> tuple[str, int, bool, bool]:
        key = fold_apostrophes(text)
        small = key in closed
        return key, case_of(text), small, not small and (len(key) > 2 or text[0].isupper())

    return Remembered(written)


class Side:
    """One side of a pair; what is read in it is read once."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang

    @once
    def characters(self) -> frozenset[str]:
        """Its different characters."""
        return frozenset(self.text)

    @once
    def words(self) -> tuple[Word, ...]:
        """Its words in order."""
        return words(self.text)

    @once
    def texts(self) -> tuple[str, ...]:
        """The words as they are written."""
        return tuple(map(_TEXT, self.words))

    @once
    def keys(self) -> tuple[str, ...]:
        """The words in small letters with U+2019 apostrophes, one for each word."""
        return tuple(map(_KEY, self._read))

    @once
    def _read(self) -> list[tuple[str, int, bool, bool]]:
        return list(map(_written(base_language(self.lang)).__getitem__, self.texts))

    @once
    def gaps(self) -> list[str]:
        """What stands between each two words."""
        text, (starts, ends) = self.text, self._edges
        return [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]

    @once
    def cases(self) -> list[int]:
        """For every word how it is written, as `alignpost.tokens.names` adds it up."""
        return list(map(_CASE, self._read))

    @once
    def capitals(self) -> tuple[int, ...]:
        """Places of the words that begin with a capital."""
        return tuple([place for place, case in enumerate(self.cases) if case & CAPITAL])

    @once
    def loud(self) -> tuple[int, ...]:
        """Places of the words in capitals, acronyms and single letters among them."""
        return tuple([place for place, case in enumerate(self.cases) if case & LOUD])

    @once
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers in order."""
        return numbers(self.text, self.lang, self.words)

    @once
    def _watched(self) -> Watched:
        return watched(self.keys, base_language(self.lang))

    def watched(self, bit: int) -> list[int]:
        """Where the words stand that a rule looks for, whose bit `watch` gave."""
        if bit >> self._watched.rules:  # it was given after this text was read
            self._watched = watched(self.keys, base_language(self.lang))
        return self._watched.places(bit)

    @once
    def months(self) -> tuple[Span, ...]:
        """Where it names months."""
        return tuple(number.span for number in self.numbers if number.kind is NumberKind.MONTH)

    @once
    def names(self) -> tuple[Name, ...]:
        """Its names in order."""
        return names(self.text, self.lang, self.words, self.cases)

    @once
    def name_places(self) -> tuple[range, ...]:
        """For every name the places of its words."""
        return tuple([self.words_in(name.span) for name in self.names])

    @once
    def mentions(self) -> tuple[Mention, ...]:
        """Every name of the table of exonyms in it, longest first at each place."""
        return mentions_in(self)

    @once
    def named(self) -> frozenset[int]:
        """Places of the words of these names."""
        return frozenset(place for mention in self.mentions for place in mention.places)

    @once
    def function_words(self) -> frozenset[str]:
        """The closed classes of its language."""
        return function_words(base_language(self.lang))

    @once
    def small(self) -> tuple[bool, ...]:
        """For every word whether it is of a closed class."""
        return tuple(map(_SMALL, self._read))

    @once
    def telling(self) -> tuple[bool, ...]:
        """For every word whether it is a content word: of no closed class, and of three letters or with a capital."""
        return tuple(map(_TELLING, self._read))

    @once
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return shouted(self.cases)

    @once
    def places(self) -> dict[str, list[int]]:
        """For every word key the places where it stands, ascending."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            found.setdefault(key, []).append(place)
        return found

    @once
    def says_again(self) -> bool:
        """Whether a word comes twice in a row, or two words in a row come again, as in every longer run."""
        if len(self.places) == len(self.keys):
            return False
        following = self.keys[1:]
        twos = set(zip(self.keys, following, strict=False))
        return len(twos) < len(following) or any(map(eq, self.keys, following))

    @once
    def different(self) -> frozenset[str]:
        """Its different words."""
        return frozenset(self.keys)

    @once
    def letters(self) -> str:
        """Its letters and digits run together, small and without accents."""
        return bare.__wrapped__(self.text)  # whole texts are not worth remembering

    @once
    def bare_keys(self) -> frozenset[str]:
        """Its different words, small and without accents."""
        return frozenset(map(bare, self.different))

    @once
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where its words start, and where they end."""
        return list(map(_START, self.words)), list(map(_END, self.words))

    def words_in(self, span: Span) -> range:
        """Places of the words that overlap `span`."""
        starts, ends = self._edges
        first = bisect_right(ends, span.start)
        return range(first, max(first, bisect_left(starts, span.end)))

    def span_of(self, places: range) -> Span:
        """From the first of some words in a row to the last."""
        return Span(self.words[places.start].start, self.words[places.stop - 1].end)
