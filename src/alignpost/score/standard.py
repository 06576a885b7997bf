"""By what pairs are judged. The command line, a batch and the public functions all score by a `Standard`.

It is made while a command line is read, so scoring itself, with numpy and all checks, is loaded by those who score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from alignpost.configuration import Table
from alignpost.model import UNDETERMINED
from alignpost.progress import Progress, silent

if TYPE_CHECKING:
    from alignpost.model import Bitext, Pair
    from alignpost.score.glossary import Glossary
    from alignpost.score.scoring import Scores

__all__ = ["Standard"]


@dataclass(frozen=True, slots=True)
class Standard:
    """Profile, checks and glossary, and which of them the command line has said itself."""

    profile: str = "default"
    checks: Table = field(default_factory=Table)
    """For ids of checks `off` or a severity; whether they exist is looked at when pairs are scored."""
    glossary: Path | None = None
    terms: str | None = None
    """The text of a glossary to which nobody can come back: it came through a pipe, or a project holds it itself."""
    said: frozenset[str] = frozenset()
    """`profile` and `glossary` where the command line said them, which comes before everything else."""

    def in_project(self, settings: Mapping[str, str]) -> Standard:
        """How a project of these settings is judged: by them, before what the configuration says.

        What the command line said comes before both.

        Raises:
            UsageError: one of them is none.
        """
        from alignpost.score.settings import Settings  # noqa: PLC0415 - numpy and all checks

        own = Settings.of_project(settings)
        glossary, terms = self.glossary, self.terms
        if "glossary" not in self.said and (own.glossary is not None or own.terms is not None):
            glossary, terms = own.glossary, own.terms
        return replace(
            self,
            profile=self.profile if "profile" in self.said else own.profile or self.profile,
            checks=own.of_table(self.checks),
            glossary=glossary,
            terms=terms,
        )

    @property
    def remembered(self) -> dict[str, str]:
        """What a project made now is to remember: what the command line said, since its folder may be anywhere.

        Of a glossary the place, or its text where that is all there is.
        """
        from alignpost.score.settings import Settings  # noqa: PLC0415

        profile = self.profile if "profile" in self.said else None
        if self.glossary is None or "glossary" not in self.said:
            return Settings(profile).as_dict()
        if self.terms is not None:
            return Settings(profile, terms=self.terms).as_dict()
        return Settings(profile, self.glossary.absolute()).as_dict()

    @property
    def segmentation(self) -> str:
        """The profile by which texts are cut into sentences: only posts have one of their own."""
        return "social" if self.profile == "social" else "default"

    def refuse_mistakes(self, languages: tuple[str, str] | None = None) -> None:
        """Look at everything that scoring will ask for, before long work is done for it.

        Args:
            languages: BCP 47 tags of source and target; None where the pairs will say them, and then a glossary in
                TBX, which holds terms of many languages, is left to the scoring.

        Raises:
            As `scored`.
        """
        from alignpost.score.checks import known_checks  # noqa: PLC0415
        from alignpost.score.profiles import judging  # noqa: PLC0415

        judging(self.profile, self.checks, known_checks())
        if languages is not None:
            self._terms(*languages)
        elif self.terms is not None or (self.glossary is not None and self.glossary.suffix.lower() != ".tbx"):
            self._terms(UNDETERMINED, UNDETERMINED)

    def scored(self, bitext: Bitext, progress: Progress = silent, *, terms: Glossary | None = None) -> Bitext:
        """`bitext` with a score on every pair, and their signature.

        Args:
            bitext: scored or not.
            progress: told "scoring" now and then.
            terms: to look for instead of those in the file of the glossary.

        Raises:
            Cancelled: `progress` said so.
            UsageError: an unknown profile, check or severity.
            InputError, FormatError: the glossary cannot be read.
        """
        from alignpost.score.scoring import score_bitext  # noqa: PLC0415

        return score_bitext(
            bitext,
            profile=self.profile,
            checks=self.checks,
            glossary=terms or self._terms(bitext.source.lang, bitext.target.lang),
            progress=progress,
        )

    def scores(
        self, pairs: Sequence[Pair], languages: tuple[str, str], progress: Progress = silent
    ) -> Scores:
        """The scores of some pairs of a project, without what only the whole of it tells.

        Args:
            pairs: to score; what is dismissed on them weighs nothing.
            languages: BCP 47 tags of source and target.
            progress: as `scored`.

        Raises:
            As `scored`.
        """
        return self._scores(pairs, languages, self._terms(*languages), progress)

    def scored_pair(self, bitext: Bitext, pair: Pair) -> Pair:
        """One pair of `bitext` with the score and findings that `scored` gives it, without scoring the others.

        Raises:
            As `scored`.
        """
        from alignpost.score.checks import known_checks  # noqa: PLC0415
        from alignpost.score.document_checks import with_document_findings  # noqa: PLC0415
        from alignpost.score.profiles import judging  # noqa: PLC0415

        languages = bitext.source.lang, bitext.target.lang
        terms = self._terms(*languages)
        found = self._scores([pair], languages, terms)
        place = bitext.pairs.index(pair)
        alone = tuple(replace(other, score=None) for other in bitext.pairs)
        pairs = (*alone[:place], replace(pair, score=found.pairs[0]), *alone[place + 1 :])
        judged = judging(self.profile, self.checks, known_checks())
        return with_document_findings(replace(bitext, pairs=pairs), judged, terms).pairs[place]

    def _scores(
        self,
        pairs: Sequence[Pair],
        languages: tuple[str, str],
        terms: Glossary | None,
        progress: Progress = silent,
    ) -> Scores:
        from alignpost.score.scoring import score_pairs  # noqa: PLC0415

        return score_pairs(
            [(pair.source, pair.target) for pair in pairs],
            *languages,
            profile=self.profile,
            checks=self.checks,
            glossary=terms,
            dismissals=[pair.dismissals for pair in pairs],
            progress=progress,
        )

    def _terms(self, source_lang: str, target_lang: str) -> Glossary | None:
        from alignpost.score.glossary import glossary_of, read_glossary  # noqa: PLC0415 - few texts come with one

        if self.terms is not None:
            place = self.glossary or Path("the project’s glossary")
            return glossary_of(self.terms, place, source_lang, target_lang)
        return None if self.glossary is None else read_glossary(self.glossary, source_lang, target_lang)
