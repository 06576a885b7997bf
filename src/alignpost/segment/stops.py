"""A plain stop with white space after it: the word before it decides, with the tables of the language."""

from __future__ import annotations

from typing import Final

import regex

from alignpost.lazily import later
from alignpost.segment.abbreviations import AbbreviationClass, LanguageTable
from alignpost.segment.context import Context
from alignpost.segment.follower import Start, opens_sentence
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason

__all__ = ["after_stop", "held_before_capital", "is_ordinary_word", "list_number"]

_WORD = later(regex.compile, r"(?V1)[\p{L}\p{M}’'-]{2,}+")
_DOTTED = later(regex.compile, r"(?V1)(?:\p{L}{1,3}\p{M}*+\.-?)+\p{L}{1,3}")
_INITIAL = later(regex.compile, r"(?V1)\p{Lu}\p{M}*+|(?:\p{Lu}\p{Ll}?\.?-)+\p{Lu}\p{Ll}?")
_LIST_NUMBER = later(regex.compile, r"(?V1)(?:n[°ºo])?\d{1,3}(?:\.\d{1,3})*+|\p{L}|[ivxl]{1,5}|[IVXL]{1,5}")
_ORDINAL = later(regex.compile, r"\d+(?:er|ère|re|nd|nde|e|è|ème|st|rd|th)?|[IVXLCDM]+(?:e|er|ère|ème)?")
_ELISION = later(regex.compile, r"(?V1)^(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']")
_NUMBER = later(regex.compile, r"(?V1)[(\[]?(?:\p{N}|[IVXLC]+\b(?!['’])|\p{Lu}-?\d|\p{Lu}\b(?!['’.\s]))")
_CODE_LETTER = later(regex.compile, r"(?V1)\p{Lu}\.[ \u00a0\u202f]?\*?\d")
"""The letter of a French statute's article: `L. 123-4`, `R.* 12`."""
_PRONOUN = later(regex.compile, r"(?V1)I\s(?!(?:of|above|below)\b)\p{Ll}")
_MEASURE = later(regex.compile, r"\d*(?:h|m|min|mn|s|sec|fr|frs|F|°)")
_REST_OF_MEASURE = later(regex.compile, r"\d{1,2}(?![\d.,])|\d{1,2}(?=[.,](?:\s|$))")
_LABEL_END = later(regex.compile, r"[ \u00a0\u202f]?:(?:\s|$)")
_CLOSED = later(regex.compile, r"(?V1)[\p{Pe}\p{Pf}\"”»]")
_LONG_NUMBER = later(regex.compile, r"\d[\d-]{2,}")
_WHOLE_ENDING = later(
    regex.compile,
    r"(?V1)(?i)[aeiouyàâéèêëîïôùûœæ]$|\p{L}{2}(?:ait|aient|ois|ment|ments|tion|tions|eur|eurs|eux|aux|ez)$"
    r"|\p{L}{3}(?:ent|ons|ant|ants|er|ir|oir|es|és|is|us|ais|age)$|\p{L}{10}$",
)
_ITEM = later(regex.compile, r"(?V1)(?:[ivx]{1,5}|\p{Ll})\)")
_SUBJECTS: Final = frozenset({"je", "j", "tu", "il", "elle", "on", "ils", "elles", "c"})
_TIME_OF_DAY: Final = frozenset({"a.m", "p.m"})
_OPENING_TIME = later(regex.compile, r"(?i)(?:at|by|about|around|until|from|since|before|after)?\s*[\d:.]+")

_LETTER_BEFORE = later(regex.compile, r"(?V1)(?:^|[\s(])\p{Lu}\.?\s(?:et|ou|and|or|und|oder|y|o|e|&)$")
"""Another single letter and a conjunction: `K, L et M.`, `J. et M.`"""
_NAME_WITH_ARTICLE = later(regex.compile, r"(?V1)(?:[DL][’']|(?:L[aeo]s?|D[aeou]s?)\s)\p{Lu}")
_OFFICE = later(regex.compile, r"(?V1)of\s(?:the\s)?\p{Lu}")
"""Of what somebody is the `Sec.`"""
_ALSO_WORDS: Final = frozenset({AbbreviationClass.NUMBER_WORD, AbbreviationClass.OPENING})
_SINGLE_WORD: Final = {
    AbbreviationClass.TITLE: Reason.TITLE,
    AbbreviationClass.NEVER: Reason.ABBREVIATION,
}


def list_number(context: Context) -> Reason | None:
    """The number or letter that opens an item: `1. First`, `1.) First`, `a. First`."""
    opens = (
        context.opens_sentence and context.candidate.marks == "." and context.candidate.closers in {"", ")"}
    )
    return Reason.LIST_NUMBER if opens and _LIST_NUMBER.fullmatch(context.token) else None


def after_stop(context: Context) -> Reason:
    """Whether a sentence ends at a plain stop that nothing closes and white space follows."""
    follower = context.follower
    if follower.start is Start.LOWER:
        return _before_lowercase(context)
    held = held_before_capital(context)
    if held is not None:
        return held
    if follower.cannot_open:
        return Reason.PUNCTUATION
    return _broken(context)


def held_before_capital(context: Context) -> Reason | None:
    """Why the token (abbreviation, initial, ordinal) keeps its sentence going; None where it does not."""
    reason = _measured(context) or _abbreviated(context) or _initial(context) or _ordinal(context)
    return None if reason is None or reason.breaks else reason


def _broken(context: Context) -> Reason:
    """Which kind of end it is; the token does not hold the sentence."""
    if context.candidate.has_notes:
        return Reason.NOTE
    return _abbreviated(context) or _initial(context) or Reason.STOP


def _abbreviated(context: Context) -> Reason | None:
    """What the tables say; None for a word that they do not know or that is an ordinary one here."""
    follower, found = context.follower, _class_of(context.token, context.table)
    if found is None or (found is AbbreviationClass.TITLE and _is_one_of_letters(context)):
        return None
    if found in _SINGLE_WORD:
        return _SINGLE_WORD[found]
    if found in {AbbreviationClass.NUMBER, AbbreviationClass.NUMBER_WORD} and _numbered(context, found):
        return Reason.NUMBER_FOLLOWS
    if (found is AbbreviationClass.OPENING and context.opens_sentence) or (
        found is AbbreviationClass.VERSUS and _is_behind_name(context)
    ):
        return Reason.ABBREVIATION
    if found in _ALSO_WORDS:
        return None
    if found is AbbreviationClass.END_STRONG or _ends_measure(context, found):
        ends = follower.start in {Start.UPPER, Start.CASELESS} and not _abbreviation_follows(context)
    else:
        ends = opens_sentence(follower, context.table) or _time_before_name(context)
    return Reason.ABBREVIATION_END if ends else Reason.ABBREVIATION


def _is_one_of_letters(context: Context) -> bool:
    """Whether what could be a title is a letter beside another: `J. et M. Elle`, but not `J. et M. Le Goff`."""
    if len(context.token) > 1 or _LETTER_BEFORE.search(context.head) is None:
        return False
    return _NAME_WITH_ARTICLE.match(context.after) is None


def _numbered(context: Context, found: AbbreviationClass) -> bool:
    """Whether a number follows, and not `I` after the word `no`: `The answer is no. I checked`."""
    word = found is AbbreviationClass.NUMBER_WORD
    plain = context.token.islower() or context.opens_sentence
    if word and plain and context.table.lang == "en" and _PRONOUN.match(context.after):
        return False
    return bool(_NUMBER.match(context.after) or _CODE_LETTER.match(context.after))


def _is_behind_name(context: Context) -> bool:
    """Whether the word before the token begins with a capital that no sentence gives it: a party."""
    words = context.head.split(" ")
    return len(words) > 1 and words[-1].lstrip("([")[:1].isupper()


def _abbreviation_follows(context: Context) -> bool:
    """Whether an abbreviation that opens no sentence follows: `art. 9 et suiv. C. civ.`."""
    if not context.follower.rest.startswith("."):
        return False
    return context.table.classes.get(context.follower.word) is AbbreviationClass.END


def _measured(context: Context) -> Reason | None:
    """A unit before the smaller one that it leads to: `20 h. 30`, `2 m. 30`."""
    unit = _is_counted(context) and context.table.lang == "fr" and _MEASURE.fullmatch(context.token)
    return Reason.NUMBER_FOLLOWS if unit and _REST_OF_MEASURE.match(context.after) else None


def _ends_measure(context: Context, found: AbbreviationClass) -> bool:
    """Whether the stop after a measure is the sentence's: `30 min. Cooking follows`, `1 hr. Resting: 2 hrs`."""
    if found is AbbreviationClass.UNIT:
        return _is_counted(context) and _LABEL_END.match(context.follower.rest) is not None
    return found is AbbreviationClass.SYMBOL and _is_counted(context)


def _is_counted(context: Context) -> bool:
    """Whether a number stands before the token, or opens it."""
    return context.token[:1].isnumeric() or context.head[-1:].isnumeric()


def _time_before_name(context: Context) -> bool:
    """`He left at 6 p.m. Mr. Smith stayed`, but not `At 5 a.m. Mr. Smith left`."""
    if context.token.lower() not in _TIME_OF_DAY or not context.follower.rest.startswith("."):
        return False
    title = context.table.class_of(context.follower.word) is AbbreviationClass.TITLE
    return title and _OPENING_TIME.fullmatch(context.head) is None


def _initial(context: Context) -> Reason | None:
    """Single letters and acronyms with stops: a name goes on, unless a word that opens sentences follows."""
    if _INITIAL.fullmatch(context.token):
        return Reason.INITIAL_END if opens_sentence(context.follower, context.table) else Reason.INITIAL
    if _DOTTED.fullmatch(context.token):
        return Reason.INITIAL_END if opens_sentence(context.follower, context.table) else Reason.ACRONYM
    return None


def _ordinal(context: Context) -> Reason | None:
    """German writes ordinals with a stop: `am 3. Oktober`."""
    token = context.token
    if context.table.lang != "de" or not (token.isdigit() and len(token) <= 2):
        return None
    return None if opens_sentence(context.follower, context.table) else Reason.ORDINAL


def _before_lowercase(context: Context) -> Reason:
    """A sentence without a capital after a stop: only where the word before is a whole, ordinary one."""
    token, table = context.token, context.table
    found = _class_of(token, table)
    if (found is not None and not _is_word(found, context)) or _is_inches(context):
        return Reason.ABBREVIATION
    if _is_short_ordinal(token):
        return Reason.ORDINAL
    follower = context.follower
    if follower.dash:
        # a hyphen opens a list item, a longer dash an incise
        return Reason.STOP if follower.dash == "-" else Reason.LOWERCASE
    opener = follower.openers.strip()
    # no abbreviation's stop stands alone between spaces or behind a closing quote or bracket
    alone = not token and (context.head[-1:].isalpha() or _CLOSED.match(context.before[-1:]) is not None)
    return (
        Reason.LOWERCASE_OPENER if (alone or _is_whole(context)) and opener in {"", "("} else Reason.LOWERCASE
    )


def _is_word(found: AbbreviationClass, context: Context) -> bool:
    """Whether what may be an abbreviation or a word is the word, before a small letter."""
    if found not in _ALSO_WORDS:
        return False
    if found is AbbreviationClass.OPENING:
        return not context.opens_sentence
    follower, token = context.follower, context.token
    if token.istitle() and _OFFICE.match(context.after):
        return False
    # one abbreviation leads to the next: `op. cit.`
    return not follower.rest.startswith(".") or _class_of(follower.word, context.table) in {
        None,
        *_ALSO_WORDS,
    }


def _is_inches(context: Context) -> bool:
    """`It fell 12 in. yesterday`."""
    return context.token == "in" and context.head[-1:].isdigit() and context.table.lang == "en"


def _is_short_ordinal(token: str) -> bool:
    return len(token) < 3 and _ORDINAL.fullmatch(token) is not None


def _is_whole(context: Context) -> bool:
    """Whether the token can only be a whole word or number, so that a stop after it is no abbreviation's."""
    token, table = context.token, context.table
    if _LONG_NUMBER.fullmatch(token) or token[-2:] in {"°C", "°F"}:
        return True
    if is_ordinary_word(token, table):
        careful = table.lang == "fr" and context.profile is Profile.DEFAULT
        return not careful or not _may_be_cut_short(context)
    # in English no word but the pronoun is a lone i
    pronoun = context.follower.word.replace("'", "’").partition("’")[0] == "i"
    return pronoun and table.lang == "en" and len(token) > 1


def _may_be_cut_short(context: Context) -> bool:
    """Whether a French word that no table lists may be an abbreviation made by cutting.

    French cuts before a vowel, so that a consonant ends what is left: a vowel shows a whole word, and so do the
    endings of verbs and nouns. A pronoun that can only be a subject opens a sentence.
    """
    token = _ELISION.sub("", context.token)
    if token.isupper() or token.lower() in context.table.whole_words or _WHOLE_ENDING.search(token):
        return False
    if _ITEM.match(context.after):
        return False
    following = context.follower.word.replace("'", "’").partition("’")[0]
    return not (following in _SUBJECTS or (following == "à" and len(token) > 3))


def _class_of(token: str, table: LanguageTable) -> AbbreviationClass | None:
    """The class of `token`, of what stands behind its elided article (`l’art`), or behind its last hyphen."""
    found = table.class_of(token)
    if found is None and ("’" in token or "'" in token):
        token = _ELISION.sub("", token)
        found = table.class_of(token)
    if found is None and "-" in token:
        found = table.class_of(token.rpartition("-")[2])
    return found


def is_ordinary_word(token: str, table: LanguageTable) -> bool:
    """Whether `token` is a whole word of letters that the tables do not list as an abbreviation."""
    shortest = 2 if table.lang == "en" or token.isupper() else 3
    if len(token) < shortest or not _WORD.fullmatch(token) or _ORDINAL.fullmatch(token):
        return False
    return _class_of(token, table) in {None, *_ALSO_WORDS}
