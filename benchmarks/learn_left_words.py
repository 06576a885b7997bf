"""Learns which copied words were left untranslated; writes score/data/left-words.en-fr.tsv.

Usage: python -m benchmarks.learn_left_words [DATA] [-o FILE]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds fidelity/dev/docqe.2019.train.en-fr.jsonl, machine
translations with the errors that people marked. One logistic regression (L-BFGS, L2) over the words that stand in
source and target; features that are rare or weigh next to nothing are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from benchmarks.data import DATA
from benchmarks.fidelity import marked, rows
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from alignpost.score.check import Context, PairText
from alignpost.score.checks.left_words import features, weights_file
from alignpost.score.checks.untranslated import first_marks, titled_source
from alignpost.score.lexicon import lexicon_for

SHIPPED = Path(__file__).parents[1] / "src" / "alignpost" / "score" / "data"
FEWEST = 10
PENALTY = 3.0
LEAST_WEIGHT = 0.05

Example = tuple[list[str], bool]


def examples(path: Path) -> Iterator[Example]:
    """Features of every copied word, and whether it was marked as untranslated."""
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    for document in rows(path.parent, path.name):
        for number, texts in enumerate(zip(document["src"], document["mt"], strict=True)):
            if all(texts):
                yield from _of_pair(PairText(*texts, context), marked(document, number))


def _of_pair(pair: PairText, gold: set[tuple[int, int]]) -> Iterator[Example]:
    titled = titled_source(pair)
    marks, _ = first_marks(pair, titled=titled)
    for place, (key, word) in enumerate(zip(pair.target.keys, pair.target.words, strict=True)):
        if key in pair.source.places and key not in pair.target.function_words:
            left = any(start < word.end and word.start < end for start, end in gold)
            yield list(features(pair, place, marks, titled=titled)), left


def learn(found: list[Example]) -> dict[str, float]:
    """The weights by feature, the greatest first."""
    counts = Counter(name for names, _ in found for name in names)
    known = [name for name, count in counts.items() if count >= FEWEST]
    index = {name: i for i, name in enumerate(known)}
    indices = [[index[name] for name in names if name in index] for names, _ in found]
    flat = np.array([i for row in indices for i in row], np.int32)
    pointer = np.cumsum([0, *map(len, indices)])
    x = csr_matrix((np.ones(len(flat)), flat, pointer), shape=(len(found), len(known)))
    y = np.array([left for _, left in found], np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ weights
        value = np.logaddexp(0, z).sum() - y @ z + PENALTY / 2 * (weights @ weights)
        return float(value), np.asarray(x.T @ (1 / (1 + np.exp(-z)) - y) + PENALTY * weights)

    best = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    listed = {name: float(weight) for name, weight in zip(known, best, strict=True)}
    return dict(sorted(listed.items(), key=lambda item: (-abs(item[1]), item[0])))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    found = list(examples(options.data / "fidelity" / "dev" / "docqe.2019.train.en-fr.jsonl"))
    print(f"{len(found)} copied words, {sum(left for _, left in found)} left untranslated", flush=True)
    weights = {name: weight for name, weight in learn(found).items() if abs(weight) >= LEAST_WEIGHT}
    lines = ["# Log odds that a copied word was left untranslated: benchmarks/learn_left_words.py."]
    lines += [f"{name}\t{weight:.2f}" for name, weight in weights.items()]
    output = options.output or SHIPPED / weights_file("en", "fr")
    output.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{output}: {len(weights)} features")


if __name__ == "__main__":
    main()
