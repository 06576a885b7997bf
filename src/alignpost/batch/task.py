"""One item scored from its files to its report: what a worker process does, and all that it needs to know."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from alignpost import api
from alignpost.batch.items import Item
from alignpost.documents import named_languages
from alignpost.documents.files import open_bytes
from alignpost.errors import AlignPostError, ExitCode, InputError
from alignpost.gate import Thresholds, judge
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.json import score_report
from alignpost.report.json_reader import assessment_of
from alignpost.report.places import Files
from alignpost.score.scorer import Scorer, measured, scorers_asked
from alignpost.score.standard import Standard
from alignpost.store import AlignmentModel
from alignpost.version import __version__

__all__ = ["Result", "Settings", "digest", "lost", "refused", "score_item"]

_PIECE: Final = 1 << 20
"""Bytes of a file that are held at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How every item of a batch is scored; travels to the workers."""

    source_lang: str | None = None
    target_lang: str | None = None
    standard: Standard = field(default_factory=Standard)
    """By what pairs are judged; a project's own settings come before it."""
    model: AlignmentModel | None = None
    """By which texts are aligned; None for the model that ships."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    scorers: Mapping[str, str] = field(default_factory=dict)
    """Scorers that judge the pairs, too, each as `NAME` or `NAME=MODEL`, with its signature."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item: a report, or a sentence that says why there is none."""

    item: Item
    digest: str
    """Of the files and settings: the same digest, the same report."""
    report: dict[str, Any] | None = None
    """As `alignpost.report.json.score_report` makes it."""
    error: str | None = None
    exit_code: int = ExitCode.PASS
    reused: bool = False
    """Whether the report is that of an earlier run."""

    def assessment(self) -> Assessment | Unscored:
        """What other reports are made of."""
        if self.report is None:
            return Unscored(self.item.target.as_posix(), self.error or "")
        return assessment_of(self.report, self.item.source, self.item.target)


def digest(item: Item, settings: Settings) -> str:
    """A hash of all that a report depends on: the program, the files, and what `settings` and a project say.

    Raises:
        InputError: a file cannot be read.
        AlignPostError: a project is damaged or in use, or has a setting that is none.
    """
    standard = api.standard_of(item.target, settings.standard)
    said = (
        (__version__, item.source == item.target, settings.source_lang, settings.target_lang),
        (standard.profile, dict(standard.checks.values)),
        (settings.model and settings.model.signature, asdict(settings.thresholds)),
        sorted(settings.scorers.items()),
    )
    hashed = hashlib.sha256(repr(said).encode())
    for path in (item.source, item.target):
        hashed.update(_hash_of(path))
    if standard.terms is not None:
        hashed.update(standard.terms.encode())
    elif standard.glossary is not None:
        hashed.update(_hash_of(standard.glossary))
    return hashed.hexdigest()


def _hash_of(path: Path) -> bytes:
    """Of the bytes of a file, a piece at a time: one that is too large to be scored is not too large for this."""
    hashed = hashlib.sha256()
    with open_bytes(path) as stream:
        while piece := stream.read(_PIECE):
            hashed.update(piece)
    return hashed.digest()


def score_item(item: Item, settings: Settings, known: str) -> Result:
    """Read or align, score and judge `item`; never raises what a file can cause.

    Args:
        item: what to score.
        settings: how.
        known: its digest.
    """
    try:
        bitext = api.with_languages(
            _read(item, settings), settings.source_lang or "en", settings.target_lang or "fr"
        )
        if not bitext.pairs:
            raise InputError("holds no pair, so there is nothing to score", path=item.target)
        bitext = api.standard_of(item.target, settings.standard).scored(bitext)
        metrics = measured(_scorers(tuple(settings.scorers)), bitext)
        verdict = judge(bitext, settings.thresholds, metrics)
        report = score_report(Assessment(bitext, Files(item.source, item.target, bitext), verdict, metrics))
    except AlignPostError as error:
        return refused(item, known, error)
    code = ExitCode.GATE_FAILED if report["outcome"] == "fail" else ExitCode.PASS
    return Result(item, known, report, exit_code=code)


@cache
def _scorers(asked: tuple[str, ...]) -> list[Scorer]:
    """The scorers of a worker, loaded with its first item."""
    return scorers_asked(asked)


def refused(item: Item, known: str, error: AlignPostError) -> Result:
    """What became of an item that cannot be scored, with the name of its file where the error does not tell it.

    Args:
        item: what was to be scored.
        known: its digest, where it has one.
        error: why not.
    """
    said = str(error) if error.path else f"{item.target}: {error}"
    return Result(item, known, error=said, exit_code=error.exit_code)


def lost(item: Item, known: str, why: str) -> Result:
    """What became of an item that nobody could finish.

    Args:
        item: what was to be scored.
        known: its digest.
        why: a clause.
    """
    return Result(
        item, known, error=f"{item.target}: {why}; run the batch again", exit_code=ExitCode.UNREADABLE
    )


def _read(item: Item, settings: Settings) -> Any:
    if item.source == item.target:
        return api.read(item.target, source_lang=settings.source_lang, target_lang=settings.target_lang)
    langs = named_languages(item.source, item.target, settings.source_lang, settings.target_lang)
    return api.align(
        item.source,
        item.target,
        source_lang=langs[0],
        target_lang=langs[1],
        profile=settings.standard.segmentation,
        encoder=settings.model.encoder(*langs) if settings.model else None,
    )
