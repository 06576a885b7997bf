"""Active clauses whose subject and object changed places: `Germany attacked France` – `La France attaqua l’Allemagne`.

Only plain clauses are judged: a noun with its article or a name, the verb, and another such noun, on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import gt

from alignpost.score.check import PairText
from alignpost.score.checks.clauses import REACH, active, objects, subjects
from alignpost.score.checks.passives import REFLEXIVE
from alignpost.score.cognates import bare
from alignpost.score.exonyms import exonym_links
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["MUTUAL", "Places", "exchanged"]

Places = tuple[int, int, int]
"""Where a subject, its verb and its object stand."""

MUTUAL = {
    "en": (
        "met", "meet", "marr", "wed", "resembl", "fac", "play", "fight", "fought", "kiss", "hug", "divorc", "border",
        "equal", "match", "join", "contact", "date", "dating", "rival", "clash", "adjoin", "mirror", "contain", "compris",
        "includ", "becom", "became", "remain", "represent", "form", "constitut", "mean", "follow", "preced", "host",
    ),
    "fr": (
        "rencontr", "croi", "épous", "ressembl", "affront", "embrass", "rejoi", "contact", "côtoi", "jou", "devien",
        "devin", "deven", "rest", "représent", "form", "constitu", "sign", "comport", "compren", "compt", "suiv", "suit",
        "précéd", "accueill",
    ),
}  # fmt: skip
"""Beginnings of verbs that say the same or nearly the same either way round."""
_DETERMINERS = {
    "en": listed(
        "the a an this that these those my your his her its our their some any every each both all no another two three"
    ),
    "fr": listed(
        "le la les l’ un une des ce cet cette ces mon ton son ma ta sa notre votre leur mes tes ses nos vos leurs chaque"
        " quelques plusieurs tout toute tous toutes deux trois"
    ),
}
_TO_VERB = 3
"""Words before a French verb among which a reflexive pronoun makes it reflexive."""
_SURE = 0.12
"""How sure a link is from which it counts where both words agree on it."""
_VERB, _WEAK, _KNOWN = 0.3, 0.6, 0.3
"""How sure the link of a verb is whose nouns are linked weakly, below what; and from which probability a word renders another."""
_NEAR = 3
"""Words before and after a verb among which its nouns are likely."""
_TO_NOUN = 2
"""Adjectives that may stand between an article and its noun."""


def exchanged(pair: PairText) -> Iterator[tuple[Places, Places]]:
    """Subject, verb and object in the source, and what stands in their places in the target; for every such clause.

    None in languages whose clauses are not known here.
    """
    if not MUTUAL.keys() >= {*pair.context.languages}:
        return
    linked, weak = _mutual_links(pair), _weak(pair)
    links = [there for _, there in linked]
    if weak.count(True) < 2 and not any(map(gt, links, links[1:])):
        return  # all stands in its order
    for place, (verb, theirs) in enumerate(linked):
        before, after = links[max(0, place - REACH) : place], links[place + 1 : place + REACH + 1]
        # What stands before the verb is rendered behind it, and the other way round.
        if before and after and max(before) > theirs > min(after):
            near = linked[max(0, place - REACH) : place + REACH + 1]
            found = _turned(pair, verb, theirs, dict(near))
            if found is not None:
                yield found
        elif any(weak[max(0, verb - _NEAR) : verb]) and any(weak[verb + 1 : verb + 1 + _NEAR]):
            crossed = _crossed(pair, verb, theirs)
            if crossed is not None:
                yield crossed


def _weak(pair: PairText) -> list[bool]:
    """For every word of the source whether it is a content word of which no link is sure; none without a lexicon."""
    if pair.context.lexicon is None:
        return []
    return [
        sure < _WEAK and telling
        for sure, telling in zip(pair.coverage.source, pair.source.telling, strict=True)
    ]


def _crossed(pair: PairText, verb: int, theirs: int) -> tuple[Places, Places] | None:
    """Subject and object of which each is rendered in the other's place, by the lexicon, where no link is sure of that."""
    cover, lexicon = pair.coverage, pair.context.lexicon
    if lexicon is None or cover.source[verb] < _VERB:
        return None
    ours, others = (
        [places[0] for places in (subjects(side, place), objects(side, place)) if places]
        for side, place in ((pair.source, verb), (pair.target, theirs))
    )
    if len(ours) < 2 or len(others) < 2:
        return None
    (subject, thing), (doer, done) = ours, others
    if cover.source[subject] >= _WEAK and cover.source[thing] >= _WEAK:
        return None
    for here, right, wrong in ((subject, doer, done), (thing, done, doer)):
        if cover.source[here] >= _WEAK and cover.to_target[here] == right:
            return None
        key, keys = pair.source.keys[here], pair.target.keys
        if lexicon.probability(key, keys[wrong]) < _KNOWN or lexicon.probability(key, keys[right]) > 0:
            return None
    return _turned(pair, verb, theirs, {subject: done, thing: doer})


def _mutual_links(pair: PairText) -> list[tuple[int, int]]:
    """Content words of the source and their counterparts, where each is the other's.

    Words that changed places are linked with little confidence, for their distance; that both agree makes up for it.
    So does a name: nothing else than `Israël` is `Israel`, however far from each other they stand.
    """
    cover = pair.coverage
    back = cover.to_source
    mutual = {
        place: link
        for place, (link, sure, small) in enumerate(
            zip(cover.to_target, cover.source, pair.source.small, strict=True)
        )
        if not small and link is not None and sure >= _SURE and back[link] == place
    }
    named = _same_names(pair)
    return sorted((mutual | named).items()) if named else list(mutual.items())


def _same_names(pair: PairText) -> dict[int, int]:
    """Names of one word that stand once on either side, by the table of names or by their letters."""
    ours, theirs = pair.source, pair.target
    found = {
        rows[0]: columns[0] for rows, columns in exonym_links(ours, theirs) if len(rows) == len(columns) == 1
    }
    if not (ours.capitals and theirs.capitals):
        return _standing_once(ours, theirs, found)
    capitals: dict[str, list[int]] = {}
    for place in theirs.capitals:
        capitals.setdefault(bare(theirs.keys[place]), []).append(place)
    for place in ours.capitals:
        alike = capitals.get(bare(ours.keys[place]), ())
        if len(alike) == 1:
            found.setdefault(place, alike[0])
    return _standing_once(ours, theirs, found)


def _standing_once(ours: Side, theirs: Side, links: dict[int, int]) -> dict[int, int]:
    """Those of the links of words that stand once on their sides and are of no closed class."""
    return {
        place: link
        for place, link in links.items()
        if len(ours.places[ours.keys[place]]) == len(theirs.places[theirs.keys[link]]) == 1
        and ours.keys[place] not in ours.function_words
    }


def _turned(pair: PairText, verb: int, theirs: int, links: dict[int, int]) -> tuple[Places, Places] | None:
    source, target = pair.source, pair.target
    if not (_plain(source, verb) and _plain(target, theirs)):
        return None
    before, after = subjects(source, verb), objects(source, verb)
    if not before or not after:
        return None
    subject, thing = before[0], after[0]
    if subject not in links or thing not in links:
        return None
    sides = (source, subject, verb, thing), (target, links[thing], theirs, links[subject])
    if not all(_clause(side, *places) for side, *places in sides):
        return None
    doers, done = subjects(target, theirs), objects(target, theirs) + _given_to(target, theirs)
    if links[thing] not in doers[:_TO_NOUN] or links[subject] not in done[:_TO_NOUN]:
        return None
    return (subject, verb, thing), (links[thing], theirs, links[subject])


def _given_to(side: Side, verb: int) -> list[int]:
    """To whom French gives, behind what it gives: `a prêté sa voiture à Anna`; English may name him before."""
    if base_language(side.lang) != "fr" or len(objects(side, verb)) != 1:
        return []
    after = range(verb + 1, min(len(side.keys) - 1, verb + REACH))
    return [place + 1 for place in after if side.keys[place] in ("à", "au", "aux")][:1]


def _plain(side: Side, verb: int) -> bool:
    """Whether a word may be the verb of an active clause that does not say the same the other way round."""
    lang = base_language(side.lang)
    key = side.keys[verb]
    if side.words[verb].text[0].isupper() or key.startswith(MUTUAL[lang]) or not active(side, verb):
        return False
    before = side.keys[max(0, verb - _TO_VERB) : verb]
    return REFLEXIVE.isdisjoint(before) and before[-1:] != () and before[-1] not in _DETERMINERS[lang]


def _clause(side: Side, subject: int, verb: int, thing: int) -> bool:
    """Whether subject and object each have a determiner of their own, or are names: no adjectives of one noun."""
    determiners = _DETERMINERS[base_language(side.lang)]
    if side.words[thing].text[0].islower() and determiners.isdisjoint(side.keys[verb + 1 : thing]):
        return False
    if subject == 0 or side.words[subject].text[0].isupper():
        return True
    return not determiners.isdisjoint(side.keys[max(0, subject - 1 - _TO_NOUN) : subject])
