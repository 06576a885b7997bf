"""Unrelated: two sides that have hardly anything to do with each other, as after a shift by one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.side import Side

__all__ = ["Unrelated"]

_LEVELS = ((Severity.CRITICAL, 0.12), (Severity.MAJOR, 0.2), (Severity.MINOR, 0.25))
"""Below which margin of the whole sentences a finding has which severity."""
_RENDERED = 0.25
"""Share of either side's information that may be linked all the same, by chance."""
_FEWEST = 3
"""Content words of the shorter side from which it tells enough to be judged by them."""
_SHORT = 5
"""Content words of the longer side up to which a short one is judged; beyond, lengths tell more."""
_SHORT_MARGIN, _SHORT_RENDERED = 0.33, 0.15
"""The same bounds for shorter sides, all of whose words are looked at: `Il pleut.` for “Yes, of course.”

What is said there is a remark, since idioms look the same: `De rien.` for “You’re welcome.”
"""


class Unrelated:
    """Finds pairs whose sides tell different things: neither the words nor the sentences as wholes belong together."""

    id = "unrelated"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding over both sides, graver the farther apart they are as wholes; a remark where they are short."""
        lexicon, margin = pair.context.lexicon, pair.margin
        if lexicon is None or margin is None or margin >= _SHORT_MARGIN:
            return
        sides = (
            (pair.source, pair.coverage.source, lexicon.source),
            (pair.target, pair.coverage.target, lexicon.target),
        )
        severity: Severity | None
        telling = [_telling(side) for side, _, _ in sides]
        if min(telling) >= _FEWEST:
            severity = next((severity for severity, bar in _LEVELS if margin < bar), None)
            stray = severity is not None and all(_rendered(*said, content=True) < _RENDERED for said in sides)
        else:
            severity = Severity.NEUTRAL
            stray = max(telling) <= _SHORT and all(
                _rendered(*said, content=False) < _SHORT_RENDERED for said in sides
            )
        if not stray or severity is None:
            return
        yield Finding(
            self.id, self.mqm, severity,
            (Span(0, len(pair.source.text)),), (Span(0, len(pair.target.text)),),
            "The target seems to have nothing to do with the source: hardly any word of it has a counterpart.",
        )  # fmt: skip


def _telling(side: Side) -> int:
    """How many content words a side has."""
    return sum(key not in side.function_words for key in side.keys)


def _rendered(side: Side, cover: Sequence[float], facts: Facts, *, content: bool) -> float:
    """Share of the information of a side's words, or of its content words alone, that is linked; 1 without any."""
    linked = total = 0.0
    for key, sure in zip(side.keys, cover, strict=True):
        if not (content and key in side.function_words):
            bits = Lexicon.information(facts.get(key))
            linked, total = linked + bits * sure, total + bits
    return linked / total if total > 0 else 1.0
