"""What stands twice in a row in the target, and once in the source: a word, several words, a whole sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["REPETITION", "Repetition", "said_twice", "without_copied"]

REPETITION = "repetition"

_LEGITIMATE = listed(
    "nous vous très si non oui faire bla ha tout that had very so no yes ouh oh ah never jamais"
)
"""Words that grammar or a cry may set twice in a row."""
_LONGEST = 8
"""Words of a run that is looked at word by word."""
_PASSAGE = 4
"""Words from which a run is a passage: nobody writes it twice by a slip of the hand."""
_SENTENCE = 2
"""Words from which a sentence is one."""
_MOST = 20
"""Places looked at where a word comes again, and passages told in one text."""
_LIKE = 3
"""How many times as long a passage may be as what the source repeats, and be its rendering."""
_SPACES = " \u00a0\u202f\n\t"
_ENDS = (".", "!", "?", "…", "。", "！", "？")


class Repetition:
    """Finds words, passages and sentences that stand twice in a row."""

    id = REPETITION
    mqm = "linguistic-conventions/duplication"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Major for a passage of four words and more or a sentence, else minor; nothing where the source repeats too."""
        found = list(islice(said_twice(pair.target), _MOST))
        refrain = _refrain(pair.source) if found else 0
        passages = [(first, second) for first, second, length in found if length > _LIKE * refrain]
        for first, second in passages:
            yield Finding(
                self.id, self.mqm, Severity.MAJOR, (), (Span(first.end, second.end),),
                f"“{second.of(pair.target.text)}” is said twice in a row, and once in the source.", suggestion="",
            )  # fmt: skip
        if any(_doubled(pair.source)):
            return
        for first, second in _doubled(pair.target):
            if not any(first.start < twice.end and one.start < second.end for one, twice in passages):
                yield Finding(
                    self.id, self.mqm, Severity.MINOR, (), (Span(first.start, second.end),),
                    f"“{second.of(pair.target.text)}” stands twice in a row.",
                    suggestion=first.of(pair.target.text),
                )  # fmt: skip


def without_copied(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, less what a passage said twice explains: that it was added, and remarks on the second copy."""
    copies = [
        span
        for one in findings
        if one.check == REPETITION and one.suggestion == ""
        for span in one.target_spans
    ]
    if not copies:
        return list(findings)
    return [finding for finding in findings if not any(_of_copy(finding, copy) for copy in copies)]


def _of_copy(finding: Finding, copy: Span) -> bool:
    if finding.check == "addition":
        # The first of the two is as long and stands right before.
        both = Span(2 * copy.start - copy.end, copy.end)
        return any(span.start < both.end and both.start < span.end for span in finding.target_spans)
    inside = all(copy.start <= span.start and span.end <= copy.end for span in finding.target_spans)
    return finding.severity is Severity.NEUTRAL and bool(finding.target_spans) and inside


def said_twice(side: Side) -> Iterator[tuple[Span, Span, int]]:
    """Passages and sentences that stand twice in a row: both places, and how many words they have.

    Whatever marks stand between the two, the second ends at a mark or at the end of the text, or no mark parts them:
    "Monsieur le Président de la République, Monsieur le Président de la République française" takes a title up.
    """
    keys = side.keys
    if not side.says_again:
        return
    place = 0
    while place < len(keys):
        length = next((length for length in _lengths(side, place) if _apart(side, place, length)), 0)
        if length:
            words = side.words
            first = Span(words[place].start, words[place + length - 1].end)
            yield first, Span(words[place + length].start, words[place + 2 * length - 1].end), length
        place += length or 1


def _lengths(side: Side, place: int) -> Iterator[int]:
    """How long the runs are that begin with a word and stand twice."""
    keys, again = side.keys, side.places[side.keys[place]]
    following = bisect_right(again, place)
    for other in again[following : following + _MOST]:
        length = other - place
        if length < _SENTENCE or other + length > len(keys) or keys[other - 1] != keys[other + length - 1]:
            continue
        if keys[place:other] == keys[other : other + length]:
            yield length


def _apart(side: Side, place: int, length: int) -> bool:
    """Whether a run that stands twice is a passage or a sentence, and the second one does not go on."""
    gap, after = _marks_around(side, place, length)
    if length < _PASSAGE:
        before = side.gaps[place - 1] if place else "."
        return all(any(mark in part for mark in _ENDS) for part in (before, gap, after))
    return not gap or after != ""


def _refrain(source: Side) -> int:
    """Words of the longest refrain of a source; runs that it doubles count for so many as one of `_LIKE` words."""
    longest = max((length for _, _, length in said_twice(source)), default=0)
    if any(one == other for one, other in pairwise(source.keys)) or any(_doubled(source)):
        return max(longest, _LIKE)
    return longest


def _doubled(side: Side) -> Iterable[tuple[Span, Span]]:
    keys, tokens, places = side.keys, side.words, side.places
    if not side.says_again:
        return
    place = 0
    while place < len(keys):
        if places[keys[place]][-1] == place:  # it does not come again
            place += 1
            continue
        for length in range(min(_LONGEST, (len(keys) - place) // 2), 0, -1):
            if keys[place] != keys[place + length]:
                continue
            run = keys[place : place + length]
            if run == keys[place + length : place + 2 * length] and _beside(side, place, length):
                if length == 1 and (run[0] in _LEGITIMATE or not run[0].isalpha() or len(run[0]) < 2):
                    continue
                first = Span(tokens[place].start, tokens[place + length - 1].end)
                yield first, Span(tokens[place + length].start, tokens[place + 2 * length - 1].end)
                place += 2 * length - 1
                break
        place += 1


def _beside(side: Side, place: int, length: int) -> bool:
    """Whether only spaces stand between the two runs, or a comma between runs of several words, and none ends a sentence.

    What follows a comma may be rhetoric, "jour après jour, jour après jour", but then the source has it too; and a
    second run that goes on takes the first one up: "Monsieur le Président, Monsieur le Président du Conseil".
    """
    gap, after = _marks_around(side, place, length)
    inside = side.span_of(range(place + length, place + 2 * length)).of(side.text)
    if any(mark in inside for mark in _ENDS) and not side.text.startswith(inside, side.words[place].start):
        return False  # "mot pour mot. Pour"
    return not gap or (gap == "," and length > 1 and after != "")


def _marks_around(side: Side, place: int, length: int) -> tuple[str, str]:
    """What stands between two runs of `length` words in a row and behind the second; a stop at the end of the text."""
    last = place + 2 * length - 1
    after = side.gaps[last] if last + 1 < len(side.words) else "."
    return side.gaps[place + length - 1].strip(_SPACES), after.strip(_SPACES)
