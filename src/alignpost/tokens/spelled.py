"""Numbers with number words in them: `twenty-one`, `3,1 millions`, `soixante-dix`, `tens of millions`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind
from alignpost.tokens.number_reader import Atom, NumberReader
from alignpost.tokens.number_words import NumberWords
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import Word, fold_apostrophes

__all__ = ["spelled_numbers"]

_ATOM = re.compile(r"[^\W\d_]+['’]?|\d.*")
_new = tuple.__new__


def spelled_numbers(
    text: str, tokens: Sequence[Word], numerals: Sequence[Number], vocabulary: NumberWords
) -> list[Number]:
    """Numbers that hold at least one number word; numerals in digits may start them (`3 million`).

    Without one of `vocabulary.telling` there is none to read.
    """
    starters = vocabulary.starters
    atoms = _atoms(tokens, numerals)
    found: list[Number] = []
    after = 0
    for place in [place for place, (_, _, key, _) in enumerate(atoms) if key in starters]:
        if place < after:
            continue
        number = _lone(text, atoms, place, vocabulary)
        if number is not None:
            after = place + 1
        else:
            reader = NumberReader(text, atoms, place, vocabulary)
            number, after = reader.read(), reader.place
        if number is not None:
            found.append(number)
    return found


def _lone(text: str, atoms: Sequence[Atom], place: int, vocabulary: NumberWords) -> Number | None:
    """A number of one word, `un`, `twenty`, `second`, that the next one has nothing to do with, as most are."""
    start, end, key, _ = atoms[place]
    if place + 1 < len(atoms) and atoms[place + 1].key in vocabulary.every:
        return None
    ordinal = key in vocabulary.ordinal
    value = vocabulary.ordinals[key] if ordinal else vocabulary.units.get(key, vocabulary.tens.get(key))
    if value is None:
        return None
    kind = NumberKind.ORDINAL if ordinal else NumberKind.SPELLED
    return Number(Span(start, end), text[start:end], _whole(value), kind)


_whole = lru_cache(maxsize=256)(Fraction)


def _atoms(tokens: Sequence[Word], numerals: Sequence[Number]) -> list[Atom]:
    """Words cut at hyphens, numerals whole."""
    if not numerals:
        return [
            _new(Atom, (at + first, at + last, key, None))
            for at, _, text in tokens
            for first, last, key in _PARTS[text]
        ]
    taken = [(number.span.start, number.span.end) for number in numerals]
    atoms = [Atom(n.span.start, n.span.end, "", n) for n in numerals]
    following = 0
    for word in tokens:
        while following < len(taken) and taken[following][1] <= word.start:
            following += 1
        for first, last, key in _PARTS[word.text]:
            start, end = word.start + first, word.start + last
            if following < len(taken) and taken[following][0] < end and start < taken[following][1]:
                continue
            atoms.append(Atom(start, end, key))
    return sorted(atoms, key=lambda atom: atom.start)


def _parts(word: str) -> tuple[tuple[int, int, str], ...]:
    """The runs of letters in a word with their places, in small letters; what follows a digit is none."""
    if word.isalpha():
        return ((0, len(word), fold_apostrophes(word)),)
    found = _ATOM.finditer(word)
    return tuple(
        (*match.span(), fold_apostrophes(match.group())) for match in found if not match.group()[0].isdigit()
    )


_PARTS = Remembered(_parts)
