"""Learns networks over the words of pairs (`alignpost.score.network`) with jax: the same sums, on padded tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from alignpost.score.network import LAYERS, LEAST, Network
from alignpost.score.word_traits import FlatSides

__all__ = ["Learning", "Words", "kept", "learn", "odds", "padded", "saved"]

Array = Any
"""Of numpy or of jax."""


class Words(NamedTuple):
    """Pairs as tables, shape (pairs, 2, width, …): both sides with their words, padded."""

    traits: Array
    kinds: Array
    links: Array
    loose: Array
    there: Array
    """1 where there is a word."""
    wanted: Array
    """What is to be learnt of a word."""

    def at(self, pairs: NDArray[np.int64]) -> Words:
        """Some of the pairs."""
        return Words(*(table[pairs] for table in self))


@dataclass(frozen=True, slots=True)
class Learning:
    """How a network is learnt."""

    size: int
    epochs: int
    rate: float
    decay: float
    holes: float
    """Share of numbers left out at random (Srivastava et al. 2014)."""
    bias: float
    """What every word gives at first."""
    spread: float = 0.0
    """Of what a kind of words adds at first."""
    holed_words: bool = False
    """Whether words have holes where they come in and where they meet the other side, too."""
    batch: int = 64


def kept(flats: tuple[FlatSides, FlatSides], width: int) -> NDArray[np.intp]:
    """The pairs of which neither side is too long for the tables."""
    return np.flatnonzero(np.stack([flat.sizes for flat in flats], 1).max(1) <= width)


def padded(
    flats: tuple[FlatSides, FlatSides],
    traits: Sequence[NDArray[np.float32]],
    kinds: Sequence[NDArray[np.int64]],
    wanted: Sequence[Sequence[Sequence[float]]],
    *,
    loose: int,
    width: int,
) -> Words:
    """The pairs that are short enough.

    Args:
        flats: the words of both sides.
        traits: of these words.
        kinds: of these words.
        wanted: of each pair's words, side by side.
        loose: the column that says how loose a word is.
        width: words of a side, at most.
    """
    rows = kept(flats, width)
    shape = (len(rows), 2, width)
    tables = Words(
        np.zeros((*shape, traits[0].shape[1]), np.float32),
        np.zeros(shape, np.int32),
        np.zeros(shape, np.int32),
        *(np.zeros(shape, np.float32) for _ in range(3)),
    )
    for side, flat in enumerate(flats):
        for row, pair in enumerate(rows.tolist()):
            words, here = slice(flat.starts[pair], flat.ends[pair]), slice(flat.sizes[pair])
            last = max(0, flats[1 - side].sizes[pair] - 1)
            tables.traits[row, side, here] = traits[side][words]
            tables.kinds[row, side, here] = kinds[side][words]
            tables.links[row, side, here] = np.minimum(flat.links[words], last)
            tables.loose[row, side, here] = traits[side][words, loose]
            tables.there[row, side, here] = 1
            tables.wanted[row, side, here] = wanted[side][pair]
    return tables


def _beginning(key: Array, traits: int, kinds: int, how: Learning) -> Network:
    """Weights drawn by chance; every layer adds little at first."""
    keys = iter(jax.random.split(key, 9))
    size = how.size

    def dense(*shape: int, scale: float = 1.0) -> Array:
        return jax.random.normal(next(keys), shape) * scale / np.sqrt(shape[-2])

    return Network(
        traits=dense(traits, size),
        kinds=jax.random.normal(next(keys), (kinds, size)) * how.spread,
        around=dense(LAYERS, 3 * size, size),
        bias=jnp.zeros((LAYERS, size)),
        out=dense(LAYERS, size, size, scale=0.3),
        linked=dense(size, size, scale=0.5),
        there=dense(2 * size, size, scale=0.5),
        hidden=dense(size, size),
        hidden_bias=jnp.zeros(size),
        odds=dense(size, 1, scale=0.1)[:, 0],
        odds_bias=jnp.array([how.bias]),
    )


def odds(net: Network, of: Words, how: Learning | None = None, key: Array | None = None) -> Array:
    """As `Network.beside` gives them for both sides, shape (pairs, 2, width); with a key, of a net with holes."""

    def holed(words: Array, number: int) -> Array:
        if key is None or how is None or not (number == 0 or how.holed_words):
            return words
        keep = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - how.holes, words.shape)
        return words * keep / (1 - how.holes)

    there = of.there[..., None]
    own = holed(jax.nn.relu(of.traits @ net.traits + net.kinds[of.kinds]), 1) * there
    for layer in range(LAYERS // 2):
        own += _layer(net, layer, own, there)
    other, others = own[:, ::-1], there[:, ::-1]
    linked = jnp.take_along_axis(other, of.links[..., None], 2) * (1 - of.loose[..., None])
    means = (other * others).sum(2, keepdims=True) / jnp.maximum(others.sum(2, keepdims=True), 1)
    both = jnp.concatenate([jnp.broadcast_to(means, own.shape), own], -1)
    words = holed(own + jax.nn.relu(linked @ net.linked + both @ net.there), 2)
    for layer in range(LAYERS // 2, LAYERS):
        words += _layer(net, layer, words, there)
    hidden = jax.nn.relu(holed(_even(words), 0) @ net.hidden + net.hidden_bias)
    return hidden @ net.odds + net.odds_bias


def _layer(net: Network, number: int, words: Array, there: Array) -> Array:
    even = _even(words) * there
    before = jnp.pad(even[:, :, :-1], ((0, 0), (0, 0), (1, 0), (0, 0)))
    behind = jnp.pad(even[:, :, 1:], ((0, 0), (0, 0), (0, 1), (0, 0)))
    near = jnp.concatenate([before, even, behind], -1)
    return jax.nn.relu(near @ net.around[number] + net.bias[number]) @ net.out[number]


def _even(words: Array) -> Array:
    centred = words - words.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + LEAST)


def learn(
    taught: Words,
    kinds: int,
    how: Learning,
    loss: Callable[[Array, Words, Array], Array],
    of_pairs: Array = None,
    seed: int = 0,
) -> Network:
    """The net of the least loss.

    Args:
        taught: the teachers.
        kinds: of words.
        how: size, steps and their width.
        loss: by the odds, the teachers and what `of_pairs` says of them.
        of_pairs: anything more that is known of each pair, one row each.
        seed: of all that is drawn by chance.
    """
    known = taught.traits[taught.there > 0]
    mean, spread = known.mean(0), known.std(0) + 1e-3
    more = np.zeros(len(taught.there)) if of_pairs is None else of_pairs
    steps = how.epochs * (len(taught.there) // how.batch)
    rule = optax.adamw(optax.cosine_onecycle_schedule(steps, how.rate), weight_decay=how.decay)

    def plain(net: Network) -> Network:
        """A net for traits as they are, by one for traits of mean 0 and variance 1."""
        traits = net.traits / spread[:, None]
        return net._replace(traits=traits, kinds=net.kinds - mean @ traits)

    def of_net(net: Network, of: Words, rows: Array, key: Array) -> Array:
        return loss(odds(plain(net), of, how, key), of, rows)

    def step(net: Network, state: Array, of: Words, rows: Array, key: Array) -> tuple[Network, Array, Array]:
        value, slope = jax.value_and_grad(of_net)(net, of, rows, key)
        change, state = rule.update(slope, state, net)
        return optax.apply_updates(net, change), state, value

    better, draw = jax.jit(step), np.random.default_rng(seed)
    net = _beginning(jax.random.key(seed), taught.traits.shape[-1], kinds, how)
    state, value, holes = rule.init(net), 0.0, jax.random.key(seed + 1)
    for epoch in range(how.epochs):
        order = draw.permutation(len(taught.there))
        for first in range(0, len(order) - how.batch + 1, how.batch):
            holes, key = jax.random.split(holes)
            rows = order[first : first + how.batch]
            net, state, now = better(net, state, taught.at(rows), more[rows], key)
            value += 0.01 * (float(now) - value)
        print(f"  round {epoch + 1} of {how.epochs}: loss {value:.4f}", flush=True)
    return Network(*(np.asarray(weights, np.float64) for weights in plain(net)))


def saved(net: Network) -> dict[str, NDArray[np.float32]]:
    """What a file keeps."""
    return {name: weights.astype(np.float32) for name, weights in net._asdict().items()}
