"""The learnt lexicon: which word renders which, how common a word is, and whether it is usually written small."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alignpost.errors import InputError
from alignpost.score.cognates import bare

if TYPE_CHECKING:  # numpy is loaded with the first lexicon
    from alignpost.score.lexicon_file import LexiconTables, WordTable

__all__ = ["Lexicon", "WordFacts", "lexicon_for", "read_lexicon"]

_UNKNOWN_INFORMATION = 14.0
"""Bits of a word that the lexicon has never seen: those of a rare word, so that it counts without ruling."""


class WordFacts(NamedTuple):
    """What was counted of one word."""

    information: float
    """Bits, −log₂ of its share in running text: about 5 for `the`, 12 for `negotiations`."""
    small: float
    """Share of its occurrences in small letters, sentence beginnings left out."""


class _Renderings(Mapping[str, dict[str, float]]):
    """The renderings of every word, unpacked row by row as they are asked for."""

    def __init__(self, numbers: Mapping[str, int], tables: LexiconTables) -> None:
        import numpy as np  # noqa: PLC0415 - not before it is needed

        self._numbers = numbers
        self._tables = tables
        lengths = np.bincount(tables.rows, minlength=len(tables.source.words))
        self._starts = [0, *np.cumsum(lengths).tolist()]
        self._rows: dict[str, dict[str, float]] = {}

    def __getitem__(self, word: str) -> dict[str, float]:
        row = self._rows.get(word)
        if row is None:
            number = self._numbers[word]
            row = self._rows[word] = self._row(word, slice(self._starts[number], self._starts[number + 1]))
        if not row:
            raise KeyError(word)
        return row

    def _row(self, word: str, here: slice) -> dict[str, float]:
        tables = self._tables
        others = map(tables.target.words.__getitem__, tables.columns[here].tolist())
        both = zip(others, tables.forward[here].tolist(), tables.backward[here].tolist(), strict=True)
        # A copied word comes from itself nearly always; how often it is copied says only the one direction.
        return {other: ahead if other == word else max(ahead, back) for other, ahead, back in both}

    def __iter__(self) -> Iterator[str]:
        return (
            word for word, number in self._numbers.items() if self._starts[number + 1] > self._starts[number]
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Shared(dict[int, WordFacts]):
    """Facts by both their numbers in one; equal ones are one object, since there are few different ones."""

    def __missing__(self, code: int) -> WordFacts:
        tenths, hundredths = divmod(code, 1000)
        facts = self[code] = WordFacts(tenths / 10, hundredths / 100)
        return facts


def _facts(table: WordTable) -> dict[str, WordFacts]:
    """The facts of every word, in the tenths of bits and hundredths that the file has."""
    import numpy as np  # noqa: PLC0415 - not before it is needed

    codes = np.rint(table.bits * 10) * 1000 + np.rint(table.small * 100)
    return dict(zip(table.words, map(_Shared().__getitem__, codes.astype(np.int64).tolist()), strict=True))


class Lexicon:
    """Translation probabilities of word pairs in both directions, with the counts of both languages' words.

    Word keys are in small letters with U+2019 apostrophes, as `alignpost.tokens` makes words.
    """

    def __init__(self, tables: LexiconTables, signature: str) -> None:
        self.tables = tables
        self.signature = signature
        self.source, self.target = _facts(tables.source), _facts(tables.target)
        self.numbers: tuple[dict[str, int], dict[str, int]] = (
            dict(zip(tables.source.words, range(len(tables.source.words)), strict=True)),
            dict(zip(tables.target.words, range(len(tables.target.words)), strict=True)),
        )
        self.pairs: Mapping[str, dict[str, float]] = _Renderings(self.numbers[0], tables)
        """For every source word its renderings, each with the larger of P(target | source) and P(source | target).

        The word itself, copied, only with P(target | source).
        """
        self._stems: dict[str, dict[str, float]] = {}

    @staticmethod
    def stem(word: str) -> str:
        """The first five bare letters, which inflection and most derivation leave alone."""
        letters = bare(word)
        return letters[:5]

    def stems_of(self, source: str) -> dict[str, float]:
        """Stems of the renderings of `source` with their largest probability."""
        known = self._stems.get(source)
        if known is None:
            known = {}
            for target, probability in self.pairs.get(source, {}).items():
                stem = self.stem(target)
                known[stem] = max(known.get(stem, 0.0), probability)
            self._stems[source] = known
        return known

    def probability(self, source: str, target: str) -> float:
        """The larger of P(target | source) and P(source | target), 0 where the pair was never learnt."""
        row = self.pairs.get(source)
        return row.get(target, 0.0) if row else 0.0

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
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    return _parse(data, str(path))


def _parse(data: bytes, name: str) -> Lexicon:
    from alignpost.score.lexicon_file import read_tables  # noqa: PLC0415 - numpy is loaded with it

    digest = hashlib.sha256(data).hexdigest()[:8]
    return Lexicon(read_tables(io.BytesIO(data), name), f"lexicon-{digest}")


@lru_cache(maxsize=4)
def lexicon_for(source: str, target: str) -> Lexicon | None:
    """The shipped lexicon between two primary language subtags, or None."""
    data = resources.files("alignpost.score") / "data"
    forward = data / f"lexicon.{source}-{target}.npz"
    if forward.is_file():
        return _parse(forward.read_bytes(), forward.name)
    if (data / f"lexicon.{target}-{source}.npz").is_file():
        backward = lexicon_for(target, source)
        return backward.reversed() if backward else None
    return None
