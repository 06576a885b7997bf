"""Which variant of each unit of a memory is the source, and which the target."""

from __future__ import annotations

from collections import Counter

from alignpost.formats.languages import canonical, chosen
from alignpost.formats.record import Record
from alignpost.formats.tmx_pair import record_of
from alignpost.formats.tmx_unit import ALL_LANGUAGES, OWN, Header, Remark, Unit, Variant
from alignpost.model import UNDETERMINED
from alignpost.tokens.spaces import strip
from alignpost.visible import one_line

__all__ = ["Sides"]

_MAX_KNOWN = 1_000_000
"""Code points of tags, in all sets of languages that are remembered; a memory has a few sets."""

_SET_COSTS = 100
"""Of these, what a set takes besides."""

_Languages = tuple[tuple[str, ...], str]
"""Of all variants of a unit, in their order, and of its source."""


class Sides:
    """Which variant of each unit is the source, and which the target."""

    def __init__(self, source_lang: str | None, target_lang: str | None) -> None:
        self.passed_over: Counter[str] = Counter()
        self.beside: Counter[str] = Counter()
        """What units say that their records do not hold, and how many units do."""
        self._known: dict[_Languages, tuple[int, int] | None] = {}
        self._room = _MAX_KNOWN
        self._source = source_lang
        self._target = target_lang
        self._found: tuple[str, str] | None = None

    def record(self, unit: Unit, header: Header) -> Record | None:
        """The unit as a record; None, and a remark, where it lacks one of the languages or all text.

        A unit with one side empty stays: it is what a check of the translation must not miss.
        """
        places = self._places_of(unit, unit.srclang or header.srclang)
        if places is None:
            self.passed_over["unit without both languages, passed over"] += 1
            return None
        source, target = unit.variants[places[0]], unit.variants[places[1]]
        if not (strip(source.text) or strip(target.text)):
            self.passed_over["unit without any text, passed over"] += 1
            return None
        self._found = self._found or (canonical(source.lang), canonical(target.lang))
        self._count_what_stands_beside(unit, source, target)
        return record_of(unit, source.text, target.text)

    def _count_what_stands_beside(self, unit: Unit, source: Variant, target: Variant) -> None:
        if source.markup or target.markup:
            self.beside["inline codes"] += 1
        if len(unit.variants) > 2:
            self.beside["further languages"] += 1
        if any(remark.element == "prop" and not _is_ours(remark) for remark in unit.remarks):
            self.beside["props of other programs"] += 1
        if source.remarks or target.remarks:
            self.beside["props and notes of one language"] += 1

    @property
    def seen(self) -> set[str]:
        """Languages of all units, for telling what the file has instead of what was asked for."""
        return {canonical(lang) for langs, _ in self._known for lang in langs}

    def _places_of(self, unit: Unit, srclang: str) -> tuple[int, int] | None:
        """Which variants are source and target; of all units with the same languages the same ones."""
        key = (tuple([variant.lang for variant in unit.variants]), srclang)
        settled = self._source is not None and self._target is not None
        if not (settled and key in self._known):
            pair = self._pair(unit, srclang)
            places = None
            if pair is not None:
                source, target = ([v is side for v in unit.variants].index(True) for side in pair)
                places = (source, target)
            self._remember(key, places)
            return places
        return self._known[key]

    def _remember(self, key: _Languages, places: tuple[int, int] | None) -> None:
        size = 0 if key in self._known else _SET_COSTS + len(key[1]) + sum(map(len, key[0]))
        if size <= self._room:
            self._room -= size
            self._known[key] = places

    def languages(self, header: Header) -> tuple[str, str]:
        """The languages of the bitext, as the file writes them."""
        if self._found:
            return self._found
        srclang = "" if header.srclang == ALL_LANGUAGES else header.srclang
        return canonical(self._source or srclang), canonical(self._target or UNDETERMINED)

    def nothing_found(self) -> str:
        """Why there is no record at all."""
        wanted = f"{self._source or 'one language'} and {self._target or 'another language'}"
        present = one_line(", ".join(sorted(self.seen)) or "none")
        return f"has no unit with text in {wanted}; its languages are: {present}"

    def _pair(self, unit: Unit, srclang: str) -> tuple[Variant, Variant] | None:
        variants = list(unit.variants)
        if self._source is None and not (srclang and srclang != ALL_LANGUAGES) and variants:
            self._source = self._first_unlike(self._target, variants)
        source = _taken(self._source or srclang, variants)
        if source is None:
            return None
        if self._source is None:
            self._source = source.lang
        if self._target is None:
            self._target = self._first_unlike(source.lang, variants)
        target = _taken(self._target, variants) if self._target else None
        return None if target is None else (source, target)

    @staticmethod
    def _first_unlike(lang: str | None, variants: list[Variant]) -> str | None:
        """The first language that is not `lang`; regional forms of one language are two."""
        return next(
            (
                variant.lang
                for variant in variants
                if lang is None or canonical(variant.lang) != canonical(lang)
            ),
            None,
        )


def _is_ours(prop: Remark) -> bool:
    return prop.attributes.get("type", "").startswith(OWN)


def _taken(lang: str, variants: list[Variant]) -> Variant | None:
    """The variant that answers best to `lang`, taken out of the list."""
    place = chosen(lang, [variant.lang for variant in variants])
    return None if place is None else variants.pop(place)
