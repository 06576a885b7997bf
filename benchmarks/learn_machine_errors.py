"""Learns what people mark in machine translations; writes score/data/machine-errors.en-fr.npz.

Usage: python -m benchmarks.learn_machine_errors [DATA] [--dry]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds fidelity/dev/docqe.2019.{train,dev0,dev}.en-fr.jsonl, machine
translations of product texts with the errors that people marked. The network learns two things at once from the training
part alone: the penalty of every word (Poisson), and that of the pair, mixed with the MQM score of its document, since
people are strict with some documents and not with others. The figures printed are of the other two parts: Pearson's
correlation of a document's mean score, weighted by words, and its MQM score. Needs jax and optax (`pip install jax
optax`), which no extra brings. Takes seven minutes on one core.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from benchmarks.fidelity import Row, rows
from benchmarks.learn_loose_words import options_of
from benchmarks.networks import Array, Learning, Words, kept, learn, padded, saved
from numpy.typing import NDArray
from scipy.stats import pearsonr

from alignpost.score.machine_errors import (
    FILE,
    KINDS,
    PER_ERROR,
    SOFTNESS,
    penalties,
    read_machine_traits,
    scores_of,
)
from alignpost.score.machine_traits import CLASSES, LOOSE, MachineTraits
from alignpost.score.network import Network
from alignpost.score.side import Side
from alignpost.tokens import Word

HOW = Learning(size=40, epochs=16, rate=3e-3, decay=1.0, holes=0.2, bias=-1.5, spread=0.05, holed_words=True)
NETS = 5
"""Each from other weights drawn by chance."""
WIDTH = 64
"""Words of a side, at most."""
PENALTY = {"minor": 1.0, "major": 5.0, "critical": 10.0}
"""As the MQM scores of the documents count."""
OF_DOCUMENT = 0.5
"""Share of the document's MQM score in what is wanted of a pair; the rest is the pair's own."""
OF_PAIR = 0.5
"""Share of the loss of pairs in the whole; the rest is that of words."""
_AT_ONCE = 128
_SURE = 1e-3
"""The least chance that is told apart."""

Mark = tuple[int, int, float]
"""Where a marked place begins and ends, and its penalty."""


class Translated(NamedTuple):
    """A pair of a document that has words on both sides."""

    document: int
    sides: tuple[Side, Side]
    marks: Sequence[Mark]

    @property
    def words(self) -> int:
        """Of the source, split on spaces as the MQM scores of the documents count them."""
        return len(self.sides[0].text.split())

    @property
    def penalty(self) -> float:
        """Of all that was marked."""
        return sum(weight for _, _, weight in self.marks)

    def of_words(self) -> list[float]:
        """The share of the penalty that each target word bears; a place between words is borne by the word behind it."""
        words = self.sides[1].words
        borne = [0.0] * len(words)
        for start, end, weight in self.marks:
            places = _marked(words, start, end)
            for place in places:
                borne[place] += weight / len(places)
        return borne


def _marked(words: Sequence[Word], start: int, end: int) -> list[int]:
    met = [place for place, word in enumerate(words) if word.start < end and start < word.end]
    # A mark of one letter stands beside what is missing, unless the letter is a word.
    if met and (end - start > 1 or any(words[place].end - words[place].start == 1 for place in met)):
        return met
    behind = (place for place, word in enumerate(words) if word.start >= start)
    return [next(behind, len(words) - 1)]


def translated(documents: Sequence[Row]) -> Iterator[Translated]:
    for number, document in enumerate(documents):
        for segment, texts in enumerate(zip(document["src"], document["mt"], strict=True)):
            sides = Side(texts[0], "en"), Side(texts[1], "fr")
            if all(side.words for side in sides):
                yield Translated(number, sides, tuple(_marks(document, segment)))


def _marks(document: Row, segment: int) -> Iterator[Mark]:
    for error in document["ann"]:
        places = list(zip(error["seg"], error["start"], error["len"], strict=True))
        for at, start, length in places:
            if at == segment:
                yield start, start + length, PENALTY[error["sev"]] / len(places)


class Read(NamedTuple):
    """Pairs as the package reads them."""

    pairs: Sequence[Translated]
    traits: tuple[MachineTraits, MachineTraits]


def read(pairs: Sequence[Translated]) -> list[Read]:
    groups = [pairs[first : first + _AT_ONCE] for first in range(0, len(pairs), _AT_ONCE)]
    return [Read(group, read_machine_traits([pair.sides for pair in group])) for group in groups]


def teachers(part: Read, documents: Sequence[Row]) -> tuple[Words, NDArray[np.float32]]:
    """The words of a part, and of each of its pairs the words of the source, its penalty, and its document's MQM score."""
    ours, theirs = part.traits
    nothing = [[0.0] * len(pair.sides[0].words) for pair in part.pairs]
    borne = [[share / PER_ERROR for share in pair.of_words()] for pair in part.pairs]
    words = padded(
        (ours.flat, theirs.flat),
        (ours.rows, theirs.rows),
        (ours.classes, theirs.classes + CLASSES),
        (nothing, borne),
        loose=LOOSE,
        width=WIDTH,
    )
    of_pairs = [(pair.words, pair.penalty, float(documents[pair.document]["mqm"])) for pair in part.pairs]
    return words, np.array(of_pairs, np.float32)[kept((ours.flat, theirs.flat), WIDTH)]


def loss(found: Array, of: Words, of_pairs: Array) -> Array:
    """How badly the penalties of words and of pairs are told."""
    there, wanted = of.there[:, 1], of.wanted[:, 1]
    rates = jax.nn.softplus(found[:, 1]) * there
    of_words = ((rates - wanted * jnp.log(rates + _SURE)) * there).sum() / there.sum()
    count, penalty, mqm = of_pairs.T

    def score(penalties: Array) -> Array:
        return jnp.exp(-100 * penalties / count / SOFTNESS)

    told = jnp.clip(score(rates.sum(1) * PER_ERROR), _SURE, 1 - _SURE)
    best = (1 - OF_DOCUMENT) * score(penalty) + OF_DOCUMENT * mqm / 100
    entropy = -(best * jnp.log(told) + (1 - best) * jnp.log(1 - told))
    # A long pair tells more of its document, but not in proportion.
    weights = jnp.sqrt(count)
    return (1 - OF_PAIR) * of_words + OF_PAIR * (entropy * weights).sum() / weights.sum()


def correlation(nets: Sequence[Network], parts: Sequence[Read], documents: Sequence[Row]) -> float:
    """Pearson's, of the documents' mean scores and what people gave."""
    pairs = [pair for part in parts for pair in part.pairs]
    found = np.concatenate([penalties(nets, *part.traits) for part in parts])
    words = np.array([pair.words for pair in pairs])
    owner = np.array([pair.document for pair in pairs])
    total = np.bincount(owner, words, len(documents))
    means = np.bincount(owner, scores_of(found, words) * words, len(documents)) / np.maximum(total, 1)
    return float(pearsonr(means, [float(document["mqm"]) for document in documents])[0])


def main(arguments: Sequence[str] | None = None) -> int:
    options = options_of(arguments, __doc__)
    folder = options.data / "fidelity" / "dev"
    documents = rows(folder, "docqe.2019.train.en-fr.jsonl")
    taught_by = [teachers(part, documents) for part in read(list(translated(documents)))]
    taught = Words(*map(np.concatenate, zip(*(words for words, _ in taught_by), strict=True)))
    of_pairs = np.concatenate([more for _, more in taught_by])
    print(f"{len(taught.there)} pairs, {taught.there[:, 1].sum():.0f} words of targets", flush=True)
    nets = [learn(taught, KINDS, HOW, loss, of_pairs, seed) for seed in range(NETS)]
    for name in ("dev0", "dev"):
        others = rows(folder, f"docqe.2019.{name}.en-fr.jsonl")
        print(f"  {name}: {correlation(nets, read(list(translated(others))), others):.3f}", flush=True)
    if not options.dry:
        tables = [saved(net) for net in nets]
        arrays = {name: np.stack([table[name] for table in tables]).astype(np.float16) for name in tables[0]}
        np.savez(FILE, allow_pickle=False, **arrays)
        print(f"{FILE.name}: {FILE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
