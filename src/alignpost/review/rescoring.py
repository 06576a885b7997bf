"""New scores for pairs whose texts have changed, made in a thread and taken in where they still fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from alignpost.configuration import Table
from alignpost.model import Pair, Score
from alignpost.progress import Progress, silent

__all__ = ["Rescored", "Standard"]


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


@dataclass(frozen=True, slots=True)
class Standard:
    """By what pairs are judged: profile, checks and glossary of the configuration, and which of them are options."""

    profile: str = "default"
    checks: Table = field(default_factory=Table)
    glossary: Path | None = None
    options: frozenset[str] = frozenset()
    """`profile` and `glossary` where the command line has said them: they come before what the project says."""

    def rescore(
        self,
        pairs: Sequence[Pair],
        languages: tuple[str, str],
        settings: Mapping[str, str],
        progress: Progress = silent,
    ) -> Rescored:
        """Score `pairs` as a project of these settings is scored; long work for many.

        Raises:
            Cancelled: `progress` said so.
            UsageError: an unknown profile, check or severity.
            InputError, FormatError: the glossary cannot be read.
        """
        from alignpost.score import read_glossary, score_pairs  # noqa: PLC0415 - a third of a second, the first time
        from alignpost.score.settings import Settings  # noqa: PLC0415

        own = Settings.of_project(settings)
        profile, checks, glossary = own.before(self.profile, self.checks, self.glossary, self.options)
        found = score_pairs(
            [(pair.source, pair.target) for pair in pairs],
            *languages,
            profile=profile,
            checks=checks,
            glossary=read_glossary(glossary, *languages) if glossary else None,
            dismissals=[pair.dismissals for pair in pairs],
            progress=progress,
        )
        scored = {pair.id: (pair, score) for pair, score in zip(pairs, found.pairs, strict=True)}
        return Rescored(scored, found.signature)
