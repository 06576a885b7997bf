"""Word links and uncovered words for texts whose words are already split by spaces, as evaluation sets have them.

Such texts set apart what belongs together: `l' eau`, `was n't`, `procès - verbal`. Their words are put together
again, linked, and every link is told for all the parts of its two words. Marks are linked with their like.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from alignpost.score.lexicon import Lexicon, lexicon_for
from alignpost.score.links import aligner_for, cover_all
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordPair, WordPosteriors
from alignpost.tokens import Word, base_language, words
from alignpost.tokens.words import APOSTROPHES, fold_apostrophes

__all__ = ["read_words", "uncovered", "word_links"]

_AT_ONCE = 256
_LOOSE = 0.3
"""Chance from which a word counts as one without a counterpart: that which serves precision and recall together."""
_STOPS = frozenset([".", "!", "?", "...", "…"])
_QUOTATION = '"'
_LIKE = dict.fromkeys(["«", "»", "“", "”", "„", "''", "``"], _QUOTATION) | {"…": "..."}
_ENGLISH_ENDINGS = frozenset(["s", "t", "re", "ve", "ll", "m", "d"])
_FRENCH_ENDINGS = frozenset(
    [
        "je",
        "tu",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "ils",
        "elles",
        "ce",
        "moi",
        "toi",
        "lui",
        "leur",
        "le",
        "la",
        "les",
        "y",
        "en",
        "t",
        "ci",
        "là",
        "même",
        "mêmes",
    ]
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a mark, and the numbers of the parts that it was made of."""

    key: str
    written: str
    parts: tuple[int, ...]


def word_links(
    pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str
) -> list[set[tuple[int, int]]]:
    """For each pair the links between words split on spaces, as numbers of source and target words from 0."""
    sides, posteriors = _aligned(pairs, source_lang, target_lang)
    return [
        {(a, b) for i, j in found.links for a in source[i].parts for b in target[j].parts}
        for (source, target), found in zip(sides, posteriors, strict=True)
    ]


def uncovered(
    pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str
) -> list[tuple[list[int], list[int]]]:
    """For each pair the numbers of the source and target words, split on spaces, without a counterpart."""
    languages = base_language(source_lang), base_language(target_lang)
    lexicon = lexicon_for(*languages)
    known = _known(lexicon)
    aligner = aligner_for(*languages, lexicon)
    results = []
    for first in range(0, len(pairs), _AT_ONCE):
        texts = pairs[first : first + _AT_ONCE]
        read = [
            (read_words(source, languages[0], known[0]), read_words(target, languages[1], known[1]))
            for source, target in texts
        ]
        covers = cover_all([(source[0], target[0]) for source, target in read], aligner)
        for text, sides, cover in zip(texts, read, covers, strict=True):
            loose = cover.source_loose.chances, cover.target_loose.chances
            ours, theirs = (
                _loose_parts(text[number].split(" "), sides[number][1], loose[number]) for number in (0, 1)
            )
            results.append((ours, theirs))
    return results


def _loose_parts(
    parts: Sequence[str], of_words: Sequence[tuple[int, ...]], chances: Sequence[float]
) -> list[int]:
    """Numbers of the parts of loose words, and of the marks that belong to them.

    A mark belongs to the words on either side of it; one that ends a sentence belongs to all of that sentence.
    """
    states: list[bool | None] = [None] * len(parts)
    for numbers, chance in zip(of_words, chances, strict=True):
        for number in numbers:
            states[number] = chance >= _LOOSE
    before, after = _nearest(states), _nearest(states[::-1])[::-1]
    found, kept = [], False
    for number, state in enumerate(states):
        loose = before[number] or after[number] if state is None else state
        if state is not None:
            kept = kept or not loose
        elif parts[number] in _STOPS:
            loose, kept = before[number] and not kept, False
        if loose and parts[number]:
            found.append(number)
    return found


def _nearest(states: Sequence[bool | None]) -> list[bool]:
    """For every part the state of the last word before it."""
    found, last = [], False
    for state in states:
        found.append(last)
        last = last if state is None else state
    return found


def _aligned(
    pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str
) -> tuple[list[tuple[list[_Item], list[_Item]]], list[WordPosteriors]]:
    languages = base_language(source_lang), base_language(target_lang)
    lexicon = lexicon_for(*languages)
    known = _known(lexicon)
    sides = [
        (_items(source, languages[0], known[0]), _items(target, languages[1], known[1]))
        for source, target in pairs
    ]
    aligner = aligner_for(*languages, lexicon)
    asked = [
        WordPair([i.key for i in source], [i.key for i in target], [i.written for i in source])
        for source, target in sides
    ]
    return sides, aligner.align(asked)


def _known(lexicon: Lexicon | None) -> tuple[Container[str], Container[str]]:
    return (lexicon.source, lexicon.target) if lexicon else (frozenset[str](), frozenset[str]())


def read_words(text: str, lang: str, known: Container[str]) -> tuple[Side, list[tuple[int, ...]]]:
    """A side whose parts are put together again, and the numbers of the parts that each of its words is made of.

    Args:
        text: words and marks, split on spaces.
        lang: primary language subtag.
        known: words of the language, which tell those that are written with a hyphen.
    """
    joined, spans = _joined(text, lang, known)
    side = Side(joined, lang)
    return side, _parts(side.words, spans)


def _joined(text: str, lang: str, known: Container[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text with what belongs together in one, and where each part stands in it."""
    parts = text.split(" ")
    joined, spans = "", []
    for place, part in enumerate(parts):
        if place and not _belongs(parts, place, lang, known):
            joined += " "
        spans.append((len(joined), len(joined) + len(part)))
        joined += part
    return joined, spans


def _parts(found: Sequence[Word], spans: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    numbers, first = [], 0
    for word in found:
        while spans[first][1] <= word.start:
            first += 1
        here = [first]
        while here[-1] + 1 < len(spans) and spans[here[-1] + 1][0] < word.end:
            here.append(here[-1] + 1)
        numbers.append(tuple(here))
    return numbers


def _items(text: str, lang: str, known: Container[str]) -> list[_Item]:
    parts = text.split(" ")
    joined, spans = _joined(text, lang, known)
    found = words(joined)
    numbers = _parts(found, spans)
    items = [_Item(fold_apostrophes(w.text), w.text, here) for w, here in zip(found, numbers, strict=True)]
    used = {number for here in numbers for number in here}
    marks = [(n, part) for n, part in enumerate(parts) if n not in used and part]
    items += [_Item(_LIKE.get(part, part.lower()), part, (n,)) for n, part in marks]
    return sorted(items, key=lambda item: item.parts)


def _belongs(parts: Sequence[str], place: int, lang: str, known: Container[str]) -> bool:
    """Whether a part stands together with the one before it."""
    before, part = parts[place - 1], parts[place]
    if lang == "fr" and (before[-1:] in APOSTROPHES or part in APOSTROPHES) and before and part:
        return place > 1 or len(before) > 1
    if lang == "en":
        ending = parts[place + 1 : place + 2]
        if part in APOSTROPHES and part:
            return bool(ending) and ending[0] in _ENGLISH_ENDINGS
        if before in APOSTROPHES and before and place > 1:
            return part in _ENGLISH_ENDINGS
        if part == "n't" or (part[:1] in APOSTROPHES and part[1:].lower() in _ENGLISH_ENDINGS):
            return True
    if part == "-":
        return _hyphenated(parts, place, lang, known)
    return before == "-" and place > 1 and _hyphenated(parts, place - 1, lang, known)


def _hyphenated(parts: Sequence[str], hyphen: int, lang: str, known: Container[str]) -> bool:
    if not 0 < hyphen < len(parts) - 1:
        return False
    before, after = parts[hyphen - 1].lower(), parts[hyphen + 1].lower()
    if not before.isalpha() or not after.isalpha():
        return False
    return f"{before}-{after}" in known or (lang == "fr" and after in _FRENCH_ENDINGS)
