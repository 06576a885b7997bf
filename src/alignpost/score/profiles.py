"""Profiles: how severe the same observation is in different kinds of text."""

from __future__ import annotations

from dataclasses import replace

from alignpost.errors import UsageError
from alignpost.model import Finding, Severity

__all__ = ["PROFILES", "apply", "known_profile"]

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


def known_profile(name: str) -> str:
    """`name` itself.

    Raises:
        UsageError: no profile is called so.
    """
    if name not in PROFILES:
        raise UsageError(f"no profile is called {name!r}; there are {', '.join(sorted(PROFILES))}")
    return name


def apply(profile: str, finding: Finding) -> Finding:
    """The finding with the severity that the profile gives it."""
    severity = PROFILES[profile].get(finding.check)
    return finding if severity is None else replace(finding, severity=severity)
