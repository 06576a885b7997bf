"""The learnt lexicon: which word renders which, how common a word is, and whether it is usually written small."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alignpost.errors import InputError
from alignpost.score.shipped import DATA, Content, mapped, short_digest
from alignpost.tokens.remembered import Remembered

if TYPE_CHECKING:  # numpy is loaded with the first lexicon
    import numpy as np
    from numpy.typing import NDArray

    from alignpost.score.lexicon_file import LexiconTables, WordTable

__all__ = ["Facts", "Lexicon", "WordFacts", "lexicon_for", "read_lexicon"]

_UNKNOWN_INFORMATION = 14.0
"""Bits of a word that the lexicon has never seen: those of a rare word, so that it counts without ruling."""
_TOO_SMALL = 0.35
"""Share of small letters from which a word is no name by itself."""


class WordFacts(NamedTuple):
    """What was counted of one word."""

    information: float
    """Bits, −log₂ of its share in running text: about 5 for `the`, 12 for `negotiations`."""
    small: float
    """Share of its occurrences in small letters, sentence beginnings left out."""

    @property
    def no_name(self) -> bool:
        """Whether it stands in small letters too often for a name."""
        return self.small >= _TOO_SMALL


class _Renderings(Mapping[str, dict[str, float]]):
    """The renderings of every word, unpacked row by row as they are asked for."""

    def __init__(self, words: Facts, others: Facts, tables: LexiconTables) -> None:
        import numpy as np  # noqa: PLC0415 - not before it is needed

        from alignpost.score.lexicon_file import probabilities  # noqa: PLC0415 - as above

        self._words = words
        self._others = others
        self._tables = tables
        self._probability: list[float] = probabilities(np.arange(256, dtype=np.uint8)).tolist()
        """That of every byte of the tables."""
        # A plain array: its items are numbers of Python, and making it costs no start a millisecond.
        self._starts = array("I", [0])
        self._starts.frombytes(np.cumsum(tables.lengths, dtype=np.uint32).view(np.uint8).data)
        self._rows: dict[str, dict[str, float]] = {}

    def __getitem__(self, word: str) -> dict[str, float]:
        row = self._rows.get(word)
        if row is None:
            number = self._words.number(word)
            if number is None:
                raise KeyError(word)
            row = self._rows[word] = self._row(word, slice(self._starts[number], self._starts[number + 1]))
        if not row:
            raise KeyError(word)
        return row

    def probability(self, word: str, other: str) -> float:
        """That of one rendering, 0 for none; the others stay packed."""
        row = self._rows.get(word)
        if row is not None:
            return row.get(other, 0.0)
        number, column = self._words.number(word), self._others.number(other)
        if number is None or column is None:
            return 0.0
        tables, start, end = self._tables, self._starts[number], self._starts[number + 1]
        place = start + int(tables.columns[start:end].searchsorted(column))
        if place == end or tables.columns[place] != column:
            return 0.0
        ahead: float = self._probability[tables.forward[place]]
        back: float = self._probability[tables.backward[place]]
        return ahead if other == word or ahead > back else back

    def copied_or_not(self, word: str) -> tuple[float, float]:
        """What `Lexicon.copied_or_not` tells of a word; its renderings stay packed."""
        number, column = self._words.number(word), self._others.number(word)
        if number is None:
            return 0.0, 0.0
        tables, start, end = self._tables, self._starts[number], self._starts[number + 1]
        place = end if column is None else start + int(tables.columns[start:end].searchsorted(column))
        if place == end or tables.columns[place] != column:
            return 0.0, self._surest(start, end)
        return self._probability[tables.forward[place]], max(
            self._surest(start, place), self._surest(place + 1, end)
        )

    def _surest(self, start: int, end: int) -> float:
        """The highest probability of some renderings, of those from `start` on before `end`."""
        if start == end:
            return 0.0
        ahead, back = self._tables.forward[start:end], self._tables.backward[start:end]
        return self._probability[min(int(ahead.min()), int(back.min()))]  # the fewer steps, the surer

    def _row(self, word: str, here: slice) -> dict[str, float]:
        tables = self._tables
        others = map(tables.target.words.__getitem__, tables.columns[here].tolist())
        ahead, back = (
            [self._probability[step] for step in steps[here].tolist()]
            for steps in (tables.forward, tables.backward)
        )
        both = zip(others, ahead, back, strict=True)
        # A copied word comes from itself nearly always; how often it is copied says only the one direction.
        return {other: ahead if other == word else max(ahead, back) for other, ahead, back in both}

    def __iter__(self) -> Iterator[str]:
        return (
            word
            for word, (start, end) in zip(self._words, pairwise(self._starts), strict=True)
            if end > start
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Facts(Collection[str]):
    """The words of one language with what was counted of each, read when it is asked for."""

    def __init__(self, table: WordTable) -> None:
        from alignpost.score.lexicon_file import Words  # noqa: PLC0415 - numpy is loaded with it

        self._words = Words.of(table.words)
        self._table = table
        self.get: Callable[[str], WordFacts | None] = Remembered(self._facts).__getitem__
        """The facts of a word; None for one that is not here."""
        self.number: Callable[[str], int | None] = Remembered(self._words.number).__getitem__
        """The place of a word among all, the most frequent first; None for one that is not here."""

    @property
    def bits(self) -> NDArray[np.float32]:
        """Information of every word by its number, and one more: that of words that are not here."""
        import numpy as np  # noqa: PLC0415 - not before it is needed

        return np.append(self._table.bits, _UNKNOWN_INFORMATION).astype(np.float32)

    def written_small(self, least: float) -> list[str]:
        """The words of which at least this share of the occurrences is in small letters."""
        return [word for word, small in zip(self, self._table.small.tolist(), strict=True) if small >= least]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def _facts(self, word: str) -> WordFacts | None:
        number = self.number(word)
        if number is None:
            return None
        return WordFacts(int(self._table.tenths[number]) / 10, int(self._table.hundredths[number]) / 100)


class Lexicon:
    """Translation probabilities of word pairs in both directions, with the counts of both languages' words.

    Word keys are in small letters with U+2019 apostrophes, as `alignpost.tokens` makes words.
    """

    def __init__(self, tables: LexiconTables, signature: str) -> None:
        self.tables = tables
        self.signature = signature
        self.source, self.target = Facts(tables.source), Facts(tables.target)
        self._renderings = _Renderings(self.source, self.target, tables)
        self.pairs: Mapping[str, dict[str, float]] = self._renderings
        """For every source word its renderings, each with the larger of P(target | source) and P(source | target).

        The word itself, copied, only with P(target | source).
        """

    def probability(self, source: str, target: str) -> float:
        """The larger of P(target | source) and P(source | target), 0 where the pair was never learnt."""
        return self._renderings.probability(source, target)

    def copied_or_not(self, source: str) -> tuple[float, float]:
        """The probability in `pairs` that a source word is rendered by itself, and that of its surest other rendering."""
        return self._renderings.copied_or_not(source)

    def reversed(self) -> Lexicon:
        """The same for the other direction."""
        return Lexicon(self.tables.reversed(), self.signature)

    @staticmethod
    def information(facts: WordFacts | None) -> float:
        """Bits of a word, a high constant for unknown ones."""
        return facts.information if facts else _UNKNOWN_INFORMATION


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon that `alignpost.score.learning` wrote.

    Raises:
        InputError: it cannot be read.
        FormatError: it is no lexicon.
    """
    try:
        data = mapped(path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    return _parse(data, str(path))


def _parse(data: Content, name: str) -> Lexicon:
    from alignpost.score.lexicon_file import read_tables  # noqa: PLC0415 - numpy is loaded with it

    return Lexicon(read_tables(data, name), f"lexicon-{short_digest(data)}")


@lru_cache(maxsize=4)
def lexicon_for(source: str, target: str) -> Lexicon | None:
    """The shipped lexicon between two primary language subtags, or None."""
    forward = DATA / f"lexicon.{source}-{target}.npz"
    if forward.is_file():
        return _parse(mapped(forward), forward.name)
    if (DATA / f"lexicon.{target}-{source}.npz").is_file():
        backward = lexicon_for(target, source)
        return backward.reversed() if backward else None
    return None
