"""Consistency: the same source sentence and the same term are rendered alike throughout a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from alignpost.model import Finding, Pair, Severity, Span
from alignpost.score.check import Context
from alignpost.score.checks.renderings import other_renderings
from alignpost.score.checks.terms import mentions
from alignpost.score.side import Side
from alignpost.tokens import words
from alignpost.tokens.words import fold_apostrophes

if TYPE_CHECKING:  # few texts come with a glossary
    from alignpost.score.glossary import Glossary, Term

__all__ = ["CONSISTENCY", "inconsistent"]

CONSISTENCY = "consistency"
"""Id of the findings; they need the whole document."""
_MQM = "terminology/inconsistent-use-of-terminology"
_SENTENCE_MQM = "style/inconsistent-style"
_QUOTED = 60


class _First(NamedTuple):
    """Where something was rendered first."""

    pair: int
    words: str


def inconsistent(pairs: Sequence[Pair], context: Context) -> Mapping[int, list[Finding]]:
    """Findings by pair id: sentences, terms and rare words that other pairs render in other words.

    A repeated sentence is a minor finding; another of the renderings that the glossary allows, or another one than a
    rare word has elsewhere in the document, a neutral one.
    """
    glossary = context.glossary
    found: dict[int, list[Finding]] = {}
    sentences: dict[tuple[str, ...], _First] = {}
    terms: dict[str, _First] = {}
    for pair in pairs:
        if not (pair.source and pair.target):
            continue
        told = [*_sentence(pair, sentences)]
        if glossary is not None:
            told += _terms(pair, context.source_lang, context.target_lang, glossary, terms)
        if told:
            found[pair.id] = told
    for pair_id, finding in other_renderings(pairs, context, CONSISTENCY, _MQM):
        found.setdefault(pair_id, []).append(finding)
    return found


def _sentence(pair: Pair, known: dict[tuple[str, ...], _First]) -> list[Finding]:
    key = _keys(pair.source)
    if len(key) < 2:  # "Yes." is what its question makes of it
        return []
    first = known.setdefault(key, _First(pair.id, pair.target))
    if first.pair == pair.id or _keys(first.words) == _keys(pair.target):
        return []
    quoted = first.words if len(first.words) <= _QUOTED else first.words[:_QUOTED] + "…"
    return [
        Finding(
            CONSISTENCY, _SENTENCE_MQM, Severity.MINOR, (Span(0, len(pair.source)),), (Span(0, len(pair.target)),),
            f"Pair {first.pair} renders the same source otherwise: “{quoted}”.", suggestion=first.words,
        )
    ]  # fmt: skip


def _terms(
    pair: Pair, source_lang: str, target_lang: str, glossary: Glossary, known: dict[str, _First]
) -> list[Finding]:
    source, target = Side(pair.source, source_lang), Side(pair.target, target_lang)
    told = []
    for term in glossary.terms:
        if len(term.targets) < 2 or not (places := mentions(source, term.source)):
            continue
        used = _rendering(term, target)
        if used is None:
            continue
        words_used, place = used
        first = known.setdefault(term.source.lower(), _First(pair.id, words_used))
        if first.words != words_used:
            told.append(
                Finding(
                    CONSISTENCY, _MQM, Severity.NEUTRAL, (source.span_of(places[0]),), (target.span_of(place),),
                    f"“{term.source}” is “{words_used}” here and “{first.words}” in pair {first.pair}.",
                )
            )  # fmt: skip
    return told


def _rendering(term: Term, target: Side) -> tuple[str, range] | None:
    """The first of a term's renderings that a target has."""
    for words_used in term.targets:
        found = mentions(target, words_used)
        if found:
            return words_used, found[0]
    return None


def _keys(text: str) -> tuple[str, ...]:
    return tuple(fold_apostrophes(word.text) for word in words(text))
