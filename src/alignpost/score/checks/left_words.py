"""How likely a copied word was left untranslated: names and brands stay, common words of a title should not.

A logistic regression over what is known of the word, of its neighbours and of the sentence. Its weights,
`data/left-words.SOURCE-TARGET.tsv`, were learnt from machine translations in which people marked the words left
untranslated (benchmarks/learn_left_words.py).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from alignpost.score.check import PairText
from alignpost.score.checks.foreign import NEVER_SEEN, loanword
from alignpost.score.lexicon import Lexicon
from alignpost.score.shipped import lines_of

__all__ = ["features", "left_weights", "likely_left", "weights_file"]

_GAP_BITS, _LEAST_GAP, _MOST_GAP = 1.5, -2, 6
_LONGEST = 10
_MANY_WORDS = 6


def likely_left(pair: PairText, place: int, marks: Sequence[str], *, titled: bool) -> float:
    """The probability that the target word at `place`, which the source has too, was left untranslated.

    Args:
        pair: the pair.
        place: index of a target word.
        marks: for every target word a mark of `alignpost.score.checks.foreign`.
        titled: whether the source is written Like a Title.
    """
    weights = left_weights(*pair.context.languages)
    total = math.fsum(weights.get(name, 0.0) for name in features(pair, place, marks, titled=titled))
    return 1 / (1 + math.exp(-total))


def features(pair: PairText, place: int, marks: Sequence[str], *, titled: bool) -> Iterator[str]:
    """What the regression reads, each named; most are told apart for small letters, a capital, capitals and digits."""
    key, text = pair.target.keys[place], pair.target.words[place].text
    written = _written(text)
    style = f"{written}{'-titled' if titled else ''}"
    yield "bias"
    yield f"mark:{marks[place]}"
    yield f"style:{style}"
    yield f"mark:{marks[place]}:{style}"
    if place == 0:
        yield f"opens:{style}"
    lexicon = pair.context.lexicon
    if lexicon is not None:
        yield from _of_lexicon(lexicon, key, written, style)
    yield f"loanword:{loanword(key)}"
    yield f"function:{key in pair.source.function_words}"
    yield f"length:{min(_LONGEST, len(key))}:{written}"
    yield f"hyphen:{'-' in text}:{style}"
    ours = pair.source.places[key]
    capital = any(pair.source.words[i].text[0].isupper() for i in ours)
    yield f"source:{capital}:{ours[0] == 0}:{style}"
    yield from _of_neighbours(pair, place, marks, style)


def _written(text: str) -> str:
    if any(map(str.isdigit, text)):
        return "digits"
    if text.isupper():
        return "capitals"
    return "capital" if text[0].isupper() else "small"


def _of_lexicon(lexicon: Lexicon, key: str, written: str, style: str) -> Iterator[str]:
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        yield f"unknown:{style}"
        yield f"unknown-there:{theirs is None}:{written}"
    else:
        gap = (theirs.information if theirs else NEVER_SEEN) - ours.information
        yield f"gap:{max(_LEAST_GAP, min(_MOST_GAP, math.floor(gap / _GAP_BITS)))}:{written}"
        yield f"small:{int(ours.small * 5)}:{style}"
        yield f"bits:{int(ours.information / 2)}:{written}"
    row = lexicon.pairs.get(key, {})
    best = max((share for other, share in row.items() if other != key), default=0.0)
    yield f"renderings:{int(best * 4)}:{int(row.get(key, 0.0) * 4)}:{written}"


def _of_neighbours(pair: PairText, place: int, marks: Sequence[str], style: str) -> Iterator[str]:
    words, keys, source = pair.target.words, pair.target.keys, pair.source.places
    for name, beside in (("before", place - 1), ("after", place + 1)):
        inside = 0 <= beside < len(keys)
        mark = marks[beside] if inside else "none"
        yield f"{name}:{mark}"
        yield f"{name}:{mark}:{style}"
        yield f"{name}-copied:{inside and keys[beside] in source}:{style}"
        yield f"{name}-capital:{inside and words[beside].text[0].isupper()}:{style}"
    copied = sum(key in source for key in keys) / len(keys)
    yield f"copied:{int(copied * 5)}:{style}"
    yield f"words:{min(_MANY_WORDS, int(math.log2(len(keys) + 1)))}:{style}"


def weights_file(source: str, target: str) -> str:
    """The name of the file of weights between two languages."""
    return f"left-words.{source}-{target}.tsv"


@cache
def left_weights(source: str, target: str) -> dict[str, float]:
    """The weight of every feature; empty for languages without a table."""
    rows = (line.split("\t") for line in lines_of(weights_file(source, target)))
    return {name: float(weight) for name, weight in rows}
