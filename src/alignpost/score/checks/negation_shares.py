"""Which words of a source call for a negation of its target, and how often.

`data/negations.SOURCE-TARGET.tsv` gives for words, and for two words in a row, the share of the places where they
call for one (benchmarks/learn_negations.py); `negations-rare.SOURCE-TARGET.tsv` adds some that are too rare to be
learnt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from alignpost.score.shipped import lines_of
from alignpost.tokens.remembered import Remembered

__all__ = ["EVERY_WORD", "UN_ED", "Shares", "kind_of", "shares_for", "triggers"]

EVERY_WORD = "*"
"""What the table calls the words that it does not list."""
UN_ED = "un*ed"
"""What it calls participles such as `unprovoked` that it does not list."""
_SHORTEST = 6
"""Letters of `united` and the like."""
_NO_PREFIX = frozenset({"der", "ite", "ifi", "ion"})
"""What goes on after `un` in words that deny nothing: `underlined`, `unified`."""


class Shares:
    """How often words, and two words in a row, call for a negation."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = table
        self.words = frozenset(word for words in table for word in words.split(" "))
        """Every word of the table, those of two in a row too."""
        firsts = {words.partition(" ")[0] for words in table if " " in words}
        usual = table.get(EVERY_WORD, 0.0)

        def alone(key: str) -> tuple[float, bool]:
            share = table.get(key)
            return table.get(kind_of(key), usual) if share is None else share, key in firsts

        self.alone = Remembered(alone)
        """The share of every word, and whether two in a row may begin with it."""

    def __bool__(self) -> bool:
        """Whether anything is known of the languages."""
        return bool(self._table)

    def of_two(self, first: str, second: str) -> float | None:
        """The share of two words in a row; None where it is that of each."""
        return self._table.get(f"{first} {second}")


def triggers(keys: Sequence[str], shares: Shares, said: Collection[int] = ()) -> Iterator[tuple[int, float]]:
    """For every word its place and its share, none where it is `said` by a word that denies.

    Two words in a row that the table lists count once, at the first.
    """
    counted = False
    for place, (share, begins) in enumerate(map(shares.alone.__getitem__, keys)):
        if counted:
            counted = False
            continue
        two = shares.of_two(keys[place], keys[place + 1]) if begins and place + 1 < len(keys) else None
        counted = two is not None
        if place in said or (counted and place + 1 in said):
            continue
        yield place, share if two is None else two


def kind_of(key: str) -> str:
    """What the table calls the rare words that are made like a word: `un*ed`, or every word."""
    made = key.startswith("un") and key.endswith("ed") and len(key) > _SHORTEST and key[2:5] not in _NO_PREFIX
    return UN_ED if made else EVERY_WORD


@cache
def shares_for(source: str, target: str) -> Shares:
    """The shares between two primary language subtags; none of any word where nothing was learnt."""
    table: dict[str, float] = {}
    for name in ("negations-rare", "negations"):  # what was learnt goes before
        cells = (line.split("\t") for line in lines_of(f"{name}.{source}-{target}.tsv"))
        table |= {words: float(share) for words, share in cells}
    return Shares(table)
