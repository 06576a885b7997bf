"""The words that name a part of a whole in English and French: `half`, `thirds`, `quart`, `dixième`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DENOMINATORS", "HALVES", "plural_parts", "single_parts"]

_PARTS = {
    "en": {
        "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
    },
    "fr": {
        "tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "huitième": 8, "dixième": 10,
    },
}  # fmt: skip
HALVES = frozenset({"half", "moitié", "demi", "demie", "moitié-moitié"})
"""Words for one of two."""


def _plural(word: str) -> str:
    return word if word.endswith("s") else word + "s"


DENOMINATORS: Mapping[str, int] = {
    form: parts
    for words in _PARTS.values()
    for word, parts in words.items()
    for form in (word, _plural(word))
}
"""Into how many parts a word divides; most are ordinals as well."""


def single_parts(lang: str) -> str:
    """The words for one part, as alternatives of a regular expression."""
    return "|".join(_PARTS[lang])


def plural_parts(lang: str) -> str:
    """The words for several parts, as alternatives of a regular expression."""
    return "|".join(map(_plural, _PARTS[lang]))
