"""English verbs that tell of the future or of the past, read with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["future_verbs", "past_verb"]

_WILL = listed("will shall won’t shan’t ’ll")
_BE_NOW = listed("am is are isn’t aren’t ’m ’re ’s")
_BE = listed("be am is are was were been being isn’t aren’t wasn’t weren’t")
_BETWEEN = listed(
    """
    i you he she it we they not never always also only still now then soon again even all both probably just ever often
    """
)
"""Words that may stand between an auxiliary and its verb, beside those in -ly."""
_BEFORE_PAST = _BETWEEN - listed("i you he she it we they all both")
"""The same without subjects, behind which a new past begins: `what he left`."""
_BEFORE_NOUNS = listed(
    "the a an his her its my your our their no free good ill last of at political god’s own strong"
)
"""Words before the noun `will`."""
_NO_PAST = listed(
    """
    need feed speed seed bleed breed exceed proceed succeed embed indeed hundred sacred wicked naked heed weed deed
    shed wed bed red unprecedented so-called
    """
)
_PRETERITES = listed(
    """
    was wasn’t were weren’t had hadn’t became began broke brought built bought came caught chose dealt died drank drew
    drove ate fell felt fought found flew forgot froze gave got grew heard held hid kept knew laid led left lent lost
    made met paid rang rose said sang sank sat saw sold sent shook shone shot slept spent spoke stood stole struck swam
    taught told tore threw took understood woke won wore wrote ran went fled bent withdrew overcame undertook sought
    """
)
_NOT_BEFORE_PAST = listed(
    """
    be is are am been being have has having ’ve ’s ’re to get gets will shall can may might must would could should
    the a an ’ll
    """
)
"""Words right before which nothing is a simple past: `has left`, `is sold`, `the proposed`."""
_MOST_BETWEEN = 3
_HAD = listed("has have had ’ve")
"""Auxiliaries of what began in the past: `has been working`."""


def future_verbs(source: Side) -> Iterator[int]:
    """Places of the verbs after `will`, `shall`, `’ll` and `is going to`; of a passive `be` and the participle.

    `will have done` is no such future, nor is the noun `will` or the name.
    """
    keys = source.keys
    for place, key in enumerate(keys):
        if key in _WILL or key.endswith("’ll"):
            if _noun_or_name(source, place):
                continue
            first = place + 1
        elif key == "going" and keys[place + 1 : place + 2] == ("to",) and _goes_now(keys, place):
            first = place + 2
        else:
            continue
        yield from _verbs_from(source, first)


def _noun_or_name(source: Side, place: int) -> bool:
    key, after = source.keys[place], source.keys[place + 1 : place + 2]
    if key != "will":
        return False
    if source.texts[place].istitle() and not (
        after and after[0] in source.function_words and source.texts[place + 1].islower()
    ):
        return True
    before = source.keys[place - 1] if place else ""
    return before in _BEFORE_NOUNS or before.endswith(("’s", "s’"))


def _goes_now(keys: tuple[str, ...], place: int) -> bool:
    before = keys[max(0, place - 2) : place]
    return any(key in _BE_NOW or key.endswith(("’s", "’re", "’m")) for key in before)


def _verbs_from(source: Side, first: int) -> Iterator[int]:
    keys = source.keys
    place = _next_verb(keys, first)
    if place is None:
        return
    if keys[place] == "have":
        after = _next_verb(keys, place + 1)
        if after is not None and (keys[after].endswith(("ed", "en")) or keys[after] in _PRETERITES):
            return
    yield place
    if keys[place] == "be":
        after = _next_verb(keys, place + 1)
        if after is not None and keys[after] not in source.function_words:
            yield after


def _next_verb(keys: tuple[str, ...], first: int) -> int | None:
    for place in range(first, min(len(keys), first + 1 + _MOST_BETWEEN)):
        if keys[place] not in _BETWEEN and not keys[place].endswith("ly"):
            return place
    return None


def past_verb(source: Side, place: int) -> bool:
    """Whether the word there is a past, active or passive: `left`, `was sold`, `did leave`, `has been leaving`."""
    keys = source.keys
    before = place - 1
    while before >= 0 and (keys[before] in _BEFORE_PAST or keys[before].endswith("ly")):
        before -= 1
    last = keys[before] if before >= 0 else ""
    if last in ("did", "didn’t"):
        return True
    if last == "been" and keys[place].endswith("ing"):
        return not _HAD.isdisjoint(keys[max(0, before - _MOST_BETWEEN) : before])
    if keys[place] not in _PRETERITES and (not keys[place].endswith("ed") or keys[place] in _NO_PAST):
        return False
    return last not in _NOT_BEFORE_PAST and not last.endswith(("’s", "’re", "’ve", "’d", "’ll"))
