"""Learn the weights of the fidelity score on the development sets and write `src/alignpost/score/data/blend.toml`.

    python -m benchmarks.learn_fidelity_weights [DATA] [--dry]

Three sets of weights over the same signals, none of them negative:

- the burden, by which the score falls, from pairs of which one is known to be better: a professional translation and
  the same with one error, sure and partial subtitles, documents with a smaller and a larger MQM penalty, sentence
  pairs with graded similarity. The logistic loss of their differences is minimised (Burges et al. 2005, RankNet);
- the log odds of a critical error, by logistic regression;
- the MQM penalty per hundred words, by Poisson regression with an identity link, from the professional translations
  with and without an error: product texts hold so many small errors that every pair would be expected to have them.

Figures printed are of pairs left out, in two folds that keep all versions of a sentence or document together. Needs
scipy (extra `train`). The sets are read, never written: only the weights leave this program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from benchmarks import learn_loose_words
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignpost.model import Severity
from alignpost.score import Context, blend, loose_words, score_pairs
from alignpost.score.check import read_pairs
from alignpost.score.checks.empty import blank
from alignpost.score.lexicon import lexicon_for
from alignpost.score.signals import NOT_JUDGED, OF_FORM, SIGNALS, WEIGHED_TOGETHER, signals

FILE = Path(blend.__file__).parent / "data" / "blend.toml"
PROFESSIONAL_BURDEN = 0.06
"""The scale of the burden: what a professional translation bears on average."""
STEEPNESS = 70.0
"""How much faster than in proportion the score falls with the burden. Comparisons say which of two pairs is better, not
by how much; this curve says it: faithful translations keep above 90, sentences that have nothing to do with each other
bear four times as much and end below 40. It changes no ranking."""
MOST = 5.0
"""What the findings of a pair bear together at most, in margins of the loss that is minimised."""
LEAST = {"critical": 0.3, "major": 0.5, "minor": 0.2}
"""Weights at least: one critical finding is to bring a usual translation of twenty words below 70, and a major one is to
cost twice what a minor one does."""
LEAST_OF_ALL = {"critical": 0.145, "major": 0.1, "minor": 0.05}
"""What a pair bears at least with such a finding, however long it is: it stays below 70, 85 and 95. It is applied to the
sum and learns nothing: among pairs with equally grave findings it changes no ranking."""
PAIRS = 20_000
AT_ONCE = 128
SHARES = {
    "minimal": 12.0,
    "partial": 6.0,
    "unperfect": 0.3,
    "not corresponding": 0.3,
    "documents": 1.4,
    "similarity": 6.0,
}
"""How much each kind of comparison counts."""
HARD = {"omission_word": 3.0, "negation_removed": 3.0, "tense": 2.0}
"""Kinds of minimal pairs that count more often: those ranked worst."""
_BINS = 10

GRADES = (("remarks", 1), ("minor", 1), ("major", 5), ("critical", 25))
"""What one finding of each grade counts, mildest first."""

Doubles = NDArray[np.float64]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Examples:
    """Signals of pairs, and what is known of each pair."""

    signals: Doubles
    fold: NDArray[np.int64]
    critical: NDArray[np.bool_]
    penalty: Doubles
    """MQM penalty per hundred words."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Signals of the worse and of the better pair."""

    worse: Doubles
    better: Doubles
    weights: Doubles
    fold: NDArray[np.int64]


def steps() -> Doubles:
    """Matrix from signals to inputs: each grade of finding also counts as all milder ones.

    A weight of at least 0 for each step makes a graver finding never weigh less than a milder one.
    """
    matrix = np.eye(len(SIGNALS))
    for place, (grade, penalty) in enumerate(GRADES):
        for milder, _ in GRADES[: place + 1]:
            matrix[SIGNALS.index(grade), SIGNALS.index(milder)] = 1 / penalty
    return matrix


STEPS = steps()
TOLD = np.array([name in WEIGHED_TOGETHER for name in SIGNALS])


def rows(folder: Path, name: str) -> list[Row]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def signals_of(pairs: Sequence[tuple[str, str]]) -> tuple[Doubles, Doubles]:
    """One row of signals for each pair, and the words of its longer side."""
    context = Context("en", "fr", None, lexicon_for("en", "fr"))
    found: list[list[float]] = []
    words: list[int] = []
    for first in range(0, len(pairs), AT_ONCE):
        texts = pairs[first : first + AT_ONCE]
        scores = score_pairs(texts, "en", "fr").pairs
        for pair, score in zip(read_pairs(texts, context), scores, strict=True):
            totals = dict.fromkeys(SIGNALS, 0.0)
            if not blank(pair.source.text) and not blank(pair.target.text):
                for signal in signals(pair, score.findings):
                    totals[signal.name] += signal.value
            found.append([totals[name] for name in SIGNALS])
            words.append(max(1, len(pair.source.words), len(pair.target.words)))
    return np.array(found), np.array(words, np.float64)


def folds(names: Sequence[Any]) -> NDArray[np.int64]:
    """0 or 1 for each name, the same for equal ones."""
    numbers = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] // 5 % 2 for name in names])


def minimal_pairs(folder: Path) -> tuple[Comparisons, Examples]:
    data = rows(folder, "minimal-pairs.en-fr.jsonl")
    (good, words), (bad, _) = (signals_of([(row["en"], row[side]) for row in data]) for side in ("fr", "bad"))
    kinds = [row["kind"] for row in data]
    weights = np.array(
        [SHARES["minimal"] / kinds.count(kind) / len(set(kinds)) * HARD.get(kind, 1.0) for kind in kinds]
    )
    fold = folds([row["id"] for row in data])
    severities = [Severity(row["severity"]) for row in data]
    penalty = np.array([severity.penalty for severity in severities]) / words * 100
    critical = np.array([severity is Severity.CRITICAL for severity in severities])
    # The untouched translations stand once for each of their versions, as often as those.
    examples = Examples(
        np.concatenate([good, bad]),
        np.concatenate([fold, fold]),
        np.concatenate([np.zeros(len(data), np.bool_), critical]),
        np.concatenate([np.zeros(len(data)), penalty]),
    )
    return Comparisons(bad, good, weights, fold), examples


def subtitles(folder: Path) -> list[Comparisons]:
    """Sure beside other subtitles. The words that have no counterpart are those that the other half has taught."""
    data = rows(folder, "sentence-confidence.en-fr.jsonl")
    data = [row for row in data if row["ann"][0]["tag"] == row["ann"][1]["tag"]]
    blocks = sorted({row["block"] for row in data})
    fold = np.array([blocks.index(row["block"]) for row in data])
    halves = learn_loose_words.left_out(learn_loose_words.examples_of(folder.parent.parent))
    found = np.zeros((len(data), len(SIGNALS)))
    for part, half in halves.items():
        with patch.object(loose_words, "shipped_loose_words", lambda half=half: half):
            here = [row for row, number in zip(data, fold, strict=True) if number == part]
            found[fold == part] = signals_of([(row["en"], row["fr"]) for row in here])[0]
    tags = np.array([row["ann"][0]["tag"] for row in data])
    random = np.random.default_rng(0)
    results = []
    for tag in ("partial", "unperfect", "not corresponding"):
        for part in (0, 1):
            worse, sure = (found[(tags == name) & (fold == part)] for name in (tag, "sure"))
            picked = [random.integers(0, len(side), PAIRS // 8) for side in (worse, sure)]
            size = PAIRS // 8
            weights = np.full(size, SHARES[tag] / size / 2)
            results.append(Comparisons(worse[picked[0]], sure[picked[1]], weights, np.full(size, part)))
    return results


def documents(folder: Path) -> tuple[Comparisons, Examples]:
    data = rows(folder, "docqe.2019.train.en-fr.jsonl")
    pairs = [pair for row in data for pair in zip(row["src"], row["mt"], strict=True)]
    found, words = signals_of(pairs)
    owner = np.repeat(np.arange(len(data)), [len(row["src"]) for row in data])
    share = np.array([len(source.split(" ")) + 1.0 for source, _ in pairs])
    totals = np.zeros((len(data), len(SIGNALS)))
    np.add.at(totals, owner, found * share[:, None])
    means = totals / np.bincount(owner, share)[:, None]
    fold = folds([row["doc"] for row in data])
    quality = np.array([row["mqm"] for row in data])
    severities = [
        [Severity(error["sev"]) for error in row["ann"] if segment in error["seg"]]
        for row in data
        for segment in range(len(row["src"]))
    ]
    penalty = np.array([sum(s.penalty for s in here) for here in severities]) / words * 100
    critical = np.array([Severity.CRITICAL in here for here in severities])
    return (
        graded(means, quality, fold, SHARES["documents"]),
        Examples(found, fold[owner], critical, np.minimum(penalty, 100)),
    )


def graded(found: Doubles, quality: Doubles, fold: NDArray[np.int64], share: float) -> Comparisons:
    """Random pairs within a fold; those further apart in quality count more."""
    random = np.random.default_rng(0)
    one, other = random.integers(0, len(quality), (2, PAIRS))
    apart = quality[one] - quality[other]
    keep = (apart > 0) & (fold[one] == fold[other])
    weights = apart[keep] / apart[keep].sum() * share
    return Comparisons(found[other[keep]], found[one[keep]], weights, fold[one[keep]])


def similarity(folder: Path) -> Comparisons:
    data = rows(folder, "sts.train.en-fr.jsonl")[::3]
    found, _ = signals_of([(row["en1"], row["fr2"]) for row in data])
    quality = np.array([row["score"] for row in data])
    return graded(found, quality, np.arange(len(data)) // 50 % 2, SHARES["similarity"])


def minimised(loss: Callable[[Doubles], tuple[float, Doubles]], start: Doubles, free: int = 0) -> Doubles:
    """Weights of at least 0; the last `free` may be negative."""
    bounds = [(0, None)] * (len(start) - free) + [(None, None)] * free
    found: Doubles = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def borne(inputs: Doubles, values: Doubles, most: float) -> tuple[Doubles, Doubles]:
    """The burden of every pair, and by how much each input's weight changes it, findings being saturated."""
    told = inputs[:, TOLD] @ values[TOLD]
    kept = np.exp(-told / most)
    slopes = inputs.copy()
    slopes[:, TOLD] *= kept[:, None]
    return inputs[:, ~TOLD] @ values[~TOLD] + most * (1 - kept), slopes


def burden(comparisons: Sequence[Comparisons], fold: int | None) -> Doubles:
    """Weights from all comparisons, or from those of the other fold, on the scale of `MOST`."""
    taken = [c.fold != fold if fold is not None else np.ones(len(c.fold), np.bool_) for c in comparisons]
    worse, better, weights = (
        np.concatenate([getattr(c, name)[t] for c, t in zip(comparisons, taken, strict=True)])
        for name in ("worse", "better", "weights")
    )
    worse, better = worse @ STEPS, better @ STEPS
    scale = (worse - better).std(0) + 1e-9
    worse, better = worse / scale, better / scale

    def loss(values: Doubles) -> tuple[float, Doubles]:
        more, rise = borne(worse, values, MOST)
        less, lower = borne(better, values, MOST)
        margins = more - less
        total = (weights * np.logaddexp(0, -margins)).sum() + 1e-3 * values @ values
        pull = weights / (1 + np.exp(margins))
        return total, lower.T @ pull - rise.T @ pull + 2e-3 * values

    return np.asarray(STEPS @ (minimised(loss, np.full(len(SIGNALS), 0.1)) / scale))


def scaled(weights: Doubles, untouched: Doubles) -> tuple[Doubles, float]:
    """The weights on the scale of the score, findings with the least that they are to weigh, and what findings bear at most."""
    scale = PROFESSIONAL_BURDEN / borne(untouched, weights, MOST)[0].mean()
    least = np.array([LEAST.get(name, 0.0) for name in SIGNALS])
    return np.asarray(np.maximum(weights * scale, least)), MOST * scale


def chance(examples: Examples, taken: NDArray[np.bool_]) -> Doubles:
    """Log odds of a critical error: weights of the signals, then the constant."""
    stepped = examples.signals @ STEPS
    scale = stepped.std(0) + 1e-9
    inputs = np.column_stack([stepped[taken] / scale, np.ones(taken.sum())])
    critical = examples.critical[taken]

    def loss(values: Doubles) -> tuple[float, Doubles]:
        odds = inputs @ values
        total = np.logaddexp(0, odds).mean() - (odds * critical).mean() + 1e-4 * values[:-1] @ values[:-1]
        slope = inputs.T @ (1 / (1 + np.exp(-odds)) - critical) / len(critical)
        return total, slope + 2e-4 * np.append(values[:-1], 0)

    found = minimised(loss, np.zeros(len(SIGNALS) + 1), free=1)
    return np.append(STEPS @ (found[:-1] / scale), found[-1])


def expected(examples: Examples, taken: NDArray[np.bool_]) -> Doubles:
    """MQM penalty per hundred words: weights of the signals; where nothing speaks against a pair it is 0."""
    stepped = examples.signals @ STEPS
    scale = stepped.std(0) + 1e-9
    inputs = stepped[taken] / scale
    penalty = examples.penalty[taken]

    def loss(values: Doubles) -> tuple[float, Doubles]:
        mean = inputs @ values + 0.1
        total = (mean - penalty * np.log(mean)).mean()
        return total, inputs.T @ (1 - penalty / mean) / len(penalty)

    return np.asarray(STEPS @ (minimised(loss, np.ones(len(SIGNALS))) / scale))


def calibration_error(probability: Doubles, truth: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    place = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    gaps = [abs(probability[place == b].sum() - truth[place == b].sum()) for b in range(_BINS)]
    return float(sum(gaps) / len(truth))


def print_left_out(comparisons: Sequence[Comparisons], examples: Examples, planted: Examples) -> None:
    """Right comparisons by kind, and the calibration of both regressions, on pairs left out."""
    names = ["minimal pairs", *("partial",) * 2, *("unperfect",) * 2, *("not corresponding",) * 2]
    right: dict[str, list[float]] = {}
    untouched = planted.signals[: len(planted.signals) // 2]
    weights = {fold: scaled(burden(comparisons, fold), untouched) for fold in (0, 1)}
    for name, part in zip([*names, "documents", "similarity"], comparisons, strict=True):
        for fold in (0, 1):
            here = part.fold == fold
            more, less = (borne(side[here], *weights[fold])[0] for side in (part.worse, part.better))
            margins = more - less
            right.setdefault(name, []).extend((margins > 0) + 0.5 * (margins == 0))
    for name, values in right.items():
        print(f"  {name:18} {np.mean(values):.3f} of the comparisons right")
    probability, mean = np.zeros(len(examples.fold)), np.zeros(len(planted.fold))
    for fold in (0, 1):
        odds, rates = chance(examples, examples.fold != fold), expected(planted, planted.fold != fold)
        shown = examples.signals[examples.fold == fold]
        probability[examples.fold == fold] = 1 / (1 + np.exp(-(shown @ odds[:-1] + odds[-1])))
        mean[planted.fold == fold] = planted.signals[planted.fold == fold] @ rates
    print(f"  calibration error of P(critical): {calibration_error(probability, examples.critical):.3f}")
    brier = np.mean((probability - examples.critical) ** 2)
    print(f"  Brier score {brier:.3f}, with the mean alone {examples.critical.var():.3f}")
    r = np.corrcoef(mean, planted.penalty)[0, 1]
    print(
        f"  MQM penalty per 100 words: mean {mean.mean():.1f} of {planted.penalty.mean():.1f}, Pearson {r:.3f}"
    )


def not_judged(untouched: Doubles, weights: Doubles, most: float, others: Sequence[Doubles]) -> list[float]:
    """What the signals that need a lexicon add on average to each sum of a professional translation."""
    known = np.where([name in OF_FORM for name in SIGNALS], untouched, 0.0)
    burdens = [borne(side, weights, most)[0].mean() for side in (untouched, known)]
    return [burdens[0] - burdens[1], *(((untouched - known) @ values).mean() for values in others)]


def table(name: str, values: Doubles, **more: float) -> str:
    lines = [f"[{name}]", *(f"{key} = {value:.4f}" for key, value in more.items())]
    lines += [f"{signal} = {value:.4f}" for signal, value in zip(SIGNALS, values, strict=False) if value > 0]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    options = learn_loose_words.options_of(arguments, __doc__)
    folder = options.data / "fidelity" / "dev"
    minimal, planted = minimal_pairs(folder)
    of_documents, machine = documents(folder)
    comparisons = [minimal, *subtitles(folder), of_documents, similarity(folder)]
    examples = Examples(
        *(
            np.concatenate([getattr(planted, name), getattr(machine, name)])
            for name in ("signals", "fold", "critical", "penalty")
        )
    )
    untouched = planted.signals[: len(planted.signals) // 2]
    print_left_out(comparisons, examples, planted)
    every = np.ones(len(examples.fold), np.bool_)
    odds = chance(examples, every)
    rates = expected(planted, np.ones(len(planted.fold), np.bool_))
    weights, most = scaled(burden(comparisons, None), untouched)
    unknown = not_judged(untouched, weights, most, (odds[:-1], rates))
    tables = (
        table(
            "burden", weights,
            **{"most-of-findings": most, "steepness": STEEPNESS, NOT_JUDGED: unknown[0]},
        ),
        table("least", np.array(()), **LEAST_OF_ALL),
        table("critical", odds, **{"bias": odds[-1], NOT_JUDGED: unknown[1]}),
        table("penalty", rates, **{NOT_JUDGED: unknown[2]}),
    )  # fmt: skip
    header = "# Weights of the fidelity score. Written by: python -m benchmarks.learn_fidelity_weights\n"
    text = header + "\n\n".join(tables) + "\n"
    if options.dry:
        sys.stdout.write(text)
    else:
        FILE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
