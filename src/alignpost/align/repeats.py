"""Runs of one sentence, over and over, on both sides.

No order can be told there: every way through the lattice is as good as a thousand others, its probability is spread
over all of them, and what is chosen links little. The sentences are linked one to one then, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp, lgamma
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.model import Bead

__all__ = ["Vectors", "believable", "one_to_one", "sameness"]

Vectors: TypeAlias = tuple[NDArray[np.floating], NDArray[np.floating]]
"""An encoder's, of all segments of either side, (segments, dimension)."""

_LEAST_LIKENESS = 0.35
"""Cosine from which an encoder is taken to say that two sentences translate each other; set by hand. Renderings of
short sentences reach .8 with the shipped model, strangers .05."""
_FEWEST = 3
"""Segments a side that make a run."""
_LEAST_RATIO = 0.8
"""Of the lengths of two runs: with fewer on one side, several may well stand for one."""
_SURE, _BELIEVED = 0.9, 0.5
"""Confidence that runs of one length are to be linked in order where an encoder agrees or they are copies, and
where nothing speaks against it; set by hand."""


def sameness(texts: Sequence[str]) -> float:
    """How probable it is that two segments taken at random have one text; 1 for one repeated sentence.

    Blank ones are like no other: what stands between them tells the order.
    """
    return sum(count**2 for text, count in Counter(texts).items() if text) / max(len(texts), 1) ** 2


def believable(
    texts: tuple[Sequence[str], Sequence[str]], beads: Sequence[Bead], vectors: Vectors | None
) -> bool:
    """Whether the sentences that are repeated may translate each other, where their order tells nothing.

    Args:
        texts: of the segments of both sides, most of one side the same.
        beads: what links them.
        vectors: an encoder's, which tell; without them the answer is yes.
    """
    usual = [Counter(side).most_common(1)[0][0] for side in texts]
    if vectors is None or usual[0] == usual[1]:
        return True
    return _likeness(vectors, beads) >= _LEAST_LIKENESS


def _likeness(vectors: Vectors, beads: Sequence[Bead]) -> float:
    """Mean cosine of the two sides of filled beads, by an encoder's vectors; 0 where there are none."""
    found = []
    for bead in beads:
        if bead.source and bead.target:
            here = vectors[0][list(bead.source)].sum(axis=0, dtype=np.float32)
            there = vectors[1][list(bead.target)].sum(axis=0, dtype=np.float32)
            norms = float(np.linalg.norm(here) * np.linalg.norm(there))
            found.append(float(here @ there) / max(norms, 1e-6))
    return float(np.mean(found)) if found else 0.0


def one_to_one(
    path: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    vectors: Vectors | None,
    pinned: tuple[frozenset[int], frozenset[int]],
) -> list[Bead]:
    """The same beads with runs of one sentence on both sides linked one to one.

    Args:
        path: beads of neighbouring segments, in order.
        source: texts of all source segments.
        target: texts of all target segments.
        vectors: an encoder's. Runs whose sentences are far apart by them are left as they are; without an encoder,
            runs of which most segments are alone. Copies need neither. Blank segments are left as they are.
        pinned: segments of either side that must stay alone.
    """
    found: list[Bead] = []
    repeated = (
        _repeated([i for bead in path for i in bead.source], source),
        _repeated([j for bead in path for j in bead.target], target),
    )
    for in_runs, group in groupby(
        path, lambda bead: repeated[0].issuperset(bead.source) and repeated[1].issuperset(bead.target)
    ):
        beads = list(group)
        found += _linked(beads, source, target, vectors, pinned) if in_runs else beads
    return found


def _repeated(ids: Sequence[int], texts: Sequence[str]) -> set[int]:
    """Those of neighbouring segments that stand among as many with the same text as make a run."""
    found: set[int] = set()
    for _, group in groupby(ids, texts.__getitem__):
        same = list(group)
        if len(same) >= _FEWEST:
            found.update(same)
    return found


def _linked(
    path: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    vectors: Vectors | None,
    pinned: tuple[frozenset[int], frozenset[int]],
) -> list[Bead]:
    """The beads of segments that may make runs, those of each run linked one to one."""
    found: list[Bead] = []
    for run in _runs(path, source, target, pinned):
        ids = [i for bead in run for i in bead.source], [j for bead in run for j in bead.target]
        sizes = sorted(map(len, ids))
        long = sizes[0] >= _FEWEST and sizes[0] >= _LEAST_RATIO * sizes[1]
        ours, theirs = (source[ids[0][0]], target[ids[1][0]]) if long else ("", "")
        sure = _certainty(run, ours == theirs, vectors) if ours and theirs else 0.0
        found += _in_step(*ids, sure) if sure else run
    return found


def _runs(
    path: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    pinned: tuple[frozenset[int], frozenset[int]],
) -> Iterator[list[Bead]]:
    """The beads cut into the longest stretches that hold one text a side; those that hold more stand by themselves."""
    run: list[Bead] = []
    seen: tuple[set[str], set[str]] = set(), set()
    for bead in path:
        texts = {source[i] for i in bead.source}, {target[j] for j in bead.target}
        fixed = not (pinned[0].isdisjoint(bead.source) and pinned[1].isdisjoint(bead.target))
        together = seen[0] | texts[0], seen[1] | texts[1]
        if run and (fixed or max(map(len, together)) > 1):
            yield run
            run, together = [], texts
        run.append(bead)
        seen = together
        if fixed:
            yield run
            run, seen = [], (set(), set())
    if run:
        yield run


def _certainty(run: Sequence[Bead], copied: bool, vectors: Vectors | None) -> float:
    """How sure it is that the sentences of a run are to be linked in order; 0 where they are not."""
    if copied:
        return _SURE
    source, target = [i for bead in run for i in bead.source], [j for bead in run for j in bead.target]
    if vectors is not None:
        pair = Bead((source[0],), (target[0],))
        return _SURE if _likeness(vectors, [pair]) >= _LEAST_LIKENESS else 0.0
    filled = sum(len(bead.source) + len(bead.target) for bead in run if bead.source and bead.target)
    return _BELIEVED if 2 * filled >= len(source) + len(target) else 0.0


def _in_step(source: Sequence[int], target: Sequence[int], sure: float) -> Iterator[Bead]:
    """Link one to one; what one side has more is left alone at even distances."""
    n, m = len(source), len(target)
    if n < m:
        for bead in _in_step(target, source, sure):
            yield Bead(bead.target, bead.source, bead.confidence)
        return
    alone = {(2 * k + 1) * n // (2 * (n - m)) for k in range(n - m)}
    j = 0
    for i in range(n):
        # Any of the longer run may have been left out: the share of these ways in which this one bead is right.
        if i in alone:
            yield Bead((source[i],), (), sure * (n - m) / n)
        else:
            right = exp(_ways(i, j) + _ways(n - i - 1, m - j - 1) - _ways(n, m))
            yield Bead((source[i],), (target[j],), min(sure * right, sure))
            j += 1


def _ways(n: int, k: int) -> float:
    """Logarithm of the number of ways to choose k of n."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
