"""Scorers: judges of whole pairs beside our own fidelity, such as neural models; third parties add theirs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from importlib.metadata import EntryPoint
from typing import Protocol, runtime_checkable

from alignpost.errors import AlignPostError, UsageError
from alignpost.model import Bitext
from alignpost.progress import Progress, silent
from alignpost.score.fidelity import mean_of
from alignpost.score.metrics import Metric, Metrics
from alignpost.score.plug_ins import SCORER_GROUP, entries, failure, load, plug_in_name

__all__ = ["Scorer", "measured", "scorer_named", "scorer_names", "scorers_asked", "scores_by"]

_OURS = (
    EntryPoint("comet-kiwi", "alignpost.score.adapters.comet_kiwi:CometKiwi", SCORER_GROUP),
    EntryPoint("machine-errors", "alignpost.score.machine_errors:MachineErrors", SCORER_GROUP),
)

_AT_ONCE = 1_024
"""Pairs that a scorer is asked at once, between two words of how far it is."""


@runtime_checkable
class Scorer(Protocol):
    """Gives every pair a number without a reference."""

    id: str
    """Stable name, small letters and hyphens."""

    @property
    def signature(self) -> str:
        """Short and stable: kind and hash of the model."""

    def score(self, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str) -> Sequence[float]:
        """One number a pair, higher is better.

        Args:
            pairs: source and target texts; either may be empty.
            source_lang: BCP 47 tag.
            target_lang: of the targets.
        """


def scorer_names() -> list[str]:
    """The names that `scorer_named` knows: our adapters' and those of plug-ins."""
    return sorted({entry.name for entry in _known()})


def scorer_named(name: str, model: str | None = None) -> Scorer:
    """The scorer of a name, made now.

    Args:
        name: of its entry point in the group `alignpost.scorers`.
        model: a local path or a name on the hub, for scorers that take one.

    Raises:
        UsageError: no scorer is called so, it cannot be loaded, or is none.
    """
    entry = next((entry for entry in _known() if entry.name == name), None)
    if entry is None:
        known = ", ".join(scorer_names()) or "none"
        raise UsageError(f"no scorer is called “{name}”; there are {known}")
    made = load(entry, *([] if model is None else [model]))
    if not isinstance(made, Scorer):
        raise UsageError(f"{plug_in_name(entry)} is no scorer: it needs id, signature and score")
    return made


def scorers_asked(asked: Sequence[str]) -> list[Scorer]:
    """The scorers that a user asks for, each as `NAME` or `NAME=MODEL`, loaded now.

    Raises:
        UsageError: one is asked for twice, or cannot be had.
    """
    models: dict[str, str] = {}
    for name, _, model in (one.partition("=") for one in asked):
        if name in models:
            raise UsageError(f"the scorer “{name}” is asked for twice")
        models[name] = model
    return [scorer_named(name, model or None) for name, model in models.items()]


def _known() -> list[EntryPoint]:
    return [*_OURS, *entries(SCORER_GROUP)]


def scores_by(
    scorer: Scorer, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str
) -> list[float]:
    """The scores of a scorer, one a pair.

    Raises:
        UsageError: it fails, or gives another number of scores.
    """
    try:
        scores = [float(value) for value in scorer.score(pairs, source_lang, target_lang)]
    except AlignPostError:
        raise
    except Exception as error:
        # Foreign code may raise anything.
        raise failure(f"the scorer “{scorer.id}”", "failed", error) from error
    if len(scores) != len(pairs):
        raise UsageError(f"the scorer “{scorer.id}” gave {len(scores)} scores for {len(pairs)} pairs")
    return scores


def measured(scorers: Sequence[Scorer], bitext: Bitext, progress: Progress = silent) -> Metrics | None:
    """What scorers say of every pair, and of the whole: the mean, weighted by the words of the sources.

    Pairs that a person dropped from exports are judged, but no mean counts them.

    Args:
        scorers: whom to ask.
        bitext: what to judge.
        progress: told the name of each scorer now and then; may raise `Cancelled`.

    Returns:
        None without scorers, or where every pair is dropped.

    Raises:
        UsageError: one fails, or gives another number of scores.
    """
    if not any(pair.keep for pair in bitext.pairs):
        return None
    found = [_measured(scorer, bitext, progress) for scorer in scorers]
    return reduce(Metrics.beside, found) if found else None


def _measured(scorer: Scorer, bitext: Bitext, progress: Progress) -> Metrics:
    scores: list[float] = []
    for first in range(0, len(bitext.pairs), _AT_ONCE):
        progress(scorer.id, first / len(bitext.pairs))
        texts = [(pair.source, pair.target) for pair in bitext.pairs[first : first + _AT_ONCE]]
        scores += scores_by(scorer, texts, bitext.source.lang, bitext.target.lang)
    progress(scorer.id, 1.0)
    kept = [(score, pair) for score, pair in zip(scores, bitext.pairs, strict=True) if pair.keep]
    mean = mean_of([score for score, _ in kept], [len(pair.source.split()) for _, pair in kept])
    return Metrics(
        (Metric(scorer.id, mean, scorer.signature),), tuple({scorer.id: score} for score in scores)
    )
