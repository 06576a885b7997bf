"""Copied words that are words of the target's language all the same: `chef`, and `son` beside « fils ».

What the target's language renders them by tells, where no trees were grown (`alignpost.score.checks.left_words`).
"""

from __future__ import annotations

from alignpost.score.check import PairText
from alignpost.score.lexicon import lexicon_for

__all__ = ["shared_word"]

_RENDERS = 0.3
"""Probability from which a word of the source is what the word says."""
_ITSELF = 0.4
"""The same for a word that both languages write alike, which may be a name or a quotation more often than a rendering."""
_SMALL, _COMMON_BITS = 0.55, 16.0
"""A word of the target's language is written small as often as this, or is at least so common."""


def shared_word(pair: PairText, place: int) -> bool:
    """Whether a target word that the source has too stands there by right."""
    key, source = pair.target.keys[place], pair.source
    back = lexicon_for(*reversed(pair.context.languages))
    facts = back.source.get(key) if back is not None else None
    if back is None or facts is None or not (facts.small >= _SMALL or facts.information <= _COMMON_BITS):
        return False
    row = back.pairs.get(key, {})
    if any(
        probable >= _RENDERS and other != key and other in source.places for other, probable in row.items()
    ):
        return True
    return key not in source.function_words and row.get(key, 0.0) >= _ITSELF
