"""What the thresholds of `relatedness.py` and `crossing.py` stand on.

    python -m benchmarks.alignment_thresholds

First: stretches of the development texts beside their translations, some of them inside a larger text, and beside
texts that have nothing to do with them; by how many standard deviations each alignment outweighs random orders.
Then: development texts of which one sentence in thirty was moved, and the same untouched; how many of the moves are
reported, and how many reports are wrong, for several assumptions about how rare moves are.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from benchmarks.alignment_data import GoldPair, development_sets, noisy

from alignpost.align import align
from alignpost.align.aligner import align_boxes, trained_evidence
from alignpost.align.crossing import moved
from alignpost.align.evidence import Evidence
from alignpost.align.relatedness import excess, mean_confidence
from alignpost.align.weights import regime
from alignpost.encode import encoder_for
from alignpost.model import Bead

_TURNS = 4
_MOVED = 30
_RARITIES = (0.0, -1.0, -2.0, -3.0, -4.0, -5.0, -6.0)


def measured(pair: GoldPair, state: str) -> tuple[float, float]:
    """The mean confidence of a first pass, and by how much it outweighs random orders."""
    source, target = pair.documents()
    encoder = encoder_for(source.lang, target.lang) if state == "trained" else None
    if encoder is None:
        evidence = Evidence.of_documents(source, target)
    else:
        evidence = trained_evidence(source, target, encoder)
    beads = align_boxes(evidence, [(0, len(pair.source), 0, len(pair.target))], regime(state))
    return mean_confidence(beads), excess(evidence, beads, regime(state).weights)


def relatedness(sets: Sequence[Sequence[GoldPair]]) -> None:
    """Print what related and unrelated stretches reach."""
    rng = random.Random(3)
    stretches = [
        noisy(pair, kind, rng, pairs[(place + 1) % len(pairs)])
        for pairs in sets
        for place, pair in enumerate(pairs)
        for _ in range(_TURNS)
        for kind in ("piece", "embedded", "unrelated")
    ]
    for state in ("plain", "trained"):
        for kind in ("piece", "embedded", "unrelated"):
            found = np.array([measured(pair, state) for pair in stretches if pair.noise == kind])
            ends = np.quantile(found, (0, 0.1, 0.5, 0.9, 1), axis=0).T
            print(
                f"{state}, {kind}: {len(found)} stretches; least, tenth, median, nine tenths, most:\n"
                f"    mean confidence {' '.join(f'{value:.2f}' for value in ends[0])}\n"
                f"    excess          {' '.join(f'{value:.1f}' for value in ends[1])}",
                flush=True,
            )


def shuffled(pair: GoldPair, rng: random.Random) -> tuple[GoldPair, set[tuple[int, int]]]:
    """The pair with some target sentences of 1:1 beads moved elsewhere, and where both sides of those now are."""
    chosen = [bead for bead in pair.gold if bead.kind == "1:1" and len(pair.target[bead.target[0]]) > 30]
    chosen = rng.sample(chosen, len(chosen) // _MOVED)
    order = list(range(len(pair.target)))
    for bead in chosen:
        order.remove(bead.target[0])
        order.insert(rng.randrange(len(order) + 1), bead.target[0])
    place = {number: where for where, number in enumerate(order)}
    links = {(bead.source[0], place[bead.target[0]]) for bead in chosen}
    return replace(pair, target=[pair.target[number] for number in order]), links


def rarity(sets: Sequence[Sequence[GoldPair]]) -> None:
    """Print how many moves are found, and how many that are none."""
    rng = random.Random(5)
    cases: list[tuple[GoldPair, Sequence[Bead], set[tuple[int, int]]]] = []
    for pair in (pair for pairs in sets for pair in pairs):
        for text, links in (shuffled(pair, rng), (pair, set[tuple[int, int]]())):
            encoder = encoder_for(text.source_lang, text.target_lang)
            cases.append((text, align(*text.documents(), encoder=encoder), links))
    for log_odds in _RARITIES:
        right = wrong = total = 0
        for text, beads, links in cases:
            encoder = encoder_for(text.source_lang, text.target_lang)
            found = moved(*text.documents(), beads, encoder, log_odds)
            pairs = {(bead.source[0], bead.target[0]) for bead in found}
            right, wrong, total = right + len(pairs & links), wrong + len(pairs - links), total + len(links)
        print(
            f"log odds {log_odds:+.0f}: {right} of {total} moves reported, {wrong} reports wrong", flush=True
        )


def main() -> None:
    sets = list(development_sets().values())
    relatedness(sets)
    rarity(sets)


if __name__ == "__main__":
    main()
