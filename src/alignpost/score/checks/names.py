"""Names: every proper name of the source is there, as it is, in another spelling or under its own French name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alignpost.model import Finding, Severity
from alignpost.score.check import Context, PairText
from alignpost.score.checks.doubled_names import doubled_names
from alignpost.score.checks.exchanged_names import exchanged_names
from alignpost.score.checks.open_names import open_names
from alignpost.score.checks.replaced_names import apart, may_replace
from alignpost.score.checks.spellings import cited, respelt, species
from alignpost.score.checks.swapped import swapped_names
from alignpost.tokens import Word

__all__ = ["CAPITAL_NOUNS", "Names"]

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages in which every noun has a capital: German, Luxembourgish."""
_MOST = 40
"""Candidates looked at for one name; texts of thousands of names must not take their square in time."""


class Names:
    """Finds names that became other names, and names that changed places."""

    id = "names"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context) -> Iterable[Finding]:
        """Pair the names left without counterpart on both sides; a name left alone is seldom an error and not told.

        Without a lexicon nothing tells an inflected or translated name from another one, so all that is found is a
        remark.
        """
        if not pair.target.words or not pair.source.words:
            return
        found = self._found(pair, context)
        if context.lexicon is None:
            found = (replace(finding, severity=Severity.NEUTRAL, suggestion=None) for finding in found)
        yield from found

    def _found(self, pair: PairText, context: Context) -> Iterator[Finding]:
        if context.lexicon is None and not CAPITAL_NOUNS.isdisjoint(context.languages):
            yield from swapped_names(pair, self.id, self.mqm)
            return
        yield from respelt(pair, self.id)
        yield from cited(pair, self.id)
        yield from species(pair, self.id, self.mqm)
        source = open_names(pair, True, context.lexicon)
        target = open_names(pair, False, context.lexicon)
        yield from exchanged_names(pair, source, target, self.id, self.mqm)
        lost: list[Word] = []
        for word in source:
            fits = [other for other in target[:_MOST] if may_replace(pair, word, other)]
            if not fits:
                lost.append(word)
                continue
            other = min(fits, key=lambda candidate: apart(pair, word, candidate))
            target.remove(other)
            if _explained(word, pair.source.text) and _explained(other, pair.target.text):
                continue
            yield Finding(
                self.id, self.mqm, Severity.CRITICAL, (word.span,), (other.span,),
                f"The name “{word.text}” became “{other.text}”.", suggestion=word.text,
            )  # fmt: skip
        yield from doubled_names(pair, lost[:_MOST], self.id, self.mqm)
        yield from swapped_names(pair, self.id, self.mqm)


def _explained(word: Word, text: str) -> bool:
    """Whether it is the short form of what stands before it: Sustainable Development Goals (SDG)."""
    start, end = word.start, word.end
    return word.text.isupper() and text[start - 1 : start] == "(" and text[end : end + 1] == ")"
