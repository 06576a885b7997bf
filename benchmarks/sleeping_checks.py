"""How often each check that may sleep is woken, and whether it would have found anything while it slept.

    python -m benchmarks.sleeping_checks [PAIRS]

Pairs are English and French of every corpus under `parallel` of ALIGNPOST_DATA (`../shared/data`), as many of each as
there are of others, and both ways. A finding of a check that sleeps is an error of the check; the last line counts
them.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from benchmarks.data import DATA

from alignpost.score.check import Context, PairText, read_pairs
from alignpost.score.checks import BUILT_IN
from alignpost.score.lexicon import lexicon_for

_PAIRS = 20_000
_AT_ONCE = 128
_SLEEPING = tuple(check for check in BUILT_IN if hasattr(check, "wakes"))


def _pairs(most: int) -> list[tuple[str, str]]:
    corpora = sorted((DATA / "parallel" / "en-fr").glob("*.tsv.xz"))
    each = most // len(corpora) + 1
    return list(islice(chain.from_iterable(islice(_of(path), each) for path in corpora), most))


def _of(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, target, *_ = line.rstrip("\n").split("\t")
            yield source, target


def _judge(pairs: list[PairText], woken: Counter[str], missed: Counter[str]) -> None:
    for check in _SLEEPING:
        for pair in pairs:
            if check.wakes(pair):
                woken[check.id] += 1
            else:
                missed[check.id] += len(list(check(pair, pair.context)))


def main(most: int) -> None:
    """Print a line for every check, and the findings that were missed."""
    asked, woken, missed = 0, Counter[str](), Counter[str]()
    pairs = _pairs(most)
    for source, target in (("en", "fr"), ("fr", "en")):
        context = Context(source, target, None, lexicon_for(source, target))
        for first in range(0, len(pairs), _AT_ONCE):
            here = [pair if source == "en" else pair[::-1] for pair in pairs[first : first + _AT_ONCE]]
            _judge(read_pairs(here, context), woken, missed)
            asked += len(here)
    for check in _SLEEPING:
        print(f"{check.id:16} woken by {woken[check.id] / asked:6.1%} of the pairs")
    print(f"findings missed in {asked} pairs: {missed.total()}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _PAIRS)
