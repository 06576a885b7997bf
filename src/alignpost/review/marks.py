"""The shapes and words of the screen: what a status or a severity looks like without any colour."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.model import Finding, Severity, Status
from alignpost.visible import one_line

__all__ = [
    "BOOKMARK",
    "EDITED",
    "NOTE",
    "NOTHING",
    "PIN",
    "STATUS_MARK",
    "STATUS_WORD",
    "band",
    "language",
    "percent",
    "worst",
]

STATUS_MARK = {
    Status.UNREVIEWED: "○",
    Status.ACCEPTED: "●",
    Status.NEEDS_WORK: "◐",
    Status.REJECTED: "✕",
}
STATUS_WORD = {
    Status.UNREVIEWED: "unreviewed",
    Status.ACCEPTED: "accepted",
    Status.NEEDS_WORK: "needs work",
    Status.REJECTED: "rejected",
}
NOTE = "✎"
EDITED = "±"
BOOKMARK = "⚑"
PIN = "⊙"
NOTHING = "∅"
"""In the place of a text that is not there."""

_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
}


def language(tag: str) -> str:
    """The English name of a BCP 47 tag's language where we know it, otherwise the tag."""
    return _LANGUAGES.get(tag.lower().partition("-")[0], one_line(tag, 20))


def percent(share: float) -> str:
    """A probability as a whole percentage, rounded as the two decimals that reports print."""
    return f"{round(share, 2):.0%}"


def band(fidelity: float) -> str:
    """Which of three calm words a fidelity belongs to: `good`, `fair` or `poor`; each has one colour."""
    if fidelity >= 85:
        return "good"
    return "fair" if fidelity >= 60 else "poor"


def worst(findings: Sequence[Finding]) -> Severity | None:
    """The highest severity among `findings`."""
    return max((finding.severity for finding in findings), key=lambda s: s.rank, default=None)
