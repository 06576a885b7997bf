"""Learn the aligner's weights on the development sets and write `src/alignpost/align/weights.toml`.

    python -m benchmarks.learn_alignment_weights plain spot trained trained-spot

An alignment is a path through a lattice whose steps earn the sum of their weighted features, so the probability of
the gold alignment is that of a conditional random field over segmentations (Sarawagi and Cohen 2004). Its logarithm
is maximised by L-BFGS with a Gaussian prior. The gradient, observed less expected features, comes from the aligner's
own forward-backward pass. Each document is there as it is and with noise (`alignment_data.noisy`). Cross-validation
leaves out one document with all its variants at a time; the figures printed are those of the documents left out, and
the prices of beads are chosen on them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks.alignment_data import GoldPair, development_sets, noisy
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.align import evaluate
from alignpost.align import weights as shipped
from alignpost.align.aligner import align_boxes, trained_evidence
from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.evidence import Evidence
from alignpost.align.features import FILLED_FEATURES, NULL_FEATURES, null_features, slabs
from alignpost.align.lattice import IMPOSSIBLE, Gains, run_passes
from alignpost.align.posterior import decode, posterior
from alignpost.align.spot import with_spot_channels
from alignpost.encode import encoder_for
from alignpost.model import Bead

NAMES = (*FILLED_FEATURES, *NULL_FEATURES)
FILE = Path(shipped.__file__).with_name("weights.toml")
SPREAD = 12
"""Columns on either side of the gold path that a bead may stray in training."""
PRIOR = 0.05
_EMPHASIS = 3

Doubles = NDArray[np.float64]


class Instance:
    """One document pair with the features of every bead near its gold path."""

    def __init__(self, pair: GoldPair, evidence: Evidence, emphasis: float = 1.0) -> None:
        self.pair, self.evidence, self.emphasis = pair, evidence, emphasis
        n, m = evidence.source_size, evidence.target_size
        path = _gold_path(pair.gold, n, m)
        self.band = Band.between(path[0] - SPREAD, path[1] + SPREAD, m)
        shape = (len(FILLED), n, self.band.width)
        features = np.empty((len(FILLED_FEATURES), *shape), dtype=np.float32)
        self.possible = np.empty(shape, dtype=np.bool_)
        for slab in slabs(evidence, self.band):
            rows = slice(slab.first_row - 1, slab.first_row - 1 + slab.features.shape[2])
            features[:, :, rows], self.possible[:, rows] = slab.features, slab.possible
        self.used = np.flatnonzero(features.reshape(len(features), -1).any(axis=1))
        self.features = features[self.used]
        self.empty = null_features(evidence)
        self.observed: Doubles = np.zeros(len(NAMES))

    def gains(self, weights: Doubles) -> Gains:
        """What each step earns with these weights, in the order of NAMES."""
        earned = np.tensordot(weights[self.used].astype(np.float32), self.features, axes=1)
        empty = weights[len(FILLED_FEATURES) : -1]
        filled = np.where(self.possible, earned, np.float32(IMPOSSIBLE))
        return Gains(filled, self.empty[0] @ empty, self.empty[1] @ empty, float(weights[-1]))

    def expected(self, gains: Gains) -> tuple[float, Doubles]:
        """Log weight of all alignments, and how much of each feature they hold on average."""
        passes = run_passes(gains, self.band)
        found = posterior(gains, self.band, passes)
        counts = np.zeros(len(NAMES))
        flat = self.features.reshape(len(self.used), -1)
        counts[self.used] = flat @ found.filled.ravel()
        counts[len(FILLED_FEATURES) : -1] = found.source @ self.empty[0] + found.target @ self.empty[1]
        # Gaps opened: from states entered by a filled bead, of the ways on those that lead into an empty one.
        opened = np.exp(gains.gap)
        after = np.exp(np.clip(passes.any_before - passes.gap_before, 0, 50))
        entered = passes.gap_before + np.log(np.maximum((after - 1) / (1 - opened), 1e-300)) - passes.total
        ways = [
            np.exp(np.clip(entered + way, -700, 50)) for way in (passes.after_source, passes.after_filled)
        ]
        counts[-1] = float(np.sum(opened * np.maximum(ways[0] - ways[1], 0) / (1 - opened)))
        return passes.total, counts

    def observe(self, weights: Doubles) -> None:
        """Features of the gold path; where a gold bead has no shape of ours, those of the ways through its box."""
        gains = self.gains(weights)
        allowed = np.zeros_like(self.possible)
        alone = np.ones(len(gains.source), dtype=np.bool_), np.ones(len(gains.target), dtype=np.bool_)
        for bead in _without_crossings(self.pair.gold):
            shape = (len(bead.source), len(bead.target))
            if shape in FILLED and bead.confidence is None:
                alone[0][list(bead.source)] = False
                alone[1][list(bead.target)] = False
                self._allow(allowed, FILLED.index(shape), bead.source[-1] + 1, bead.target[-1] + 1)
            else:
                for number, (a, b) in enumerate(FILLED):
                    for i in range(bead.source[0] + a, bead.source[-1] + 2):
                        for j in range(bead.target[0] + b, bead.target[-1] + 2):
                            self._allow(allowed, number, i, j)
        gold = Gains(
            np.where(allowed, gains.filled, np.float32(IMPOSSIBLE)),
            np.where(alone[0], gains.source, IMPOSSIBLE),
            np.where(alone[1], gains.target, IMPOSSIBLE),
            gains.gap,
        )
        total, self.observed = self.expected(gold)
        if total < IMPOSSIBLE / 2:
            raise ValueError(f"{self.pair.name}: the gold alignment is no path through the band")

    def _allow(self, allowed: NDArray[np.bool_], number: int, i: int, j: int) -> None:
        lane = j - self.band.low[i]
        if 0 <= lane < self.band.width:
            allowed[number, i - 1, lane] = True

    def beads(self, weights: Doubles, prices: tuple[float, float]) -> list[Bead]:
        """The alignment that the aligner would choose near the gold path."""
        gains = self.gains(weights)
        found = posterior(gains, self.band, run_passes(gains, self.band))
        steps = decode(found, self.band, *prices)
        return [Bead(tuple(range(i, i + a)), tuple(range(j, j + b))) for i, j, a, b in steps]


def _gold_path(gold: Sequence[Bead], n: int, m: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row the columns that the gold path may touch; in a gap those from where it begins to where it ends."""
    first, last = np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m)
    for bead in gold:
        if bead.source and bead.target:
            first[bead.source[0] + 1] = max(first[bead.source[0] + 1], bead.target[0])
            first[bead.source[-1] + 1] = max(first[bead.source[-1] + 1], bead.target[-1] + 1)
            last[bead.source[0]] = min(last[bead.source[0]], bead.target[0])
    return np.maximum.accumulate(first), np.minimum.accumulate(last[::-1])[::-1]


def _without_crossings(gold: Sequence[Bead]) -> list[Bead]:
    """Filled gold beads; those that cross or have holes become one with confidence 0, a box to be left open."""
    hulls: list[Bead] = []
    for bead in sorted((bead for bead in gold if bead.source and bead.target), key=lambda bead: bead.source):
        whole = _hull([bead])
        if (whole.source, whole.target) == (bead.source, bead.target):
            whole = replace(whole, confidence=None)
        while hulls and (hulls[-1].target[-1] >= whole.target[0] or hulls[-1].source[-1] >= whole.source[0]):
            whole = _hull([hulls.pop(), whole])
        hulls.append(whole)
    return hulls


def _hull(beads: Sequence[Bead]) -> Bead:
    source = [i for bead in beads for i in bead.source]
    target = [j for bead in beads for j in bead.target]
    return Bead(tuple(range(min(source), max(source) + 1)), tuple(range(min(target), max(target) + 1)), 0.0)


def learn(instances: Sequence[Instance], start: Doubles, rounds: int) -> Doubles:
    """Weights that make the gold alignments most probable."""
    active = np.zeros(len(NAMES), dtype=np.bool_)
    active[len(FILLED_FEATURES) :] = True
    scale = np.ones(len(NAMES))
    for instance in instances:
        active[instance.used] = True
    for number in np.flatnonzero(active[: len(FILLED_FEATURES)]):
        values = [
            i.features[np.searchsorted(i.used, number)][i.possible] for i in instances[:8] if number in i.used
        ]
        if values and not NAMES[number].startswith("shape"):
            scale[number] = 1 / max(float(np.std(np.concatenate(values))), 0.02)

    def objective(scaled: Doubles) -> tuple[float, Doubles]:
        weights = scaled * scale
        weights[-1] = min(weights[-1], -0.05)
        value, slope = 0.0, np.zeros(len(NAMES))
        for instance in instances:
            total, counts = instance.expected(instance.gains(weights))
            value += instance.emphasis * (total - float(weights @ instance.observed))
            slope += instance.emphasis * (counts - instance.observed)
        return value + PRIOR / 2 * float(scaled @ scaled), np.where(active, slope * scale + PRIOR * scaled, 0)

    found = minimize(
        objective,
        np.where(active, start / scale, 0),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds},
    )
    print(f"    loss {found.fun:.1f} after {found.nit} rounds", file=sys.stderr, flush=True)
    weights = np.asarray(found.x * scale)
    weights[-1] = min(weights[-1], -0.05)
    return weights


def variants(sets: Mapping[str, list[GoldPair]], seed: int) -> dict[str, list[GoldPair]]:
    """By name of the document: itself and its noisy variants."""
    rng = random.Random(seed)
    found: dict[str, list[GoldPair]] = {}
    for pairs in sets.values():
        for place, pair in enumerate(pairs):
            foreign = pairs[(place + 1) % len(pairs)]
            kinds = ["deleted", "embedded", "embedded", "piece"] + (
                ["inserted"] if foreign is not pair else []
            )
            found[pair.name] = [pair, *(noisy(pair, kind, rng, foreign) for kind in kinds)]
    return found


def evidence_for(regime: str, pair: GoldPair) -> Evidence | None:
    """What the aligner would know about the pair in that regime; None where the regime does not apply."""
    source, target = pair.documents()
    if regime.startswith("trained"):
        encoder = encoder_for(source.lang, target.lang)
        if encoder is None:
            return None
        evidence, first = trained_evidence(source, target, encoder), "trained"
    else:
        encoder = None
        evidence, first = Evidence.of_documents(source, target), "plain"
    if regime == first:
        return evidence
    box = (0, len(pair.source), 0, len(pair.target))
    return with_spot_channels(
        evidence, pair.source, pair.target, align_boxes(evidence, [box], shipped.regime(first)), encoder
    )


def figures(found: Sequence[tuple[GoldPair, list[Bead]]]) -> tuple[float, float]:
    result = evaluate([pair.gold for pair, _ in found], [beads for _, beads in found])
    return result.strict.f1, result.lax.f1


def fit(regime: str, rounds: int, folds: bool) -> tuple[Doubles, tuple[float, float]]:
    documents: dict[str, list[Instance]] = {}
    sets = development_sets()
    largest = max(map(len, sets.values()))
    # A set of few documents weighs more, so that a kind of text is not outvoted for being rare here.
    emphases = {
        pair.name: float(min(_EMPHASIS, largest // len(pairs))) for pairs in sets.values() for pair in pairs
    }
    for name, pairs in variants(sets, seed=1).items():
        emphasis = emphases[name]
        documents[name] = [
            Instance(p, e, emphasis) for p in pairs if (e := evidence_for(regime, p)) is not None
        ]
    previous = tomllib.loads(FILE.read_text(encoding="utf-8")).get(regime, {"weights": {}})["weights"]
    start = np.array([previous.get(name, 0.0) for name in NAMES])
    for instance in (i for group in documents.values() for i in group):
        instance.observe(start)
    everything = [i for group in documents.values() for i in group]
    weights = learn(everything, start, rounds)
    prices = (0.5, 0.5)
    if not folds:
        return weights, prices
    held: list[tuple[Instance, Doubles]] = []
    for name, group in documents.items():
        rest = [i for other, instances in documents.items() if other != name for i in instances]
        # From nothing: the weights there are have seen the document that is left out.
        fold = learn(rest, np.zeros(len(NAMES)), rounds)
        held += [(instance, fold) for instance in group]
        print(
            f"  {regime} {name}",
            [round(x, 4) for x in figures([(i.pair, i.beads(fold, prices)) for i in group[:1]])],
        )
    grid = [(a, b) for a in (0.4, 0.5, 0.6) for b in (0.4, 0.5, 0.6)]
    scores = {}
    for choice in grid:
        decoded = [(i.pair, i.beads(w, choice)) for i, w in held]
        scores[choice] = figures(decoded)[0]
    prices = max(grid, key=lambda choice: scores[choice])
    decoded = [(i.pair, i.beads(w, prices)) for i, w in held]
    for kind in ("", "deleted", "inserted", "embedded", "piece", "unrelated"):
        chosen = [d for d in decoded if d[0].name.endswith(" " + kind) or (not kind and " " not in d[0].name)]
        if chosen:
            print(
                f"  {regime} held out, {kind or 'as it is'}: strict/lax",
                [round(x, 4) for x in figures(chosen)],
                flush=True,
            )
    print(f"  {regime} prices {prices}", flush=True)
    return weights, prices


def write(regime: str, weights: Doubles, prices: tuple[float, float]) -> None:
    """Put the table into the data file, leaving the others as they are."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    named = {
        name: round(float(value), 4) for name, value in zip(NAMES, weights, strict=True) if abs(value) > 5e-5
    }
    tables[regime] = {"price": prices[0], "empty_price": prices[1], "weights": named}
    lines = ["# Written by benchmarks/learn_alignment_weights.py; not to be edited by hand.\n"]
    for name, table in tables.items():
        lines += [f"[{name}]", f"price = {table['price']}", f"empty_price = {table['empty_price']}", ""]
        lines += [f"[{name}.weights]", *(f"{json.dumps(k)} = {v}" for k, v in table["weights"].items()), ""]
    FILE.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("regimes", nargs="+", choices=("plain", "spot", "trained", "trained-spot"))
    parser.add_argument("--rounds", type=int, default=60, help="at most so many steps of L-BFGS")
    parser.add_argument("--no-folds", action="store_true", help="no cross-validation")
    options = parser.parse_args()
    for name in options.regimes:
        begun = time.perf_counter()
        write(name, *fit(name, options.rounds, not options.no_folds))
        shipped.regime.cache_clear()
        print(f"{name}: {time.perf_counter() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
