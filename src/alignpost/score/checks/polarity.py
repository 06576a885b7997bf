"""How many negations a source calls for: `not` nearly always one, `unable` and `without` often one, most words none.

`data/negations.SOURCE-TARGET.tsv` gives for words, and for two words in a row, the share of the places where they
call for a negation of the target (benchmarks/learn_negations.py). The number of negations is taken for a sum of
independent events.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.checks.denials import Denial, denials, near_words
from alignpost.score.shipped import DATA
from alignpost.score.side import Side

__all__ = ["EVERY_WORD", "expected", "likeliest_trigger", "negation_doubt", "triggers"]

EVERY_WORD = "*"
"""What the table calls the words that it does not list."""
_MOST = 12
"""Negations counted: more than any sentence has."""
_SURE = 0.98
_UNLIKELY = 1e-4
_HALF = 0.5
"""What a word that denies without a negation (`refuse`, `impossible`) counts for one."""
_ASIDE = 2
"""Words between a negation and the word that it denies, at most."""
_MOST_BY_CHANCE = 0.3
"""Probability of a negation that no word calls for, at most."""
_ONLY_LIKELY = 0.02
"""Share below which a word calls for no negation worth adding up."""


@lru_cache(maxsize=4)  # a check and the score ask for the same pair
def negation_doubt(pair: PairText) -> float:
    """By how much (natural logarithm) more negations than the target's would fit better; 0 where none would.

    Negations beyond those that the source calls for are no doubt: French denies where English says `short of` and
    `only`. A text with more negations than a sentence has is not judged, nor a language without a table.
    """
    table = _table(*pair.context.languages)
    if not pair.target.words or _calling(*pair.context.languages).isdisjoint(pair.source.places):
        return 0.0
    denied = denials(pair.target)
    found = len(denied)
    if found >= _MOST:
        return 0.0
    likely = expected(_denying(pair.source), table)
    fits = max(likely[found], _UNLIKELY)
    fits = max(fits, _excuse(pair, denied) * likely[found + 1])
    return math.log(max(*likely[found:], fits) / fits)


def _excuse(pair: PairText, denied: Sequence[Denial]) -> float:
    """What the word of the target that best stands for a negation counts for one: `j’ignore` for `I don’t know`.

    It counts as much as a negation does where it renders what the source denies, less where it renders another word.
    """
    lexicon = pair.context.lexicon
    taken = {place for denial in denied for place in denial.places}
    near = [
        place
        for place in near_words(pair.target, lexicon.target if lexicon else ())
        if place not in taken
    ]
    if not near:
        return 0.0
    denying = {place for denial in denials(pair.source) for place in denial.places}
    links = pair.coverage.to_source
    surely = any(
        (link := links[place]) is not None and not denying.isdisjoint(range(link - _ASIDE, link + _ASIDE + 1))
        for place in near
    )
    return 1.0 if surely else _HALF


def likeliest_trigger(pair: PairText) -> Span | None:
    """Where the source calls for a negation the most, None where it hardly does."""
    table = _table(*pair.context.languages)
    shares = list(triggers(_denying(pair.source), table)) if table else []
    place, share = max(shares, key=lambda trigger: trigger[1], default=(0, 0.0))
    if share <= _ONLY_LIKELY:
        return None
    return pair.source.words[place].span


def _denying(side: Side) -> Sequence[str]:
    """The words of a side, empty in the place of negations that deny nothing: `no later than`, `nothing but`."""
    idle = {place for denial in denials(side) if denial.idle for place in denial.places}
    return [("" if place in idle else key) for place, key in enumerate(side.keys)] if idle else side.keys


def expected(keys: Sequence[str], table: dict[str, float]) -> list[float]:
    """The probability of every number of negations from 0 to `_MOST`."""
    likely = [1.0] + [0.0] * _MOST
    rest = 0.0
    for _, share in triggers(keys, table):
        if share > _ONLY_LIKELY:
            likely = _one_more(likely, min(share, _SURE))
        else:
            rest += share
    return _one_more(likely, min(_MOST_BY_CHANCE, rest))


def _one_more(likely: list[float], share: float) -> list[float]:
    """The probabilities with one more event of probability `share`."""
    return [one * (1 - share) + before * share for one, before in zip(likely, [0.0, *likely], strict=False)]


def triggers(keys: Sequence[str], table: dict[str, float]) -> Iterator[tuple[int, float]]:
    """For every word its place and its share; two words in a row that the table lists count once, at the first."""
    usual = table.get(EVERY_WORD, 0.0)
    counted = False
    for place, (key, following) in enumerate(zip(keys, [*keys[1:], ""], strict=True)):
        if counted:
            counted = False
            continue
        two = table.get(f"{key} {following}")
        counted = two is not None
        yield place, table.get(key, usual) if two is None else two


@cache
def _table(source: str, target: str) -> dict[str, float]:
    data = DATA / f"negations.{source}-{target}.tsv"
    if not data.is_file():
        return {}
    lines = data.read_text(encoding="utf-8").split("\n")
    cells = (line.split("\t") for line in lines if line and line[0] != "#")
    return {words: float(share) for words, share in cells}


@cache
def _calling(source: str, target: str) -> frozenset[str]:
    """Every word of the table, those of two in a row too."""
    return frozenset(word for words in _table(source, target) for word in words.split(" "))
