"""A lost word that restricts: Only members may vote – Les membres peuvent voter; she hardly sleeps – elle dort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["lost_restrictions"]


class _Family(NamedTuple):
    """English words that restrict in one way, and what may stand for them in French."""

    words: frozenset[str]
    not_behind: frozenset[str]
    """Words before one of them with which it says something else, or has a rendering of its own: `if only`."""
    not_before: frozenset[str]
    """The same of words behind it: `hardly ever`, `barely 5%`."""
    rendered: frozenset[str]
    beginnings: tuple[str, ...]
    anywhere: bool
    """Whether it may restrict, and be rendered, far from where it stands."""
    says: str
    """What the target does not do, for the message."""


_FAMILIES = (
    _Family(
        listed("only"),
        listed("not if the can but just an his her their my our its your a though this"),
        frozenset(),
        listed(
            "que qu’ juste guère peine rien même encore aucun aucune sinon sauf ne n’ moins peu suffit strictement tout"
            " surtout"
        ),
        ("seul", "uniq", "exclus", "réserv", "limit", "simpl", "restr", "parti", "minim"),
        True,
        "restricts",
    ),
    _Family(
        listed("solely exclusively"),
        listed("not"),
        frozenset(),
        listed("que qu’ juste rien aucun aucune sinon ne n’ strictement purement entièrement propre propres tout"),
        ("seul", "uniq", "exclus", "réserv", "limit", "simpl", "restr", "totalement", "essentiel", "proprement"),
        False,
        "restricts",
    ),
    _Family(
        listed("hardly barely scarcely"),
        listed("can could not though but ’s is was are were"),
        listed("ever any anyone anybody anything anywhere a the surprising surprisingly"),
        listed(
            "peine guère peu presque presqu’ mal juste ne n’ pas jamais sans ni sitôt aussitôt tout plus moins même"
            " ras dès quelques non loin personne rien"
        ),
        ("quasi", "pratiquement", "difficil", "rare", "seul", "simpl", "vague", "faibl", "limit", "doucement", "impercept"),
        False,
        "weakens",
    ),
    _Family(
        listed("almost nearly"),
        listed("not so very only"),
        listed("all every"),
        listed(
            "presque presqu’ près peu environ bientôt point guère quelque quelques moins limite autour tout dizaine"
            " bonne bien pas comme plupart majorité ensemble trop petit plus"
        ),
        (
            "quasi", "pratiquement", "proch", "faill", "manqu", "avois", "approch", "voisin", "frôl",
            "quelqu", "virtuel", "largement", "essentiel", "princip", "généralement", "attei", "plusieurs", "dessous",
            "souvent", "touch",
        ),
        False,
        "weakens",
    ),
)  # fmt: skip
_WORDS = {word: family for family in _FAMILIES for word in family.words}
_SURE = 0.6
_AHEAD = 4
"""Words behind the one that restricts among which its content word stands."""
_REACH = 7
"""Words around the rendering of that word among which something may restrict it."""


def lost_restrictions(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A minor finding of `check` for an English word that restricts, if the next word is surely rendered and nothing does so in French."""
    if pair.context.languages != ("en", "fr") or _WORDS.keys().isdisjoint(pair.source.different):
        return
    for word in sorted(_WORDS.keys() & pair.source.different):
        family = _WORDS[word]
        for place in pair.source.places[word]:
            if not _restricts(pair.source, place, family):
                continue
            there = _rendering(pair, place, family)
            if there is None or _is_rendered(pair.target, there, family):
                continue
            span = pair.source.words[place].span
            yield Finding(
                check, mqm, Severity.MINOR, (span,), (pair.opposite(span),),
                f"Nothing in the target {family.says} as “{span.of(pair.source.text)}” does.",
            )  # fmt: skip


def _rendering(pair: PairText, place: int, family: _Family) -> int | None:
    """The place in the target of the next word, or the next content word, if it is surely rendered."""
    cover, small = pair.coverage, pair.source.small
    ahead = 2 if family.anywhere else min(len(small) - place, _AHEAD)
    following = (i for i in range(place + 1, place + ahead) if i == place + 1 or not small[i])
    return next((cover.to_target[i] for i in following if cover.source[i] >= _SURE), None)


def _is_rendered(side: Side, there: int, family: _Family) -> bool:
    """Whether a word near that place restricts, or one anywhere."""
    keys = side.keys if family.anywhere else side.keys[max(0, there - _REACH) : there + _REACH]
    return any(key in family.rendered or key.startswith(family.beginnings) for key in keys)


def _restricts(side: Side, place: int, family: _Family) -> bool:
    if place + 1 >= len(side.keys) or side.keys[place + 1] in family.not_before:
        return False
    before = side.keys[place - 1] if place else ""
    return before not in family.not_behind and not before.endswith("n’t")
