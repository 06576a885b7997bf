"""New scores for pairs whose texts have changed, made in a thread and taken in where they still fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignpost.model import Pair, Score
from alignpost.progress import Progress, silent
from alignpost.score.standard import Standard

__all__ = ["Rescored", "rescored"]


@dataclass(frozen=True, slots=True)
class Rescored:
    """Scores of pairs as they stood when scoring began."""

    pairs: Mapping[int, tuple[Pair, Score]]
    """By the pair's id: what was scored, and its score."""
    signature: str

    def fitting(self, pairs: Mapping[int, Pair]) -> dict[int, Score]:
        """Those of them whose pair is still there with the same texts and dismissals."""
        fitting: dict[int, Score] = {}
        for pair_id, (scored, score) in self.pairs.items():
            now = pairs.get(pair_id)
            if now is not None and _judged(now) == _judged(scored):
                fitting[pair_id] = score
        return fitting


def _judged(pair: Pair) -> tuple[object, ...]:
    return pair.source, pair.target, pair.dismissals


def rescored(
    pairs: Sequence[Pair],
    languages: tuple[str, str],
    standard: Standard,
    progress: Progress = silent,
) -> Rescored:
    """Score `pairs`; long work for many.

    Raises:
        Cancelled: `progress` said so.
        UsageError: an unknown profile, check or severity.
        InputError, FormatError: the glossary cannot be read.
    """
    found = standard.scores(pairs, languages, progress)
    scored = {pair.id: (pair, score) for pair, score in zip(pairs, found.pairs, strict=True)}
    return Rescored(scored, found.signature)
