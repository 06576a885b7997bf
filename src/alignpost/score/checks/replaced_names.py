"""Which name of the target may stand where one of the source should: near it, of its kind, and no spelling of it."""

from __future__ import annotations

from alignpost.score.check import PairText
from alignpost.score.checks.misnamed import ALIKE
from alignpost.score.checks.open_names import titled_name, titled_there
from alignpost.score.cognates import bare, likeness, variant_spelling
from alignpost.tokens import Word
from alignpost.tokens.words import fold_apostrophes

__all__ = ["apart", "may_replace"]

_TELLING_BITS = 15.0
_NEAR = 0.4
"""Share of the texts by which the places of two names may differ."""


def may_replace(pair: PairText, word: Word, other: Word) -> bool:
    """Whether `other` stands where `word` should: near it, a name of the same kind, and no spelling of it."""
    if variant_spelling(word.text, other.text) or likeness(word.text, other.text) >= ALIKE:
        return False
    if not _acronyms_clash(pair, word, other):
        return False
    there = pair.target.words_in(other.span).start
    titled = titled_name(pair.target, there) or there in titled_there(pair)
    if not titled and not _name_alone(pair, word) and _bits(pair, other) < _TELLING_BITS:
        return False
    return apart(pair, word, other) <= _NEAR


def _acronyms_clash(pair: PairText, word: Word, other: Word) -> bool:
    """Whether an acronym on one side speaks for an error: not where it is written out, shortened or translated."""
    match _acronym(word), _acronym(other):
        case True, False:
            return word.text[0] != other.text[0]
        case False, True:
            return len(other.text) > 4
        case True, True:
            turned = sorted(bare(word.text)) == sorted(bare(other.text))  # AIDS, SIDA
            listed = any(pair.source.words[m.places.start] == word for m in pair.source.mentions)
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
    return facts is None or not facts.no_name


def _bits(pair: PairText, word: Word) -> float:
    lexicon = pair.context.lexicon
    facts = lexicon.target.get(fold_apostrophes(word.text)) if lexicon else None
    return facts.information if facts else _TELLING_BITS


def apart(pair: PairText, word: Word, other: Word) -> float:
    """By which share of the texts the places of two words differ."""
    return abs(word.start / len(pair.source.text) - other.start / len(pair.target.text))
