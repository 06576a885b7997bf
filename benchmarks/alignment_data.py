"""Development sets for alignment, and noisy variants of them whose gold is known.

The sets lie under `$ALIGNPOST_DATA/alignment/dev` (default `../shared/data`): texts with one segment a line and links
`[0, 1]:[2]`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.data import DATA

from alignpost.align.beads import reading_order
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span

__all__ = ["GoldPair", "development_sets", "halves", "noisy", "stretch"]


@dataclass(frozen=True)
class GoldPair:
    """Two texts, a segment a line, and how they are linked."""

    name: str
    source: list[str]
    target: list[str]
    gold: list[Bead]
    source_lang: str
    target_lang: str
    noise: str = ""
    """The kind of noise that was added to it."""

    def documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        """Both texts as the aligner takes them."""
        return document(self.source, self.source_lang), document(self.target, self.target_lang)


def document(lines: Sequence[str], lang: str) -> SegmentedDocument:
    """Lines as segments of one text without paragraphs."""
    segments, start = [], 0
    for line in lines:
        segments.append(Segment(start, start + len(line), line))
        start += len(line) + 1
    text = "\n".join(lines)
    return SegmentedDocument(Document(text, lang, paragraphs=(Span(0, len(text)),)), tuple(segments))


def development_sets(data: Path | None = None) -> dict[str, list[GoldPair]]:
    """The sets by name, each a list of document pairs."""
    root = (data or DATA) / "alignment" / "dev"
    sets: dict[str, list[GoldPair]] = {}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        langs = folder.name.split("-")[-2:]
        sets[folder.name] = [
            GoldPair(
                path.stem,
                _lines(path.with_suffix(f".{langs[0]}")),
                _lines(path.with_suffix(f".{langs[1]}")),
                _links(path),
                source_lang=langs[0],
                target_lang=langs[1],
            )
            for path in sorted(folder.glob("*.gold"))
        ]
    return sets


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def _links(path: Path) -> list[Bead]:
    beads = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            source, target = line.split(":")[:2]
            beads.append(Bead(tuple(json.loads(source)), tuple(json.loads(target))))
    return beads


_Item = tuple[list[str], list[str], bool]
_RUNS = (1, 2, 3, 5, 8, 13, 21, 34)


def noisy(pair: GoldPair, kind: str, rng: random.Random, foreign: GoldPair | None = None) -> GoldPair:
    """A variant with noise of which the gold is known.

    Args:
        pair: what to spoil.
        kind: `deleted` takes runs of up to 34 beads off one side until 30 % of it are gone; `inserted` puts runs of
            `foreign` into one side until it has grown by 30 %; `embedded` leaves 10-40 beads on one side inside a
            larger stretch of the other; `piece` is 10-60 beads by themselves; `unrelated` sets some segments of
            `pair` beside some of `foreign` (or from far away in the same text), and nothing is linked.
        rng: source of chance.
        foreign: another pair in the same languages.
    """
    items = _items(pair)
    if kind == "deleted":
        items = _deleted(items, rng)
    elif kind == "inserted" and foreign is not None:
        items = _inserted(items, rng, foreign)
    elif kind == "unrelated":
        items = _unrelated(pair, rng, foreign or pair)
    elif kind in ("embedded", "piece"):
        items = _embedded(items, rng) if kind == "embedded" else _piece(items, rng)
    else:
        raise ValueError(kind)
    return _rebuilt(pair, kind, items)


def halves(pair: GoldPair) -> list[GoldPair]:
    """The pair cut in two between gold beads, near the middle of its source."""
    items = _items(pair)
    middle, passed = 0, 0
    while passed < len(pair.source) / 2:
        passed += len(items[middle][0])
        middle += 1
    parts = [_rebuilt(pair, "", items[:middle]), _rebuilt(pair, "", items[middle:])]
    return [
        replace(part, name=f"{pair.name}, {half} half")
        for part, half in zip(parts, ("first", "second"), strict=True)
    ]


def stretch(pair: GoldPair, size: int, rng: random.Random) -> GoldPair:
    """At most so many neighbouring beads of the pair."""
    items = _items(pair)
    start = rng.randrange(max(1, len(items) - size))
    return replace(_rebuilt(pair, "", items[start : start + size]), name=pair.name)


def _items(pair: GoldPair) -> list[_Item]:
    named = [{i for bead in pair.gold for i in side(bead)} for side in (_source, _target)]
    missing = [Bead((i,), ()) for i in range(len(pair.source)) if i not in named[0]]
    missing += [Bead((), (j,)) for j in range(len(pair.target)) if j not in named[1]]
    return [
        ([pair.source[i] for i in bead.source], [pair.target[j] for j in bead.target], True)
        for bead in reading_order([*pair.gold, *missing])
    ]


def _source(bead: Bead) -> tuple[int, ...]:
    return bead.source


def _target(bead: Bead) -> tuple[int, ...]:
    return bead.target


def _lines_of(item: _Item, side: int) -> list[str]:
    return item[1] if side else item[0]


def _deleted(items: list[_Item], rng: random.Random) -> list[_Item]:
    side = rng.randrange(2)
    total, gone = sum(len(_lines_of(item, side)) for item in items), 0
    while gone < 0.3 * total:
        length = rng.choice(_RUNS)
        start = rng.randrange(max(1, len(items) - length))
        for place in range(start, min(start + length, len(items))):
            gone += len(_lines_of(items[place], side))
            items[place] = ([], items[place][1], False) if side == 0 else (items[place][0], [], False)
    return items


def _inserted(items: list[_Item], rng: random.Random, foreign: GoldPair) -> list[_Item]:
    side = rng.randrange(2)
    pool = (foreign.source, foreign.target)[side]
    total, added = sum(len(_lines_of(item, side)) for item in items), 0
    while added < 0.3 * total:
        length = rng.choice(_RUNS)
        start = rng.randrange(max(1, len(pool) - length))
        run = pool[start : start + length]
        added += len(run)
        items.insert(rng.randrange(len(items) + 1), (run, [], False) if side == 0 else ([], run, False))
    return items


def _embedded(items: list[_Item], rng: random.Random) -> list[_Item]:
    size, side = rng.randrange(10, 40), rng.randrange(2)
    start = rng.randrange(max(1, len(items) - size))
    first, last = max(0, start - rng.randrange(40)), start + size + rng.randrange(40)
    kept: list[_Item] = []
    for place, item in enumerate(items[first:last], first):
        if start <= place < start + size:
            kept.append(item)
        else:
            kept.append(([], item[1], False) if side == 0 else (item[0], [], False))
    return kept


def _piece(items: list[_Item], rng: random.Random) -> list[_Item]:
    size = rng.randrange(10, 60)
    start = rng.randrange(max(1, len(items) - size))
    return items[start : start + size]


def _unrelated(pair: GoldPair, rng: random.Random, foreign: GoldPair) -> list[_Item]:
    sizes = rng.randrange(10, 60), rng.randrange(10, 60)
    half = len(pair.source) // 2, len(foreign.target) // 2
    source = rng.randrange(max(1, half[0] - sizes[0]))
    target = half[1] + rng.randrange(max(1, half[1] - sizes[1]))
    return [(pair.source[source : source + sizes[0]], foreign.target[target : target + sizes[1]], False)]


def _rebuilt(pair: GoldPair, kind: str, items: list[_Item]) -> GoldPair:
    source: list[str] = []
    target: list[str] = []
    gold: list[Bead] = []
    for left, right, linked in items:
        ids = (
            tuple(range(len(source), len(source) + len(left))),
            tuple(range(len(target), len(target) + len(right))),
        )
        source += left
        target += right
        if linked and left and right:
            gold.append(Bead(*ids))
        else:
            gold += [Bead((i,), ()) for i in ids[0]] + [Bead((), (j,)) for j in ids[1]]
    return GoldPair(
        f"{pair.name} {kind}".rstrip(), source, target, gold, pair.source_lang, pair.target_lang, kind
    )
