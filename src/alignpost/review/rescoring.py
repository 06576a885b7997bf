"""New scores for pairs whose texts have changed, made in a thread and taken in where they still fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from alignpost.errors import ProjectError
from alignpost.model import Pair, Score
from alignpost.progress import Progress, silent
from alignpost.review.reviewer import Reviewer
from alignpost.review.step import Change, Step
from alignpost.score.standard import Standard
from alignpost.store import ReplaceScores
from alignpost.visible import counted

__all__ = ["Rescored", "Rescorer"]


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


class Rescorer:
    """Keeps the scores of a project under review true.

    Args:
        reviewer: joins the project and the view of it.
        standard: by what pairs are judged where the project does not say it.
    """

    def __init__(self, reviewer: Reviewer, standard: Standard | None = None) -> None:
        self._reviewer = reviewer
        self._standard = standard or Standard()

    def without_score(self, change: Change) -> list[Pair]:
        """The pairs of a change that lost their score by it; none in a project that was never scored.

        A pair with nothing on either side has nothing to be judged.
        """
        if self._reviewer.project.signature is None:
            return []
        known = self._reviewer.view.pairs
        pairs = (known[place] for place in change.places if place < len(known))
        return [pair for pair in pairs if pair.score is None and (pair.source or pair.target)]

    def score(self, pairs: Sequence[Pair], progress: Progress = silent) -> Rescored:
        """Score `pairs` as this project is scored; long work for many, in any thread.

        Raises:
            Cancelled: `progress` said so.
            UsageError: an unknown profile, check or severity.
            InputError, FormatError: the glossary cannot be read.
        """
        standard = self._standard.in_project(self._reviewer.project.settings)
        found = standard.scores(pairs, self._reviewer.languages, progress)
        scored = {pair.id: (pair, score) for pair, score in zip(pairs, found.pairs, strict=True)}
        return Rescored(scored, found.signature)

    def take(self, rescored: Rescored, *, joined: bool = True) -> Change | None:
        """Write scores that still fit; None where none does.

        Args:
            rescored: the scores.
            joined: whether they are part of the edit that made them necessary.

        Raises:
            ProjectError: they are made in another way than those of the other pairs, which would be no measure.
        """
        self._reviewer.prepare()
        project, pairs = self._reviewer.project, self._reviewer.view.pairs
        fitting = rescored.fitting(self._still_there(rescored.pairs))
        if not fitting:
            return None
        others = project.signature not in (None, rescored.signature)
        if others and any(pair.score is not None and pair.id not in fitting for pair in pairs):
            raise ProjectError(
                "was scored by other means or settings; to score all pairs alike, show all (F) and choose “score again” (A)",
                path=project.path,
            )

        def make(_: Progress) -> str:
            project.apply(ReplaceScores(fitting, rescored.signature), joined=joined)
            return f"score {counted(len(fitting), 'pair')}"

        return self._reviewer.show(self._reviewer.make(Step(len(fitting), make)))

    def _still_there(self, pair_ids: Iterable[int]) -> dict[int, Pair]:
        project, pairs = self._reviewer.project, self._reviewer.view.pairs
        found: dict[int, Pair] = {}
        for pair_id in pair_ids:
            with suppress(KeyError):
                found[pair_id] = pairs[project.index_of(pair_id)]
        return found


def _judged(pair: Pair) -> tuple[object, ...]:
    return pair.source, pair.target, pair.dismissals
