"""Precision, recall and F1 of links, strict and lax.

The definition is vecalign's (Thompson and Koehn 2019, *Vecalign*, and its `score.py`): strict asks for the very same
link; lax asks that some segment of one side be linked to some segment of the other. Precision is over every proposed
link, empty ones too; recall is over the gold links with both sides filled; counts are summed over documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from alignpost.errors import UsageError
from alignpost.model import Bead

__all__ = ["Evaluation", "Rates", "evaluate"]

_Link: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rates:
    """How many of the proposed links are right, and how many of the gold links were found; all 0–1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An alignment measured against gold."""

    strict: Rates
    lax: Rates
    gold_links: int
    """Gold links with both sides filled: what recall is over."""
    test_links: int
    """Proposed links: what precision is over."""


def evaluate(gold: Sequence[Sequence[Bead]], test: Sequence[Sequence[Bead]]) -> Evaluation:
    """Compare alignments with gold ones, document by document, in the same order.

    Raises:
        UsageError: not as many alignments as gold ones.
    """
    if len(gold) != len(test):
        raise UsageError(
            f"{len(gold)} gold alignments cannot be compared with {len(test)}; give one for each"
        )
    right = _Counts()
    found = _Counts()
    for gold_beads, test_beads in zip(gold, test, strict=True):
        gold_links, test_links = _links(gold_beads), _links(test_beads)
        right.add(test_links, gold_links)
        found.add(_filled(gold_links), _filled(test_links))
    return Evaluation(
        strict=Rates(right.share(right.strict), found.share(found.strict)),
        lax=Rates(right.share(right.lax), found.share(found.lax)),
        gold_links=found.total,
        test_links=right.total,
    )


class _Counts:
    def __init__(self) -> None:
        self.strict = self.lax = self.total = 0

    def add(self, links: Iterable[_Link], others: set[_Link]) -> None:
        reach: dict[int, set[int]] = {}
        for source, target in others:
            for i in source:
                reach.setdefault(i, set()).update(target)
        for link in links:
            exact = link in others
            touched = any(not reach.get(i, set()).isdisjoint(link[1]) for i in link[0])
            self.strict += exact
            self.lax += exact or touched
            self.total += 1

    def share(self, hits: int) -> float:
        return hits / self.total if self.total else 0.0


def _links(beads: Iterable[Bead]) -> set[_Link]:
    return {(bead.source, bead.target) for bead in beads if bead.source or bead.target}


def _filled(links: Iterable[_Link]) -> set[_Link]:
    return {link for link in links if link[0] and link[1]}
