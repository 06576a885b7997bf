"""How many negations a source calls for: `not` nearly always one, `unable` and `without` often one, most words none.

`alignpost.score.checks.negation_shares` knows how often. A word of the target that is mostly denied calls for one too,
where nothing of the source renders it. The number of negations is taken for a sum of independent events.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.checks.denial import Denial
from alignpost.score.checks.denials import denials
from alignpost.score.checks.denying_words import near_words
from alignpost.score.checks.modulation import answered_otherwise, one_or_two, scope
from alignpost.score.checks.negation_shares import UN_ED, Shares, kind_of, shares_for, triggers
from alignpost.score.checks.usually_denied import usually_denied
from alignpost.score.lexicon import Lexicon
from alignpost.score.once import once
from alignpost.score.opposites import Poles, alike, has_opposite, opposite_poles, poles
from alignpost.score.side import Side

__all__ = [
    "expected",
    "kept_as_a_name",
    "likeliest_trigger",
    "missing_negations",
    "negation_doubt",
    "opposites_of_denied",
    "said_by_denying",
    "surplus_negations",
]

_MOST = 12
"""Negations counted: more than any sentence has."""
_SURE = 0.98
_UNLIKELY = 1e-4
_HALF = 0.5
"""What a word that denies without a negation (`refuse`, `impossible`) counts for one."""
_ASIDE = 2
"""Words between a negation and the word that it denies, at most."""
_LITOTES = 0.6
"""Share of a negation that a word of `denied.TARGET.txt` calls for where nothing of the source renders it."""
_RENDERED = 0.5
"""How sure a link is from which a word counts as rendered."""
_SCOPE = 5
"""Words after the first of a negation among which stands what it denies."""
_MOST_BY_CHANCE = 0.3
"""Probability of a negation that no word calls for, at most."""
_NO_CHANCE = 0.12
"""Share from which a missing negation is somewhat surprising."""
_NONE: frozenset[int] = frozenset()
_NO_POLES: Poles = frozenset()
_RENDERS = 0.03
"""Probability from which a word that denies is taken for a rendering of another."""
_ONLY_LIKELY = 0.02
"""Share below which a word calls for no negation worth adding up."""


class _Count:
    """The negations of a target beside those that are called for."""

    def __init__(self, pair: PairText, denied: Sequence[Denial], shares: Sequence[float]) -> None:
        self._pair, self._denied = pair, denied
        self.found = len(denied)
        self.shares = shares
        """How likely every word calls for one."""

    @once
    def excuse(self) -> float:
        """What another word of the target counts for a negation, 0–1; seldom asked, and far to seek."""
        return _excuse(self._pair, self._denied)

    def excused(self, likely: Sequence[float]) -> Sequence[float]:
        """Of the probabilities of every number of negations those of the numbers that the other word may stand for.

        « inconnus » says what `neither … nor … known` denies twice.
        """
        more = 2 if "nor" in self._pair.source.places else 1
        return likely[self.found + 1 : self.found + 1 + more]


@lru_cache(maxsize=128)  # a check and the score ask for the same pair
def _count(pair: PairText) -> _Count | None:
    """None where nothing calls for a negation, the text has more than a sentence has, or no table is known."""
    known = shares_for(*pair.context.languages)
    if not known or not pair.target.words or not pair.source.words:
        return None
    usual = _litotes(pair)
    ours, theirs = pair.in_phrases
    denied = [denial for denial in denials(pair.target) if theirs.isdisjoint(denial.places)]
    called = (
        usual
        or not known.words.isdisjoint(pair.source.places)
        or any(kind_of(key) == UN_ED for key in pair.source.places)
    )
    if not (called or denied) or len(denied) >= _MOST:
        return None
    keys = _denying(pair.source)
    said = said_by_denying(keys, pair.target, pair.context.lexicon, known.words)
    shares = [
        share
        for place, share in triggers(keys, known, said)
        if place not in ours and not (share >= _HALF and kept_as_a_name(pair.source, place, pair.target))
    ]
    return _Count(pair, denied, [*shares, usual])


def kept_as_a_name(side: Side, place: int, there: Side) -> bool:
    """Whether a word with a capital inside a text stands on the other side as well, as in code: « renvoie None »."""
    word = side.texts[place]
    return place > 0 and word[0].isupper() and word in there.texts


def said_by_denying(
    keys: Sequence[str], target: Side, lexicon: Lexicon | None, called: Collection[str] | None = None
) -> frozenset[int]:
    """Places of the words of a source that a word of the target renders which denies by itself: `refused` – `refusé`.

    They call for no negation more. Only the words among `called` are looked at, if any are given.
    """
    if lexicon is None:
        return _NONE
    taken = {place for denial in denials(target) for place in denial.places}
    near = {target.keys[place] for place in near_words(target, lexicon.target) if place not in taken}
    if not near:
        return _NONE
    return frozenset(
        place
        for place, key in enumerate(keys)
        if (called is None or key in called or key.startswith("un"))
        and any(lexicon.probability(key, other) >= _RENDERS for other in near)
    )


def negation_doubt(pair: PairText) -> float:
    """By how much (natural logarithm) more negations than the target's would fit better; 0 where none would.

    Negations beyond those that the source calls for are no doubt: French denies where English says `short of` and
    `only`. A text with more negations than a sentence has is not judged, nor a language without a table.
    """
    count = _count(pair)
    if count is None:
        return 0.0
    likely = _summed(count.shares)
    most, fits = max(likely[count.found :]), likely[count.found]
    if fits == most and fits >= _UNLIKELY:
        return 0.0  # as in nearly every pair
    fits = max(fits, count.excuse * max(count.excused(likely)), _UNLIKELY)
    return math.log(max(most, fits) / fits)


def missing_negations(pair: PairText) -> float:
    """How surprising it is (−natural logarithm of the probability) that the target has so few negations.

    Unlike `negation_doubt` it is above 0 as soon as any word calls for a negation, however weakly; negations by chance
    are not asked for.
    """
    count = _count(pair)
    if count is None:
        return 0.0
    likely = _summed([share for share in count.shares if share >= _NO_CHANCE])
    few, excused = math.fsum(likely[: count.found + 1]), math.fsum(count.excused(likely))
    if excused:
        few += count.excuse * excused
    return max(0.0, -math.log(max(few, _UNLIKELY)))


def surplus_negations(pair: PairText) -> float:
    """How surprising it is (−natural logarithm of the probability) that the target has so many negations.

    French denies where English says `short of`, so that this is soft evidence and no finding.
    """
    count = _count(pair)
    if count is None or not count.found:
        return 0.0
    likely = _summed(count.shares)
    return -math.log(max(math.fsum(likely[count.found :]), _UNLIKELY))


def _litotes(pair: PairText) -> float:
    """The share of a negation that words call for that are mostly denied, where the target affirms them."""
    target = pair.target
    places = usually_denied(target)
    if not places:
        return 0.0
    scopes = [range(denial.places[0], denial.places[-1] + _SCOPE) for denial in denials(target)]
    sure = pair.coverage.target
    affirmed = any(
        sure[place] < _RENDERED and not any(place in scope for scope in scopes) for place in places
    )
    return _LITOTES if affirmed else 0.0


def _excuse(pair: PairText, denied: Sequence[Denial]) -> float:
    """What the word of the target that best stands for a negation counts for one: `j’ignore` for `I don’t know`.

    It counts as much as a negation does where it renders what the source denies, less where it renders another word.
    """
    if opposites_of_denied(pair) or _modulated(pair):
        return 1.0
    lexicon = pair.context.lexicon
    taken = {place for denial in denied for place in denial.places}
    near = [
        place
        for place in near_words(pair.target, lexicon.target if lexicon else ())
        if place not in taken and not _renders_itself(pair, place)
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


def _modulated(pair: PairText) -> bool:
    """Whether the target is built so that it says without a negation what the source denies."""
    return any(
        answered_otherwise(pair.source, denial, pair.target) for denial in denials(pair.source)[:_MOST]
    )


def _renders_itself(pair: PairText, place: int) -> bool:
    """Whether the source says what a word of the target says, which then stands for no negation: `nié` for `deny`."""
    ours, theirs = pair.context.languages
    keys, key = pair.source.keys, pair.target.keys[place]
    if not has_opposite(key, theirs):
        return False
    words = (*keys, *map(" ".join, pairwise(keys)))
    return any(alike(word, ours, key, theirs) for word in words)


@lru_cache(maxsize=128)  # the check of contrasting words asks again
def opposites_of_denied(pair: PairText) -> frozenset[int]:
    """Places of the target's words that affirm the opposite of what the source denies: `difficile` for `not easy`."""
    denials_here = denials(pair.source)
    if not 0 < len(denials_here) < _MOST:
        return _NONE
    ours, theirs = pair.context.languages
    keys = pair.source.keys
    denied = {
        word
        for denial in denials_here
        for place in scope(pair.source, denial)
        for word in one_or_two(keys, place)
        if has_opposite(word, ours)
    }
    if not denied:
        return _NONE
    # Each word is looked up once, and compared with all that is denied at a time.
    there = _NO_POLES.union(*(poles(key, theirs) for key in pair.target.different))
    contrary = _NO_POLES.union(
        *(opposite_poles(word, ours) for word in denied if poles(word, ours).isdisjoint(there))
    )
    if not contrary:
        return _NONE
    scopes = [range(one.places[0], one.places[-1] + _SCOPE) for one in denials(pair.target)]
    return frozenset(
        place
        for place in range(len(pair.target.keys))
        if not all(contrary.isdisjoint(poles(word, theirs)) for word in one_or_two(pair.target.keys, place))
        and not any(place in around for around in scopes)
    )


def likeliest_trigger(pair: PairText) -> Span | None:
    """Where the source calls for a negation the most, None where it hardly does."""
    known = shares_for(*pair.context.languages)
    keys = _denying(pair.source)
    said = said_by_denying(keys, pair.target, pair.context.lexicon, known.words)
    shares = list(triggers(keys, known, said))
    place, share = max(shares, key=lambda trigger: trigger[1], default=(0, 0.0))
    if share <= _ONLY_LIKELY:
        return None
    return pair.source.words[place].span


def _denying(side: Side) -> Sequence[str]:
    """The words of a side, empty in the place of negations that deny nothing: `no later than`, `nothing but`, `No. 5`."""
    idle = {place for denial in denials(side) if denial.idle for place in denial.places}
    idle |= {place + 1 for place in idle if side.keys[place] == "without"}  # "without fail"
    idle |= {
        place
        for place in side.places.get("no", ())
        if side.keys[place + 1 : place + 2] and side.keys[place + 1][0].isdigit()
    }
    return [("" if place in idle else key) for place, key in enumerate(side.keys)] if idle else side.keys


def expected(keys: Sequence[str], table: Mapping[str, float]) -> list[float]:
    """The probability of every number of negations from 0 to `_MOST`."""
    return _summed([share for _, share in triggers(keys, Shares(table))])


def _summed(shares: Iterable[float]) -> list[float]:
    likely = [1.0] + [0.0] * _MOST
    rest = 0.0
    for share in shares:
        if share > _ONLY_LIKELY:
            likely = _one_more(likely, min(share, _SURE))
        else:
            rest += share
    return _one_more(likely, min(_MOST_BY_CHANCE, rest))


def _one_more(likely: list[float], share: float) -> list[float]:
    """The probabilities with one more event of probability `share`."""
    return [one * (1 - share) + before * share for one, before in zip(likely, [0.0, *likely], strict=False)]
