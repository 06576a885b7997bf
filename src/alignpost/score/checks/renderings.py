"""The same term, rendered otherwise: a rare word that a document renders alike nearly everywhere, and once not.

No glossary is needed. What renders a word is the target word that stands in most of its pairs and hardly anywhere
else; only the few pairs without it are linked word by word, to see what stands there instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignpost.model import Finding, Pair, Severity
from alignpost.score.check import Context, PairText, read_pairs
from alignpost.score.cognates import bare
from alignpost.score.lexicon import Lexicon
from alignpost.score.side import Side

__all__ = ["other_renderings"]

_FEWEST_PAIRS = 4
_SHARE = 0.75
"""Share of the pairs of a word that its usual rendering stands in."""
_SPECIFIC = 0.6
"""Share of the pairs of that rendering in which the word itself stands."""
_RARE_BITS = 13.0
_LETTERS = 4
_STEM = 5
_ALIKE = 3
_SURE = 0.6
_MOST_PAIRS = 64
"""Pairs looked at word by word in one document; nobody reads more such remarks."""


class _Usual(NamedTuple):
    """How a document usually renders a word."""

    stem: str
    words: str
    """The rendering as it stands in the first pair that has it."""
    pair: int


def other_renderings(
    pairs: Sequence[Pair], context: Context, check: str, mqm: str
) -> Iterator[tuple[int, Finding]]:
    """Pair ids and neutral findings of `check`, for languages with a lexicon."""
    lexicon = context.lexicon
    if lexicon is None:
        return
    odd = _odd(pairs, context, lexicon)
    chosen = [pair for pair in pairs if pair.id in odd][:_MOST_PAIRS]
    read = read_pairs([(pair.source, pair.target) for pair in chosen], context)
    for pair, text in zip(chosen, read, strict=True):
        for word, usual in odd[pair.id].items():
            finding = _finding(text, word, usual, check, mqm)
            if finding is not None:
                yield pair.id, finding


def _odd(pairs: Sequence[Pair], context: Context, lexicon: Lexicon) -> dict[int, dict[str, _Usual]]:
    """For pair ids the source words, in the singular, whose usual rendering is missing there."""
    ours: dict[str, list[int]] = defaultdict(list)
    theirs: dict[str, list[int]] = defaultdict(list)
    targets: list[dict[str, str]] = []
    for number, pair in enumerate(pairs):
        source, target = Side(pair.source, context.source_lang), Side(pair.target, context.target_lang)
        # In the order of the text, in which what is missing in a pair is told.
        for word in dict.fromkeys(_singular(key) for key in source.places if _rare(key, source, lexicon)):
            ours[word].append(number)
        targets.append({_stem(key): key for key in target.places if _content(key, target)})
        for stem in targets[-1]:
            theirs[stem].append(number)
    odd: dict[int, dict[str, _Usual]] = defaultdict(dict)
    for word, places in ours.items():
        if len(places) < _FEWEST_PAIRS:
            continue
        shared = Counter(other for number in places for other in targets[number])
        usual, count = max(shared.items(), key=lambda item: (item[1], -len(theirs[item[0]])), default=("", 0))
        if not _SHARE * len(places) <= count < len(places) or count < _SPECIFIC * len(theirs[usual]):
            continue
        first = next(number for number in places if usual in targets[number])
        if not _renders(word, targets[first][usual], lexicon):
            continue
        known = _Usual(usual, targets[first][usual], pairs[first].id)
        for number in places:
            if usual not in targets[number] and targets[number]:
                odd[pairs[number].id][word] = known
    return odd


def _finding(text: PairText, wanted: str, usual: _Usual, check: str, mqm: str) -> Finding | None:
    """The finding, unless it is not known what renders the word here."""
    cover = text.coverage
    for place, key in enumerate(text.source.keys):
        link = cover.to_target[place]
        if _singular(key) != wanted or link is None or cover.source[place] < _SURE:
            continue
        other = text.target.keys[link]
        if other in text.target.function_words or not other.isalpha():
            return None
        if _related(other, usual.words) or _related(other, key):
            return None
        word = text.source.words[place]
        return Finding(
            check, mqm, Severity.NEUTRAL, (word.span,), (text.target.words[link].span,),
            f"“{word.text}” is “{text.target.words[link].text}” here and “{usual.words}” in pair {usual.pair} and others.",
        )  # fmt: skip
    return None


def _stem(key: str) -> str:
    return bare(key)[:_STEM]


def _singular(key: str) -> str:
    return key.removesuffix("s")


def _related(one: str, other: str) -> bool:
    """Whether two words may be forms of one: `rare` and `rares`, `Corée` and `nord-coréen`."""
    first, second = bare(one), bare(other)
    return first[:_ALIKE] == second[:_ALIKE] or first[:_ALIKE] in second or second[:_ALIKE] in first


def _renders(word: str, rendering: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon, or the spelling, knows the rendering."""
    known = max(lexicon.probability(form, rendering) for form in (word, word + "s"))
    return known > 0 or bare(word)[:_LETTERS] == bare(rendering)[:_LETTERS]


def _content(key: str, side: Side) -> bool:
    return len(key) >= _LETTERS and key[0].isalpha() and key not in side.function_words


def _rare(key: str, side: Side, lexicon: Lexicon) -> bool:
    if not _content(key, side) or "-" in key:
        return False
    return Lexicon.information(lexicon.source.get(key)) >= _RARE_BITS
