"""The negations of a text in English or French."""

from __future__ import annotations

from functools import lru_cache

from alignpost.score.checks.denial import Denial
from alignpost.score.checks.english_denials import english_denials
from alignpost.score.checks.french_denials import french_denials
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["denials"]


@lru_cache(maxsize=256)  # several checks and the score ask for the same sides
def denials(side: Side) -> tuple[Denial, ...]:
    """The explicit negations of a text in English or French, in order; none in other languages."""
    match base_language(side.lang):
        case "en":
            return tuple(english_denials(side))
        case "fr":
            return tuple(french_denials(side))
        case _:
            return ()
