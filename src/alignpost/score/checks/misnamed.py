"""Names of the table of exonyms in the place of names that are not in it: London – Madrid, Berlin – Vienne."""

from __future__ import annotations

from alignpost.score.check import PairText
from alignpost.score.checks.called import CALLED
from alignpost.score.cognates import likeness
from alignpost.score.exonyms import Mention
from alignpost.score.lexicon import Lexicon
from alignpost.score.side import Side

__all__ = ["ALIKE", "misnamed", "without_partner"]

ALIKE = 0.7
"""Likeness from which two names are spellings of one."""
_RENDERS = 0.02
"""Probability from which a name is known to render another: Washington – États-Unis."""


def without_partner(here: tuple[Mention, ...], there: tuple[Mention, ...], side: Side) -> list[Mention]:
    """Mentions of groups that the other side never mentions, one for each place: capitalised ones and countries."""
    groups = {mention.group for mention in there}
    met = {mention.places for mention in here if mention.group in groups}
    found: dict[range, Mention] = {}
    for mention in here:
        if mention.places not in met and (
            mention.country or any(side.words[i].text[0].isupper() for i in mention.places)
        ):
            found.setdefault(mention.places, mention)
    return list(found.values())


def misnamed(pair: PairText, lexicon: Lexicon | None, *, of_source: bool) -> set[int]:
    """Places of one side where a name of the table of exonyms stands in the place of a name that is not in it.

    London – Madrid: both are cities, so they are likely to be linked, and the lexicon never saw the one render the
    other.
    """
    if lexicon is None or {*pair.context.languages} != {"en", "fr"}:
        return set()
    ours, theirs = pair.source.mentions, pair.target.mentions
    if not ours and not theirs:
        return set()
    cover, found = pair.coverage, set()
    alone = [
        *(
            (place, cover.to_target[place])
            for m in without_partner(ours, theirs, pair.source)
            for place in m.places
        ),
        *(
            (cover.to_source[place], place)
            for m in without_partner(theirs, ours, pair.target)
            for place in m.places
        ),
    ]
    for here, there in alone:
        if here is None or there is None or cover.to_target[here] != there or cover.to_source[there] != here:
            continue
        one, other = pair.source.words[here], pair.target.words[there]
        if not (here and there and _plain_name(one.text) and _plain_name(other.text)):
            continue
        if pair.source.keys[here] in CALLED or pair.target.keys[there] in CALLED:
            continue  # Monsieur le Président – Mr. Speaker, Mr. Prodi
        if likeness(one.text, other.text) >= ALIKE:
            continue
        if here in pair.source.named and there in pair.target.named:
            continue  # two names of the table are compared by their groups
        if lexicon.probability(pair.source.keys[here], pair.target.keys[there]) < _RENDERS:
            found.add(here if of_source else there)
    return found


def _plain_name(text: str) -> bool:
    """Whether a word has a capital and is neither an acronym nor put together: no `Basse-Californie`."""
    return text[0].isupper() and not text.isupper() and "-" not in text
