"""Profiles and settings: which checks speak, and how grave what they say is in this kind of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from alignpost.configuration import Table
from alignpost.errors import UsageError
from alignpost.model import Finding, Severity
from alignpost.score.check import Check

__all__ = ["LEVELS", "OFF", "PROFILES", "Judging", "judging", "known_profile"]

PROFILES: dict[str, dict[str, Severity]] = {
    "default": {},
    "strict": {
        "capitals": Severity.MINOR,
        "emphasis": Severity.MAJOR,
        "exclamation": Severity.MAJOR,
        "question": Severity.MAJOR,
        "quotes": Severity.MAJOR,
    },
    "social": {"addresses": Severity.MINOR, "brackets": Severity.NEUTRAL, "repetition": Severity.NEUTRAL},
}
"""For each profile the checks whose findings get another severity than their own."""

OFF: Final = "off"
LEVELS: Final = (OFF, *(severity.value for severity in Severity))
"""What a check can be set to: nothing of it is told, or everything with this severity."""


@dataclass(frozen=True, slots=True)
class Judging:
    """Which checks speak, and which severity their findings get instead of their own."""

    profile: str = "default"
    severities: Mapping[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    signature: str = "default"
    """The profile and what departs from it, `default,numbers=off`: part of every score's signature."""

    def active(self, checks: Iterable[Check]) -> tuple[Check, ...]:
        """The checks that are not turned off."""
        return tuple(check for check in checks if check.id not in self.off)

    def of(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings as they are to be told: those of checks that are off left out, the others regraded."""
        told = (finding for finding in findings if finding.check not in self.off)
        return [self._graded(finding) for finding in told]

    def _graded(self, finding: Finding) -> Finding:
        severity = self.severities.get(finding.check)
        return finding if severity is None else replace(finding, severity=severity)


def judging(profile: str, checks: Mapping[str, str] | Table, known: Sequence[str]) -> Judging:
    """How to judge by a profile and by settings of single checks, which come before the profile's.

    Args:
        profile: a name in `PROFILES`.
        checks: for check ids one of `LEVELS`; as a table of a configuration, complaints name its file.
        known: ids of all checks there are.

    Raises:
        UsageError: an unknown profile, check or level.
    """
    known_profile(profile)
    table = checks if isinstance(checks, Table) else Table(checks, name="checks")
    table.only(known, "check")
    chosen = {key: level for key in table.values if (level := table.choice(key, LEVELS)) is not None}
    graded = {key: Severity(level) for key, level in chosen.items() if level != OFF}
    return Judging(
        profile,
        PROFILES[profile] | graded,
        frozenset(key for key, level in chosen.items() if level == OFF),
        ",".join([profile, *(f"{key}={level}" for key, level in sorted(chosen.items()))]),
    )


def known_profile(name: str) -> str:
    """`name` itself.

    Raises:
        UsageError: no profile is called so.
    """
    if name not in PROFILES:
        raise UsageError(f"no profile is called {name!r}; there are {', '.join(sorted(PROFILES))}")
    return name
