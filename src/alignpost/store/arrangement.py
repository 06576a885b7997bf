"""What a revision is worked out from, in one short word, to be held against what it is to be done to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from alignpost.model import Pair, SegmentedDocument
from alignpost.store.changes import Rows
from alignpost.store.payload import dump
from alignpost.store.revised_texts import segments_in_order

__all__ = ["arrangement_in", "arrangement_of"]


def arrangement_of(documents: Sequence[SegmentedDocument], pairs: Iterable[Pair]) -> str:
    """Of a project as it is read: SHA-256 over texts, segments and pairs, as hexadecimal digits."""
    return _digest(
        [side.document.text for side in documents],
        [[(segment.start, segment.end) for segment in side.segments] for side in documents],
        [(pair.id, pair.bead.source, pair.bead.target) for pair in pairs],
    )


def arrangement_in(rows: Rows, pairs: Iterable[tuple[int, Sequence[int], Sequence[int]]]) -> str:
    """The same of a project inside a transaction; its pairs name their segments by numbers."""
    order = [segments_in_order(rows, side) for side in (0, 1)]
    places = [{each.number: place for place, each in enumerate(side)} for side in order]
    return _digest(
        [rows.texts[0], rows.texts[1]],
        [[(each.start, each.stop) for each in side] for side in order],
        [
            (
                number,
                [places[0].get(each, -1) for each in source],
                [places[1].get(each, -1) for each in target],
            )
            for number, source, target in pairs
        ],
    )


def _digest(
    texts: Sequence[str],
    segments: Sequence[Iterable[tuple[int, int]]],
    pairs: Iterable[tuple[int, Sequence[int], Sequence[int]]],
) -> str:
    """Of both texts, where sentences end, and which pairs hold them.

    Args:
        texts: of source and target.
        segments: where the segments of each begin and end.
        pairs: number, source places and target places of each, in reading order.
    """
    total = hashlib.sha256()
    for text in texts:
        total.update(hashlib.sha256(text.encode(errors="surrogatepass")).digest())
    total.update(dump([[list(span) for span in side] for side in segments]).encode())
    total.update(dump([[number, list(source), list(target)] for number, source, target in pairs]).encode())
    return total.hexdigest()
