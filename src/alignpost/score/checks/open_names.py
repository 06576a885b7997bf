"""Words that can only be names and have no counterpart on the other side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from alignpost.score.check import PairText
from alignpost.score.checks.called import CALLED
from alignpost.score.checks.imperatives import orders
from alignpost.score.checks.misnamed import misnamed
from alignpost.score.cognates import bare
from alignpost.score.lexicon import Facts, Lexicon, WordFacts
from alignpost.score.side import Side
from alignpost.tokens import Word
from alignpost.tokens.function_words import listed
from alignpost.tokens.names import opens_sentence
from alignpost.tokens.spaces import BLANKS

__all__ = ["open_names", "titled_name", "titled_there"]

_COVERED = 0.4
_RARE_BITS = 12.0
_ENDINGS = ("s", "ing", "ly", "tion", "ment", "ness")
"""Endings of common nouns and adverbs that a lexicon may not know."""
_ABSTRACT = ("tion", "ment", "ness", "ité", "ity", "isme", "ism", "ance", "ence")
"""Endings of nouns that are no names, however rare."""
_SMALL = 0.8
"""Share of its occurrences in small letters from which such a word is surely none."""
_FIRST_BITS = 18.0
"""Bits from which a common word that opens a sentence may be a name too."""
_LINKED = 0.6
"""How sure the link of a title is behind which a word is a name."""
_TITLES = listed(
    "rev sen rep gov gen lt col sgt capt adm maj dr mr mrs ms prof hon st jr sr mm mme mlle me mgr ste"
)
"""Abbreviated titles: written out, translated or left out at will."""
_CLOSING = (",", ".", "!", "?", "…", "”", "»")
"""What may stand behind the name of somebody who is spoken to."""
_BEFORE_NAMES = listed(
    """
    mr mrs ms miss dr prof professor sir lady lord judge captain m mm mme mlle me pr professeur docteur monsieur madame
    mademoiselle maître juge capitaine
    """
)
"""Titles after which a name stands."""


def open_names(pair: PairText, of_source: bool, lexicon: Lexicon | None) -> list[Word]:
    """Words of one side that can only be names and have no counterpart on the other."""
    side, other = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    cover = pair.coverage.source if of_source else pair.coverage.target
    facts = (lexicon.source if of_source else lexicon.target) if lexicon else None
    stands_there: dict[str, bool] = {}
    found: list[Word] = []
    if side.shouted or _nothing_open(side, other, cover):
        return found
    inside = {word.start: name.certain for name in side.names for word in name.words}
    known, doubtful = _known_there(side, other), misnamed(pair, lexicon, of_source=of_source)
    titled = titled_there(pair) if not of_source and lexicon is not None else frozenset()
    if _opened_by_names(pair, lexicon):
        inside[side.words[0].start] = True
    for place in side.capitals:
        word = side.words[place]
        certain = inside.get(word.start)
        if place in doubtful:
            found.append(word)
            continue
        if certain is None or cover[place] >= _COVERED or place in known:
            continue
        if place not in titled and not _named(side, place, facts, certain, of_source):
            continue
        if word.text not in stands_there:  # a name may come thousands of times
            letters = bare(_without_tail(word.text))
            stands_there[word.text] = letters in other.bare_keys or (
                len(word.text) > 4 and letters in other.letters
            )
        if stands_there[word.text]:
            continue
        if _initials(word, other):
            continue
        found.append(word)
    return found


def _without_tail(text: str) -> str:
    """The name in a compound of one: `Iran` in `Iran-backed`."""
    name, _, tail = text.partition("-")
    return name if tail.islower() else text


def _nothing_open(side: Side, other: Side, cover: Sequence[float]) -> bool:
    """Whether, as in most pairs, every capitalised word is rendered and no side has a name of the table."""
    if side.mentions or other.mentions:
        return False
    return all(cover[place] >= _COVERED for place in side.capitals)


def _named(side: Side, place: int, facts: Facts | None, certain: bool, of_source: bool) -> bool:
    """Whether a capitalised word is a name by what is known of it, or by the title before it."""
    key, word = side.keys[place], side.words[place]
    if len(key) < 2 or key in _TITLES or key in CALLED:
        return False
    if word.text.isupper() and opens_sentence(side.text, word.start) and _cried(side.text[word.end :]):
        return False  # WOW! – OUAH !
    return titled_name(side, place) or _proper(
        key, facts.get(key) if facts is not None else None, certain, of_source
    )


def _cried(after: str) -> bool:
    return after.lstrip(BLANKS).startswith("!")


def titled_name(side: Side, place: int) -> bool:
    """Whether a title stands right before a word, which is a name then: Mr Brown – M. Martin."""
    return place > 0 and side.keys[place - 1] in _BEFORE_NAMES


@lru_cache(maxsize=4)  # every two names ask for the same pair
def titled_there(pair: PairText) -> frozenset[int]:
    """Places of the target right behind the rendering of what stands right before a name: President Putin – président Petit.

    A French word with a capital is a name there, however common it is without one; so is one that speaks to somebody.
    """
    cover, source, target = pair.coverage, pair.source, pair.target
    found = set(_addressed_there(pair))
    for places in source.name_places:
        for place in places[1:]:
            link = cover.to_target[place - 1]
            if link is None or cover.to_source[link] != place - 1 or link + 1 >= len(target.words):
                continue
            beside = not (target.gaps[link].strip(BLANKS) or source.gaps[place - 1].strip(BLANKS))
            lost = cover.source[place] < _COVERED
            if beside and lost and cover.source[place - 1] >= _LINKED and target.texts[link + 1].istitle():
                found.add(link + 1)
    return frozenset(found)


def _addressed_there(pair: PairText) -> list[int]:
    """The one word of the target that speaks to somebody where the source does: “Don’t, Ruth.” – « Ne fais pas ça, Rose. »."""
    ours, theirs = _addressed(pair.source), _addressed(pair.target)
    cover = pair.coverage
    if len(ours) != 1 or len(theirs) != 1 or cover.source[ours[0]] >= _COVERED:
        return []
    return theirs


def _addressed(side: Side) -> list[int]:
    """Places of words with a capital that stand alone between a comma and another mark."""
    return [
        place
        for place in side.capitals
        if place
        and side.texts[place].istitle()
        and side.keys[place] not in CALLED
        and side.gaps[place - 1].strip(BLANKS) == ","
        and side.text[side.words[place].end :].lstrip(BLANKS)[:1] in _CLOSING
    ]


def _known_there(side: Side, other: Side) -> set[int]:
    """Places of names whose other form, by the table of exonyms, stands on the other side, however far away."""
    groups = {mention.group for mention in other.mentions}
    return {place for mention in side.mentions if mention.group in groups for place in mention.places}


def _opened_by_names(pair: PairText, lexicon: Lexicon | None) -> bool:
    """Whether both sides begin with a word that is none of its language: Biden – Trump.

    The capital says nothing there; two such words in the same place are names all the same.
    """
    named = (*pair.source.mentions, *pair.target.mentions)
    if lexicon is None or any(mention.country and mention.places.start == 0 for mention in named):
        return False  # Turkish delight – Loukoum
    if any(map(orders, (pair.source, pair.target))):
        return False  # Preheat the oven – Préchauffez le four
    for side, facts, cover in (
        (pair.source, lexicon.source, pair.coverage.source),
        (pair.target, lexicon.target, pair.coverage.target),
    ):
        known, first = facts.get(side.keys[0]), side.words[0].text
        if cover[0] >= _COVERED or not first[0].isupper() or len(first) < 4 or first.endswith(_ENDINGS):
            return False
        if known is not None and known.no_name and known.information < _FIRST_BITS:
            return False
    return pair.source.words[0].start == 0 == pair.target.words[0].start


def _proper(key: str, facts: WordFacts | None, certain: bool, of_source: bool) -> bool:
    """Whether a capitalised word is a proper name and no capitalised noun: seldom seen in small letters.

    Where the capital says nothing, only words known as names count. In the source a common word may be a name too
    (Trump, Bill, Martin); whether it is one shows by the name that stands in its place.
    """
    if facts is None:
        return certain
    if key.endswith(_ABSTRACT) and facts.small >= _SMALL:
        return False  # Replicability – Reproductibilité
    return not facts.no_name or (of_source and certain and facts.information > _RARE_BITS)


@lru_cache(maxsize=4)  # every acronym asks for the same side
def _firsts(side: Side) -> str:
    """The first letters of the longer words of a side, run together."""
    return "".join(bare(text)[:1] for text in side.texts if text[0].isalpha() and len(text) > 3)


def _initials(word: Word, other: Side) -> bool:
    """Whether an acronym's letters begin words in a row on the other side, in either order."""
    letters = bare(word.text)
    if not word.text.isupper() or len(letters) < 2:
        return False
    firsts = _firsts(other)
    return (
        letters in firsts
        or letters[::-1] in firsts
        or (
            len(letters) > 2
            and sorted(letters) in (sorted(firsts[i : i + len(letters)]) for i in range(len(firsts)))
        )
    )
