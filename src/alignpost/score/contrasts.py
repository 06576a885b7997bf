"""Contrasting words: which of several forms of one grammatical place a source calls for.

`data/contrasts.fr.txt` and `contrasts.en.txt` list sets of words that fit the same place and say different things:
`avant` and `après`, `est`, `était` and `sera`, `must` and `may`. For each set a logistic regression, learnt from sentence
pairs (benchmarks/learn_contrasts.py), says from the source's words and the two target neighbours how likely each
member is. Words at the corresponding place of the source tell more than words elsewhere, so both have weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from alignpost.score.contrast_file import ContrastTables, read_contrasts
from alignpost.score.contrast_weights import Asked, ContrastWeights, neighbours, windows
from alignpost.score.shipped import DATA, lines_of, mapped
from alignpost.tokens.remembered import Remembered

__all__ = [
    "Contrast",
    "ContrastSet",
    "Contrasts",
    "Weighed",
    "contrast_sets",
    "contrasts_for",
    "features",
    "weights_file",
]

_MOST = 300
"""Contrasts looked at in one pair: far more than a sentence has; texts of thousands of words stay linear."""
_BIAS = "b"


class ContrastSet(NamedTuple):
    """Words of one grammatical place."""

    check: str
    """Id of the check that tells about it."""
    members: tuple[str, ...]
    """Small letters; `*ait` is every word of that ending."""

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"{self.check} {' '.join(self.members)}"


class Contrast(NamedTuple):
    """A word of the target, and how well each member of its set would fit there: a plain tuple, being so many."""

    place: int
    """Of the word in the target."""
    set: ContrastSet
    member: int
    """Which member stands there."""
    probabilities: tuple[float, ...]
    """For every member, adding up to 1."""

    @property
    def best(self) -> int:
        """The likeliest member."""
        return max(range(len(self.probabilities)), key=self.probabilities.__getitem__)

    @property
    def doubt(self) -> float:
        """By how much (natural logarithm) the likeliest member fits better than the one that stands there."""
        stands, most = self.probabilities[self.member], max(self.probabilities)
        return 0.0 if stands == most else math.log(most / max(stands, 1e-9))


Weighed: TypeAlias = list[tuple[int, ContrastSet, int, list[float]]]
"""The words of a target that belong to sets: place, set, member, and the sum of the weights of every member."""


@cache
def contrast_sets(lang: str) -> tuple[ContrastSet, ...]:
    """The sets of a target language, by primary subtag; none for most."""
    rows = (line.split("\t") for line in lines_of(f"contrasts.{lang}.txt"))
    return tuple(ContrastSet(check, tuple(members.split(" "))) for check, members in rows)


class Members:
    """Which sets hold a word."""

    def __init__(self, sets: Sequence[ContrastSet]) -> None:
        self._whole: dict[str, list[tuple[int, int]]] = {}
        self._endings: dict[str, list[tuple[int, int]]] = {}
        for number, one in enumerate(sets):
            for place, member in enumerate(one.members):
                table = self._endings if member.startswith("*") else self._whole
                table.setdefault(member.removeprefix("*"), []).append((number, place))

        self.of = lru_cache(maxsize=65_536)(self._of)

    def _of(self, key: str) -> tuple[tuple[int, int], ...]:
        """Set and member for every set that holds `key`."""
        known = self._whole.get(key)
        if known is not None:
            return tuple(known)
        for length in (5, 4, 3):
            if len(key) >= length + 3 and key[-length:] in self._endings:
                return tuple(self._endings[key[-length:]])
        return ()


def features(source: Sequence[str], target: Sequence[str], place: int) -> Iterator[str]:
    """What the regression reads for the target word at `place`, each once.

    `b` is the bias; `f:` a word anywhere in the source, `n:` one nearby, `c:` one close by, `n:a b` two nearby in a
    row; `p:`, `x:` and `e:` the target word before, the one after, and its last two letters.

    Args:
        source: words of the source, small letters.
        target: words of the target.
        place: index in `target`.
    """
    yield _BIAS
    yield from ("f:" + key for key in set(source))
    near, close = (slice(int(low), int(high)) for low, high in windows(len(source), len(target), place))
    yield from ("n:" + key for key in set(source[near]))
    yield from ("c:" + key for key in set(source[close]))
    yield from {f"n:{one} {other}" for one, other in pairwise(source[near])}
    before, after = neighbours(target, place)
    yield from ("p:" + before, "x:" + after, "e:" + after[-2:])


class Contrasts:
    """The learnt weights between two languages."""

    def __init__(self, sets: Sequence[ContrastSet], tables: ContrastTables) -> None:
        """Take weights over.

        Args:
            sets: the sets of the target language.
            tables: their weights.
        """
        self.sets = sets
        self._members = Members(sets)
        self._weights = ContrastWeights(tables, [one.name for one in sets])
        self._sets_of = Remembered(self._with_weights)

    def of(self, source: Sequence[str], target: Sequence[str]) -> list[Contrast]:
        """Every word of the target that belongs to a set, in order; a word of several sets comes several times."""
        return self.told(self.weighed([(source, target)])[0])

    def weighed(self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[Weighed]:
        """What is known of the words of many targets, each with its source: many times faster than one by one."""
        asked = [self._asked(target) if source else [] for source, target in pairs]
        sums = iter(
            self._weights.sums(
                [
                    Asked(source, target, [(place, number) for place, number, _ in words])
                    for (source, target), words in zip(pairs, asked, strict=True)
                    if words
                ]
            )
        )
        return [
            [
                (place, one := self.sets[number], member, next(sums)[: len(one.members)])
                for place, number, member in words
            ]
            for words in asked
        ]

    @staticmethod
    def told(words: Weighed) -> list[Contrast]:
        """The words with their shares, in order."""
        return [Contrast(place, one, member, _shares(sums)) for place, one, member, sums in words]

    @classmethod
    def doubted(cls, words: Weighed) -> list[Contrast]:
        """Those of them for which another member fits better, as for few: the others need no shares."""
        return cls.told([word for word in words if word[3][word[2]] < max(word[3])])

    def _with_weights(self, key: str) -> tuple[tuple[int, int], ...]:
        return tuple(one for one in self._members.of(key) if one[0] in self._weights)

    def _asked(self, target: Sequence[str]) -> list[tuple[int, int, int]]:
        """Place, set and member of the words that belong to sets with weights."""
        found = [
            (place, number, member)
            for place, sets in enumerate(map(self._sets_of.__getitem__, target))
            for number, member in sets
        ]
        if len(found) <= _MOST:
            return found
        last, *_ = found[_MOST - 1]
        return [one for one in found if one[0] <= last]


def _shares(sums: Sequence[float]) -> tuple[float, ...]:
    """How likely each member is."""
    top = max(sums)
    shares = [math.exp(value - top) for value in sums]
    total = sum(shares)
    return tuple([share / total for share in shares])


@cache
def contrasts_for(source: str, target: str) -> Contrasts | None:
    """The shipped weights between two primary language subtags, or None."""
    data = DATA / weights_file(source, target)
    if not data.is_file():
        return None
    return Contrasts(contrast_sets(target), read_contrasts(mapped(data), data.name))


def weights_file(source: str, target: str) -> str:
    """The name of the file of weights between two languages."""
    return f"contrasts.{source}-{target}.npz"
