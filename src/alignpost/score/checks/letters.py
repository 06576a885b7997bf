"""Three letters in a row as each language has them: how a word looks that no count holds.

They are counted on the words of the lexicon. `data/letters.SOURCE-TARGET.tsv` keeps the counts of the shipped one
(benchmarks/count_letters.py): its signature, and for each language a line with the number of its words, a line of
letters and a line of their counts. Any other lexicon is counted when it is first asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.shipped import DATA

__all__ = ["Letters", "counted", "letters_of", "letters_text"]

_SMALL = 0.6
_EVERY = 4
"""One word in so many teaches the letters of a language: enough, and quickly read."""


class Letters:
    """How much likelier words are in the one language than in the other, by their letters."""

    def __init__(self, ours: Mapping[str, int], theirs: Mapping[str, int]) -> None:
        self.ours, self.theirs = ours, theirs
        self._scale = math.log((sum(theirs.values()) + 1) / (sum(ours.values()) + 1))

    def says(self, key: str) -> float:
        """Natural logarithm of how much likelier a word is in the source language."""
        return sum(
            math.log((self.ours.get(three, 0) + 0.5) / (self.theirs.get(three, 0) + 0.5)) + self._scale
            for three in _cut(key)
        )


def _cut(key: str) -> list[str]:
    word = f"^{key}$"
    return [word[i : i + 3] for i in range(len(word) - 2)]


@lru_cache(maxsize=4)
def letters_of(lexicon: Lexicon) -> Letters:
    """The letters of both languages, stored or counted now."""
    for file in DATA.iterdir():
        if file.name.startswith("letters."):
            stored = _stored(file.read_text(encoding="utf-8"), lexicon)
            if stored is not None:
                return stored
    return counted(lexicon)


def counted(lexicon: Lexicon) -> Letters:
    """The letters of words in small letters that only the one language has."""
    known = set(lexicon.source) & set(lexicon.target)
    return Letters(_threes(lexicon.source, known), _threes(lexicon.target, known))


def _threes(facts: Facts, known: set[str]) -> Counter[str]:
    words = [word for word in facts.written_small(_SMALL) if word not in known]
    return Counter(three for word in words[::_EVERY] for three in _cut(word))


def letters_text(lexicon: Lexicon) -> str:
    """What the file keeps of a lexicon."""
    letters = counted(lexicon)
    lines = [lexicon.signature]
    for facts, counts in ((lexicon.source, letters.ours), (lexicon.target, letters.theirs)):
        lines += [str(len(facts)), "\t".join(counts), " ".join(map(str, counts.values()))]
    return "\n".join(lines) + "\n"


def _stored(text: str, lexicon: Lexicon) -> Letters | None:
    """The counts of a file, None where they are those of another lexicon."""
    signature, *lines = text.rstrip("\n").split("\n")
    sizes = [int(size) for size in lines[::3]]
    if signature != lexicon.signature:
        return None
    one, other = map(_table, zip(lines[1::3], lines[2::3], strict=True))
    if sizes == [len(lexicon.source), len(lexicon.target)]:
        return Letters(one, other)
    return Letters(other, one)  # read from the target's side


def _table(lines: Iterable[str]) -> dict[str, int]:
    threes, counts = lines
    return dict(zip(threes.split("\t"), map(int, counts.split(" ")), strict=True))
