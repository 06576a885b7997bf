"""Learn the aligner's weights on the development sets and write `src/alignpost/align/weights.toml`.

    python -m benchmarks.learn_alignment_weights [plain spot] [trained trained-spot]

fits one table for each state of knowledge; those with an encoder and those without do not depend on each other. Each
document is there as it is, and a stretch of it with noise of several kinds (`alignment_data.noisy`); a set of one
document is cut into halves, so that a part of it can be left out, and weighs more. The weights of a first pass are
those that make the gold alignments most probable (`path_model`); those of the passes after it are then moved to where
most gold links are to be expected (`expected_hits`).

The development texts have no paragraph marks; what those weigh follows from an assumption, the same for every table
(`paragraph_weights`).

Cross-validation leaves out one document with all its variants at a time. The figures printed are those of what was left
out, the whole way: the beads that teach the second pass on a document come from a first pass by weights that were
learnt without it, and so do the beads that teach it on the others. The prices of beads are chosen on what was left out,
and the calibration is measured there.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.alignment import reliability
from benchmarks.alignment_data import GoldPair, development_sets, halves, noisy, stretch
from benchmarks.expected_hits import most_hits, share_of_weights
from benchmarks.gold_pieces import gold_path, pieces_of
from benchmarks.path_model import NAMES, Piece, most_probable
from numpy.typing import NDArray

from alignpost.align import evaluate
from alignpost.align import weights as shipped
from alignpost.align.aligner import align_boxes, trained_evidence
from alignpost.align.band import Band
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import ways
from alignpost.align.lessons import lessons
from alignpost.align.passages import with_passages
from alignpost.align.posterior import Posterior, Posteriors, confidences, decode_stack
from alignpost.align.spot import with_spot_channels
from alignpost.align.stack import Stack
from alignpost.align.weights import Regime
from alignpost.encode import encoder_for
from alignpost.model import Bead

FILE = Path(shipped.__file__).with_name("weights.toml")
REGIMES = {"plain": None, "spot": "plain", "trained": None, "trained-spot": "trained"}
"""The states of knowledge, and the one whose beads teach what the state adds."""
NOISE = ("deleted", "inserted", "embedded", "embedded", "piece")
PRICES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_EVEN = (0.5, 0.5)
_STRAY = 12
"""Columns on either side of the gold path that are looked at when what was left out is aligned."""
_EMPHASIS = 3.0
"""What a document counts whose set has no other."""

_BEGINNING, _AGREED, _WITHIN = 0.25, 0.8, 0.05
"""Assumed of paragraphs: how many segments begin one, how many of those stand beside one on the other side, and how
many stand inside a bead."""
_STRETCH = 250
"""Beads of a document to which noise is added."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """A development document, itself first and then its noisy variants, and how much each counts."""

    name: str
    pairs: list[GoldPair]
    weight: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What came out for one state of knowledge."""

    weights: Doubles
    """Learnt on everything, in the order of NAMES."""
    folds: Mapping[str, Doubles]
    """For each document those learnt without it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A pair that was left out, as the weights see it that were learnt without it."""

    pair: GoldPair
    band: Band
    posterior: Posterior

    @classmethod
    def of(cls, pair: GoldPair, evidence: Evidence, weights: Doubles) -> Held:
        """Posterior probabilities near the gold path."""
        first, last = gold_path(pair.gold, len(pair.source), len(pair.target))
        band = Band.between(first - _STRAY, last + _STRAY, len(pair.target))
        gains = gains_of(evidence, band, named(weights))
        return cls(pair, band, ways(gains, band).posterior)

    def beads(self, prices: tuple[float, float]) -> Sequence[Bead]:
        """The alignment that the aligner would choose."""
        posteriors = Posteriors.of(Stack.of([self.band]), [self.posterior])
        (steps,) = decode_stack(posteriors, *prices)
        (sure,) = confidences(posteriors, [steps])
        beads = [
            Bead(tuple(range(i, i + a)), tuple(range(j, j + b)), confidence)
            for (i, j, a, b), confidence in zip(steps, sure, strict=True)
        ]
        return with_passages(beads, *self.pair.documents())


def documents(seed: int) -> list[Document]:
    """All development documents with their variants."""
    rng = random.Random(seed)
    found = []
    for pairs in development_sets().values():
        weight = 1.0 if len(pairs) > 1 else _EMPHASIS
        parts = pairs if len(pairs) > 1 else halves(pairs[0])
        for place, pair in enumerate(parts):
            foreign = parts[(place + 1) % len(parts)]
            variants = [noisy(stretch(pair, _STRETCH, rng), kind, rng, foreign) for kind in NOISE]
            found.append(Document(pair.name, [pair, *variants], weight))
    return found


def named(weights: Doubles) -> dict[str, float]:
    """By feature name, as the aligner takes them."""
    return {name: float(value) for name, value in zip(NAMES, weights, strict=True)}


def evidence_for(state: str, pair: GoldPair, first: Mapping[str, float] | None) -> Evidence | None:
    """What the aligner would know about the pair in that state, or None where the state does not apply.

    Args:
        state: the state of knowledge.
        pair: the texts.
        first: weights of the pass whose beads teach, where the state needs one.
    """
    source, target = pair.documents()
    encoder = encoder_for(source.lang, target.lang) if state.startswith("trained") else None
    if encoder is not None:
        evidence = trained_evidence(source, target, encoder)
    elif state.startswith("trained"):
        return None
    else:
        evidence = Evidence.of_documents(source, target)
    if first is None:
        return evidence
    box = (0, len(pair.source), 0, len(pair.target))
    sure = lessons(align_boxes(evidence, [box], Regime(first, *_EVEN)))
    return with_spot_channels(evidence, pair.source, pair.target, sure, encoder) if sure else None


def fit(
    state: str, texts: Sequence[Document], first: Learnt | None, rounds: int
) -> tuple[Learnt, tuple[float, float]]:
    """Learn one table on everything and one without each document; choose the prices on what was left out."""
    pieces: dict[str, list[Piece]] = {}
    seen: dict[str, list[tuple[GoldPair, Evidence]]] = {}
    for text in texts:
        teacher = None if first is None else named(first.folds[text.name])
        known = [(pair, evidence_for(state, pair, teacher)) for pair in text.pairs]
        seen[text.name] = [(pair, evidence) for pair, evidence in known if evidence is not None]
        pieces[text.name] = [p for pair, e in seen[text.name] for p in pieces_of(pair, e, text.weight)]
    start = np.array([_table(state).get(name, 0.0) for name in NAMES])
    every = [piece for group in pieces.values() for piece in group]
    others = {
        name: [piece for other, group in pieces.items() if other != name for piece in group]
        for name in pieces
    }
    weights = most_probable(every, start, rounds)
    folds = {name: most_probable(rest, weights, rounds) for name, rest in others.items()}
    if first is not None:
        folds = {name: most_hits(rest, folds[name]) for name, rest in others.items()}
        share = share_of_weights([(pieces[name], folds[name]) for name in pieces])
        print(f"{state}: weights are multiplied by {share}")
        weights = share * most_hits(every, weights)
        folds = {name: share * fold for name, fold in folds.items()}
    held = [Held.of(pair, evidence, folds[name]) for name, group in seen.items() for pair, evidence in group]
    prices = _best_prices(held)
    _report(state, held, prices)
    return Learnt(weights, folds), prices


def _best_prices(held: Sequence[Held]) -> tuple[float, float]:
    """Those with the best strict F1; even ones, or what is nearest to them, where several are as good."""
    grid = sorted(
        ((a, b) for a in PRICES for b in PRICES), key=lambda pair: abs(pair[0] - 0.5) + abs(pair[1] - 0.5)
    )
    return max(grid, key=lambda choice: round(_f1([(each.pair, each.beads(choice)) for each in held])[0], 4))


def _f1(found: Sequence[tuple[GoldPair, Sequence[Bead]]]) -> tuple[float, float]:
    result = evaluate([pair.gold for pair, _ in found], [beads for _, beads in found])
    return result.strict.f1, result.lax.f1


def _report(state: str, held: Sequence[Held], prices: tuple[float, float]) -> None:
    decoded = [(each.pair, each.beads(prices)) for each in held]
    print(f"{state}, prices {prices}; strict / lax F1 of what was left out:")
    for langs in sorted({(pair.source_lang, pair.target_lang) for pair, _ in decoded}):
        for kind in ("", *dict.fromkeys(NOISE)):
            chosen = [
                each
                for each in decoded
                if (each[0].source_lang, each[0].target_lang) == langs and each[0].noise == kind
            ]
            if not chosen:
                continue
            strict, lax = _f1(chosen)
            print(f"  {'-'.join(langs)}, {kind or 'as it is'}: {strict:.4f} / {lax:.4f}")
            if not kind:
                for pair, beads in chosen if len(chosen) > 1 else []:
                    strict, lax = _f1([(pair, beads)])
                    print(f"    {pair.name}: {strict:.4f} / {lax:.4f}")
                reliability(chosen)
    sys.stdout.flush()


def _table(state: str) -> dict[str, float]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    found: dict[str, float] = tables.get(state, {}).get("weights", {})
    return found


def paragraph_weights() -> dict[str, float]:
    """What each feature of paragraphs says: how much likelier it is between translations than by chance, as log odds."""
    return {
        "paragraph start": math.log(_AGREED / _BEGINNING),
        "paragraph one side": math.log((1 - _AGREED) / (1 - _BEGINNING)),
        "paragraph inside": math.log(_WITHIN / _BEGINNING),
    }


def write(tables: Mapping[str, tuple[Doubles, tuple[float, float]]]) -> None:
    """Put the tables into the data file."""
    kept = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    for state, (weights, prices) in tables.items():
        every = named(weights) | paragraph_weights()
        large = {name: round(value, 4) for name, value in every.items() if abs(value) > 5e-5}
        kept[state] = {"price": prices[0], "empty_price": prices[1], "weights": large}
    lines = [
        "# Written by benchmarks/learn_alignment_weights.py; not to be edited by hand:",
        "#     python -m benchmarks.learn_alignment_weights",
        "",
    ]
    for state in (state for state in REGIMES if state in kept):
        table = kept[state]
        lines += [f"[{state}]", f"price = {table['price']}", f"empty_price = {table['empty_price']}", ""]
        lines += [f"[{state}.weights]", *(f"{json.dumps(k)} = {v}" for k, v in table["weights"].items()), ""]
    FILE.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "states", nargs="*", help="all of them unless some are named, each with what it builds on"
    )
    parser.add_argument("--rounds", type=int, default=40, help="at most so many steps of L-BFGS")
    options = parser.parse_args()
    texts = documents(seed=1)
    learnt: dict[str, Learnt] = {}
    tables = {}
    for state, first in REGIMES.items():
        if options.states and state not in options.states:
            continue
        begun = time.process_time()
        learnt[state], prices = fit(state, texts, learnt[first] if first else None, options.rounds)
        tables[state] = learnt[state].weights, prices
        print(f"{state}: {time.process_time() - begun:.0f} s of processor time", flush=True)
    write(tables)


if __name__ == "__main__":
    main()
