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
    from alignpost.score.standard import Standard

__all__ = ["Judging", "judging", "judging_by"]

_PROFILES = ("default", "strict", "social")
"""Those of `alignpost.score`, which only commands that score should have to import."""


class Judging(NamedTuple):
    """How pairs are judged, and the table of the gate's limits."""

    standard: Standard
    gate: Table

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that say how to judge."""
        return (self.standard.glossary, self.gate.path)

    def in_project(self, path: Path) -> Judging:
        """How to judge the file `path`: where it is a project, by its own settings before the configuration's.

        Raises:
            ProjectError: it is damaged or in use.
            UsageError: it has a setting that is none.
        """
        from alignpost.api import standard_of

        return self._replace(standard=standard_of(path, self.standard))


def judging_by(
    config: Path | None = None, profile: str | None = None, glossary: Path | None = None
) -> Judging:
    """How the configuration says to judge, after what the command line says.

    Raises:
        InputError: the configuration cannot be read.
        UsageError: it says what there is not.
    """
    from alignpost.configuration import find_configuration, read_configuration
    from alignpost.score.standard import Standard

    found = read_configuration(config) if config else find_configuration()
    standard = Standard(
        profile or found.choice("profile", _PROFILES) or "default",
        found.table("checks"),
        glossary or found.file("glossary"),
        _passing(glossary) if glossary else None,
        frozenset(name for name, value in (("profile", profile), ("glossary", glossary)) if value),
    )
    return Judging(standard, found.table("gate"))


def _passing(glossary: Path) -> str | None:
    """The text of a glossary that comes through a pipe, which gives it once; None of a file, which stays."""
    from alignpost.documents.files import is_lasting

    if is_lasting(glossary):
        return None
    from alignpost.score.glossary import glossary_text

    return glossary_text(glossary)


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
