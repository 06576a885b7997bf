"""Sentences that open with an order, as those of recipes and buttons: Preheat the oven – Préchauffez le four."""

from __future__ import annotations

from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["orders"]

_OBJECTS = {
    "en": listed("the a an your this these those it them all some each any"),
    "fr": listed(
        "le la les l’ un une des du de d’ ce cet cette ces votre vos ton ta tes tous toutes à au aux en sur dans"
    ),
}
"""Words that follow an order right away, and hardly ever a name that opens its sentence."""
_CIRCUMSTANCES = listed("pour pendant avec jusqu’à jusqu’au bien puis ensuite environ sans")
"""Words that follow an order in -ez, and hardly ever a name in -ez."""
_ENDINGS = ("ez", "ons", "er", "ir", "re")
"""Of French orders, the infinitives of recipes among them."""
_PRONOUNS = ("-le", "-la", "-les", "-vous", "-y", "-en", "-moi", "-nous", "-lui", "-leur")


def orders(side: Side) -> bool:
    """Whether a text in English or French begins with a verb that orders, by the word that follows it."""
    lang = base_language(side.lang)
    if lang not in _OBJECTS or len(side.words) < 2 or side.gaps[0].strip(BLANKS):
        return False
    second = side.keys[1]
    if lang == "en":
        return second in _OBJECTS[lang]
    if side.keys[0].endswith("ez") and second in _CIRCUMSTANCES:
        return True
    return side.keys[0].endswith(_ENDINGS) and (second in _OBJECTS[lang] or second in _PRONOUNS)
