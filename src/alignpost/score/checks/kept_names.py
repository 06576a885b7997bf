"""Names that stand once on both sides, written alike or the same by the table of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.checks.titled import common_words_of_title

__all__ = ["Kept", "kept_names", "names_alike"]


class Kept(NamedTuple):
    """A name that stands in both texts, once in each: the places of its first word."""

    source: int
    target: int
    length: int = 1
    """Words in a row: `Ruth Feldman` is two where both texts keep them together."""
    more: int = 0
    """How many words more it has in the target: −1 for `États-Unis`."""

    @property
    def end(self) -> int:
        """The place behind it in the target."""
        return self.target + self.length + self.more

    @property
    def turned(self) -> Kept:
        """The same name of the pair with its sides exchanged."""
        return Kept(self.target, self.source, self.length + self.more, -self.more)


def kept_names(pair: PairText) -> list[Kept]:
    """Names written alike, or the same by the table of names, once on each side, in the order of the source.

    In a title in which every word has a capital, words that are usually written small are no names.
    """
    alike = names_alike(pair)
    taken = {place for name in alike for place in range(name.source, name.source + name.length)}
    taken_there = {place for name in alike for place in range(name.target, name.end)}
    listed = (
        name
        for name in _listed(pair)
        if taken.isdisjoint(range(name.source, name.source + name.length))
        and taken_there.isdisjoint(range(name.target, name.end))
    )
    kept = sorted([*alike, *listed])
    common = common_words_of_title(pair) if len(kept) > 1 else frozenset()
    return [name for name in kept if not common.issuperset(range(name.source, name.source + name.length))]


def _listed(pair: PairText) -> Iterator[Kept]:
    """Names of the table that both sides mention once, the French one by a noun: Moscow – Moscou, not `moscovite`."""
    if {m.group for m in pair.source.mentions}.isdisjoint([m.group for m in pair.target.mentions]):
        return
    ours, theirs = (
        Counter(m.group for m in pair.source.mentions),
        Counter(m.group for m in pair.target.mentions),
    )
    places = {mention.group: mention.places for mention in pair.target.mentions}
    seen: set[int] = set()
    for mention in pair.source.mentions:
        group, here = mention.group, mention.places
        if ours[group] == theirs[group] == 1 and here.start not in seen:
            there = places[group]
            if all(
                side.texts[at.start][0].isupper() for side, at in ((pair.source, here), (pair.target, there))
            ):
                seen.add(here.start)
                yield Kept(here.start, there.start, len(here), len(there) - len(here))


def names_alike(pair: PairText) -> list[Kept]:
    """Names written alike, once on each side, in the order of the source; the regression was learnt from these."""
    found: list[Kept] = []
    keys, ours, there = pair.source.keys, pair.source.places, pair.target.places
    for places in pair.source.name_places:
        for place in places:
            key = keys[place]
            theirs = there.get(key, ())
            if len(theirs) == 1 and len(ours[key]) == 1 and pair.target.words[theirs[0]].text[0].isupper():
                word = Kept(place, theirs[0])
                if found and place != places.start and _goes_on(found[-1], word):
                    found[-1] = found[-1]._replace(length=found[-1].length + 1)
                else:
                    found.append(word)
    return found


def _goes_on(name: Kept, word: Kept) -> bool:
    return (name.source + name.length, name.target + name.length) == (word.source, word.target)
