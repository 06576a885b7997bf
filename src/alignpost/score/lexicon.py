"""The learnt lexicon: which word renders which, how common a word is, and whether it is usually written small."""

from __future__ import annotations

import gzip
import hashlib
import math
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from alignpost.errors import FormatError
from alignpost.score.cognates import bare

__all__ = ["Lexicon", "WordFacts", "lexicon_for", "read_lexicon"]

_UNKNOWN_INFORMATION = 14.0
"""Bits of a word that the lexicon has never seen: rarer than its rarest."""


class WordFacts(NamedTuple):
    """What was counted of one word."""

    information: float
    """Bits, −log₂ of its share in running text: about 5 for `the`, 12 for `negotiations`."""
    small: float
    """Share of its occurrences in small letters, sentence beginnings left out."""


class Lexicon:
    """Translation probabilities of word pairs in one direction, with the counts of both languages' words.

    Word keys are in small letters with U+2019 apostrophes, as `alignpost.tokens` makes words.
    """

    def __init__(
        self,
        source: dict[str, WordFacts],
        target: dict[str, WordFacts],
        pairs: dict[str, dict[str, float]],
        signature: str,
    ) -> None:
        self.source = source
        self.target = target
        self.pairs = pairs
        self.signature = signature
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
        pairs: dict[str, dict[str, float]] = {}
        for source, row in self.pairs.items():
            for target, probability in row.items():
                pairs.setdefault(target, {})[source] = probability
        return Lexicon(self.target, self.source, pairs, self.signature)

    @staticmethod
    def information(facts: WordFacts | None) -> float:
        """Bits of a word, a high constant for unknown ones."""
        return facts.information if facts else _UNKNOWN_INFORMATION


def read_lexicon(path: Path) -> Lexicon:
    """Read a lexicon that `alignpost.score.learning` wrote.

    Raises:
        FormatError: a line that is none of its kinds.
    """
    return _parse(path.read_bytes(), str(path))


def _parse(data: bytes, name: str) -> Lexicon:
    counts: tuple[dict[str, tuple[int, float]], dict[str, tuple[int, float]]] = ({}, {})
    pairs: dict[str, dict[str, float]] = {}
    for number, line in enumerate(gzip.decompress(data).decode().splitlines(), 1):
        match line.split("\t"):
            case ["p", source, target, forward, backward]:
                pairs.setdefault(source, {})[target] = max(float(forward), float(backward))
            case [("s" | "t") as side, word, count, small]:
                counts[side == "t"][word] = (int(count), float(small))
            case _:
                raise FormatError("is no line of a lexicon", path=name, line=number)
    source_facts, target_facts = (_facts(table) for table in counts)
    digest = hashlib.sha256(data).hexdigest()[:8]
    return Lexicon(source_facts, target_facts, pairs, f"lexicon-{digest}")


def _facts(counts: dict[str, tuple[int, float]]) -> dict[str, WordFacts]:
    total = sum(count for count, _ in counts.values()) or 1
    return {word: WordFacts(-math.log2(count / total), small) for word, (count, small) in counts.items()}


@lru_cache(maxsize=4)
def lexicon_for(source: str, target: str) -> Lexicon | None:
    """The shipped lexicon between two primary language subtags, or None."""
    data = resources.files("alignpost.score") / "data"
    forward = data / f"lexicon.{source}-{target}.tsv.gz"
    if forward.is_file():
        return _parse(forward.read_bytes(), forward.name)
    if (data / f"lexicon.{target}-{source}.tsv.gz").is_file():
        backward = lexicon_for(target, source)
        return backward.reversed() if backward else None
    return None
