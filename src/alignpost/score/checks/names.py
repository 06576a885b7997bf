"""Names: every proper name of the source is there, as it is, in another spelling or under its own French name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.doubled_names import doubled_names
from alignpost.score.checks.imperatives import orders
from alignpost.score.checks.misnamed import ALIKE, misnamed, without_partner
from alignpost.score.checks.spellings import cited, respelt, species
from alignpost.score.checks.swapped import swapped_names
from alignpost.score.cognates import bare, likeness, variant_spelling
from alignpost.score.exonyms import Mention, mentions
from alignpost.score.lexicon import Facts, Lexicon, WordFacts
from alignpost.score.side import Side
from alignpost.tokens import Word, base_language
from alignpost.tokens.names import opens_sentence
from alignpost.tokens.words import fold_apostrophes

__all__ = ["Names"]

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages in which every noun has a capital: German, Luxembourgish."""
_COVERED = 0.4
_RARE_BITS = 12.0
_TELLING_BITS = 15.0
_ENDINGS = ("s", "ing", "ly", "tion", "ment", "ness")
"""Endings of common nouns and adverbs that a lexicon may not know."""
_FIRST_BITS = 18.0
"""Bits from which a common word that opens a sentence may be a name too."""
_SMALL = 0.35
_LINKED = 0.6
"""How sure the link of a title is behind which a word is a name."""
_BLANKS = " \u00a0\u202f"
_MOST = 40
"""Candidates looked at for one name; texts of thousands of names must not take their square in time."""
_TITLES = frozenset(
    {
        "rev",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "adm",
        "maj",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "hon",
    }
    | {"st", "jr", "sr", "mm", "mme", "mlle", "me", "mgr", "ste"}
)
"""Abbreviated titles: written out, translated or left out at will."""
_BEFORE_NAMES = frozenset(
    [
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "lord", "judge", "captain"),
        *(
            "m",
            "mm",
            "mme",
            "mlle",
            "me",
            "pr",
            "professeur",
            "docteur",
            "monsieur",
            "madame",
            "mademoiselle",
        ),
        *("maître", "juge", "capitaine"),
    ]
)
"""Titles after which a name stands."""


class Names:
    """Finds names that became other names, and names that changed places."""

    id = "names"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """Pair the names left without counterpart on both sides; a name left alone is seldom an error and not told.

        Without a lexicon nothing tells an inflected or translated name from another one, so all that is found is a
        remark.
        """
        if not pair.target.words or not pair.source.words:
            return
        found = self._found(pair, context)
        if context.lexicon is None:
            found = (replace(finding, severity=Severity.NEUTRAL, suggestion=None) for finding in found)
        yield from found

    def _found(self, pair: PairText, context: Context) -> Iterator[Finding]:
        if context.lexicon is None and not CAPITAL_NOUNS.isdisjoint(context.languages):
            yield from swapped_names(pair, self.id, self.mqm)
            return
        yield from respelt(pair, self.id)
        yield from cited(pair, self.id)
        yield from species(pair, self.id, self.mqm)
        source = _uncovered(pair, True, context.lexicon)
        target = _uncovered(pair, False, context.lexicon)
        yield from _groups(pair, source, target)
        lost: list[Word] = []
        for word in source:
            fits = [other for other in target[:_MOST] if _may_replace(pair, word, other)]
            if not fits:
                lost.append(word)
                continue
            other = min(fits, key=lambda candidate: _distance(pair, word, candidate))
            target.remove(other)
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL, (word.span,), (other.span,),
                f"The name “{word.text}” became “{other.text}”.", suggestion=word.text,
            )  # fmt: skip
        yield from doubled_names(pair, lost[:_MOST], self.id, self.mqm)
        yield from swapped_names(pair, self.id, self.mqm)


def _groups(pair: PairText, source: list[Word], target: list[Word]) -> Iterator[Finding]:
    """Names of the table of exonyms that became other names of the table: Ukraine – Russie."""
    if {*map(base_language, (pair.source.lang, pair.target.lang))} != {"en", "fr"}:
        return
    ours, theirs = mentions(pair.source), mentions(pair.target)
    lonely = without_partner(ours, theirs, pair.source) if ours and theirs else []
    others = without_partner(theirs, ours, pair.target) if lonely else []
    if not others:
        return
    lonely, others = (
        [
            m
            for m in lonely
            if not _met(pair.coverage.source, pair.coverage.to_target, m, others, pair.target)
        ],
        [
            m
            for m in others
            if not _met(pair.coverage.target, pair.coverage.to_source, m, lonely, pair.source)
        ],
    )
    for mention in lonely:
        if not others:
            return
        other = min(
            others[:_MOST],
            key=lambda m: abs(
                m.places.start / len(pair.target.words) - mention.places.start / len(pair.source.words)
            ),
        )
        others.remove(other)
        spans = _span(pair.source, mention.places), _span(pair.target, other.places)
        for words_left, side, places in (
            (source, pair.source, mention.places),
            (target, pair.target, other.places),
        ):
            for place in places:
                if side.words[place] in words_left:
                    words_left.remove(side.words[place])
        yield Finding(
            Names.id, Names.mqm, Severity.CRITICAL, (spans[0],), (spans[1],),
            f"“{spans[0].of(pair.source.text)}” became “{spans[1].of(pair.target.text)}”.",
        )  # fmt: skip


def _met(
    cover: Sequence[float], links: Sequence[int | None], mention: Mention, others: list[Mention], there: Side
) -> bool:
    """Whether a word of the other side renders the mention all the same.

    A word inside another lonely mention does not count: East and Orient do not make Middle East of Extrême-Orient.
    Nor does a small word: the article of `l’ONU` is no `EU`.
    """
    taken = {place for other in others for place in other.places}
    return any(
        cover[place] >= _COVERED
        and (link := links[place]) is not None
        and link not in taken
        and there.keys[link] not in there.function_words
        for place in mention.places
    )


def _span(side: Side, places: range) -> Span:
    return Span(side.words[places.start].start, side.words[places.stop - 1].end)


def _uncovered(pair: PairText, of_source: bool, lexicon: Lexicon | None) -> list[Word]:
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
    titled = _titled_there(pair) if not of_source and lexicon is not None else frozenset()
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
    if len(key) < 2 or key in _TITLES:
        return False
    if word.text.isupper() and opens_sentence(side.text, word.start) and _cried(side.text[word.end :]):
        return False  # WOW! – OUAH !
    return _titled(side, place) or _proper(facts.get(key) if facts is not None else None, certain, of_source)


def _cried(after: str) -> bool:
    return after.lstrip(" \u00a0\u202f").startswith("!")


def _titled(side: Side, place: int) -> bool:
    """Whether a title stands right before a word, which is a name then: Mr Brown – M. Martin."""
    return place > 0 and side.keys[place - 1] in _BEFORE_NAMES


@lru_cache(maxsize=4)  # every two names ask for the same pair
def _titled_there(pair: PairText) -> frozenset[int]:
    """Places of the target right behind the rendering of what stands right before a name: President Putin – président Petit.

    A French word with a capital is a name there, however common it is without one.
    """
    cover, source, target = pair.coverage, pair.source, pair.target
    found = set()
    for places in source.name_places:
        for place in places[1:]:
            link = cover.to_target[place - 1]
            if link is None or cover.to_source[link] != place - 1 or link + 1 >= len(target.words):
                continue
            beside = not (target.gaps[link].strip(_BLANKS) or source.gaps[place - 1].strip(_BLANKS))
            lost = cover.source[place] < _COVERED
            if beside and lost and cover.source[place - 1] >= _LINKED and target.texts[link + 1].istitle():
                found.add(link + 1)
    return frozenset(found)


def _known_there(side: Side, other: Side) -> set[int]:
    """Places of names whose other form, by the table of exonyms, stands on the other side, however far away."""
    groups = {mention.group for mention in mentions(other)}
    return {place for mention in mentions(side) if mention.group in groups for place in mention.places}


def _opened_by_names(pair: PairText, lexicon: Lexicon | None) -> bool:
    """Whether both sides begin with a word that is none of its language: Biden – Trump.

    The capital says nothing there; two such words in the same place are names all the same.
    """
    named = (*mentions(pair.source), *mentions(pair.target))
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
        if known is not None and known.small >= _SMALL and known.information < _FIRST_BITS:
            return False
    return pair.source.words[0].start == 0 == pair.target.words[0].start


def _proper(facts: WordFacts | None, certain: bool, of_source: bool) -> bool:
    """Whether a capitalised word is a proper name and no capitalised noun: seldom seen in small letters.

    Where the capital says nothing, only words known as names count. In the source a common word may be a name too
    (Trump, Bill, Martin); whether it is one shows by the name that stands in its place.
    """
    if facts is None:
        return certain
    return facts.small < _SMALL or (of_source and certain and facts.information > _RARE_BITS)


def _initials(word: Word, other: Side) -> bool:
    """Whether an acronym's letters begin words in a row on the other side, in either order."""
    letters = bare(word.text)
    if not word.text.isupper() or len(letters) < 2:
        return False
    firsts = "".join(bare(w.text)[:1] for w in other.words if w.text[0].isalpha() and len(w.text) > 3)
    return (
        letters in firsts
        or letters[::-1] in firsts
        or (
            len(letters) > 2
            and sorted(letters) in (sorted(firsts[i : i + len(letters)]) for i in range(len(firsts)))
        )
    )


def _may_replace(pair: PairText, word: Word, other: Word) -> bool:
    """Whether `other` stands where `word` should: near it, a name of the same kind, and no spelling of it."""
    if variant_spelling(word.text, other.text) or likeness(word.text, other.text) >= ALIKE:
        return False
    if not _acronyms_clash(pair, word, other):
        return False
    there = pair.target.words_in(other.span).start
    titled = _titled(pair.target, there) or there in _titled_there(pair)
    if not titled and not _name_alone(pair, word) and _bits(pair, other) < _TELLING_BITS:
        return False
    return _distance(pair, word, other) <= 0.4


def _acronyms_clash(pair: PairText, word: Word, other: Word) -> bool:
    """Whether an acronym on one side speaks for an error: not where it is written out, shortened or translated."""
    match _acronym(word), _acronym(other):
        case True, False:
            return word.text[0] != other.text[0]
        case False, True:
            return len(other.text) > 4
        case True, True:
            turned = sorted(bare(word.text)) == sorted(bare(other.text))  # AIDS, SIDA
            listed = any(pair.source.words[m.places.start] == word for m in mentions(pair.source))
            return not turned and (listed or len(word.text) != len(other.text) or _known(pair, other))
        case _:
            return True


def _acronym(word: Word) -> bool:
    return word.text.isupper() or word.text[:-1].isupper()


def _known(pair: PairText, other: Word) -> bool:
    """Whether the acronym in the target is one that the source language has too: FBI for CIA, not CPF for FWC."""
    lexicon = pair.context.lexicon
    return lexicon is None or fold_apostrophes(other.text) in lexicon.source


def _name_alone(pair: PairText, word: Word) -> bool:
    """Whether a source word is a name by itself and no common noun with a capital."""
    lexicon = pair.context.lexicon
    facts = lexicon.source.get(fold_apostrophes(word.text)) if lexicon else None
    return facts is None or facts.small < _SMALL


def _bits(pair: PairText, word: Word) -> float:
    lexicon = pair.context.lexicon
    facts = lexicon.target.get(fold_apostrophes(word.text)) if lexicon else None
    return facts.information if facts else _TELLING_BITS


def _distance(pair: PairText, word: Word, other: Word) -> float:
    return abs(word.start / len(pair.source.text) - other.start / len(pair.target.text))
