"""Which checks say nothing of texts in two languages, whatever the texts hold, and which see only a part."""

from __future__ import annotations

from alignpost.score.checks import BUILT_IN
from alignpost.score.checks.contrasting import CONTRASTING
from alignpost.score.checks.names import CAPITAL_NOUNS
from alignpost.score.contrasts import contrasts_for
from alignpost.score.lexicon import lexicon_for
from alignpost.tokens import base_language
from alignpost.tokens.function_words import function_words
from alignpost.tokens.number_words import number_words

__all__ = ["half_blind_checks", "silent_checks"]

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
    if not known and not any(map(function_words, languages)):
        silent.add("untranslated")
    if contrasts_for(*languages) is None:
        silent |= {check.id for check in CONTRASTING} - _OF_RULES
    if {*languages} != {"en", "fr"}:
        silent |= _OF_RULES
    return tuple(check.id for check in BUILT_IN if check.id in silent)


def half_blind_checks(source_lang: str, target_lang: str) -> dict[str, str]:
    """For ids of checks that find something between two languages what they do not see, or how little they say.

    Args:
        source_lang: BCP 47 tag.
        target_lang: of the targets.
    """
    languages = base_language(source_lang), base_language(target_lang)
    found: dict[str, str] = {}
    if lexicon_for(*languages) is None:
        ours, theirs = map(function_words, languages)
        if ours:
            found["untranslated"] = "no single words" if theirs else "only words copied in a row"
        elif theirs:
            found["untranslated"] = "nothing less than a whole sentence"
    if digits := sorted({lang for lang in languages if number_words(lang) is None}):
        found["numbers"] = f"no number, month or day that is written as a word in {' or '.join(digits)}"
    if lexicon_for(*languages) is None:
        nouns = not CAPITAL_NOUNS.isdisjoint(languages)
        found["names"] = "only names that changed places" if nouns else "as remarks alone"
    return found
