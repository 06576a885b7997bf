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
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from benchmarks.learn_gaps import area
from benchmarks.learn_loose_words import options_of
from benchmarks.planted_losses import Drawn, Example, lines_of, losses_in
from numpy.typing import NDArray

from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import align, aligner_for
from alignpost.score.shipped import DATA as SHIPPED
from alignpost.score.stretches import traits_of_words
from alignpost.score.surroundings import HIGHEST, LAYERS, LEAST, LOWEST, SCALE, Surroundings
from alignpost.score.whole_traits import TRAITS
from alignpost.score.word_alignment import WordAligner
from alignpost.score.word_meanings import meanings
from alignpost.score.word_traits import FlatSides, flat_sides

TEXTS = {
    "tatoeba": 42_000, "europarl": 21_000, "hansard-restored": 9_000, "debian-web": 5_000, "cds-digital-canada": 4_000,
    "react-docs": 2_500,
}  # fmt: skip
"""Sentence pairs drawn from each training text."""
TOGETHER = (1, 1, 1, 2, 2, 3)
"""Sentences of Tatoeba that make a pair; one is drawn."""
WIDTH = 40
"""Words of a side, at most."""
SIZE = 16
EPOCHS = 2
BATCH = 64
RATE = 3e-3
DECAY = 1e-2
DROPPED = 0.15
UNTAUGHT = 2_000
"""Pairs that the network is judged by."""
_LOOSE = TRAITS.index("loose")

Array = Any
"""Of numpy or of jax."""


class Teachers(NamedTuple):
    """Pairs as tables, shape (pairs, 2, WIDTH, …): both sides with their words, padded."""

    traits: Array
    links: Array
    words: Array
    """1 where there is a word."""
    lost: Array
    """1 where it was left out."""

    def at(self, pairs: NDArray[np.int64]) -> Teachers:
        """Some of the pairs."""
        return Teachers(*(table[pairs] for table in self))


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
    flats = flat_sides(pairs, align(pairs, aligner), aligner)
    meant = meanings(*flats, (aligner.vocabularies.source, aligner.vocabularies.target))
    return Read(flats, (traits_of_words(flats[0], meant[0]), traits_of_words(flats[1], meant[1])), examples)


def teachers(part: Read) -> Teachers:
    """The pairs of which neither side is too long."""
    sizes = np.stack([flat.sizes for flat in part.sides], 1)
    short = np.flatnonzero(sizes.max(1) <= WIDTH)
    shape = (len(short), 2, WIDTH)
    found = Teachers(
        np.zeros((*shape, len(TRAITS)), np.float32),
        np.zeros(shape, np.int32),
        np.zeros(shape, np.float32),
        np.zeros(shape, np.float32),
    )
    for side, (flat, traits) in enumerate(zip(part.sides, part.traits, strict=True)):
        lost = part.lost(side)
        for row, pair in enumerate(short.tolist()):
            words, there = slice(flat.starts[pair], flat.ends[pair]), slice(flat.sizes[pair])
            found.traits[row, side, there] = traits[words]
            found.links[row, side, there] = np.minimum(flat.links[words], sizes[pair, 1 - side] - 1)
            found.words[row, side, there] = 1
            found.lost[row, side, there] = lost[pair]
    return found


def beginning(key: Array) -> Surroundings:
    """Weights drawn by chance; every layer adds little at first."""
    keys = iter(jax.random.split(key, 8))

    def dense(*shape: int, scale: float = 1.0) -> Array:
        return jax.random.normal(next(keys), shape) * scale / np.sqrt(shape[-2])

    return Surroundings(
        traits=dense(len(TRAITS), SIZE),
        languages=jnp.zeros((2, SIZE)),
        around=dense(LAYERS, 3 * SIZE, SIZE),
        bias=jnp.zeros((LAYERS, SIZE)),
        out=dense(LAYERS, SIZE, SIZE, scale=0.3),
        linked=dense(SIZE, SIZE, scale=0.5),
        there=dense(2 * SIZE, SIZE, scale=0.5),
        hidden=dense(SIZE, SIZE),
        hidden_bias=jnp.zeros(SIZE),
        odds=dense(SIZE, 1, scale=0.1)[:, 0],
        odds_bias=jnp.array([-3.0]),
    )


def log_odds(net: Surroundings, of: Teachers, key: Array | None = None) -> Array:
    """As `Surroundings.of` gives them, neither bounded nor divided, shape (pairs, 2, WIDTH); with a key, of a net with holes."""

    def holed(words: Array, number: int) -> Array:
        if key is None:
            return words
        kept = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - DROPPED, words.shape)
        return words * kept / (1 - DROPPED)

    there = of.words[..., None]
    own = jax.nn.relu(of.traits @ net.traits + net.languages[:, None])
    for layer in range(LAYERS // 2):
        own += _layer(net, layer, own, there)
    other = own[:, ::-1]
    linked = jnp.take_along_axis(other, of.links[..., None], 2) * (1 - of.traits[..., _LOOSE, None])
    others = there[:, ::-1]
    means = (other * others).sum(2, keepdims=True) / jnp.maximum(others.sum(2, keepdims=True), 1)
    both = jnp.concatenate([jnp.broadcast_to(means, own.shape), own], -1)
    words = own + jax.nn.relu(linked @ net.linked + both @ net.there)
    for layer in range(LAYERS // 2, LAYERS):
        words += _layer(net, layer, words, there)
    hidden = jax.nn.relu(_even(holed(words, 1)) @ net.hidden + net.hidden_bias)
    return hidden @ net.odds + net.odds_bias


def _layer(net: Surroundings, number: int, words: Array, there: Array) -> Array:
    even = _even(words) * there
    before = jnp.pad(even[:, :, :-1], ((0, 0), (0, 0), (1, 0), (0, 0)))
    behind = jnp.pad(even[:, :, 1:], ((0, 0), (0, 0), (0, 1), (0, 0)))
    near = jnp.concatenate([before, even, behind], -1)
    return jax.nn.relu(near @ net.around[number] + net.bias[number]) @ net.out[number]


def _even(words: Array) -> Array:
    centred = words - words.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + LEAST)


def learn(taught: Teachers, seed: int = 0) -> Surroundings:
    """The net that tells best which words were left out, by cross entropy."""
    known = taught.traits[taught.words > 0]
    mean, spread = known.mean(0), known.std(0) + 1e-3
    steps = EPOCHS * (len(taught.words) // BATCH)
    rule = optax.adamw(optax.cosine_onecycle_schedule(steps, RATE), weight_decay=DECAY)

    def plain(net: Surroundings) -> Surroundings:
        """A net for traits as they are, by one for traits of mean 0 and variance 1."""
        traits = net.traits / spread[:, None]
        return net._replace(traits=traits, languages=net.languages - mean @ traits)

    def loss(net: Surroundings, of: Teachers, key: Array) -> Array:
        each = optax.sigmoid_binary_cross_entropy(log_odds(plain(net), of, key), of.lost)
        return (each * of.words).sum() / of.words.sum()

    def step(net: Surroundings, state: Array, of: Teachers, key: Array) -> tuple[Surroundings, Array, Array]:
        value, slope = jax.value_and_grad(loss)(net, of, key)
        change, state = rule.update(slope, state, net)
        return optax.apply_updates(net, change), state, value

    better, draw = jax.jit(step), np.random.default_rng(seed)
    net = beginning(jax.random.key(seed))
    state, value, holes = rule.init(net), 0.0, jax.random.key(seed + 1)
    for epoch in range(EPOCHS):
        order = draw.permutation(len(taught.words))
        for first in range(0, len(order) - BATCH + 1, BATCH):
            holes, key = jax.random.split(holes)
            net, state, now = better(net, state, taught.at(order[first : first + BATCH]), key)
            value += 0.01 * (float(now) - value)
        print(f"  round {epoch + 1} of {EPOCHS}: loss {value:.4f}", flush=True)
    return Surroundings(*(np.asarray(weights, np.float64) for weights in plain(net)))


def judged(net: Surroundings, parts: Sequence[Read]) -> float:
    """Area under the curve of what the package says of the words of pairs; the net in training has to say the same."""
    said: list[NDArray[np.float32]] = []
    lost: list[list[float]] = []
    for part in parts:
        found = net.of(part.sides, part.traits)
        table = teachers(part)
        trained = np.clip(np.asarray(log_odds(net, table)), LOWEST, HIGHEST) / SCALE
        short = np.stack([flat.sizes for flat in part.sides], 1).max(1) <= WIDTH
        for side, flat in enumerate(part.sides):
            here = found[side][short[flat.pair]]
            np.testing.assert_allclose(here, trained[:, side][table.words[:, side] > 0], atol=1e-3)
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
    taught = Teachers(*(np.concatenate(table) for table in zip(*tables, strict=True)))
    lost = taught.lost.sum() / taught.words.sum()
    seconds = time.perf_counter() - began
    print(f"{len(taught.words)} pairs, {taught.words.sum():.0f} words, {lost:.1%} left out, {seconds:.0f} s")
    net = learn(taught)
    print(f"{untaught * 256} pairs that taught nothing: area {judged(net, parts[:untaught]):.4f}")
    if not options.dry:
        arrays = {name: weights.astype(np.float32) for name, weights in net._asdict().items()}
        np.savez(SHIPPED / "surroundings.npz", allow_pickle=False, **arrays)
    return 0


if __name__ == "__main__":
    sys.exit(main())
