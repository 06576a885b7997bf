"""Words of a sentence with their spans: the common ground of the aligner and the checks.

What counts as one word:

- a run of letters, marks and digits; every ideograph and kana is a word of its own;
- French elisions stand alone with their apostrophe: `l’` `eau`, `qu’` `il`; `aujourd’hui`, `O’Brien` stay whole;
- the English clitic `’s` stands alone: `Friday` `’s`; contractions such as `don’t` and `we’ll` stay whole;
- in tokenised texts what was cut off is a word: `n’t` of `do n’t`, `l’` of `l’ eau`, with its apostrophe;
- a hyphen between letters or digits joins: `Moyen-Orient`, `soixante-dix`, `F-16`; only French pronouns after
  the verb are cut off, with their hyphens: `demanda` `-t-il`, `allez` `-y`;
- decimals and grouped digits without spaces are one word: `3.1`, `1,000`; so are dotted acronyms (`U.S.`), web and
  mail addresses, hashtags and mentions, those with a server too (`@ada@social.example`).

White space and punctuation are never part of a word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import regex

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.remembered import Remembered

__all__ = ["APOSTROPHES", "Word", "base_language", "fold_apostrophes", "words"]

APOSTROPHES = "'\u2019\u02bc"
"""Typewriter and typographic apostrophe, and the modifier letter that some keyboards write."""

_ELISION = r"(?i:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)"
_PRONOUN = r"-(?i:t-)?(?i:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|lui|leur|le|la|les|y|en)"
_WHOLE = r"(?i:rendez-vous|aujourd['’ʼ]hui|cessez-le-feu|peut-être)"

_MOST_LABELS = 127
"""Of a domain name (RFC 1035, section 2.3.4); without a bound, going back over a long run takes the square of it."""

_WEB = rf"""
      (?: https?:// | www\. ) [^\s<>«»“”"]* [^\s<>«»“”".,;:!?)\]}}…’']
    | (?<![\w.+-]) [\w.+-]{{1,64}}+ @ [\w-]{{1,63}} (?: \. [\w-]{{1,63}} )+
    | (?<![\w.-]) (?: [a-zA-Z0-9-]{{1,63}}+ \. ){{1,{_MOST_LABELS}}} (?: com|org|net|gov|edu|info|io|eu|fr|ca|uk|de|be|ch )(?![\w])
    | (?<!\w) @ [\w.-]{{1,64}}+ @ [\w-]{{1,63}} (?: \. [\w-]{{1,63}} )+
    | (?<!\w) [\#@] [\p{{L}}\p{{N}}_]+
    """


def _rules(*, letter: str, alphabetic: str, capital: str, digit: str) -> str:
    """What a word is but those of the web and of ideographs, by classes of characters; `letter` includes digits."""
    clitic = rf"{_PRONOUN}(?!{letter}|-)"
    return rf"""
      (?<!{letter}) (?: {capital} \. ){{2,}}
    | (?<!{letter}) [nN] ['’ʼ] [tT] (?!{letter})
    | (?<!{letter}) {_ELISION} ['’ʼ] (?= {letter} | ["«“] | \Z )
    | (?<={alphabetic}) {clitic}
    | (?<={letter}) ['’ʼ] [sS] (?!{letter})
    | {digit}+ (?: [.,] {digit}+ )+ (?!{letter})
    | {_WHOLE} (?!{letter})
    | {letter}+ (?: (?: (?!{clitic}) - | (?! ['’ʼ] [sS] (?!{letter}) ) ['’ʼ] ) {letter}+ )*
    """


_IDEOGRAPH = r"[\p{Han}\p{Hiragana}\p{Katakana}]"
_ANY = later(
    regex.compile,
    f"{_WEB} | "
    + _rules(
        letter=rf"[\p{{L}}\p{{M}}\p{{N}}--{_IDEOGRAPH}]",
        alphabetic=r"\p{L}",
        capital=r"\p{Lu}",
        digit=r"\p{Nd}",
    )
    + f"| {_IDEOGRAPH}",
    regex.VERBOSE | regex.V1,
)
"""The words of any text."""
_LATIN = re.compile(
    _rules(letter=r"\w", alphabetic=r"[^\W\d]", capital="[A-ZÀ-ÖØ-Þ]", digit=r"\d"), re.VERBOSE
)
"""The same of text in which `_IS_LATIN` finds no other characters; it compiles in a quarter of the time."""
_IS_LATIN = re.compile(
    "(?!.*www)(?:[A-Za-z0-9À-ÖØ-Þà-öø-ÿ'’ʼ,;!?…«»“”\"()%$€/–—-]|[.](?![a-z])|:(?!/)|[Ā-įĲ-ňŊ-ž](?!\\.))*"
)
"""Letters without case rules of their own (as `ß` and `ı` have them), none of them a capital that `_LATIN` does not
know before a stop, and no web address: behind its stops and colons are small letters and strokes."""


class Word(NamedTuple):
    """One word of a text: a plain tuple, because a corpus has millions of them."""

    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last code point."""
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


_BLANK = re.compile("[ \t\n\u00a0\u202f]")
"""No word reaches across one of these, so what stands between them is read by itself, and only once."""
_PLAIN = re.compile('[«“"(]?([A-Za-zÀ-ÖØ-öø-ÿŒœ]+)[.,;:!?…»”")]*')
"""Letters with nothing but marks around them are one word: most chunks, read without the rules above."""
_new = tuple.__new__


def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, by the rules of this module; linear in the length of the text."""
    found: list[Word] = []
    at = 0
    for chunk in _BLANK.split(text):
        # `_new` is what the class itself would do, without the call of a function for every word.
        for start, end, piece in _PIECES[chunk]:
            found.append(_new(Word, (at + start, at + end, piece)))
        at += len(chunk) + 1
    return tuple(found)


def _pieces(chunk: str) -> tuple[tuple[int, int, str], ...]:
    plain = _PLAIN.fullmatch(chunk)
    if plain is not None:
        return ((*plain.span(1), plain[1]),)
    rules = _LATIN if _IS_LATIN.fullmatch(chunk) else _ANY
    return tuple([(*match.span(), match.group()) for match in rules.finditer(chunk)])


_PIECES = Remembered(_pieces)


@lru_cache(maxsize=256)
def base_language(lang: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case: `fr` for `fr-CA`."""
    return lang.replace("_", "-").partition("-")[0].lower()


def fold_apostrophes(text: str) -> str:
    """`text` in lower case with every apostrophe as U+2019, for looking words up; of the same length mostly.

    Lower-casing may lengthen a few letters of other scripts (`İ`), so spans never come from the folded text.
    """
    return text.lower().replace("'", "\u2019").replace("\u02bc", "\u2019")
