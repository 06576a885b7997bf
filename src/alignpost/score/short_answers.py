"""Short answers: “It is not.” is all that « Non. » says, and « Ce n’est pas le cas. » all that “No.” says.

English answers by a pronoun and an auxiliary, French by a word or a phrase of its own. Word by word such answers are
strangers, though each of them renders every other that affirms or denies alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alignpost.lazily import later
from alignpost.tokens import base_language

if TYPE_CHECKING:
    from alignpost.score.side import Side

__all__ = ["contrary_answers", "same_answers"]

_MOST_WORDS = 7
"""Words of the longest answer."""
_SUBJECT = "i|you|he|she|it|we|they|that|this|there|one"
_BE = "am|is|are|was|were|’m|’s|’re|do|does|did|have|has|had|’ve|can|could|will|would|shall|should|must|may|might|’ll|’d"
_BE_NOT = (
    "isn’t|aren’t|wasn’t|weren’t|ain’t|don’t|doesn’t|didn’t|haven’t|hasn’t|hadn’t|can’t|cannot|couldn’t|won’t|wouldn’t"
    "|shan’t|shouldn’t|mustn’t|needn’t|mightn’t"
)
_YES = "yes|yeah|yep|yup|aye|indeed|of course|certainly|absolutely|exactly|sure|right|true"
_NO = "no|nope|nah|not at all|of course not|certainly not|absolutely not|not really|never|by no means"
_AFFIRMS = f"(?:{_SUBJECT}) (?:{_BE})(?: indeed| too)?"
_DENIES = f"(?:{_SUBJECT}) (?:{_BE_NOT}|(?:{_BE}) not)(?: either| at all)?"
_OUI = (
    "oui|si|ouais|ah oui|ah si|ah ouais|mais oui|mais si|mais ouais|en effet|effectivement|exact|exactement|absolument"
    "|tout à fait|bien sûr|bien sûr que oui|bien entendu|certainement|c’ est le cas|c’ est vrai|c’ est exact|c’ est ça"
    "|c’ est cela|si fait"
)
_NON = (
    "non|ah non|mais non|pas du tout|point du tout|absolument pas|certainement pas|bien sûr que non|nullement"
    "|aucunement|pas vraiment|en aucun cas|en aucune façon|jamais|ce n’ est pas le cas|ce n’ est pas vrai"
    "|ce n’ est pas exact|c’ est faux|il n’ en est rien"
)


class _Answers(NamedTuple):
    """The short answers of a language."""

    words: frozenset[str]
    """All words that they are made of: a text with another one needs no pattern."""
    yes: re.Pattern[str]
    """What affirms; the verb says so, whatever word stands before it (`No, it is.` – « Si. »)."""
    no: re.Pattern[str]


def _answers(yes: str, no: str, *phrases: str) -> _Answers:
    known = frozenset("|".join(phrases).replace("|", " ").split(" "))
    return _Answers(known, later(re.compile, yes), later(re.compile, no))


_ANSWERS = {
    "en": _answers(
        f"(?:{_YES})(?: {_AFFIRMS})?|(?:no )?{_AFFIRMS}",
        f"(?:{_NO})(?: {_DENIES})?|{_DENIES}",
        *(_YES, _NO, _SUBJECT, _BE, _BE_NOT, "indeed|too|not|either|at all"),
    ),
    "fr": _answers(f"(?:{_OUI})(?: (?:{_OUI}))?", f"(?:{_NON})(?: (?:{_NON}))?", _OUI, _NON),
}


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
    answers = _ANSWERS.get(base_language(side.lang))
    if answers is None or not 0 < len(side.words) <= _MOST_WORDS or not side.different <= answers.words:
        return False, False
    words = " ".join(side.keys)
    return answers.yes.fullmatch(words) is not None, answers.no.fullmatch(words) is not None
