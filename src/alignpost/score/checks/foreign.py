"""How foreign a single target word is, by the lexicon's word counts and by its letters."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from alignpost.lazily import later
from alignpost.score.checks.letters import letters_of
from alignpost.score.cognates import likeness
from alignpost.score.lexicon import Lexicon, WordFacts
from alignpost.score.shipped import DATA
from alignpost.tokens.function_words import listed
from alignpost.tokens.words import fold_apostrophes

__all__ = [
    "COPIED",
    "DOUBTFUL",
    "FOREIGN",
    "HINTED",
    "NEUTRAL",
    "NEVER_SEEN",
    "OWN",
    "common",
    "loanword",
    "otherwise_rendered",
    "read",
]

COPIED, DOUBTFUL, HINTED, FOREIGN, NEUTRAL, OWN = "copied", "doubtful", "hinted", "foreign", "neutral", "own"
"""Copied from the source and of its language; the same with weaker evidence; the same of a word that may be a name;
of the source's language but not copied; no word to judge by; of the target's language."""

_COPIED_BITS = 4.5
"""A copied word is foreign if the target language uses it at least so much more rarely than the source language."""
_RATHER_BITS = 3.0
_ALIKE = 0.7
_DOUBTFUL_BITS = 2.5
_FOREIGN_BITS = 6.0
NEVER_SEEN = 22.0
"""Bits of a word that the target language's counts do not hold."""
_SMALL = 0.6
_SURELY, _NEVER_ITSELF, _SELDOM_ITSELF = 0.6, 0.05, 0.25
"""Probability of a word's best rendering, and shares of it that the word itself has, below which it is no rendering."""
_FOREIGN_LETTERS = 4.0
"""Natural logarithm of how much likelier letters are in the source language, from which an unknown word is of it."""
_PARTS = later(regex.compile, r"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+")
_OPENERS = listed("The This These That With Without From About Since For When You Your They Our All")
"""Small words that open the next sentence or item where a space was lost, and end no brand."""
_HYPHENS = later(regex.compile, "[-/’']")
_JOINED = regex.compile(r"\p{Ll}\p{Lu}|\p{L}[-/]\p{L}")


@lru_cache(maxsize=65_536)
def read(lexicon: Lexicon, key: str, text: str, copied: bool, *, capital: bool | None = None) -> str:
    """Which kind of word a target word is by itself; `HINTED` is left to who knows its neighbours.

    Args:
        lexicon: of both languages.
        key: the word in small letters.
        text: the word as written.
        copied: whether the source has it too.
        capital: whether its first letter is a capital that means something; None for what is written.
    """
    loud = text[0].isupper() if capital is None else capital
    if loanword(key):
        return NEUTRAL
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        return _unknown(lexicon, text, copied) if theirs is None else OWN
    if loud and (ours.small < 0.5 or text.isupper()):
        return NEUTRAL
    gap = (theirs.information if theirs else NEVER_SEEN) - ours.information
    if copied and loud and gap > _COPIED_BITS:
        return NEUTRAL if key not in lexicon.pairs else FOREIGN
    mark = _copied(lexicon, key, ours, theirs, gap) if copied and not loud else ""
    unseen = FOREIGN if gap > _FOREIGN_BITS and ours.small >= 0.5 else OWN if theirs else NEUTRAL
    return mark or unseen


def _copied(lexicon: Lexicon, key: str, ours: WordFacts, theirs: WordFacts | None, gap: float) -> str:
    """`COPIED` or `DOUBTFUL` for a word in small letters that both sides have, empty where it may well be shared."""
    if gap > _COPIED_BITS:
        return COPIED
    # A word that the target language knows only as a rare name is no word of it in small letters.
    if theirs is None or (gap > 0 and theirs.small < 0.3):
        if otherwise_rendered(lexicon, key):
            return COPIED
        return DOUBTFUL if ours.small >= _SMALL else ""
    row = lexicon.pairs.get(key, {})
    itself, best = row.get(key, 0.0), max(row.values(), default=0.0)
    # The rarer the word is over there, the likelier its few places are foreign themselves; "candidate" is French all the
    # same, as "candidat" shows.
    seldom = gap > _RATHER_BITS and not any(likeness(key, other) >= _ALIKE for other in row if other != key)
    share = _SELDOM_ITSELF if seldom else _NEVER_ITSELF
    never = best > _SURELY and itself < share * best
    return DOUBTFUL if gap > _DOUBTFUL_BITS and never else ""


def _unknown(lexicon: Lexicon, text: str, copied: bool) -> str:
    """A word that neither language's counts hold: glued or hyphenated parts, else letters, may tell."""
    if not copied or "." in text:
        return NEUTRAL
    if _JOINED.search(text):
        return _joined(lexicon, text)
    if text[0].isupper() or len(text) < 5:
        return NEUTRAL
    return DOUBTFUL if letters_of(lexicon).says(fold_apostrophes(text)) > _FOREIGN_LETTERS else NEUTRAL


def _joined(lexicon: Lexicon, text: str) -> str:
    """`bladeThe`, `must-see`: words of the source language run together; brands are made of capitals: `SpeedSafe`."""
    pieces = [_PARTS.findall(piece) for piece in _HYPHENS.split(text)]
    if any(part in _OPENERS for parts in pieces for part in parts[1:]):
        return COPIED
    if not text[0].islower():
        return NEUTRAL
    parts = [part for parts in pieces for place, part in enumerate(parts) if place or part[0].islower()]
    known = [(fold_apostrophes(part), part) for part in parts if len(part) > 2]
    marks = [read(lexicon, key, part, True, capital=False) for key, part in known if key in lexicon.source]
    return COPIED if COPIED in marks or DOUBTFUL in marks else NEUTRAL


@cache
def _loanwords() -> frozenset[str]:
    data = DATA / "loanwords.fr.txt"
    return frozenset(data.read_text(encoding="utf-8").split())


@lru_cache(maxsize=65_536)
def loanword(key: str) -> bool:
    """Whether French has a word as English has it, taken over or of one origin: `parking`, `record`; the plural too."""
    known = _loanwords()
    return key in known or key.removesuffix("s") in known or key.removesuffix("es") in known


def otherwise_rendered(lexicon: Lexicon, key: str) -> bool:
    """Whether the lexicon knows a surer rendering of a word than the word itself."""
    row = lexicon.pairs.get(key, {})
    return max((p for other, p in row.items() if other != key), default=0.0) >= max(0.3, row.get(key, 0.0))


def common(lexicon: Lexicon, key: str) -> bool:
    """Whether a word is a common one of the source language, and none of the target's."""
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None or ours.small < 0.8 or loanword(key):
        return False
    # "Common" stands in French texts too, as a part of English names.
    return otherwise_rendered(lexicon, key) or theirs is None or theirs.small < 0.3
