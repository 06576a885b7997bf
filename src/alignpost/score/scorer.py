"""Scorers: judges of whole pairs beside our own fidelity, such as neural models; third parties add theirs."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint
from typing import Protocol, runtime_checkable

from alignpost.errors import AlignPostError, UsageError
from alignpost.score.plug_ins import SCORER_GROUP, entries, failure, load, plug_in_name

__all__ = ["Scorer", "scorer_named", "scorer_names", "scores_by"]

_OURS = (EntryPoint("comet-kiwi", "alignpost.score.adapters.comet_kiwi:CometKiwi", SCORER_GROUP),)


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
