"""The MQM types that a note can have: the core typology (themqm.org, “The MQM Error Typology”), in the checks' spelling."""

from __future__ import annotations

__all__ = ["MQM_TYPES"]

MQM_TYPES = (
    "accuracy/mistranslation",
    "accuracy/omission",
    "accuracy/addition",
    "accuracy/untranslated",
    "accuracy/do-not-translate",
    "terminology/wrong-term",
    "terminology/inconsistent-use-of-terminology",
    "linguistic-conventions/grammar",
    "linguistic-conventions/spelling",
    "linguistic-conventions/punctuation",
    "linguistic-conventions/unintelligible",
    "style/register",
    "style/awkward",
    "style/unidiomatic",
    "style/inconsistent-style",
    "style/organisational",
    "locale-conventions/number-format",
    "locale-conventions/date-format",
    "locale-conventions/punctuation",
    "audience-appropriateness/culture-specific-reference",
)
"""Dimension and type, the frequent ones first."""
