"""The one decision: does a sentence end at this candidate?

The order of questions is the order in which a reader settles them: what follows at once, what kind of mark it is, and
for a plain stop what the word before it is.
"""

from __future__ import annotations

from typing import Final

import regex

from alignpost.segment.abbreviations import AbbreviationClass, LanguageTable
from alignpost.segment.characters import WIDE_MARK
from alignpost.segment.context import Context, Follower, Start
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason

__all__ = ["decide"]

_CANNOT_OPEN = regex.compile(r"(?V1)[\p{Pe}»”›,;:%/=&+|~^]|['’\"](?:\s|$)|[.!?…]")
_ADDRESS = regex.compile(
    r"(?V1)(?i:://|www\.|@|[/\\=]|\.(?:com|org|net|edu|gov|info|biz|co|uk|fr|ca|de|eu|us|io|tv|ly|html?|php|pdf|jpe?g|png"
    r"|gif|txt|docx?|xlsx?|zip|exe)$)"
)
_ADDRESS_REST = regex.compile(
    r"(?V1)(?i:com|org|net|edu|gov|info|fr|ca|uk|io|tv|html?|php)\b|[\p{L}\p{N}-]*+[./@=_\\(]"
)
_FULL_WORD = regex.compile(r"(?V1)[\p{L}\p{M}’'-]{2,}+")
_DOTTED = regex.compile(r"(?V1)(?:[\p{L}]{1,3}\p{M}*\.-?)+[\p{L}]{1,4}")
_INITIAL = regex.compile(r"(?V1)\p{Lu}\p{M}*+")
_INITIALS = regex.compile(r"(?V1)(?:\p{Lu}\p{Ll}?\.?-)*\p{Lu}\p{Ll}?")
_LIST_NUMBER = regex.compile(r"(?V1)\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxlIVXL]{1,5}|(?i:n[°ºo]\s?)?\d{1,3}")
_ROMAN = regex.compile(r"[IVXLCDM]+")
_ORDINAL = regex.compile(r"(?:\d+(?:er|ère|re|nd|nde|e|è|ème|st|rd|th)|[IVXLCDM]+(?:e|er|ère|ème)?)")
_ELISION = regex.compile(r"(?V1)^(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']")
_NUMBER = regex.compile(r"(?V1)[\(\[]?(?:\d|[IVXLC]+\b|[A-Z]?\d|[A-Z]\b(?!['’]))")
_FOOTNOTE = regex.compile(r"(?V1)\d{1,2}\.?(?:\s*$|\.\s)")
_NO_SPACE_WORD = regex.compile(r"(?V1)(?:\p{Lu}\p{Ll}+|(?:I|A|À|Y|L['’]|C['’]|J['’])(?=['’\s]|\p{L}))")


def decide(context: Context, profile: Profile) -> Reason:
    """The reason for which a sentence ends at the candidate, or for which it does not."""
    candidate, follower = context.candidate, context.follower
    if candidate.marks and candidate.marks in WIDE_MARK:
        return Reason.PUNCTUATION if _CANNOT_OPEN.match(context.after) else Reason.STOP
    if follower.start is Start.PUNCTUATION and _CANNOT_OPEN.match(context.after):
        return Reason.PUNCTUATION
    if not candidate.marks:
        return Reason.EMOJI if context.gap and follower.start is Start.UPPER else Reason.LOWERCASE
    if candidate.has_emoji:
        return Reason.LOWERCASE if follower.start is Start.LOWER else Reason.EMOJI
    if not context.gap:
        return _without_space(context, profile)
    if _bracketed(context):
        return Reason.BRACKETED
    if candidate.marks in "!?":
        return _exclaimed(context, profile)
    if candidate.marks == "…":
        return _elliptic(context)
    if candidate.closers or candidate.inner_closers:
        return _closed(context)
    return _stopped(context, profile)


def _capital(follower: Follower) -> bool:
    """Whether it begins as a sentence may in careful writing."""
    return follower.start in {Start.UPPER, Start.CASELESS, Start.SIGN, Start.DIGIT}


def _bracketed(context: Context) -> bool:
    return bool(context.candidate.closers[:1] in {")", "]"} and context.before[-1:] in {"(", "["})


def _exclaimed(context: Context, profile: Profile) -> Reason:
    candidate, follower = context.candidate, context.follower
    if f"{context.token}{candidate.marks}" in context.table.names_with_marks and not opens_sentence(
        follower, context.table
    ):
        return Reason.NAME_WITH_MARK
    if follower.start is Start.LOWER:
        # quoted or bracketed: « Quoi ? » demanda-t-il
        if candidate.closers or not (profile is Profile.SOCIAL or context.table.lang == "en"):
            return Reason.LOWERCASE
        return Reason.LOWERCASE_OPENER
    if follower.start is Start.PUNCTUATION and not follower.openers:
        return Reason.PUNCTUATION
    return _broken(context)


def _broken(context: Context) -> Reason:
    candidate = context.candidate
    if candidate.has_notes:
        return Reason.NOTE
    if candidate.closers:
        return Reason.CLOSED
    return {"!": Reason.EXCLAMATION, "?": Reason.QUESTION, "…": Reason.ELLIPSIS}.get(
        candidate.marks, Reason.STOP
    )


def _elliptic(context: Context) -> Reason:
    if context.follower.start is Start.UPPER or (context.follower.dashed and _capital(context.follower)):
        return _broken(context)
    return Reason.LOWERCASE


def _closed(context: Context) -> Reason:
    if context.follower.start is Start.LOWER:
        return Reason.LOWERCASE
    return _broken(context) if _capital(context.follower) else Reason.PUNCTUATION


def _without_space(context: Context, profile: Profile) -> Reason:
    """Marks with no white space after them: nearly always inside a token, in posts often a missing space."""
    candidate, follower, token = context.candidate, context.follower, context.token
    if candidate.closers and follower.start is Start.UPPER and candidate.closers[-1] in '»”)"':
        return Reason.NO_SPACE
    if (
        not _NO_SPACE_WORD.match(context.after)
        or _ADDRESS.search(token)
        or _ADDRESS_REST.match(context.after)
    ):
        return Reason.INSIDE_TOKEN
    if candidate.marks in "!?":
        return Reason.NO_SPACE
    whole = len(token) > 1 and token[-1:].islower() and _FULL_WORD.fullmatch(token) is not None
    if candidate.marks == "…":
        return Reason.NO_SPACE if whole else Reason.INSIDE_TOKEN
    if not whole or context.table.class_of(token) is not None:
        return Reason.INSIDE_TOKEN
    # Given.Name, Title.Case: program names and initials; only lower-case words end a sentence beyond doubt
    if token[0].isupper() and profile is not Profile.SOCIAL:
        return Reason.INSIDE_TOKEN
    return Reason.NO_SPACE


def _stopped(context: Context, profile: Profile) -> Reason:
    """A plain stop with white space after it: the word before decides."""
    follower, token = context.follower, context.token
    if context.opens_sentence and _LIST_NUMBER.fullmatch(token):
        return Reason.LIST_NUMBER
    if follower.start is Start.LOWER and not follower.dashed:
        return _before_lowercase(context)
    found = _class_of(token, context)
    if found is not None:
        return _abbreviated(found, context)
    if _INITIAL.fullmatch(token) or ("-" in token and len(token) <= 8 and _INITIALS.fullmatch(token)):
        return _after_initial(context)
    if _DOTTED.fullmatch(token):
        return Reason.INITIAL_END if opens_sentence(follower, context.table) else Reason.ACRONYM
    if (
        context.table.lang == "de"
        and token.isdigit()
        and len(token) <= 2
        and not opens_sentence(follower, context.table)
    ):
        return Reason.ORDINAL
    if follower.start is Start.PUNCTUATION and not follower.openers:
        return Reason.PUNCTUATION
    return _broken(context)


def _class_of(token: str, context: Context) -> AbbreviationClass | None:
    table = context.table
    found = table.class_of(token)
    if found is None and "’" in token or "'" in token:
        token = _ELISION.sub("", token)
        found = table.class_of(token)
    if found is None and "-" in token:
        found = table.class_of(token.rpartition("-")[2])
    return found


def _abbreviated(found: AbbreviationClass, context: Context) -> Reason:
    follower, table = context.follower, context.table
    match found:
        case AbbreviationClass.TITLE:
            return Reason.TITLE
        case AbbreviationClass.NEVER:
            return Reason.ABBREVIATION
        case AbbreviationClass.NUMBER_WORD:
            return (
                Reason.NUMBER_FOLLOWS
                if _NUMBER.match(context.after) and follower.start is Start.DIGIT
                else _broken(context)
            )
        case AbbreviationClass.NUMBER:
            if follower.start is Start.DIGIT:
                return Reason.NUMBER_FOLLOWS
            return Reason.ABBREVIATION_END if opens_sentence(follower, table) else Reason.ABBREVIATION
        case AbbreviationClass.END:
            return Reason.ABBREVIATION_END if opens_sentence(follower, table) else Reason.ABBREVIATION
        case AbbreviationClass.END_STRONG:
            return Reason.ABBREVIATION_END if follower.start is Start.UPPER else Reason.ABBREVIATION


def _after_initial(context: Context) -> Reason:
    if not opens_sentence(context.follower, context.table):
        return Reason.INITIAL
    return Reason.INITIAL_END


def _before_lowercase(context: Context) -> Reason:
    """A sentence without a capital after a stop: only where the word before is a whole, ordinary word."""
    token = context.token
    if _class_of(token, context) is not None:
        return Reason.ABBREVIATION
    if _ORDINAL.fullmatch(token):
        return Reason.ORDINAL
    shortest = 2 if context.table.lang == "en" else 3
    if len(token) < shortest or not _FULL_WORD.fullmatch(token) or context.follower.openers.strip():
        return Reason.LOWERCASE
    return Reason.LOWERCASE_OPENER


def opens_sentence(follower: Follower, table: LanguageTable) -> bool:
    """Whether the first word of `follower` is one that opens sentences and is no name."""
    word = follower.word.replace("'", "’")
    if follower.start is not Start.UPPER:
        return False
    if "’" in word:
        cut = word.index("’")
        return word[: cut + 1] in table.starters or word[:cut] in table.starters
    if "-" in word:
        word = word.partition("-")[0]
    if len(word) > 1 and word.isupper():
        # SHOUTED: a sentence goes on in capitals, an acronym does not
        second = follower.rest.lstrip()[:2]
        return second.isupper() and word.capitalize() in table.starters
    if word not in table.starters:
        return False
    # a single letter may be an initial: I, A, À, Y, O open a sentence only before a word in lower case
    return len(word) > 1 or (follower.rest[:1].isspace() and follower.rest[1:2].islower())
