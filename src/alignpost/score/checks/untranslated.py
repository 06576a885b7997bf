"""Words left in the source language: single copied words, runs of foreign words, a whole sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.quotes import quoted
from alignpost.score.exonyms import mentions
from alignpost.score.lexicon import Lexicon

__all__ = ["Untranslated"]

_COPIED_BITS = 4.5
"""A copied word is foreign if the target language uses it at least so much more rarely than the source language."""
_FOREIGN_BITS = 6.0
_NEVER_SEEN = 22.0
"""Bits of a word that the target language's counts do not hold."""


class Untranslated:
    """Finds target words that are words of the source language."""

    id = "untranslated"
    mqm = "accuracy/untranslated"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """One finding for every run of foreign words; names, numbers, quoted titles and shared words are left alone."""
        if not pair.target.words or context.languages[0] == context.languages[1]:
            return
        foreign = _foreign(pair, context.lexicon)
        runs = [run for run in _runs(foreign) if _telling(pair, run, foreign)]
        if _copied_whole(pair):
            runs = [range(len(foreign))]
        for run in runs:
            span = Span(pair.target.words[run.start].start, pair.target.words[run.stop - 1].end)
            whole = len(run) >= 0.7 * len(pair.target.words) and len(run) > 2
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL if whole else Severity.MAJOR,
                _copied_from(pair, run), (span,),
                "The target is still in the language of the source." if whole
                else f"“{span.of(pair.target.text)}” is left untranslated.",
            )  # fmt: skip


def _foreign(pair: PairText, lexicon: Lexicon | None) -> list[str]:
    """A mark for each target word: `c` copied and foreign, `f` foreign, `n` neutral, `t` of the target language."""
    source = set(pair.source.keys)
    shouts = _copied_shouts(pair)
    exempt = _exempt(pair) - shouts
    marks = []
    for place, (key, word) in enumerate(zip(pair.target.keys, pair.target.words, strict=True)):
        if place in shouts:
            marks.append("c")
        elif place in exempt or not word.text[0].isalpha() or any(map(str.isdigit, word.text)):
            marks.append("n")
        elif lexicon is None:
            marks.append(_by_function_words(pair, key))
        else:
            marks.append(_by_lexicon(lexicon, key, word.text, key in source))
    return marks


def _copied_whole(pair: PairText) -> bool:
    """Whether both sides are the same sentence, with a word that only the source language writes small."""
    if pair.source.keys != pair.target.keys or len(pair.source.keys) < 3:
        return False
    lexicon = pair.context.lexicon
    if lexicon is None:
        return any(_by_function_words(pair, key) == "f" for key in pair.source.keys)
    small = [key for key in pair.source.keys if (f := lexicon.source.get(key)) is not None and f.small >= 0.8]
    return 2 * sum(_otherwise_rendered(lexicon, key) for key in small) > len(small) > 0


def _by_function_words(pair: PairText, key: str) -> str:
    ours = key in pair.source.function_words and key not in pair.target.function_words
    return "f" if ours else "t" if key in pair.target.function_words else "n"


@lru_cache(maxsize=1)
def _loanwords() -> frozenset[str]:
    data = resources.files("alignpost.score") / "data" / "loanwords.fr.txt"
    return frozenset(data.read_text(encoding="utf-8").split())


def _by_lexicon(lexicon: Lexicon, key: str, text: str, copied: bool) -> str:
    loanwords = _loanwords()
    if key in loanwords or key.removesuffix("s") in loanwords:
        return "n"
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None:
        return "n" if theirs is None else "t"
    if text[0].isupper() and (ours.small < 0.5 or text.isupper()):
        return "n"
    gap = (theirs.information if theirs else _NEVER_SEEN) - ours.information
    # A word that the target language knows only as a rare name is no word of it in small letters.
    known = theirs is not None and (gap <= 3.0 or text[0].isupper() or theirs.small >= 0.3)
    if copied and (gap > _COPIED_BITS or (not known and _otherwise_rendered(lexicon, key))):
        return "c" if text[0].islower() else "n" if key not in lexicon.pairs else "f"
    if gap > _FOREIGN_BITS and ours.small >= 0.5:
        return "f"
    return "t" if theirs else "n"


def _otherwise_rendered(lexicon: Lexicon, key: str) -> bool:
    """Whether the lexicon knows a surer rendering of a word than the word itself."""
    row = lexicon.pairs.get(key, {})
    return max((p for other, p in row.items() if other != key), default=0.0) >= max(0.3, row.get(key, 0.0))


def _exempt(pair: PairText) -> set[int]:
    """Places of target words that may well be foreign: known names, and titles quoted alike on both sides."""
    places = {place for mention in mentions(pair.target) for place in mention.places}
    theirs = [span.of(pair.source.text)[1:-1].strip(" \u00a0\u202f.,") for span in quoted(pair.source.text)]
    for span in quoted(pair.target.text):
        inner = span.of(pair.target.text)[1:-1].strip(" \u00a0\u202f.,")
        capitals = sum(word[:1].isupper() for word in inner.split(" "))
        if inner in theirs and capitals >= 0.5 * len(inner.split(" ")):
            places |= set(pair.target.words_in(span))
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
    if lexicon is None:
        return set()
    source = {word.text for word in pair.source.words}
    named = {place for mention in mentions(pair.target) for place in mention.places}
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
        if len(run) > 1 and all(_common(lexicon, pair.target.keys[i]) for i in run):
            found |= set(run)
    return found


def _common(lexicon: Lexicon, key: str) -> bool:
    ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
    if ours is None or ours.small < 0.8 or key in _loanwords() or key.removesuffix("s") in _loanwords():
        return False
    # "Common" stands in French texts too, as a part of English names.
    return _otherwise_rendered(lexicon, key) or theirs is None or theirs.small < 0.3


def _copied_names(pair: PairText) -> set[int]:
    """Names copied with the small words inside them: `Member of the Welsh Parliament`, `Trust for Scotland`."""
    keys, source = pair.target.keys, pair.source.keys
    places: set[int] = set()
    for start, word in enumerate(pair.target.words):
        if start in places or not word.text[0].isupper():
            continue
        for first in pair.source.places.get(keys[start], [])[:20]:
            length = 0
            while (
                start + length < len(keys)
                and first + length < len(source)
                and keys[start + length] == source[first + length]
                and (
                    pair.target.words[start + length].text[0].isupper()
                    or keys[start + length] in pair.source.function_words
                )
            ):
                length += 1
            if length > 2:
                places |= set(range(start, start + length))
    return places


def _runs(marks: list[str]) -> list[range]:
    """Stretches of foreign words; neutral words inside a stretch belong to it, those at its ends do not."""
    runs = []
    start = last = -1
    for place, mark in enumerate([*marks, "t"]):
        if mark in "cf":
            start = place if start < 0 else start
            last = place
        elif mark == "t" and start >= 0:
            runs.append(range(start, last + 1))
            start = -1
    return runs


def _telling(pair: PairText, run: range, marks: list[str]) -> bool:
    """One copied word is enough; words that are foreign but not copied must be several, some of them small."""
    here = [marks[place] for place in run]
    if len(run) == 1 and pair.target.keys[run.start] in pair.source.function_words:
        # "an", "on" and "as" are too short to tell.
        return here == ["c"] and len(pair.target.keys[run.start]) > 2
    if "c" in here:
        return True
    small = sum(pair.target.words[place].text[0].islower() for place in run if marks[place] == "f")
    return here.count("f") >= 3 and small >= 2


def _copied_from(pair: PairText, run: range) -> tuple[Span, ...]:
    """The source words that stand untranslated in the target."""
    keys = {pair.target.keys[place] for place in run}
    places = [place for place, key in enumerate(pair.source.keys) if key in keys]
    if not places:
        return ()
    # The densest stretch as long as the run: "the" further off is another word.
    best, stop = densest(places, len(run))
    if stop < len(places) and places[stop] == places[best] + len(run):
        stop += 1
    return (Span(pair.source.words[places[best]].start, pair.source.words[places[stop - 1]].end),)


def densest(places: Sequence[int], length: int) -> tuple[int, int]:
    """Start and stop in `places` (ascending) of the first window of `length` places that holds most of them.

    Both ends of the window only ever move forward, so that a text of thousands of equal words is no trouble.
    """
    best, best_stop, stop = 0, 0, 0
    for start, first in enumerate(places):
        while stop < len(places) and places[stop] < first + length:
            stop += 1
        if stop - start > best_stop - best:
            best, best_stop = start, stop
    return best, best_stop
