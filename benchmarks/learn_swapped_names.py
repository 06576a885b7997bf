"""Learns when two names have changed places; writes score/data/swapped-names.toml.

Usage: python benchmarks/learn_swapped_names.py PARALLEL [--most N] [-o FILE]

PARALLEL holds NAME.tsv.xz files of sentence pairs, source and target in two columns; prose is read. Every two names of a pair that
both sides have are one example as they stand and one with the names of the target swapped; a logistic regression
(L2) tells them apart. The levels are the doubts that so many of ten thousand pairs of names reach as they stand.
"""

from __future__ import annotations

import argparse
import lzma
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.score.check import Context, PairText, read_pairs
from alignpost.score.checks.kept_names import Kept, names_alike
from alignpost.score.checks.swapped_features import FEATURES, features
from alignpost.score.lexicon import lexicon_for

DATA = Path(__file__).parents[1] / "src" / "alignpost" / "score" / "data"
AT_ONCE = 128
MOST_OF_A_PAIR = 3
PROSE = ("europarl", "hansard-restored", "tatoeba", "cds-digital-canada", "debian-web")
PENALTY = 1.0
LEVELS = {"minor": 20, "major": 4}
"""False alarms among ten thousand pairs of names."""


def sentence_pairs(path: Path, most: int) -> list[tuple[str, str]]:
    """Up to `most` pairs of prose, evenly spread, whose two sides share two capitalised words."""
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [tuple(line.rstrip("\n").split("\t")[:2]) for line in lines]
    fit = [(a, b) for a, b in (row for row in rows if len(row) == 2) if len(a) < 400 and _promising(a, b)]
    return fit[:: max(1, len(fit) // most)][:most]


def _promising(source: str, target: str) -> bool:
    names = {word for word in source.split(" ")[1:] if word[:1].isupper()}
    return len(names & {*target.split(" ")}) > 1


def examples(pairs: list[tuple[str, str]], context: Context) -> Iterator[tuple[tuple[float, ...], bool]]:
    """The features of two names, and whether they were swapped."""
    for first in range(0, len(pairs), AT_ONCE):
        for pair in read_pairs(pairs[first : first + AT_ONCE], context):
            yield from _of_pair(pair)


def _of_pair(pair: PairText) -> Iterator[tuple[tuple[float, ...], bool]]:
    kept = names_alike(pair)
    for one, other in list(combinations(kept, 2))[:MOST_OF_A_PAIR]:
        yield features(pair, one, other, kept), False
        yield features(pair, *_crossed(one, other), kept), True
        if one.length > 1 < other.length:
            firsts = [Kept(name.source, name.target, name.length - 1) for name in (one, other)]
            lasts = _crossed(_last(one), _last(other))
            yield features(pair, *lasts, [*firsts, *lasts]), True


def _crossed(one: Kept, other: Kept) -> tuple[Kept, Kept]:
    """Two names, each where the other stands; as many words are moved as the shorter one has."""
    length = min(one.length, other.length)
    return Kept(one.source, other.target, length), Kept(other.source, one.target, length)


def _last(name: Kept) -> Kept:
    """Its last word: `Rubio` of `Marco Rubio`."""
    return Kept(name.source + name.length - 1, name.target + name.length - 1)


def learn(x: NDArray[np.float64], y: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Weights of a logistic regression."""
    sign = np.where(y, 1.0, -1.0)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (x @ w)
        share = 1 / (1 + np.exp(margin))
        return float(np.logaddexp(0, -margin).sum() + PENALTY / 2 * w @ w), -x.T @ (
            sign * share
        ) + PENALTY * w

    return np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--most", type=int, default=3000, help="pairs of one corpus")
    parser.add_argument("-o", "--output", type=Path, default=DATA / "swapped-names.toml")
    options = parser.parse_args()
    source, target = options.parallel.name.split("-")
    context = Context(source, target, None, lexicon_for(source, target))
    found = []
    for path in (options.parallel / f"{name}.tsv.xz" for name in PROSE):
        told = list(examples(sentence_pairs(path, options.most), context))
        print(f"{path.name}: {sum(not swapped for _, swapped in told)} pairs of names", flush=True)
        found += told
    x, y = np.array([row for row, _ in found]), np.array([swapped for _, swapped in found])
    weights = learn(x, y)
    doubt = x @ weights
    print(f"right: {float(((doubt > 0) == y).mean()):.3f} of {len(y)}")
    lines = [
        f"# Learnt by benchmarks/learn_swapped_names.py from {int((~y).sum())} pairs of names.",
        "[weights]",
    ]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(FEATURES, weights, strict=True)]
    lines.append("\n[levels]")
    for name, alarms in LEVELS.items():
        least = float(np.quantile(doubt[~y], 1 - alarms / 10_000))
        print(f"{name}: from {least:.2f}, recall {float((doubt[y] >= least).mean()):.3f}")
        lines.append(f"{name} = {least:.2f}")
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(options.output.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
