"""Names that stand once too often, in the place of one that is lost: Anna and Paul – Anna et Anna."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.repeated_names import replaced_once
from alignpost.tokens import Word

__all__ = ["doubled_names"]

_NEAR = 0.4
"""Share of the texts by which the places of the two may differ."""
_MOST = 12
"""Times that a name may stand in a sentence that is judged."""


def doubled_names(pair: PairText, lost: Sequence[Word], check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` for each name without counterpart in whose place another one is repeated.

    A major one where the name stands elsewhere in the target, but comes there once less than in the source.

    Args:
        pair: the pair.
        lost: names of the source of which nothing in the target is the counterpart.
        check: id of the finding.
        mqm: its type.
    """
    for ours, theirs in replaced_once(pair):
        word, other = pair.source.words[ours], pair.target.words[theirs]
        yield _finding(word, other, Severity.MAJOR, check, mqm)
    extra = _repeated(pair) if lost else []
    for word in lost:
        fits = [other for other in extra if _distance(pair, word, other) <= _NEAR]
        if not fits:
            continue
        other = min(fits, key=lambda candidate: _distance(pair, word, candidate))
        extra = [one for one in extra if one.text != other.text]
        yield _finding(word, other, Severity.CRITICAL, check, mqm)


def _finding(word: Word, other: Word, severity: Severity, check: str, mqm: str) -> Finding:
    return Finding(
        check, mqm, severity, (word.span,), (other.span,),
        f"The name “{word.text}” became “{other.text}”, which stands there more often than in the source.",
        suggestion=word.text,
    )  # fmt: skip


def _repeated(pair: PairText) -> list[Word]:
    """Every place in the target of the source's names that stand there more often than in the source."""
    ours, theirs = pair.source.places, pair.target.places
    named = {pair.source.keys[place] for places in pair.source.name_places for place in places}
    several = [theirs[key] for key in sorted(named) if len(ours[key]) < len(theirs.get(key, ())) < _MOST]
    words = [pair.target.words[place] for places in several for place in places]
    return [word for word in words if word.text[0].isupper()]


def _distance(pair: PairText, word: Word, other: Word) -> float:
    return abs(word.start / len(pair.source.text) - other.start / len(pair.target.text))
