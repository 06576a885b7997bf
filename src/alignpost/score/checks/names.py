"""Names: every proper name of the source is there, as it is, in another spelling or under its own French name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.cognates import bare, likeness, variant_spelling
from alignpost.score.exonyms import Mention, mentions
from alignpost.score.lexicon import Lexicon, WordFacts
from alignpost.score.side import Side
from alignpost.tokens import Word, base_language

__all__ = ["Names"]

_COVERED = 0.3
_MOST = 40
"""Candidates looked at for one name; texts of thousands of names must not take their square in time."""


class Names:
    """Finds names that became other names."""

    id = "names"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """Pair the names left without counterpart on both sides; a name left alone is seldom an error and not told."""
        if not pair.target.words or not pair.source.words:
            return
        source = _uncovered(pair, True, context.lexicon)
        target = _uncovered(pair, False, context.lexicon)
        yield from _groups(pair, source, target)
        for word in source:
            fits = [other for other in target[:_MOST] if _may_replace(pair, word, other)]
            if not fits:
                continue
            other = min(fits, key=lambda candidate: _distance(pair, word, candidate))
            target.remove(other)
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL, (word.span,), (other.span,),
                f"The name “{word.text}” became “{other.text}”.", suggestion=word.text,
            )  # fmt: skip


def _groups(pair: PairText, source: list[Word], target: list[Word]) -> Iterator[Finding]:
    """Names of the table of exonyms that became other names of the table: Ukraine – Russie."""
    if {*map(base_language, (pair.source.lang, pair.target.lang))} != {"en", "fr"}:
        return
    ours, theirs = mentions(pair.source), mentions(pair.target)
    lonely = _without_partner(ours, theirs, pair.source)
    others = _without_partner(theirs, ours, pair.target)
    for mention in lonely:
        if not others or _rendered(pair, mention):
            continue
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


def _without_partner(here: tuple[Mention, ...], there: tuple[Mention, ...], side: Side) -> list[Mention]:
    """Mentions of groups that the other side never mentions, one for each place, capitalised ones only."""
    groups = {mention.group for mention in there}
    met = {mention.places for mention in here if mention.group in groups}
    found: dict[range, Mention] = {}
    for mention in here:
        if mention.places not in met and any(side.words[i].text[0].isupper() for i in mention.places):
            found.setdefault(mention.places, mention)
    return list(found.values())


def _rendered(pair: PairText, mention: Mention) -> bool:
    """Whether another word renders the mention all the same."""
    return any(pair.coverage.source[place] >= _COVERED for place in mention.places)


def _span(side: Side, places: range) -> Span:
    return Span(side.words[places.start].start, side.words[places.stop - 1].end)


def _uncovered(pair: PairText, of_source: bool, lexicon: Lexicon | None) -> list[Word]:
    """Words of one side that can only be names and have no counterpart on the other."""
    side, other = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    cover = pair.coverage.source if of_source else pair.coverage.target
    facts = (lexicon.source if of_source else lexicon.target) if lexicon else {}
    letters = bare(other.text)
    found = []
    inside = {word for name in side.names if _is_name(name.certain, side) for word in name.words}
    for place, word in enumerate(side.words):
        if word not in inside or not word.text[0].isupper() or cover[place] >= _COVERED:
            continue
        if len(word.text) < 2 or not _proper(facts.get(side.keys[place]), word):
            continue
        if bare(word.text) in letters or _initials(word, other):
            continue
        found.append(word)
    return found


def _is_name(certain: bool, side: Side) -> bool:
    return certain and not side.shouted


def _proper(facts: WordFacts | None, word: Word) -> bool:
    """Whether a capitalised word is a proper name and no capitalised noun: seldom seen in small letters."""
    if facts is None:
        return not word.text.isupper() or len(word.text) > 1
    return facts.small < 0.35


def _initials(word: Word, other: Side) -> bool:
    """Whether an acronym's letters begin words in a row on the other side, in either order."""
    letters = bare(word.text)
    if not word.text.isupper() or len(letters) < 2:
        return False
    firsts = "".join(bare(w.text)[:1] for w in other.words if w.text[0].isalpha() and len(w.text) > 3)
    return (
        letters in firsts
        or letters[::-1] in firsts
        or sorted(letters) in (sorted(firsts[i : i + len(letters)]) for i in range(len(firsts)))
    )


def _may_replace(pair: PairText, word: Word, other: Word) -> bool:
    """Whether `other` stands where `word` should: near it, a name of the same kind, and no spelling of it."""
    if word.text.isupper() != other.text.isupper():
        return False
    if word.text.isupper() and sorted(bare(word.text)) == sorted(bare(other.text)):
        return False  # AIDS - SIDA: French acronyms turn the letters about
    if variant_spelling(word.text, other.text) or likeness(word.text, other.text) >= 0.7:
        return False
    return _distance(pair, word, other) <= 0.3


def _distance(pair: PairText, word: Word, other: Word) -> float:
    return abs(word.start / len(pair.source.text) - other.start / len(pair.target.text))
