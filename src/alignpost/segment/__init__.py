"""Sentences: layout first, then one decision for each place where a sentence might end; or the user's SRX rules.

Offsets only: a text is never altered. docs/segmentation.md says how it is decided.
Importing this package costs nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.lazily import lazily

if TYPE_CHECKING:
    from alignpost.segment.abbreviations import read_abbreviations
    from alignpost.segment.profiles import Profile
    from alignpost.segment.protocol import Segmenter
    from alignpost.segment.reasons import Decision, Reason
    from alignpost.segment.rules import RuleSegmenter, explain, segment_text
    from alignpost.segment.srx import SrxSegmenter

__all__ = [
    "Decision",
    "Profile",
    "Reason",
    "RuleSegmenter",
    "Segmenter",
    "SrxSegmenter",
    "explain",
    "read_abbreviations",
    "segment_text",
]

__getattr__ = lazily(
    __name__,
    {
        "Decision": "reasons",
        "Profile": "profiles",
        "Reason": "reasons",
        "RuleSegmenter": "rules",
        "Segmenter": "protocol",
        "SrxSegmenter": "srx",
        "explain": "rules",
        "read_abbreviations": "abbreviations",
        "segment_text": "rules",
    },
)
