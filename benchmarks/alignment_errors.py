"""Where the aligner and the gold alignments of the development sets differ, with the texts, sorted by cause.

    python -m benchmarks.alignment_errors [--data ../shared/data] [--texts]

Beads that differ and share segments are one place. The causes are told by shapes alone, so that anybody can count
again: `lonely run` is a run of segments without a counterpart that the gold holds to be one link; `beyond our shapes`
a place with a gold link that no bead of ours can be; `cut` and `joined` are gold links that were cut into, or joined
from, smaller ones; `attached` and `left alone` segments that the gold leaves alone, or links; `border` a segment given
to the neighbour; `other` the rest.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alignment_data import GoldPair, development_sets

from alignpost.align import align
from alignpost.align.beads import FILLED
from alignpost.encode import encoder_for
from alignpost.model import Bead


@dataclass(frozen=True, slots=True)
class Place:
    """Gold and found beads that differ and hang together."""

    gold: list[Bead]
    found: list[Bead]

    @property
    def cause(self) -> str:
        """What kind of difference it is."""
        linked = [[bead for bead in side if bead.source and bead.target] for side in (self.gold, self.found)]
        alone = [_alone(side) for side in (self.gold, self.found)]
        if not linked[0] and not linked[1]:
            return "lonely run"
        if any((len(bead.source), len(bead.target)) not in FILLED for bead in linked[0]):
            return "beyond our shapes"
        if alone[0] != alone[1]:
            return "attached" if alone[0] > alone[1] else "left alone"
        if len(linked[0]) == len(linked[1]):
            return "border"
        if 1 in (len(linked[0]), len(linked[1])):
            return "cut" if len(linked[0]) == 1 else "joined"
        return "other"


def _alone(beads: Sequence[Bead]) -> int:
    return sum(len(bead.source) + len(bead.target) for bead in beads if not (bead.source and bead.target))


def places(gold: Sequence[Bead], found: Sequence[Bead]) -> list[Place]:
    """All places where two alignments differ, in the order of the texts."""
    links = [{(bead.source, bead.target) for bead in side} for side in (gold, found)]
    groups: list[tuple[set[tuple[int, int]], Place]] = []
    for side, beads in enumerate((gold, found)):
        for bead in beads:
            if (bead.source, bead.target) in links[1 - side]:
                continue
            held = {(0, i) for i in bead.source} | {(1, j) for j in bead.target}
            place = Place([], [bead]) if side else Place([bead], [])
            apart = []
            for other, group in groups:
                if held.isdisjoint(other):
                    apart.append((other, group))
                else:
                    held |= other
                    place = Place([*group.gold, *place.gold], [*group.found, *place.found])
            groups = [*apart, (held, place)]
    return [place for _, place in sorted(groups, key=lambda each: min(each[0]))]


def shown(pair: GoldPair, place: Place) -> Iterator[str]:
    """The lines that tell of one place."""
    beads = [*place.gold, *place.found]
    yield f"--- {pair.name}: {place.cause}"
    for name, texts, ids in (
        ("source", pair.source, {i for bead in beads for i in bead.source}),
        ("target", pair.target, {j for bead in beads for j in bead.target}),
    ):
        yield from (f"  {name} {i}: {texts[i]}" for i in sorted(ids))
    yield from (f"  gold  {list(bead.source)}:{list(bead.target)}" for bead in place.gold)
    yield from (
        f"  found {list(bead.source)}:{list(bead.target)} {bead.confidence or 0:.2f}" for bead in place.found
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds alignment/dev; default $ALIGNPOST_DATA")
    parser.add_argument("--texts", action="store_true", help="print every place with its texts")
    options = parser.parse_args()
    for name, pairs in development_sets(options.data).items():
        counts: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        for pair in pairs:
            beads = align(*pair.documents(), encoder=encoder_for(pair.source_lang, pair.target_lang))
            for place in places(pair.gold, beads):
                counts[place.cause] += 1
                wrong[place.cause] += len(place.found)
                if options.texts:
                    print("\n".join(shown(pair, place)))
        print(f"{name}: {counts.total()} places, {wrong.total()} wrong beads")
        for cause, count in counts.most_common():
            print(f"  {cause}: {count} places, {wrong[cause]} wrong beads")


if __name__ == "__main__":
    main()
