"""How texts are to be judged: what the configuration says, and the options that come before it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from alignpost.cli import options

if TYPE_CHECKING:
    from alignpost.configuration import Table
    from alignpost.model import Bitext
    from alignpost.progress import Progress

__all__ = ["Judging", "judging", "judging_by"]

_PROFILES = ("default", "strict", "social")
"""Those of `alignpost.score`, which only commands that score should have to import."""


class Judging(NamedTuple):
    """Profile, checks and glossary of a scoring run, and the table of the gate's limits."""

    profile: str
    checks: Table
    glossary: Path | None
    gate: Table
    options: frozenset[str] = frozenset()
    """What the command line has said itself, which comes before everything else."""

    def in_project(self, path: Path) -> Judging:
        """How to judge the file `path`: where it is a project, by its own settings before the configuration's.

        Raises:
            ProjectError: it is damaged or in use.
            UsageError: it has a setting that is none.
        """
        from alignpost.api import PROJECT_SUFFIX

        if path.suffix.lower() != PROJECT_SUFFIX:
            return self
        from alignpost.score.settings import Settings
        from alignpost.store import Project

        with Project.open(path) as project:
            own = Settings.of_project(project.settings)
        profile, checks, glossary = own.before(self.profile, self.checks, self.glossary, self.options)
        return self._replace(profile=profile, checks=checks, glossary=glossary)

    @property
    def remembered(self) -> dict[str, str]:
        """What a project made now is to remember: what the command line said, since its folder may be anywhere."""
        from alignpost.score.settings import Settings

        return Settings(
            self.profile if "profile" in self.options else None,
            self.glossary.absolute() if self.glossary and "glossary" in self.options else None,
        ).as_dict()

    def scored(self, bitext: Bitext, progress: Progress) -> Bitext:
        """`bitext` with scores made in this way."""
        from alignpost.score import read_glossary, score_bitext

        langs = (bitext.source.lang, bitext.target.lang)
        terms = read_glossary(self.glossary, *langs) if self.glossary else None
        return score_bitext(
            bitext, profile=self.profile, checks=self.checks, glossary=terms, progress=progress
        )

    @property
    def segmentation(self) -> str:
        """The profile by which texts are cut into sentences: only posts have one of their own."""
        return "social" if self.profile == "social" else "default"


def judging_by(
    config: Path | None = None, profile: str | None = None, glossary: Path | None = None
) -> Judging:
    """How the configuration says to judge, after what the command line says.

    Raises:
        InputError: the configuration cannot be read.
        UsageError: it says what there is not.
    """
    from alignpost.configuration import find_configuration, read_configuration

    found = read_configuration(config) if config else find_configuration()
    return Judging(
        profile or found.choice("profile", _PROFILES) or "default",
        found.table("checks"),
        glossary or found.file("glossary"),
        found.table("gate"),
        frozenset(name for name, value in (("profile", profile), ("glossary", glossary)) if value),
    )


def judging(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--config`, `--profile` and `--glossary`, handed to the command as one `judging`."""

    @wraps(function)
    def collected(config: Path | None, profile: str | None, glossary: Path | None, **words: Any) -> Any:
        return function(judging=judging_by(config, profile, glossary), **words)

    config = click.option(
        "--config",
        type=options.text_path,
        metavar="FILE",
        help="Configuration; by default the nearest alignpost.toml, or pyproject.toml with [tool.alignpost].",
    )
    profile = click.option(
        "--profile",
        type=click.Choice(_PROFILES),
        help="How severely to judge; social is for posts. By default what the configuration says.",
    )
    return config(profile(options.glossary(collected)))
