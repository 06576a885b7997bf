"""The one decision: does a sentence end at this candidate?

The questions are asked in the order in which a reader settles them: what follows at once, what kind of mark it is,
and for a plain stop (`stops`) what the word before it is. The first that knows the answer decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import regex

from alignpost.lazily import later
from alignpost.segment.characters import WIDE_MARK
from alignpost.segment.context import Context
from alignpost.segment.follower import Start, opens_sentence
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason
from alignpost.segment.stops import after_stop, held_before_capital, is_ordinary_word, list_number

__all__ = ["decide"]

_CANNOT_OPEN = later(regex.compile, r"(?V1)[\p{Pe}»”›,;:%/&|]|[=+](?![=+])|['’\"](?:\s|$)|[.!?…]")
_STAGE = later(
    regex.compile,
    r"(?V1)\((?:(?:Vifs|Longs|Nouveaux)\s)?(?i:applaudissements|rires|sourires|exclamations|murmures|protestations"
    r"|mouvements?|bravo|très bien|applause|laughter|cheers)\b",
)
"""What the stenographer heard, after a speech."""
_FOOTNOTE = later(regex.compile, r"(?V1)\d{1,2}\.(?:\s|$)")
_LAST_FOOTNOTE = later(regex.compile, r"(?V1)\d{1,2}\.?$")
_ADDRESS = later(
    regex.compile,
    r"(?V1)(?i:://|www\.|@|[/\\=]|\.(?:com|org|net|edu|gov|info|biz|co|uk|fr|ca|de|eu|us|io|tv|ly|html?|php|pdf|jpe?g"
    r"|png|gif|txt|docx?|xlsx?|zip|exe)$)",
)
_ADDRESS_REST = later(
    regex.compile,
    r"(?V1)(?i:com|org|net|edu|gov|info|fr|ca|uk|io|tv|html?|php)\b|[\p{L}\p{N}-]*+(?:[/@=_\\(]|\.[\p{L}\p{N}])",
)
_CAPITAL_WORD = later(regex.compile, r"(?V1)\p{Lu}\p{Ll}+|(?:I|A|À|Y)(?=[’'\s])|\p{Lu}[’']\p{L}")
_SMALL_WORD = later(regex.compile, r"(?V1)\p{Ll}{2,}+(?:[’']\p{L}++)?(?=[\s,;:!?.…]|$)")
_NAME_AND_VERB = later(
    regex.compile,
    r"(?V1)(?:(?:Mr|Mrs|Ms|Dr|Miss)\.?+\s)?(?P<name>\p{Lu}[\p{L}’'-]*+)(?:\s\p{Lu}[\p{L}’'-]*+)?\s(?P<verb>\p{Ll}++)\b",
)
_LONG_DASHES: Final = frozenset("–—―−")


def decide(context: Context) -> Reason:
    """The reason for which a sentence ends at the candidate, or for which it does not."""
    for question in _QUESTIONS:
        reason = question(context)
        if reason is not None:
            return reason
    return after_stop(context)


def _what_cannot_open(context: Context) -> Reason | None:
    """Closing marks, commas and the like never open a sentence."""
    if context.follower.start is Start.PUNCTUATION and _CANNOT_OPEN.match(context.after):
        return Reason.PUNCTUATION
    return None


def _wide(context: Context) -> Reason | None:
    """Scripts without spaces between sentences: their stops have no other use."""
    marks = context.candidate.marks
    return Reason.STOP if marks and marks in WIDE_MARK else None


def _tail(context: Context) -> Reason | None:
    """Emoji and tags close a sentence even where it has no mark; without one, only before a capital."""
    candidate, start = context.candidate, context.follower.start
    if not candidate.marks:
        ends = bool(context.gap) and start in {Start.UPPER, Start.CASELESS}
        return Reason.EMOJI if ends else Reason.LOWERCASE
    if candidate.has_tags:
        return Reason.TAG
    if candidate.has_emoji:
        return Reason.LOWERCASE if start is Start.LOWER else Reason.EMOJI
    return None


def _footnote(context: Context) -> Reason | None:
    """A note's number belongs to the sentence before it: `je l’espère ! 1.`, `He said so.² 3`."""
    if context.follower.start is not Start.DIGIT:
        return None
    # after a plain stop the number of a list item is as likely, unless nothing follows it
    pattern = _LAST_FOOTNOTE if context.candidate.marks == "." else _FOOTNOTE
    return Reason.FOOTNOTE if pattern.match(context.after) else None


def _without_space(context: Context) -> Reason | None:
    """Marks with no white space after them: nearly always inside a token, in posts often a missing space."""
    if context.gap:
        return None
    candidate, token = context.candidate, context.token
    if candidate.closers and context.follower.start is Start.UPPER and candidate.closers[-1] in '»”)"':
        return Reason.NO_SPACE
    if _ADDRESS.search(token) or _ADDRESS_REST.match(context.after):
        return Reason.INSIDE_TOKEN
    quoted = context.follower.openers == '"' and context.follower.start is Start.UPPER
    two_words = quoted or bool(_CAPITAL_WORD.match(context.after))
    if candidate.marks in "!?":
        # no word holds such a mark; a word in lower case must be a whole one
        two_words = two_words or bool(
            _SMALL_WORD.match(context.after) and is_ordinary_word(token, context.table)
        )
    else:
        two_words = two_words and _ends_in_word(context)
    return Reason.NO_SPACE if two_words else Reason.INSIDE_TOKEN


def _ends_in_word(context: Context) -> bool:
    token = context.token
    if not (token[-1:].islower() and is_ordinary_word(token, context.table)):
        return False
    # Given.Name, Title.Case: names in programs and initials; a word in lower case ends a sentence beyond doubt
    return context.candidate.marks == "…" or token[0].islower() or context.profile is Profile.SOCIAL


def _bracketed(context: Context) -> Reason | None:
    """`[...]` and `(!)` comment on the sentence, `« … » (Rires.)` on the speech; they do not end it."""
    if "»" in context.candidate.closers and _STAGE.match(context.after):
        return Reason.BRACKETED
    alone = context.candidate.closers[:1] in {")", "]"} and context.before[-1:] in {"(", "["}
    return Reason.BRACKETED if alone else None


def _exclaimed(context: Context) -> Reason | None:
    """`!` and `?`: a small letter after them is an incise in careful writing, a new sentence in English posts."""
    candidate, follower, table = context.candidate, context.follower, context.table
    if candidate.marks not in {"!", "?"}:
        return None
    lone = candidate.end - candidate.start == 1
    if (
        lone
        and f"{context.token}{candidate.marks}" in table.names_with_marks
        and not opens_sentence(follower, table)
    ):
        return Reason.NAME_WITH_MARK
    if candidate.closers and _attributed(context):
        return Reason.LOWERCASE
    if follower.start is Start.LOWER:
        informal = table.lang == "en" or context.profile is Profile.SOCIAL
        if candidate.closers or follower.dash in _LONG_DASHES or not informal:
            return Reason.LOWERCASE
        return Reason.LOWERCASE_OPENER
    return _broken(context)


def _attributed(context: Context) -> bool:
    """Whether a name and a verb of speech follow: `“Why?” Harry asked`."""
    match = _NAME_AND_VERB.match(context.after)
    if match is None or match["verb"] not in context.table.speech_verbs:
        return False
    return match["name"] == "I" or match["name"] not in context.table.starters


def _elliptic(context: Context) -> Reason | None:
    """An ellipsis ends a sentence where a capital shows that the next one begins."""
    if context.candidate.marks != "…":
        return None
    follower = context.follower
    if follower.word in {"I", "I’m", "I'm"} and context.table.lang == "en" and not context.candidate.closers:
        # I is always written so and shows nothing
        return Reason.LOWERCASE
    if follower.start is Start.UPPER or (follower.dash and follower.is_capital) or follower.is_link:
        return _broken(context)
    return Reason.LOWERCASE


def _closed(context: Context) -> Reason | None:
    """A stop inside closing quotes or brackets."""
    candidate, follower = context.candidate, context.follower
    if not (candidate.closers or candidate.inner_closers):
        return None
    if follower.start is Start.LOWER:
        # « Quoi. » dit-il; but no incise follows a stop that stands outside the quote
        outside = candidate.inner_closers and not candidate.closers and not follower.dash
        return Reason.LOWERCASE_OPENER if outside else Reason.LOWERCASE
    held = None if candidate.inner_closers else held_before_capital(context)
    return held or _broken(context)


def _broken(context: Context) -> Reason:
    candidate = context.candidate
    if context.follower.cannot_open:
        return Reason.PUNCTUATION
    if candidate.has_notes:
        return Reason.NOTE
    if candidate.closers:
        return Reason.CLOSED
    return {"!": Reason.EXCLAMATION, "?": Reason.QUESTION, "…": Reason.ELLIPSIS}.get(
        candidate.marks, Reason.STOP
    )


_QUESTIONS: Final[tuple[Callable[[Context], Reason | None], ...]] = (
    _what_cannot_open,
    _wide,
    _tail,
    _footnote,
    list_number,
    _without_space,
    _bracketed,
    _exclaimed,
    _elliptic,
    _closed,
)
