"""A lost word that restricts: Only members may vote – Les membres peuvent voter; elle dort presque – she is sleeping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["lost_restrictions"]


class _Family(NamedTuple):
    """Words of a language that restrict in one way, and what may stand for them in the other."""

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
    only_before: frozenset[str] = frozenset()
    """Words before which alone it restricts, if there are any: « seuls les membres », but not « les seuls »."""
    beside: bool = False
    """Whether only what stands right behind it tells where to look: no word further on."""


_ENGLISH = (
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
        beside=True,
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
_FRENCH_ONLY = listed(
    "only just solely alone but merely simply single sole exclusively unique lone barely until yet purely no none nobody"
    " nothing little few except own not never cannot unless n’t don’t doesn’t didn’t isn’t aren’t can’t won’t once hardly"
    " mere strictly one specifically nowhere"
)
_FRENCH = (
    _Family(
        listed("seul seule seuls seules"),
        listed("le la l’ les des ces aux au du de d’ un une tout toute tous toutes à mon ton son"),
        frozenset(),
        _FRENCH_ONLY,
        ("limit", "restrict", "reserv", "exclu", "confin"),
        True,
        "restricts",
        listed("le la l’ les ces cet cette mon ma mes son sa ses nos notre vos votre leur leurs ceux celles celui celle"),
    ),
    _Family(
        listed("seulement uniquement exclusivement"),
        listed("pas non si anglais français ensuite alors"),
        frozenset(),
        _FRENCH_ONLY,
        ("limit", "restrict", "reserv", "exclu", "confin"),
        True,
        "restricts",
    ),
    _Family(
        listed("presque quasiment"),
        listed("ne pas n’"),
        listed("tous toutes tout toute rien jamais aucun aucune personne plus chaque"),
        listed("almost nearly practically virtually about around close near barely hardly most some soon quasi all but"),
        ("approxim", "approach", "essential", "basic", "mostly", "main", "quasi"),
        False,
        "weakens",
    ),
)  # fmt: skip
_WORDS = {
    languages: {word: family for family in families for word in family.words}
    for languages, families in ((("en", "fr"), _ENGLISH), (("fr", "en"), _FRENCH))
}
_COMPOUND = ("-only",)
"""How words end that restrict whatever they begin with: invite-only."""
_SURE = 0.6
_AHEAD = 4
"""Words behind the one that restricts among which its content word stands."""
_REACH = 7
"""Words around the rendering of that word among which something may restrict it."""


def lost_restrictions(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A minor finding of `check` for a word that restricts, if the next word is surely rendered and nothing in the target does so."""
    words = _WORDS.get(pair.context.languages, {})
    if words.keys().isdisjoint(pair.source.different):
        return
    for word in sorted(words.keys() & pair.source.different):
        family = words[word]
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
    ahead = 2 if family.beside else min(len(small) - place, _AHEAD)
    following = (i for i in range(place + 1, place + ahead) if i == place + 1 or not small[i])
    return next((cover.to_target[i] for i in following if cover.source[i] >= _SURE), None)


def _is_rendered(side: Side, there: int, family: _Family) -> bool:
    """Whether a word near that place restricts, or one anywhere."""
    keys = side.keys if family.anywhere else side.keys[max(0, there - _REACH) : there + _REACH]
    return any(
        key in family.rendered or key.startswith(family.beginnings) or key.endswith(_COMPOUND) for key in keys
    )


def _restricts(side: Side, place: int, family: _Family) -> bool:
    after = side.keys[place + 1] if place + 1 < len(side.keys) else ""
    if not after or after in family.not_before or (family.only_before and after not in family.only_before):
        return False
    before = side.keys[place - 1] if place else ""
    return before not in family.not_behind and not before.endswith("n’t")
