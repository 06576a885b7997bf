"""What a revision keeps of a review: texts of which every sentence's counterpart is known, revised by a program.

Usage: python -m benchmarks.revisions [DATA] [--texts N] [--missed]

DATA (default: $ALIGNPOST_DATA, else ../shared/data) holds parallel/en-fr/europarl.tsv.xz (a source, a tab, a target a
line). Each text is sixty pairs of it, four without a translation, the others accepted. In the new version sentences
are reworded by a quarter of their words, cut in two at a comma, taken out, put in, exchanged or translated for the
first time. Counted is how many pairs are as they should be after it, by what became of them.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import DATA

from alignpost.documents import document_of_text
from alignpost.encode import encoder_for
from alignpost.model import Bead, Bitext, Pair, SegmentedDocument, Status
from alignpost.revision import revision
from alignpost.segment import RuleSegmenter
from alignpost.store import Project, SetStatus

_PAIRS, _UNTRANSLATED = 60, 4
_OTHER_WORDS = ("plus", "donc", "grande", "Europe", "mesure")


class Item(NamedTuple):
    """A pair of the new version."""

    number: int | None
    """That of the pair in the project; None for a new one."""
    source: str
    target: str
    what: str
    """What became of it."""


def pairs_of(path: Path) -> list[tuple[str, str]]:
    """Pairs of one plain sentence each, so that no other sentence ends are found in them."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t")[:2] for line in islice(stream, 5000, 9000)]
    plain = re.compile(r"[A-ZÀ-Ý][^.!?;:]{30,250}[.!?]")
    return [(row[0], row[1]) for row in rows if len(row) == 2 and all(map(plain.fullmatch, row))]


def segmented(sentences: list[str], lang: str) -> SegmentedDocument:
    return RuleSegmenter(lang).segment(document_of_text(" ".join(sentences), lang))


def revised(
    items: list[tuple[str, str]], bare: set[int], extra: list[tuple[str, str]], chance: random.Random
) -> Iterator[Item]:
    for number, (source, target) in enumerate(items, 1):
        if number in bare:
            yield Item(number, source, target, "translated for the first time")
            continue
        kind = chance.random()
        words = target.split(" ")
        if kind < 0.06:
            for place in chance.sample(range(1, len(words) - 1), max(1, len(words) // 4)):
                words[place] = chance.choice(_OTHER_WORDS)
            yield Item(number, source, " ".join(words), "reworded")
        elif kind < 0.10:
            yield Item(number, source, "", "translation taken out")
        elif kind < 0.14 and ", " in target:
            left, right = target.split(", ", 1)
            yield Item(number, source, f"{left}. {right[0].upper()}{right[1:]}", "translation cut in two")
        elif kind < 0.18:
            yield Item(number, source, target, "untouched")
            yield Item(None, *extra.pop(), "put in")
        elif kind < 0.20:
            continue
        elif kind < 0.23:
            words = source.split(" ")
            words[len(words) // 2] = "truly"
            yield Item(number, " ".join(words), target, "one word of the source")
        else:
            yield Item(number, source, target, "untouched")


def review(
    folder: Path, pairs: list[tuple[str, str]], chance: random.Random
) -> tuple[list[Item], list[Pair]]:
    """A review that was revised: what should be in it, and what is."""
    drawn = chance.sample(pairs, 2 * _PAIRS)
    items, extra = drawn[:_PAIRS], drawn[_PAIRS:]
    bare = set(chance.sample(range(1, _PAIRS + 1), _UNTRANSLATED))
    source = segmented([text for text, _ in items], "en")
    target = segmented([text for number, (_, text) in enumerate(items, 1) if number not in bare], "fr")
    assert (len(source.segments), len(target.segments)) == (_PAIRS, _PAIRS - _UNTRANSLATED)
    places = iter(range(_PAIRS))
    beads = [Bead((i,), () if i + 1 in bare else (next(places),)) for i in range(_PAIRS)]
    wanted = list(revised(items, bare, extra, chance))
    new = (
        segmented([item.source for item in wanted], "en"),
        segmented([item.target for item in wanted if item.target], "fr"),
    )
    path = folder / "review.alignpost"
    with Project.create(path, Bitext.of_beads(source, target, beads), overwrite=True) as project:
        project.apply(
            SetStatus([number for number in range(1, _PAIRS + 1) if number not in bare], Status.ACCEPTED)
        )
        edit = revision(project.pairs(), project.documents(), new, encoder=lambda: encoder_for("en", "fr"))
        assert edit is not None
        project.apply(edit)
        return wanted, list(project.pairs())


def is_right(item: Item, found: dict[str, Pair]) -> bool:
    pair = found.get(item.source)
    if pair is None or pair.target != item.target:
        return False
    kept = pair.status is Status.ACCEPTED
    return item.number in (None, pair.id) and kept == (item.what == "untouched")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--texts", type=int, default=20)
    parser.add_argument("--missed", action="store_true", help="print what is not as it should be")
    said = parser.parse_args()
    pairs = pairs_of(said.data / "parallel" / "en-fr" / "europarl.tsv.xz")
    right, all_of_them = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(said.texts):
            wanted, found = review(Path(folder), pairs, random.Random(seed))
            by_source = {pair.source: pair for pair in found}
            for item in wanted:
                fits = is_right(item, by_source)
                right[item.what] += fits
                all_of_them[item.what] += 1
                if said.missed and not fits:
                    print(f"{item.what}: {item.source} | {item.target} | {by_source.get(item.source)}")
    for what, count in all_of_them.most_common():
        print(f"{what:32} {right[what]:5} of {count:5}")


if __name__ == "__main__":
    main()
