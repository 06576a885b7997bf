"""Glossary terms: where the source has a term, the target has one of its renderings, inflected or not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.inflections import inflected
from alignpost.score.side import Side
from alignpost.tokens import words
from alignpost.tokens.function_words import listed
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import fold_apostrophes

if TYPE_CHECKING:  # few texts come with a glossary
    from alignpost.score.glossary import Term

__all__ = ["Terms", "mentions"]

_SMALL = listed("le la les l’ un une des de du d’ à au aux the a an of to and et en")
_COVERED = 0.3


class Terms:
    """Finds terms of the glossary that were rendered otherwise.

    A term whose every word has a counterpart says the same in another wording, which MQM rates minor; one that lost a
    word on the way may mislead, which is major.
    """

    id = "terms"
    mqm = "terminology/wrong-term"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """One finding, at its first mention, for every term of which the target has no rendering at all."""
        if context.glossary is None or not pair.target.words:
            return
        taken: set[int] = set()
        # Longer terms first: in "National Security Advisor" no "security" of its own is looked for.
        for term in sorted(context.glossary.terms, key=lambda t: -len(t.source)):
            places = [run for run in mentions(pair.source, term.source) if not taken & set(run)]
            for run in places:
                taken |= set(run)
            if not places:
                continue
            if not any(_rendered(pair.target, target) for target in term.targets):
                yield self._finding(pair, term, places[0])

    def _finding(self, pair: PairText, term: Term, run: range) -> Finding:
        span = Span(pair.source.words[run.start].start, pair.source.words[run.stop - 1].end)
        said = all(
            pair.coverage.source[place] >= _COVERED for place in run if pair.source.keys[place] not in _SMALL
        )
        wanted = " or ".join(f"“{target}”" for target in term.targets)
        return Finding(
            self.id, self.mqm, Severity.MINOR if said else Severity.MAJOR, (span,), (pair.rendering(span) or pair.opposite(span),),
            f"The glossary renders “{term.source}” as {wanted}.", suggestion=term.targets[0],
        )  # fmt: skip


_KEYS: Remembered[str, tuple[str, ...]] = Remembered(
    lambda term: tuple(fold_apostrophes(word.text) for word in words(term))
)


def _rendered(side: Side, term: str) -> bool:
    """Whether a rendering is there; one without any word, such as `…`, by its characters."""
    return bool(mentions(side, term)) if _KEYS[term] else term in side.text


def mentions(side: Side, term: str) -> list[range]:
    """Where a term stands, every word of it possibly inflected; articles between its words may differ."""
    wanted = [key for key in _KEYS[term] if key not in _SMALL] or list(_KEYS[term])
    if not wanted:
        return []
    found = []
    loud = term.isupper()
    for start, key in enumerate(side.keys):
        if not inflected(wanted[0], key, side.lang) or (loud and not side.words[start].text.isupper()):
            continue
        place, matched = start + 1, 1
        while matched < len(wanted) and place < len(side.keys):
            if inflected(wanted[matched], side.keys[place], side.lang):
                matched += 1
            elif side.keys[place] not in _SMALL:
                break
            place += 1
        if matched == len(wanted):
            found.append(range(start, place))
    return found
