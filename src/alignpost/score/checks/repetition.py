"""Words written twice in a row in the target, which the source does not repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side

__all__ = ["Repetition"]

_LEGITIMATE = frozenset(
    [
        "nous",
        "vous",
        "très",
        "si",
        "non",
        "oui",
        "faire",
        "bla",
        "ha",
        "tout",
        "that",
        "had",
        "very",
        "so",
        "no",
        "yes",
        "ouh",
        "oh",
        "ah",
        "never",
        "jamais",
    ]
)
_LONGEST = 8
_SPACES = " \u00a0\u202f\n\t"


class Repetition:
    """Finds a run of one to eight words that stands twice in a row."""

    id = "repetition"
    mqm = "linguistic-conventions/duplication"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Speak unless the source repeats words too."""
        if list(_doubled(pair.source)):
            return
        for first, second in _doubled(pair.target):
            yield Finding(
                self.id, self.mqm, Severity.MINOR, (), (Span(first.start, second.end),),
                f"“{second.of(pair.target.text)}” stands twice in a row.",
                suggestion=first.of(pair.target.text),
            )  # fmt: skip


def _doubled(side: Side) -> Iterable[tuple[Span, Span]]:
    keys, tokens, places = side.keys, side.words, side.places
    if len(places) == len(keys) or not _again(keys):
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


def _again(keys: Sequence[str]) -> bool:
    """Whether a word comes twice in a row, or two words in a row come again, as in every longer run."""
    twos = list(pairwise(keys))
    return len(set(twos)) < len(twos) or any(one == other for one, other in twos)


def _beside(side: Side, place: int, length: int) -> bool:
    """Whether only spaces stand between the two runs, or a comma between runs of several words.

    What follows a comma may be rhetoric, "jour après jour, jour après jour", but then the source has it too; and a
    second run that goes on takes the first one up: "Monsieur le Président, Monsieur le Président du Conseil".
    """
    words, last = side.words, place + 2 * length - 1
    gap = side.text[words[place + length - 1].end : words[place + length].start].strip(_SPACES)
    after = side.text[words[last].end : words[last + 1].start] if last + 1 < len(words) else "."
    return not gap or (gap == "," and length > 1 and after.strip(_SPACES) != "")
