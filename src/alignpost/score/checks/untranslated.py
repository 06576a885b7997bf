"""Words left in the source language: single copied words, runs of foreign words, a whole sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.emphasis import LAWS
from alignpost.score.checks.foreign import (
    COPIED,
    DOUBTFUL,
    FOREIGN,
    HINTED,
    NEUTRAL,
    OWN,
    common,
    otherwise_rendered,
    read,
)
from alignpost.score.checks.left_runs import copied_from, runs_of, telling, widened
from alignpost.score.checks.left_small_words import marks_by_small_words, sentence_left
from alignpost.score.checks.left_words import likely_left, trees_grown
from alignpost.score.checks.left_words_traits import CopiedWords, copied_places
from alignpost.score.checks.quotes import quoted
from alignpost.score.checks.shared_words import shared_word
from alignpost.score.checks.turned_round import turned_round
from alignpost.score.lexicon import Lexicon
from alignpost.tokens.names import CAPITAL, LETTERED
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import fold_apostrophes

__all__ = ["Untranslated", "first_marks", "titled_source"]

_TITLE_SHARE = 0.8
"""Share of capitalised words from which a source is written like a title, where capitals tell no names."""
_NO_LANGUAGE = later(
    re.compile,
    r"(?<![\w:]):[A-Za-z][\w+-]*:(?![\w:])"
    r"|\{[^{}:]{1,60}:[^{}]{1,2000}(?:\}|$)|[a-z-]{2,30}[ \u00a0]?: ?[^;:{}]{1,60};(?=[^;:{}]{1,30}:[^;:{}]{1,60};)",
)
"""Short codes of emoji (`:tada:`), and style sheets, which some texts hold by mistake."""
_CODE = later(
    re.compile, r"`[^`\n]+`|(?<![\w/.:])(?:~?/[\w.-]+(?:/[\w.-]+)*|[\w.-]+/[\w./-]*\.[a-z]{2,4})(?![\w/])"
)
"""Code between its marks, and the paths of files: where both sides have the very same, it is to be left."""
_CODED = frozenset("`/")
_LIKELY, _NAMELIKE = 0.42, 0.6
"""Probability from which a copied word is told as a remark: any, and one that may well be foreign."""
_UNLIKELY = 0.25
"""Probability below which a doubtful word is not told."""
_QUOTED = 2
"""Words up to which a quotation that both sides have may speak of the words themselves: type "cafe" – tapez « cafe »."""
_BESIDE_QUOTED = " \u00a0\u202f.,"
"""What may stand between a quotation and its marks on one side alone."""
_SENTENCE = 6
"""Common words from which a text with nothing but capitalised words is more than names."""


class Untranslated:
    """Finds target words that are words of the source language."""

    id = "untranslated"
    mqm = "accuracy/untranslated"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding for every run of foreign words; names, numbers, quoted titles and shared words are left alone."""
        return self.together([pair])[0]

    def together(self, pairs: Sequence[PairText]) -> Sequence[Iterable[Finding]]:
        """The findings of every pair; the trees answer for the copied words of all of them at once."""
        found: list[list[Finding]] = [[] for _ in pairs]
        read: list[tuple[CopiedWords, list[Finding]]] = []
        for pair, told in zip(pairs, found, strict=True):
            source, target = pair.context.languages
            if not pair.target.words or source == target:
                continue
            if turned_round(pair):
                told.append(self._turned_round(pair))
            elif (copied := _copied_words(pair)) is not None:
                read.append((copied, told))
        for (copied, told), likely in zip(read, likely_left([copied for copied, _ in read]), strict=True):
            told.extend(self._of_runs(copied.pair, _hinted(copied, likely)))
        return found

    def _turned_round(self, pair: PairText) -> Finding:
        return Finding(
            self.id, self.mqm, Severity.CRITICAL,
            (Span(0, len(pair.source.text)),), (Span(0, len(pair.target.text)),),
            "Source and target stand the wrong way round: each is in the language of the other.",
        )  # fmt: skip

    def _of_runs(self, pair: PairText, foreign: list[str]) -> Iterator[Finding]:
        """The findings by the marks of the target's words."""
        runs = list(widened(pair, [run for run in runs_of(foreign) if telling(pair, run, foreign)]))
        if _copied_whole(pair):
            runs = [range(len(foreign))]
        for run in runs:
            span = Span(pair.target.words[run.start].start, pair.target.words[run.stop - 1].end)
            severity = _severity(pair, foreign, run)
            text = span.of(pair.target.text)
            yield Finding(
                self.id, self.mqm, severity, copied_from(pair, run), (span,),
                "The target is still in the language of the source." if severity is Severity.CRITICAL
                else f"“{text}” is left untranslated." if severity is Severity.MAJOR
                else f"“{text}” seems to be left untranslated.",
            )  # fmt: skip


def _severity(pair: PairText, marks: list[str], run: range) -> Severity:
    """Critical for nearly the whole target, minor where doubtful words are all there is, neutral for likely names."""
    here = {marks[place] for place in run}
    if len(run) == len(marks) and _copied_whole(pair):
        return Severity.CRITICAL
    if not here & {COPIED, DOUBTFUL, FOREIGN}:
        return Severity.NEUTRAL
    if len(run) >= 0.7 * len(pair.target.words) and len(run) > 2:
        return Severity.CRITICAL
    return Severity.MAJOR if here & {COPIED, FOREIGN} else Severity.MINOR


def _copied_words(pair: PairText) -> CopiedWords | None:
    """The copied words of a pair, with the marks of all its target words by each word alone.

    None where no mark could tell anything, as in every third pair: what is exempt need not be found out there.
    """
    titled = pair.context.lexicon is not None and titled_source(pair)
    if not titled and _all_own(pair):
        return None
    return CopiedWords(pair, *first_marks(pair, titled=titled), titled=titled)


def _all_own(pair: PairText) -> bool:
    """Whether the target holds no word that may be told: none of the source but small ones that it may have as well."""
    lexicon, target = pair.context.lexicon, pair.target
    if lexicon is None or len(target.loud) > 1 or target.keys == pair.source.keys:
        return False
    alone, shared = _marks_alone(lexicon), _marks_copied(lexicon)
    return (
        not any(map(_FOREIGN_MARKS.__contains__, map(alone.__getitem__, target.texts)))
        and not copied_places(pair)
        and all(shared[target.texts[place]] in _OWN_MARKS for place in _copied(pair))
    )


def first_marks(pair: PairText, *, titled: bool) -> tuple[list[str], set[int]]:
    """Marks by each word alone, and the places of words that may well be foreign."""
    lexicon = pair.context.lexicon
    shouts = _copied_shouts(pair)
    exempt = _exempt(pair, titled) - shouts
    if lexicon is None:
        return marks_by_small_words(pair, exempt, _lettered), exempt
    marks = list(map(_marks_alone(lexicon).__getitem__, pair.target.texts))
    for place in {*_copied(pair), *exempt}:
        marks[place] = _mark(lexicon, pair, place, exempt, titled=titled)
    for place in shouts:
        marks[place] = COPIED
    return marks, exempt


def _copied(pair: PairText) -> list[int]:
    """Places of target words that the source has too."""
    source = pair.source.places
    return [place for place, key in enumerate(pair.target.keys) if key in source]


@lru_cache(maxsize=8)
def _marks_alone(lexicon: Lexicon) -> Remembered[str, str]:
    """The marks of words that the source does not have, as most are: nothing around them matters."""
    return Remembered(
        lambda text: read(lexicon, fold_apostrophes(text), text, False) if _lettered(text) else NEUTRAL
    )


@lru_cache(maxsize=8)
def _marks_copied(lexicon: Lexicon) -> Remembered[str, str]:
    """The marks of words that the source has too, unless they are exempt."""
    return Remembered(
        lambda text: read(lexicon, fold_apostrophes(text), text, True) if _lettered(text) else NEUTRAL
    )


_OWN_MARKS = frozenset({OWN, NEUTRAL})
_FOREIGN_MARKS = frozenset({COPIED, DOUBTFUL, HINTED, FOREIGN})


def _mark(lexicon: Lexicon, pair: PairText, place: int, exempt: Container[int], *, titled: bool) -> str:
    """The mark of a target word that the source has too, or that may well be foreign."""
    source = pair.source.places
    key, text = pair.target.keys[place], pair.target.texts[place]
    if not _lettered(text) or (place in exempt and not _runs_on(lexicon, key, text, source)):
        return NEUTRAL
    if titled and key in source and text[0].isupper() and not text.isupper():
        # Titles of products open with a brand: `Bell Sports`, `Extreme Rage`.
        return HINTED if source[key][-1] and common(lexicon, key) else NEUTRAL
    mark = read(lexicon, key, text, key in source)
    if mark in (COPIED, DOUBTFUL) and not trees_grown(*pair.context.languages) and shared_word(pair, place):
        return OWN
    return mark


def _hinted(copied: CopiedWords, probabilities: Mapping[int, float]) -> list[str]:
    """The marks with `HINTED` for copied words that were likely left untranslated though they may be names.

    Words that are doubtful by their letters or counts and unlikely by all else are not told.
    """
    marks, found = copied.marks, list(copied.marks)
    for place, likely in probabilities.items():
        if marks[place] == COPIED:
            continue
        doubtful = marks[place] == DOUBTFUL
        if likely < (_UNLIKELY if doubtful else _NAMELIKE if place in copied.exempt else _LIKELY):
            # A brand between two words left ends their run, as a word of the target's language does.
            found[place] = OWN
        elif not doubtful:
            found[place] = HINTED
    return found


def _runs_on(lexicon: Lexicon, key: str, word: str, source: Container[str]) -> bool:
    """Whether a word is a copied name that the next sentence was glued to: `ColemanThe`, which is no name."""
    return word[0].isupper() and key in source and read(lexicon, key, word, True) == COPIED


@lru_cache(maxsize=65_536)
def _lettered(word: str) -> bool:
    """Whether a word begins with a letter and holds no digit."""
    return word[0].isalpha() and not any(map(str.isdigit, word))


def titled_source(pair: PairText) -> bool:
    """Whether the source is written like a title, Every Word With a Capital, so that capitals tell no names."""
    source = pair.source
    words = [
        case for case, small in zip(source.cases, source.small, strict=True) if case & LETTERED and not small
    ]
    capitals = sum([case & CAPITAL for case in words])
    return len(words) > 2 and capitals > _TITLE_SHARE * len(words)


def _copied_whole(pair: PairText) -> bool:
    """Whether both sides are the same sentence, with a word that only the source language writes small."""
    if pair.source.keys != pair.target.keys or len(pair.source.keys) < 3:
        return False
    lexicon = pair.context.lexicon
    if lexicon is None:
        return sentence_left(pair)
    small = [key for key in pair.source.keys if (f := lexicon.source.get(key)) is not None and f.small >= 0.8]
    if len(small) < _SENTENCE and all(
        word.text[0].isupper() for word in pair.source.words if word.text[0].isalpha()
    ):
        return False  # Elite League: Dundee Stars – Belfast Giants
    return 2 * sum(otherwise_rendered(lexicon, key) for key in small) > len(small) > 0


def _exempt(pair: PairText, titled: bool) -> set[int]:
    """Places of target words that may well be foreign: known names, and titles and single words quoted alike.

    In a source that is `titled` no run of capitals is a name by that alone.
    """
    places = {place for mention in pair.target.mentions for place in mention.places}
    for match in _NO_LANGUAGE.finditer(pair.target.text) if ":" in pair.target.text else ():
        places |= set(pair.target.words_in(Span(*match.span())))
    for match in _CODE.finditer(pair.target.text) if not _CODED.isdisjoint(pair.target.text) else ():
        if match.group() in pair.source.text:
            places |= set(pair.target.words_in(Span(*match.span())))
    ours, passages = quoted(pair.source.text), quoted(pair.target.text)
    theirs = {span.of(pair.source.text)[1:-1].strip(_BESIDE_QUOTED) for span in ours}
    for span in passages if ours else ():
        inner = span.of(pair.target.text)[1:-1].strip(_BESIDE_QUOTED)
        capitals, length = sum(word[:1].isupper() for word in inner.split(" ")), len(inner.split(" "))
        if inner in theirs and (capitals >= 0.5 * length or length <= _QUOTED):
            places |= set(pair.target.words_in(span))
    if titled:
        return places
    places |= _copied_names(pair)
    for name in pair.target.names:
        # "National Security Commission": a foreign institution keeps its name where the source has the very same.
        if len(name.words) > 1 and name.certain and name.text in pair.source.text:
            places |= set(pair.target.words_in(name.span))
    return places


def _copied_shouts(pair: PairText) -> set[int]:
    """Places of two or more common words in capitals, copied side by side: « COMMON SENSE » is no title and no code.

    Every word must be one that the source language writes small, and none that the target language writes so.
    """
    lexicon = pair.context.lexicon
    if lexicon is None or len(pair.target.loud) < 2:
        return set()
    source = set(pair.source.texts)
    named = {place for mention in pair.target.mentions for place in mention.places}
    loud = [
        word.text in source and word.text.isupper() and len(word.text) > 1 and place not in named
        for place, word in enumerate(pair.target.words)
    ]
    found: set[int] = set()
    start = 0
    for place, shouted in enumerate([*loud, False]):
        if shouted:
            continue
        run = range(start, place)
        start = place + 1
        if (
            len(run) > 1
            and not _names_law(pair, run)
            and all(common(lexicon, pair.target.keys[i]) for i in run)
        ):
            found |= set(run)
    return found


def _names_law(pair: PairText, run: range) -> bool:
    """Whether the last copied word stands before `ACT` or `BILL` in the source."""
    keys = (*pair.source.keys, "")
    return any(
        keys[place + 1] in LAWS for place in pair.source.places.get(pair.target.keys[run.stop - 1], ())
    )


def _copied_names(pair: PairText) -> set[int]:
    """Names copied with the small words inside them: `Member of the Welsh Parliament`, `Trust for Scotland`.

    `I do not` is none: a name has a capital on a word of its own.
    """
    keys, source, small = pair.target.keys, pair.source.keys, pair.source.function_words
    places: set[int] = set()
    for start in pair.target.capitals:
        if start in places:
            continue
        for first in pair.source.places.get(keys[start], [])[:20]:
            length = 0
            while (
                start + length < len(keys)
                and first + length < len(source)
                and keys[start + length] == source[first + length]
                and (pair.target.words[start + length].text[0].isupper() or keys[start + length] in small)
            ):
                length += 1
            copied = range(start, start + length)
            if length > 2 and any(pair.target.texts[i][0].isupper() and keys[i] not in small for i in copied):
                places |= set(copied)
    return places
