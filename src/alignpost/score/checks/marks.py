"""Question and exclamation marks, and the mark that ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.asked import asked_without_mark, asks_instead_of_denying
from alignpost.score.waking import Marks
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["Ending", "Exclamation", "Question"]

_MARKS = {
    "question": (later(re.compile, r"[?？؟‽]"), "a question mark"),
    "exclamation": (later(re.compile, r"[!！‼]"), "an exclamation mark"),
}
_ADDRESS = later(re.compile, r"(?:https?://|www\.)\S+")


class _Mark:
    id = ""
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where one side has the mark and the other has none."""
        pattern, name = _MARKS[self.id]
        ours, theirs = (_places(pattern, side.text) for side in (pair.source, pair.target))
        if self.id == "question" and bool(ours) != bool(theirs):
            asking, stating = (pair.source, pair.target) if ours else (pair.target, pair.source)
            if asked_without_mark(asking, stating) or asks_instead_of_denying(asking, stating):
                return
            ours = [span for span in ours if not _only_asked_in_form(pair, span)]
            theirs = [span for span in theirs if not _only_asked_in_form(pair, span, of_source=False)]
        if self.id == "exclamation" and bool(ours) != bool(theirs):
            ours, theirs = _stated_in_english(pair, ours, True), _stated_in_english(pair, theirs, False)
        if bool(ours) == bool(theirs) or (self.id == "exclamation" and _exclaims_in_french(pair)):
            return
        if ours:
            end = len(pair.target.text.rstrip())
            last = Span(max(0, end - 1), end)
            yield Finding(
                self.id,
                self.mqm,
                Severity.MINOR,
                tuple(ours),
                (last,),
                f"The source has {name}, the target has none.",
            )
        else:
            end = len(pair.source.text.rstrip())
            last = Span(max(0, end - 1), end)
            yield Finding(
                self.id,
                self.mqm,
                Severity.MINOR,
                (last,),
                tuple(theirs),
                f"The target has {name}, the source has none.",
            )


def _places(pattern: re.Pattern[str], text: str) -> list[Span]:
    if pattern.search(text) is None:
        return []
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    return [
        Span(*match.span())
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in addresses)
    ]


_STATING = frozenset(
    {"on", "nul", "personne", "peu", "tout", "allez", "va", "dieu", "je", "ça", "c’", "la", "à"}
) | listed("grave carrément tellement trop devine devinez figure figurez")
"""First words of what French states where English asks without asking."""


def _only_asked_in_form(pair: PairText, mark: Span, *, of_source: bool = True) -> bool:
    """Whether a question mark ends a set phrase that French renders by a statement: Who cares? – On s’en moque."""
    asking, stating = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    phrases = pair.phrases if of_source else [(theirs, ours) for ours, theirs in pair.phrases]
    return any(
        stating.keys[there.start] in _STATING and asking.words[here.stop - 1].span.end == mark.start
        for here, there in phrases
    )


_EXCLAIMING = [(word,) for word in ("vivement", "bravo", "chapeau", "hourra", "gare", "devine", "devinez")]
"""First words of what French exclaims and English may state or ask: “We can’t wait for summer.” – « Vivement l’été ! »."""


def _stated_in_english(pair: PairText, marks: list[Span], of_source: bool) -> list[Span]:
    """The marks without those of French set phrases, which English may only state: “You bet.” – « Et comment ! »."""
    side = pair.source if of_source else pair.target
    if not marks or base_language(side.lang) != "fr":
        return marks
    ends = {side.words[place].end for place in pair.in_phrases[0 if of_source else 1]}
    return [mark for mark in marks if len(side.text[: mark.start].rstrip(BLANKS)) not in ends]


def _exclaims_in_french(pair: PairText) -> bool:
    sides = [side for side in (pair.source, pair.target) if base_language(side.lang) == "fr"]
    return any(side.text.rstrip().endswith("!") and side.keys[:1] in _EXCLAIMING for side in sides)


class Question(_Mark):
    """Finds question marks that were lost or added."""

    id = "question"
    wakes = Marks("?？؟‽")


class Exclamation(_Mark):
    """Finds exclamation marks that were lost or added."""

    id = "exclamation"
    wakes = Marks("!！‼")


_LAST = 6
_CLOSED = (".", "!", "?", "…", "»", "”", '"', ":", ";", ")", "]")
"""How nearly every target ends, and none that breaks off."""
_TAIL = 100
"""Characters at the end of a text, among which its last mark or word stands."""
_SURE = 0.3
_ENDS = later(re.compile, r"[.!?…。！？؟:;][\s\u00a0\u202f»”\"'’)\]]*$")
_ABBREVIATED = later(
    regex.compile, r"(?:\b[ap]\.m|\b(?:Co|Corp|Inc|Ltd|Bros|Jr|Sr|etc|vs)|\b(?:\p{Lu}\.)+\p{Lu})\.$"
)
"""What ends in the dot of an abbreviation, which another language may not have."""
_BREAKS_OFF = later(regex.compile, r"(?P<last>\w+)\s*$")


class Ending:
    """Finds targets that break off where the source ends its sentence."""

    id = "ending"
    mqm = "linguistic-conventions/punctuation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak where the source ends with a mark and the target with a word.

        Minor where the last words of the source have no counterpart near that word: the target was cut off. A mark
        alone that is missing after a whole sentence is a remark.
        """
        source_text, target_text = pair.source.text, pair.target.text
        if not pair.source.words or target_text.endswith(_CLOSED):
            return
        mark = _ENDS.search(source_text, max(0, len(source_text) - _TAIL))
        word = _BREAKS_OFF.search(target_text, max(0, len(target_text) - _TAIL)) if mark else None
        if mark is None or word is None or _ABBREVIATED.search(source_text, max(0, len(source_text) - _TAIL)):
            return
        source, target = Span(mark.start(), mark.start() + 1), Span(*word.span("last"))
        if _ends_rendered(pair):
            severity, message = (
                Severity.NEUTRAL,
                f"The mark that ends the source is missing after “{word['last']}”.",
            )
        else:
            severity = Severity.MINOR
            message = f"The target breaks off at “{word['last']}” without the mark that ends the source."
        end = pair.target.text[target.end :]
        suggestion = f"{word['last']}{mark.group()[0]}" if not end and mark.group()[0] in ".…!?" else None
        yield Finding(self.id, self.mqm, severity, (source,), (target,), message, suggestion)


def _ends_rendered(pair: PairText) -> bool:
    """Whether a content word among the last ones of the source is rendered among the last ones of the target."""
    cover, source, target = pair.coverage, pair.source, pair.target
    first = max(0, len(source.keys) - _LAST)
    links = [
        cover.to_target[place]
        for place in range(first, len(source.keys))
        if cover.source[place] >= _SURE and source.keys[place] not in source.function_words
    ]
    back = [
        cover.to_source[place]
        for place in range(max(0, len(target.keys) - _LAST), len(target.keys))
        if cover.target[place] >= _SURE and target.keys[place] not in target.function_words
    ]
    rendered = sum(link is not None for link in links)
    content = sum(key not in source.function_words for key in source.keys[first:])
    # In another order the end of the source may be rendered anywhere: most of it must be, and the end of the target
    # must render something.
    return bool(back) and 2 * rendered > content
