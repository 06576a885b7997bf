"""A lost `each other's`: visiting each other's nations – visiter nos nations respectives, where each visits his own."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText

__all__ = ["lost_reciprocity"]

_MUTUAL = {"each": "other", "one": "another"}
_SAID_BY = frozenset({"autre", "autres", "autrui", "chacun", "chacune", "entre", "tour"})
"""French words that say it: `l’un de l’autre`, `les uns des autres`, `entre eux`, `à tour de rôle`."""
_BEGINNINGS = ("mutuel", "récipro", "crois", "interm", "partag", "commun")


def lost_reciprocity(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A neutral finding of `check` for an English `each other's` or `one another's` while nothing French is mutual.

    Of 68 such sentences of parliaments and daily life nine are told, all of them translated freely or wrongly.
    """
    if pair.context.languages != ("en", "fr"):
        return
    if not any(opener in pair.source.places for opener in _MUTUAL):
        return
    if any(key in _SAID_BY or key.startswith(_BEGINNINGS) for key in pair.target.keys):
        return
    keys, words = pair.source.keys, pair.source.words
    for first in (place for opener in _MUTUAL for place in pair.source.places.get(opener, ())):
        if keys[first + 1 : first + 3] != (_MUTUAL[keys[first]], "’s"):
            continue
        span = Span(words[first].start, words[first + 2].end)
        yield Finding(
            check, mqm, Severity.NEUTRAL, (span,), (pair.opposite(span),),
            f"Nothing in the target says that it is mutual, as “{span.of(pair.source.text)}” does.",
        )  # fmt: skip
