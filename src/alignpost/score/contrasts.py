"""Contrasting words: which of several forms of one grammatical place a source calls for.

`data/contrasts.fr.txt` lists sets of French words that fit the same place and say different things: `avant` and
`après`, `est`, `était` and `sera`, `tous` and `certains`. For each set a logistic regression, learnt from sentence
pairs (benchmarks/learn_contrasts.py), says from the source's words and the two target neighbours how likely each
member is. Words at the corresponding place of the source tell more than words elsewhere, so both have weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from alignpost.errors import FormatError

__all__ = [
    "Contrast",
    "ContrastSet",
    "Contrasts",
    "contrast_sets",
    "contrasts_for",
    "features",
    "weights_file",
    "weights_text",
]

_NEAR = (4.0, 0.15)
_CLOSE = (1.5, 0.04)
"""Reach of the two windows: at least so many words, and so great a share of the source."""
_FARTHEST = 30.0
_MOST = 300
"""Contrasts looked at in one pair: far more than a sentence has; texts of thousands of words stay linear."""
_BIAS = "b"
_KINDS = "bfncpxe"
"""First letters of features, as `features` tells them."""


@dataclass(frozen=True, slots=True)
class ContrastSet:
    """Words of one grammatical place."""

    check: str
    """Id of the check that tells about it."""
    members: tuple[str, ...]
    """Small letters; `*ait` is every word of that ending."""

    @property
    def name(self) -> str:
        """How the table calls it."""
        return f"{self.check} {' '.join(self.members)}"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word of the target, and how well each member of its set would fit there."""

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
        return math.log(self.probabilities[self.best] / max(self.probabilities[self.member], 1e-9))


@cache
def contrast_sets(lang: str) -> tuple[ContrastSet, ...]:
    """The sets of a target language, by primary subtag; none for most."""
    data = resources.files("alignpost.score") / "data" / f"contrasts.{lang}.txt"
    if not data.is_file():
        return ()
    lines = (line for line in data.read_text(encoding="utf-8").split("\n") if line and line[0] != "#")
    rows = (line.split("\t") for line in lines)
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
    near, close = _windows(len(source), len(target), place)
    yield from ("n:" + key for key in set(source[near.start : near.stop]))
    yield from ("c:" + key for key in set(source[close.start : close.stop]))
    yield from {f"n:{source[i]} {source[i + 1]}" for i in near[:-1]}
    before, after = _neighbours(target, place)
    yield from ("p:" + before, "x:" + after, "e:" + after[-2:])


def _windows(source: int, target: int, place: int) -> tuple[range, range]:
    """Places of the source words near and close to where a target word belongs, were both texts evenly long."""
    middle = (place + 0.5) / target * source - 0.5
    windows = []
    for words, share in (_NEAR, _CLOSE):
        reach = min(max(words, share * source), _FARTHEST)
        windows.append(range(max(0, math.ceil(middle - reach)), min(source, math.floor(middle + reach) + 1)))
    return windows[0], windows[1]


def _neighbours(target: Sequence[str], place: int) -> tuple[str, str]:
    before = target[place - 1] if place else "^"
    return before, target[place + 1] if place + 1 < len(target) else "$"


class _Around(NamedTuple):
    """What stands at and around one place of the target, each once."""

    near: tuple[str, ...]
    """Source words nearby, and two of them in a row."""
    close: tuple[str, ...]
    before: str
    after: str


def _around(source: Sequence[str], twos: Sequence[str], target: Sequence[str], place: int) -> _Around:
    near, close = _windows(len(source), len(target), place)
    words = dict.fromkeys(source[near.start : near.stop])
    words |= dict.fromkeys(twos[near.start : near.stop - 1])
    return _Around(
        tuple(words), tuple(dict.fromkeys(source[close.start : close.stop])), *_neighbours(target, place)
    )


@lru_cache(maxsize=65_536)
def _row(cells: str) -> tuple[float, ...]:
    return tuple(map(float, cells.split(" ")))


class _Weights:
    """The weights of one set, by kind of feature; taken apart when the set is first met.

    Few of the features are ever met, so their numbers stay text until then.
    """

    def __init__(self, lines: bytes, name: str) -> None:
        self.rows: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
        rest = iter(lines.decode().rstrip("\n").split("\n"))
        for line, numbers in zip(rest, rest, strict=True):
            kind, *features = line.split("\t")
            cells = numbers.split("\t")
            if kind not in self.rows or len(features) != len(cells):
                raise FormatError(
                    f"has a line that is none of a table of contrasts: {line[:40]!r}", path=name
                )
            self.rows[kind] = dict(zip(features, cells, strict=True))

    def anywhere(self, source: Iterable[str]) -> tuple[float, ...]:
        """The sums of what does not depend on the place, for every member.

        Args:
            source: the source's words, each once.
        """
        found = [self.rows["b"][""], *filter(None, map(self.rows["f"].get, source))]
        return tuple(map(sum, zip(*map(_row, found), strict=True)))

    def read(self, anywhere: tuple[float, ...], around: _Around) -> tuple[float, ...]:
        """How likely each member is at a place."""
        rows = self.rows
        found = [rows["p"].get(around.before), rows["x"].get(around.after), rows["e"].get(around.after[-2:])]
        found += map(rows["n"].get, around.near)
        found += map(rows["c"].get, around.close)
        sums = list(map(sum, zip(anywhere, *map(_row, filter(None, found)), strict=True)))
        top = max(sums)
        shares = [math.exp(value - top) for value in sums]
        total = sum(shares)
        return tuple(share / total for share in shares)


class Contrasts:
    """The learnt weights between two languages."""

    def __init__(self, sets: Sequence[ContrastSet], tables: Mapping[str, bytes], name: str) -> None:
        """Prepare without reading the weights yet.

        Args:
            sets: the sets of the target language.
            tables: for the names of sets their lines in the file.
            name: of the file, for messages.
        """
        self.sets = sets
        self._tables = tables
        self._name = name
        self._members = Members(sets)
        self._weights: dict[int, _Weights | None] = {}

    def of(self, source: Sequence[str], target: Sequence[str]) -> list[Contrast]:
        """Every word of the target that belongs to a set, in order; a word of several sets comes several times."""
        found: list[Contrast] = []
        if not source:
            return found
        words, twos = dict.fromkeys(source), [f"{one} {other}" for one, other in pairwise(source)]
        anywhere: dict[int, tuple[float, ...]] = {}
        for place, key in enumerate(target):
            sets = self._members.of(key)
            around = _around(source, twos, target, place) if sets else None
            for number, member in sets:
                weights = self._weights_of(number)
                if weights is None or around is None:
                    continue
                if number not in anywhere:
                    anywhere[number] = weights.anywhere(words)
                likely = weights.read(anywhere[number], around)
                found.append(Contrast(place, self.sets[number], member, likely))
            if len(found) >= _MOST:
                break
        return found

    def _weights_of(self, number: int) -> _Weights | None:
        if number not in self._weights:
            lines = self._tables.get(self.sets[number].name)
            self._weights[number] = _Weights(lines, self._name) if lines else None
        return self._weights[number]


@cache
def contrasts_for(source: str, target: str) -> Contrasts | None:
    """The shipped weights between two primary language subtags, or None."""
    data = resources.files("alignpost.score") / "data" / weights_file(source, target)
    if not data.is_file():
        return None
    tables: dict[str, bytes] = {}
    for block in (b"\n" + data.read_bytes()).split(b"\nset\t")[1:]:
        name, _, lines = block.partition(b"\n")
        tables[name.decode()] = lines
    return Contrasts(contrast_sets(target), tables, data.name)


def weights_file(source: str, target: str) -> str:
    """The name of the file of weights between two languages."""
    return f"contrasts.{source}-{target}.tsv"


def weights_text(one: ContrastSet, weights: Mapping[str, Sequence[float]]) -> str:
    """What the file of weights holds for a set.

    The set's name, then for every kind of feature two lines: the features, and for each the weights of the members.
    Quick to take apart, and not compressed, because every start of the program reads it.

    Args:
        one: the set.
        weights: for every feature, as `features` names it, the weights of the members, with two digits.
    """
    lines = [f"set\t{one.name}"]
    for kind in _KINDS:
        rows = {name: row for name, row in weights.items() if name[0] == kind}
        if rows:
            lines.append("\t".join([kind, *(name[2:] for name in rows)]))
            lines.append("\t".join(" ".join(f"{value:.2g}" for value in row) for row in rows.values()))
    return "\n".join(lines) + "\n"
