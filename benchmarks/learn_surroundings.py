"""Learns whether words were left out from the words around them; writes score/data/surroundings.npz.

Usage: python -m benchmarks.learn_surroundings [DATA] [--dry]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds parallel/en-fr. Teachers are sentence pairs of training texts
with planted losses (`benchmarks.planted_losses`) and nothing else: no judged translation is read. Short sentences of
Tatoeba come alone, in twos and in threes, since subtitles do, and half of all pairs in lower case. The figure printed is
of pairs that taught nothing: the area under the curve of the words' log odds. Afterwards `learn_loose_words` and
`learn_fidelity_weights` have to run anew. Needs jax and optax (`pip install jax optax`), which no extra brings. Pairs and
network take a minute and a half each on one core.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import optax
from benchmarks.learn_gaps import area
from benchmarks.learn_loose_words import options_of
from benchmarks.networks import Array, Learning, Words, kept, odds, padded, saved
from benchmarks.networks import learn as learnt
from benchmarks.planted_losses import Drawn, Example, lines_of, losses_in
from numpy.typing import NDArray

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.network import Network
from alignpost.score.shipped import DATA as SHIPPED
from alignpost.score.stretches import read_words
from alignpost.score.surroundings import HIGHEST, KINDS, LOWEST, SCALE, odds_of_loss
from alignpost.score.whole_traits import TRAITS
from alignpost.score.word_alignment import WordAligner
from alignpost.score.word_traits import FlatSides

TEXTS = {
    "tatoeba": 42_000, "europarl": 21_000, "hansard-restored": 9_000, "debian-web": 5_000, "cds-digital-canada": 4_000,
    "react-docs": 2_500,
}  # fmt: skip
"""Sentence pairs drawn from each training text."""
TOGETHER = (1, 1, 1, 2, 2, 3)
"""Sentences of Tatoeba that make a pair; one is drawn."""
WIDTH = 40
"""Words of a side, at most."""
HOW = Learning(size=16, epochs=2, rate=3e-3, decay=1e-2, holes=0.15, bias=-3.0)
UNTAUGHT = 2_000
"""Pairs that the network is judged by."""
_LOOSE = TRAITS.index("loose")


class Read(NamedTuple):
    """Pairs as the package reads them."""

    sides: tuple[FlatSides, FlatSides]
    traits: tuple[NDArray[np.float32], NDArray[np.float32]]
    examples: Sequence[Example]

    def lost(self, side: int) -> list[list[float]]:
        """Of every word of one side of each pair whether it was left out."""
        return [
            [float(place in one.loose[side]) for place in range(len(one.sides[side].words))]
            for one in self.examples
        ]


def drawn(data: Path, draw: random.Random) -> Iterator[Drawn]:
    for name, count in TEXTS.items():
        lines = lines_of(data, name)
        for _ in range(count):
            if name == "tatoeba":
                *parts, after = (draw.choice(lines) for _ in range(draw.choice(TOGETHER) + 1))
                pair = (" ".join(part[0] for part in parts), " ".join(part[1] for part in parts))
            else:
                place = draw.randrange(len(lines) - 1)
                pair, after = lines[place], lines[place + 1]
            if min(map(len, pair)) < 12 or max(map(len, pair)) > 300:
                continue
            if draw.random() < 0.5:
                pair, after = (pair[0].lower(), pair[1].lower()), (after[0].lower(), after[1].lower())
            yield pair, after


def read(examples: Sequence[Example], aligner: WordAligner) -> Read:
    pairs = [example.sides for example in examples]
    words = read_words(pairs, align(pairs, aligner), aligner)
    return Read(words.sides, words.traits, examples)


def teachers(part: Read) -> Words:
    """The pairs of which neither side is too long."""
    # English words are of the first kind, French ones of the second.
    kinds = [np.full(len(flat.pair), side) for side, flat in enumerate(part.sides)]
    lost = [part.lost(side) for side in (0, 1)]
    return padded(part.sides, part.traits, kinds, lost, loose=_LOOSE, width=WIDTH)


def entropy(found: Array, of: Words, rows: Array) -> Array:
    """How badly the odds tell which words were left out: cross entropy."""
    del rows
    each = optax.sigmoid_binary_cross_entropy(found, of.wanted)
    return (each * of.there).sum() / of.there.sum()


def judged(net: Network, parts: Sequence[Read]) -> float:
    """Area under the curve of what the package says of the words of pairs; the net in training has to say the same."""
    said: list[NDArray[np.float32]] = []
    lost: list[list[float]] = []
    for part in parts:
        found = odds_of_loss(net, part.sides, part.traits)
        table = teachers(part)
        trained = np.clip(np.asarray(odds(net, table)), LOWEST, HIGHEST) / SCALE
        short = np.isin(np.arange(len(part.examples)), kept(part.sides, WIDTH))
        for side, flat in enumerate(part.sides):
            here = found[side][short[flat.pair]]
            np.testing.assert_allclose(here, trained[:, side][table.there[:, side] > 0], atol=1e-3)
            said.append(found[side])
            lost += part.lost(side)
    return area(np.concatenate(said), np.concatenate(lost) > 0)


def main(arguments: Sequence[str] | None = None) -> int:
    options = options_of(arguments, __doc__)
    draw, began = random.Random(0), time.perf_counter()
    examples = losses_in(list(drawn(options.data, draw)), draw)
    draw.shuffle(examples)
    aligner = aligner_for("en", "fr", lexicon_for("en", "fr"))
    parts = [read(examples[first : first + 256], aligner) for first in range(0, len(examples), 256)]
    untaught = -(-UNTAUGHT // 256)
    tables = [teachers(part) for part in parts[untaught:]]
    taught = Words(*(np.concatenate(table) for table in zip(*tables, strict=True)))
    lost = taught.wanted.sum() / taught.there.sum()
    seconds = time.perf_counter() - began
    print(f"{len(taught.there)} pairs, {taught.there.sum():.0f} words, {lost:.1%} left out, {seconds:.0f} s")
    net = learnt(taught, KINDS, HOW, entropy)
    print(f"{untaught * 256} pairs that taught nothing: area {judged(net, parts[:untaught]):.4f}")
    if not options.dry:
        np.savez(SHIPPED / "surroundings.npz", allow_pickle=False, **saved(net))
    return 0


if __name__ == "__main__":
    sys.exit(main())
