"""The clauses of an English or French text, read by its small words: what stands before a verb, and what after it."""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["BE", "BY", "PREPOSITIONS", "REACH", "RELATIVE", "active", "content", "objects", "subjects"]

BE = {
    "en": listed("is are was were be been being am ’s isn’t aren’t wasn’t weren’t get gets got getting"),
    "fr": listed(
        "est sont était étaient fut furent sera seront serait seraient soit soient fût été être suis étais étant es"
        " sommes êtes étions serai serons sera seras"
    ),
}
BY = {"en": "by", "fr": "par"}
PREPOSITIONS = {
    "en": listed(
        "about above across after against along among around as at before behind below beneath beside between beyond"
        " by despite down during except for from in inside into like near of off on onto out outside over past since"
        " than through throughout to toward towards under until up upon with within without that who which whose when"
        " where while because if and or but"
    ),
    "fr": listed(
        "à au aux avant après avec chez comme contre d’ dans de depuis derrière des dès devant du durant en entre envers"
        " et hors jusqu’ jusque lorsque mais malgré ou outre où par parmi pendant pour puisque qu’ quand que qui sans"
        " sauf selon si sous sur vers y dont"
    ),
}
"""Words after which no plain object follows, nor a verb has its subject."""
RELATIVE = listed("who which that whom whose what where when as qui que qu’ dont où ce lequel laquelle comme")
"""Words that turn the order of subject and verb round, or stand for the subject."""
REACH = 7
"""Words before and after a verb among which its subject and object are looked for."""
_ADVERBS = 2
"""Words that may stand between the auxiliary and its participle."""
_TO_AGENT = 3
"""Words that may stand between the participle and `by`."""


def content(side: Side, places: Iterable[int]) -> list[int]:
    """The content words among places in a row, up to the end of the clause; one noun group and what hangs on it."""
    found: list[int] = []
    previous: int | None = None
    for place in places:
        if previous is not None and _parted(side, min(place, previous), max(place, previous)):
            break
        previous = place
        if side.keys[place] not in side.function_words:
            found.append(place)
    return found


def _parted(side: Side, one: int, other: int) -> bool:
    gap = side.text[side.words[one].end : side.words[other].start]
    return gap != " " and not _PARTING.isdisjoint(gap)


_PARTING = frozenset(',;:.!?()«»“”"–—')


def subjects(side: Side, verb: int) -> list[int]:
    """The content words before a verb in its clause, the nearest first; a relative pronoun parts clauses."""
    before = range(verb - 1, max(-1, verb - 1 - REACH), -1)
    start = next((place for place in before if side.keys[place] in RELATIVE), before.stop)
    return content(side, range(verb - 1, start, -1))


def active(side: Side, verb: int) -> bool:
    """Whether a verb has neither a form of `be` before it nor an agent after it, and no participle's preposition."""
    lang = base_language(side.lang)
    before = side.keys[max(0, verb - 2 - _ADVERBS) : verb]
    after = side.keys[verb + 1 : verb + 3 + _TO_AGENT]
    if BY[lang] in after or not BE[lang].isdisjoint(before):
        return False
    return not before or before[-1] not in PREPOSITIONS[lang]


def objects(side: Side, verb: int) -> list[int]:
    """The content words right after a verb, up to a preposition or the end of the clause."""
    prepositions = PREPOSITIONS[base_language(side.lang)]
    stop = min(len(side.keys), verb + 1 + REACH)
    end = next((i for i in range(verb + 1, stop) if side.keys[i] in prepositions), stop)
    return [place for place in content(side, range(verb, end)) if place > verb]
