"""Names of the table of exonyms that became other names of the table: Ukraine – Russie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.misnamed import without_partner
from alignpost.score.exonyms import Mention
from alignpost.score.side import Side
from alignpost.tokens import Word

__all__ = ["exchanged_names"]

_COVERED = 0.4
"""How sure a link is from which a word counts as rendered."""
_MOST = 40
"""Candidates looked at for one name; texts of thousands of names must not take their square in time."""


def exchanged_names(
    pair: PairText, source: list[Word], target: list[Word], check: str, mqm: str
) -> Iterator[Finding]:
    """Critical findings of `check`; the words that are told are taken out of the lists."""
    if {*pair.context.languages} != {"en", "fr"}:
        return
    ours, theirs = pair.source.mentions, pair.target.mentions
    lonely = without_partner(ours, theirs, pair.source) if ours and theirs else []
    others = without_partner(theirs, ours, pair.target) if lonely else []
    if not others:
        return
    lonely, others = (
        [
            m
            for m in lonely
            if not _met(pair.coverage.source, pair.coverage.to_target, m, others, pair.target)
        ],
        [
            m
            for m in others
            if not _met(pair.coverage.target, pair.coverage.to_source, m, lonely, pair.source)
        ],
    )
    for mention in lonely:
        if not others:
            return
        other = min(
            others[:_MOST],
            key=lambda m: abs(
                m.places.start / len(pair.target.words) - mention.places.start / len(pair.source.words)
            ),
        )
        others.remove(other)
        spans = pair.source.span_of(mention.places), pair.target.span_of(other.places)
        for words_left, side, places in (
            (source, pair.source, mention.places),
            (target, pair.target, other.places),
        ):
            for place in places:
                if side.words[place] in words_left:
                    words_left.remove(side.words[place])
        yield Finding(
            check, mqm, Severity.CRITICAL, (spans[0],), (spans[1],),
            f"“{spans[0].of(pair.source.text)}” became “{spans[1].of(pair.target.text)}”.",
        )  # fmt: skip


def _met(
    cover: Sequence[float], links: Sequence[int | None], mention: Mention, others: list[Mention], there: Side
) -> bool:
    """Whether a word of the other side renders the mention all the same.

    A word inside another lonely mention does not count: East and Orient do not make Middle East of Extrême-Orient.
    Nor does a small word: the article of `l’ONU` is no `EU`.
    """
    taken = {place for other in others for place in other.places}
    return any(
        cover[place] >= _COVERED
        and (link := links[place]) is not None
        and link not in taken
        and there.keys[link] not in there.function_words
        for place in mention.places
    )
