"""Which checks say nothing of texts in two languages, whatever the texts hold."""

from __future__ import annotations

from alignpost.score.checks import BUILT_IN
from alignpost.score.checks.contrasting import CONTRASTING
from alignpost.score.contrasts import contrasts_for
from alignpost.score.lexicon import lexicon_for
from alignpost.tokens import base_language

__all__ = ["silent_checks"]

_OF_WORDS = frozenset({"unrelated", "omission", "addition"})
"""Checks that ask a lexicon which word renders which."""
_OF_RULES = frozenset({"roles", "negation", "opposites", "quantities", "false-friends"})
"""Checks by rules and tables of English and French, in both directions."""


def silent_checks(source_lang: str, target_lang: str) -> tuple[str, ...]:
    """The ids of the checks that find nothing between two languages, in the order of findings.

    Args:
        source_lang: BCP 47 tag.
        target_lang: of the targets.
    """
    languages = base_language(source_lang), base_language(target_lang)
    known = lexicon_for(*languages) is not None
    silent = set() if known else set(_OF_WORDS)
    if not known or languages[0] != "en":
        silent.add("capitals")
    if contrasts_for(*languages) is None:
        silent |= {check.id for check in CONTRASTING} - _OF_RULES
    if {*languages} != {"en", "fr"}:
        silent |= _OF_RULES
    return tuple(check.id for check in BUILT_IN if check.id in silent)
