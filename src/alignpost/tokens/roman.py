"""Roman numerals where they are usual: World War II, Louis XIV, XIXe siècle, Chapter IV, Ier."""

from __future__ import annotations

import re
from fractions import Fraction

from alignpost.model import Span
from alignpost.tokens.function_words import listed
from alignpost.tokens.number import Number, NumberKind

__all__ = ["may_be_roman", "roman_numerals", "roman_value"]

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_CANONICAL = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN = re.compile(
    r"(?<![\w.’'&-])(?P<digits>[IVXLCDM]+)(?P<ordinal>(?:ers?|ère|re|e|è|ème|ième|es)(?!\w))?(?![\w&]|[’'-]\w|\.\w)"
)
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)[ \u00a0\u202f]$")

_COUNTED = listed(
    "war guerre part partie chapter chapitre title titre article book livre tome volume act acte phase type class "
    "classe appendix annex annexe section bowl league ligue division century siècle mark level niveau grade"
)
_REGNAL = listed("charles louis henri henry george georges jean john felipe philippe philip pope pape")
_NOT_NUMBERS = listed("CD DC MD CV DI MC CC MM DM LI XL MI DVD CIV MIX")


def roman_value(digits: str) -> int | None:
    """Value of a canonical Roman numeral in capitals, or None."""
    if not digits or not _CANONICAL.fullmatch(digits):
        return None
    values = [_DIGITS[digit] for digit in digits]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def roman_numerals(text: str) -> list[Number]:
    """Roman numerals of `text` that stand after a name or a counted noun, or carry an ordinal ending.

    One letter alone needs a counted noun or a king's name before it, so that the pronoun I, the grade C and the
    size XL stay what they are.
    """
    found = []
    for match in _ROMAN.finditer(text):
        value = _value(match)
        if value is not None and (match["ordinal"] or _in_context(text, match.start(), match["digits"])):
            found.append(Number(Span(*match.span()), match.group(), Fraction(value), NumberKind.ROMAN))
    return found


def may_be_roman(word: str) -> bool:
    """Whether a word, or a part of it, could be a Roman numeral; where none could, a text has none."""
    return any(_value(match) is not None for match in _ROMAN.finditer(word))


def _value(match: re.Match[str]) -> int | None:
    """The value of what looks like a numeral; None for words: `Le`, `Des`, `Mes`, `Ce`."""
    digits = match["digits"]
    if match["ordinal"] and not set(digits) <= set("IVX"):
        return None
    return roman_value(digits)


def _in_context(text: str, start: int, digits: str) -> bool:
    before = _BEFORE.search(text, max(0, start - 40), start)
    if before is None:
        return False
    word = before["word"]
    if word.lower() in _COUNTED:
        return len(digits) > 1 or word[0].isupper() or digits != "I"
    if digits in _NOT_NUMBERS:
        return False
    if len(digits) == 1:
        return word.lower() in _REGNAL and digits in "IVX"
    return word[0].isupper() and not set(digits) & set("CDM")
