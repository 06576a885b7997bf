"""Where French grammar puts names in another order: `Lakers coach Luke Walton` – `Luke Walton, l’entraîneur des Lakers`."""

from __future__ import annotations

from alignpost.score.check import PairText
from alignpost.score.checks.kept_names import Kept
from alignpost.score.side import Side

__all__ = ["ARTICLES", "after_of", "explained"]

_OF = frozenset(["de", "du", "des", "d’", "au", "aux", "à", "chez", "of", "from", "for", "at", "’s"])
_CREDITING = frozenset(["selon", "après", "d’après"])
_CREDITED = frozenset(
    ["according", "reported", "reports", "said", "says", "told", "tells", "wrote", "writes"]
)
_NOUNS = 4
"""Words behind a name that it may describe, the nouns among which French puts it last."""
_TO_AGENT = 2
"""Words from `by` to the name of the agent, articles among them."""
_AGENTS = frozenset({"by", "par"})
ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "l’", "un", "une", "des"])
_ONLY_ARTICLES = ARTICLES - _OF
"""Without `des`, which is a preposition as well."""


def explained(pair: PairText, one: Kept, other: Kept) -> bool:
    """Whether French grammar explains that two names stand in another order.

    The description of a person follows the name (`Lakers coach Luke Walton` – `Luke Walton, l’entraîneur des Lakers`),
    and where news come from opens the sentence (`…, NBC reported` – `Selon NBC, …`).
    """
    if one.target < other.target:
        return False
    if _describes(pair, one, other) or _agent_first(pair, one, other):
        return True
    described = _described(pair.target, other.end)
    if described and not any(_described(pair.source, name.source + name.length) for name in (one, other)):
        return True
    after = other.source + other.length
    around = pair.source.keys[max(0, other.source - 3) : other.source] + pair.source.keys[after : after + 2]
    fronted = pair.target.keys[max(0, other.target - 3) : other.target]
    return not (_CREDITED.isdisjoint(around) or _CREDITING.isdisjoint(fronted))


def _agent_first(pair: PairText, one: Kept, other: Kept) -> bool:
    """Whether a passive became active, or the other way round: `Canada was beaten by Britain` – `La Grande-Bretagne a battu le Canada`."""
    ours = pair.source.keys[max(one.source + one.length, other.source - _TO_AGENT) : other.source]
    theirs = pair.target.keys[other.end : one.target]
    return _AGENTS.isdisjoint(ours) is not _AGENTS.isdisjoint(theirs[-_TO_AGENT:]) and (
        _AGENTS.isdisjoint(theirs)
        or _AGENTS.isdisjoint(pair.source.keys[one.source + one.length : other.source])
    )


def _describes(pair: PairText, name: Kept, other: Kept) -> bool:
    """Whether a name before its noun became one behind it: `Florida Wildlife Commission` – `faune de Floride`."""
    place = name.target - 1
    while place > 0 and pair.target.keys[place] in _ONLY_ARTICLES:
        place -= 1
    if place < 1 or pair.target.keys[place] not in _OF:
        return False
    noun, behind = pair.coverage.to_source[place - 1], name.source + name.length
    reach = _NOUNS if pair.target.keys[place].startswith("d") else 1
    return noun is not None and behind <= noun < min(behind + reach, other.source)


def _described(side: Side, place: int) -> bool:
    """Whether a comma and an article stand right before a word's place: `, l’entraîneur`."""
    if not 0 < place < len(side.words):
        return False
    return "," in side.gaps[place - 1] and side.keys[place] in ARTICLES


def after_of(side: Side, place: int) -> bool:
    """Whether a preposition stands before a word, articles between them aside."""
    before = place - 1
    while before >= 0 and side.keys[before] in _ONLY_ARTICLES:
        before -= 1
    return before >= 0 and side.keys[before] in _OF
