"""Learns which of several contrasting words a source calls for; writes score/data/contrasts.SOURCE-TARGET.npz.

Usage: python -m benchmarks.learn_contrasts PARALLEL [--back] [--most N] [--only WORD] [-o FILE]

PARALLEL (`…/en-fr`) holds NAME.tsv.xz files of sentence pairs, source and target in two columns; with `--back` the
second is the source. The sets of words stand in
score/data/contrasts.TARGET.txt. One logistic regression a set (L-BFGS, L2), small weights left out.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from alignpost.score.contrast_file import tables_of, write_contrasts
from alignpost.score.contrasts import ContrastSet, Members, contrast_sets, features, weights_file
from alignpost.tokens import words
from alignpost.tokens.words import fold_apostrophes

DATA = Path(__file__).parents[1] / "src" / "alignpost" / "score" / "data"
MOST_INSTANCES = 24_000
MOST_OF_A_MEMBER = 12_000
PROSE = ("europarl", "hansard-restored", "tatoeba")
FEWEST = 40
LEAST_COUNT = 15
MOST_FEATURES = 2_500
LEAST_WEIGHT = 0.12
PENALTY = 8.0


def sentence_pairs(folder: Path, most: int, *, back: bool) -> list[tuple[list[str], list[str]]]:
    """Words of source and target of pairs of up to 400 characters in a random order: `most` of speech and prose, a tenth of each other."""
    chosen: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        share = most if path.name.split(".")[0] in PROSE else most // 10
        kept = (row for row in rows[:: max(1, len(rows) // share)] if len(row) > 1)
        chosen += ((a, b) for a, b, *_ in kept if max(len(a), len(b)) < 400)
    random.Random(0).shuffle(chosen)
    pairs = ((keys(b), keys(a)) if back else (keys(a), keys(b)) for a, b in chosen)
    return [(a, b) for a, b in pairs if a and b and 0.4 < len(b) / len(a) < 2.5]


def keys(text: str) -> list[str]:
    return [sys.intern(fold_apostrophes(word.text)) for word in words(text)]


def places(
    pairs: Sequence[tuple[list[str], list[str]]], sets: tuple[ContrastSet, ...]
) -> list[list[tuple[int, int, int]]]:
    """For every set where its words stand: which member, in which pair, at which place of the target."""
    members = Members(sets)
    found: list[list[tuple[int, int, int]]] = [[] for _ in sets]
    full: Counter[tuple[int, int]] = Counter()
    for pair, (_, target) in enumerate(pairs):
        for place, key in enumerate(target):
            for number, member in members.of(key):
                if full[number, member] < MOST_OF_A_MEMBER and len(found[number]) < MOST_INSTANCES:
                    full[number, member] += 1
                    found[number].append((member, pair, place))
    return found


def learn(one: ContrastSet, rows: list[tuple[int, list[str]]]) -> dict[str, NDArray[np.float64]]:
    """Weights by feature, centred, the small ones left out; none where a member is too rare to be learnt."""
    counts = Counter(member for member, _ in rows)
    if sum(count >= FEWEST for count in counts.values()) < 2:
        return {}
    names = chosen(rows)
    index = {name: i for i, name in enumerate(names)}
    indices = [[index[name] for name in found if name in index] for _, found in rows]
    pointer = np.cumsum([0, *map(len, indices)])
    flat = np.array([i for row in indices for i in row], dtype=np.int32)
    x = csr_matrix((np.ones(len(flat)), flat, pointer), shape=(len(rows), len(names)))
    y = np.zeros((len(rows), len(one.members)))
    y[np.arange(len(rows)), [member for member, _ in rows]] = 1
    shape = (len(names), len(one.members))

    def loss(flat_weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat_weights.reshape(shape)
        z = x @ w
        z -= z.max(1, keepdims=True)
        log_sum = np.log(np.exp(z).sum(1, keepdims=True))
        value = -(y * (z - log_sum)).sum() + PENALTY / 2 * (w**2).sum()
        gradient = x.T @ (np.exp(z - log_sum) - y) + PENALTY * w
        return float(value), gradient.ravel()

    start = np.zeros(shape[0] * shape[1])
    result = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60})
    w = result.x.reshape(shape)
    w -= w.mean(1, keepdims=True)
    right = float((np.asarray(x @ w).argmax(1) == y.argmax(1)).mean())
    print(f"{len(rows):6} {max(counts.values()) / len(rows):.2f} {right:.2f}  {one.name}", flush=True)
    return {
        name: row for name, row in zip(names, w, strict=True) if name == "b" or abs(row).max() >= LEAST_WEIGHT
    }


def chosen(rows: list[tuple[int, list[str]]]) -> list[str]:
    """The features that tell most about the member, by their G² against independence."""
    total: Counter[str] = Counter()
    joint: Counter[tuple[str, int]] = Counter()
    members = Counter(member for member, _ in rows)
    for member, found in rows:
        total.update(found)
        joint.update((name, member) for name in found)
    often = {name for name, count in total.items() if count >= LEAST_COUNT}
    gain: Counter[str] = Counter()
    for (name, member), count in joint.items():
        if name in often:
            gain[name] += int(1000 * count * np.log(count * len(rows) / total[name] / members[member]))
    return ["b", *(name for name, _ in gain.most_common(MOST_FEATURES) if name != "b")]


def _short(weight: float) -> float:
    """A weight with two digits: more tell nothing, and would not compress."""
    return float(f"{weight:.2g}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--back", action="store_true", help="from the second language into the first")
    parser.add_argument("--most", type=int, default=100_000, help="pairs of one corpus")
    parser.add_argument("--only", help="sets of this check, or that hold this word")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    source, target = options.parallel.name.split("-")[:: -1 if options.back else 1]
    sets = tuple(s for s in contrast_sets(target) if options.only in (None, s.check, *s.members))
    learnt: dict[str, dict[str, list[float]]] = {}
    pairs = sentence_pairs(options.parallel, options.most, back=options.back)
    print(f"{len(pairs)} pairs", flush=True)
    for one, found in zip(sets, places(pairs, sets), strict=True):
        rows = [(member, list(features(*pairs[pair], place))) for member, pair, place in found]
        weights = learn(one, rows)
        if weights:
            learnt[one.name] = {name: [_short(value) for value in row] for name, row in weights.items()}
    output = options.output or DATA / weights_file(source, target)
    write_contrasts(tables_of(learnt), output)
    print(f"{output}: {output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
