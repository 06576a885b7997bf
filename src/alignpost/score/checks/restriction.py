"""A lost `only`: Only members may vote – Les membres peuvent voter."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["lost_only"]

_NO_RESTRICTION = listed("not if the can but just an his her their my our its your a though this")
"""Words before `only` with which it says something else, or has a rendering of its own: `if only`, `the only`."""
_RESTRICTS = listed(
    "que qu’ juste guère peine rien même encore aucun aucune sinon sauf ne n’ moins peu suffit strictement tout surtout"
)
_BEGINNINGS = ("seul", "uniq", "exclus", "réserv", "limit", "simpl", "restr", "parti", "minim")
_SURE = 0.6


def lost_only(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A minor finding of `check` for an English `only` whose next word is surely rendered, while nothing restricts it."""
    if pair.context.languages != ("en", "fr"):
        return
    places = pair.source.places.get("only", ())
    if places and any(key in _RESTRICTS or key.startswith(_BEGINNINGS) for key in pair.target.keys):
        return
    for place in places:
        if not _restricts(pair.source, place) or pair.coverage.source[place + 1] < _SURE:
            continue
        span = pair.source.words[place].span
        yield Finding(
            check, mqm, Severity.MINOR, (span,), (pair.opposite(span),),
            f"Nothing in the target restricts as “{span.of(pair.source.text)}” does.",
        )  # fmt: skip


def _restricts(side: Side, place: int) -> bool:
    before = side.keys[place - 1] if place else ""
    return place + 1 < len(side.keys) and before not in _NO_RESTRICTION and not before.endswith("n’t")
