"""Short answers: “It is not.” is all that « Non. » says, and « Ce n’est pas le cas. » all that “No.” says.

English answers by a pronoun and an auxiliary, French by a word or a phrase of its own. Word by word such answers are
strangers, though each of them renders every other that affirms or denies alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alignpost.lazily import later
from alignpost.tokens import base_language

if TYPE_CHECKING:
    from alignpost.score.side import Side

__all__ = ["contrary_answers", "same_answers"]

_MOST_WORDS = 7
"""Words of the longest answer."""
_BE = "am is are was were ’m ’s ’re do does did have has had ’ve can could will would shall should must may might ’ll ’d"
_BE_NOT = (
    "isn’t aren’t wasn’t weren’t ain’t don’t doesn’t didn’t haven’t hasn’t hadn’t can’t cannot couldn’t won’t wouldn’t shan’t"
    " shouldn’t mustn’t needn’t mightn’t"
)


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(map(re.escape, words.split(' ')))})"


_SUBJECT = _one_of("i you he she it we they that this there one")
_YES = r"(?:yes|yeah|yep|yup|aye|indeed|of course|certainly|absolutely|exactly|sure|right|true)"
_NO = r"(?:no|nope|nah|not at all|of course not|certainly not|absolutely not|not really|never|by no means)"
_AFFIRMS = rf"{_SUBJECT} {_one_of(_BE)}(?: indeed| too)?"
_DENIES = rf"{_SUBJECT} (?:{_one_of(_BE_NOT)}|{_one_of(_BE)} not)(?: either| at all)?"
_ENGLISH = (
    later(re.compile, rf"{_YES}(?: {_AFFIRMS})?|(?:no )?{_AFFIRMS}"),
    later(re.compile, rf"{_NO}(?: {_DENIES})?|{_DENIES}"),
)
"""What affirms, and what denies: the verb says which, whatever word stands before it (`No, it is.` – « Si. »)."""
_OUI = (
    r"(?:(?:ah |mais )?(?:oui|si|ouais)|en effet|effectivement|exact|exactement|absolument|tout à fait|bien sûr(?: que oui)?"
    r"|bien entendu|certainement|c’ est (?:le cas|vrai|exact|ça|cela)|si fait)"
)
_NON = (
    r"(?:(?:ah |mais )?non|pas du tout|point du tout|absolument pas|certainement pas|bien sûr que non|nullement|aucunement"
    r"|pas vraiment|en aucun cas|en aucune façon|jamais|ce n’ est pas (?:le cas|vrai|exact)|c’ est faux|il n’ en est rien)"
)
_FRENCH = (later(re.compile, rf"{_OUI}(?: {_OUI})?"), later(re.compile, rf"{_NON}(?: {_NON})?"))
_ANSWERS = {"en": _ENGLISH, "fr": _FRENCH}


def same_answers(source: Side, target: Side) -> bool:
    """Whether two texts in English and French are nothing but short answers that both affirm or both deny."""
    ours, theirs = _polarities(source), _polarities(target)
    return any(here and there for here, there in zip(ours, theirs, strict=True))


def contrary_answers(source: Side, target: Side) -> bool:
    """Whether they are nothing but short answers of which one affirms and the other denies."""
    ours, theirs = _polarities(source), _polarities(target)
    return any(ours) and any(theirs) and not same_answers(source, target)


def _polarities(side: Side) -> tuple[bool, bool]:
    """Whether a whole text is a short answer that affirms, and whether it is one that denies."""
    patterns = _ANSWERS.get(base_language(side.lang))
    if patterns is None or not 0 < len(side.words) <= _MOST_WORDS:
        return False, False
    words = " ".join(side.keys)
    yes, no = patterns
    return yes.fullmatch(words) is not None, no.fullmatch(words) is not None
