"""What a project remembers of how it is judged: a plain dict of texts, kept in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from alignpost.configuration import Table
from alignpost.errors import UsageError
from alignpost.score.profiles import LEVELS, known_profile

__all__ = ["Settings"]

_CHECK = "checks."
_TERMS = "glossary.terms"


@dataclass(frozen=True, slots=True)
class Settings:
    """Profile, glossary and severities of checks."""

    profile: str | None = None
    glossary: Path | None = None
    checks: Mapping[str, str] = field(default_factory=dict)
    """For ids of checks `off` or a severity."""
    terms: str | None = None
    """The text of a glossary that came through a pipe, to which there is no coming back; `glossary` comes before it."""

    @classmethod
    def of_project(cls, values: Mapping[str, str]) -> Settings:
        """The settings in a project's dict: `profile`, `glossary` or `glossary.terms`, and `checks.ID` for every check.

        Other keys are somebody else's and passed over. Whether the checks exist is looked at when pairs are scored.

        Raises:
            UsageError: an unknown profile or level.
        """
        profile, glossary = values.get("profile"), values.get("glossary")
        checks = {key.removeprefix(_CHECK): level for key, level in values.items() if key.startswith(_CHECK)}
        for key, level in checks.items():
            if level not in LEVELS:
                raise UsageError(f"checks.{key} must be one of {', '.join(LEVELS)}, not “{level}”")
        return cls(
            None if profile is None else known_profile(profile),
            None if glossary is None else Path(glossary),
            checks,
            values.get(_TERMS) if glossary is None else None,
        )

    def of_table(self, table: Table) -> Table:
        """The table `[checks]` of a configuration with these settings before it; complaints still name its file."""
        return Table({**table.values, **self.checks}, table.path, table.name)

    def as_dict(self) -> dict[str, str]:
        """What `of_project` reads, for a project to keep."""
        values = {f"{_CHECK}{key}": level for key, level in self.checks.items()}
        if self.profile is not None:
            values["profile"] = self.profile
        if self.glossary is not None:
            values["glossary"] = str(self.glossary)
        if self.terms is not None:
            values[_TERMS] = self.terms
        return values
