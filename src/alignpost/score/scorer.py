"""Scorers: judges of whole pairs beside our own fidelity, such as neural models; third parties add theirs."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from typing import Protocol, runtime_checkable

from alignpost.errors import AlignPostError, UsageError
from alignpost.progress import Progress, silent
from alignpost.score.fidelity import mean_of
from alignpost.score.metrics import Metric, Metrics
from alignpost.score.plug_ins import SCORER_GROUP, entries, failure, load, plug_in_name

__all__ = ["Scorer", "measured", "scorer_named", "scorer_names", "scores_by"]

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


def measured(
    scorer: Scorer,
    pairs: Sequence[tuple[str, str]],
    source_lang: str,
    target_lang: str,
    progress: Progress = silent,
) -> Metrics:
    """What a scorer says of every pair, and of the whole: the mean, weighted by the words of the sources.

    Args:
        scorer: whom to ask.
        pairs: source and target texts, one at least.
        source_lang: BCP 47 tag of the sources.
        target_lang: of the targets.
        progress: told the scorer's name now and then; may raise `Cancelled`.

    Raises:
        UsageError: it fails, or gives another number of scores.
    """
    scores: list[float] = []
    for first in range(0, len(pairs), _AT_ONCE):
        progress(scorer.id, first / len(pairs))
        scores += scores_by(scorer, pairs[first : first + _AT_ONCE], source_lang, target_lang)
    progress(scorer.id, 1.0)
    mean = mean_of(scores, [len(source.split()) for source, _ in pairs])
    return Metrics(
        (Metric(scorer.id, mean, scorer.signature),), tuple({scorer.id: score} for score in scores)
    )
