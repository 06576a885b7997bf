"""Why a sentence ends at a place, or does not: one code for every candidate, broken or suppressed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Decision", "Reason"]


class Reason(StrEnum):
    """Codes of boundaries (a sentence ends here) and of suppressed candidates (it does not)."""

    description: str
    breaks: bool

    def __new__(cls, code: str, breaks: bool, description: str) -> Reason:
        """A code with what it means and which way it decides."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.description = description
        member.breaks = breaks
        return member

    # boundaries that the layout gives
    PARAGRAPH = "paragraph", True, "the paragraph ends"
    LINE = "line", True, "the line ends, in text of one item a line"
    HEADING = "heading", True, "a heading ends"
    ITEM = "item", True, "a list item, or the line before a list, ends"
    DIALOGUE = "dialogue", True, "the next line is a turn of a dialogue, opened by a dash"
    VERSE = "verse", True, "a line of verse ends"
    POST = "post", True, "the line of a post ends (profile `social`)"
    INLINE_ITEM = "inline-item", True, "the next marker of a list that runs on in the same line follows"

    # boundaries that the marks give
    STOP = "stop", True, "a stop"
    QUESTION = "question", True, "a question mark"
    EXCLAMATION = "exclamation", True, "an exclamation mark, or a run of marks that holds one"
    ELLIPSIS = "ellipsis", True, "an ellipsis, and the next word has a capital"
    CLOSED = "closed", True, "a mark inside closing quotes or brackets, which end here too"
    NOTE = "note", True, "a mark and the note references attached to it"
    EMOJI = "emoji", True, "emoji or emoticons that end a sentence, with or without a mark before them"
    TAG = "tag", True, "hashtags and mentions that trail the sentence before them"
    LOWERCASE_OPENER = (
        "lowercase-opener",
        True,
        "a mark after an ordinary word; the next sentence has no capital",
    )
    NO_SPACE = "no-space", True, "a mark with no space after it, between two words of a sentence each"
    ABBREVIATION_END = (
        "abbreviation-end",
        True,
        "an abbreviation that may end a sentence, before a word that opens one",
    )
    INITIAL_END = "initial-end", True, "a single letter or acronym before a word that opens a sentence"

    SRX = "srx", True, "a rule of the user's SRX file (`--srx`)"

    # suppressed candidates
    HARD_WRAP = "hard-wrap", False, "a line feed inside hard-wrapped prose"
    ABBREVIATION = "abbreviation", False, "an abbreviation inside a sentence"
    TITLE = "title", False, "a title before a name"
    NUMBER_FOLLOWS = "number-follows", False, "an abbreviation such as `No.` before its number"
    INITIAL = "initial", False, "an initial of a name"
    ACRONYM = "acronym", False, "an acronym with stops inside a sentence"
    ORDINAL = "ordinal", False, "an ordinal written with a stop"
    LIST_NUMBER = "list-number", False, "the number or letter that opens a list item"
    INSIDE_TOKEN = "inside-token", False, "inside a number, an address, a file name or an acronym"
    LOWERCASE = "lowercase", False, "the next word has no capital: an incise, or the sentence goes on"
    PUNCTUATION = "punctuation", False, "punctuation follows that cannot open a sentence"
    BRACKETED = (
        "bracketed",
        False,
        "a mark alone in brackets, `[...]`, `(!)`, or applause in brackets after a speech",
    )
    NAME_WITH_MARK = "name-with-mark", False, "a name that is written with the mark"
    FOOTNOTE = "footnote", False, "a note's number follows the mark and belongs to it"
    GRAPHEME = "grapheme", False, "the break would part what is seen as one character"


class Decision(NamedTuple):
    """One candidate and what became of it."""

    offset: int
    """Where the sentence ends or would have ended, in code points of the text, before the white space."""
    broke: bool
    reason: Reason
