"""What becomes of each pair when the texts are revised.

- Words that are the same leave a pair as it is, wherever its sentences stand now and however its lines are broken.
- Other words take back what was decided about the old ones: status, a person's score, and a lock.
- A text that a person has edited stays. Where the file says the very same by now, it is an edit no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from alignpost.store.command import Side
from alignpost.store.pair_rows import PairRow
from alignpost.store.payload import Cell, dump, ids_json
from alignpost.store.revised_texts import SIDES, NewTexts
from alignpost.tokens.versions import same_words

__all__ = ["Fate", "Heir", "RevisedPair", "SideNews", "Standing", "standing_pairs"]


class RevisedPair(NamedTuple):
    """A pair whose sentences are not those that it held, or a new one."""

    id: int | None
    """None for a new pair."""
    source: tuple[int, ...]
    """Places of segments in the new text."""
    target: tuple[int, ...]
    confidence: float | None = None


class Heir(NamedTuple):
    """Who takes over what belonged to a pair that is gone."""

    place: int
    """Its place among the pairs in their new order."""
    joined: bool
    """Whether the heir holds words of the pair that is gone; else it is just the nearest."""


class Fate(Enum):
    """What became of one side of a pair."""

    SAME = "same"
    """Its words are the same."""
    REVISED = "revised"
    """It has other words."""
    ADOPTED = "adopted"
    """The file says by now what a person had made of it."""
    CONTESTED = "contested"
    """A person had edited it, and the file has other words as well: the person's stay."""


@dataclass(frozen=True, slots=True)
class SideNews:
    """One side of a pair, before and after."""

    before: str
    """What the pair said."""
    after: str
    """What it says now."""
    file_before: str
    """What the document said."""
    file_after: str
    typed: bool
    """Whether `before` was a person's."""

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if not self.typed:
            return Fate.SAME if same_words(self.before, self.after) else Fate.REVISED
        if self.file_after == self.before:
            return Fate.ADOPTED
        return Fate.SAME if same_words(self.file_before, self.file_after) else Fate.CONTESTED

    @property
    def original(self) -> str | None:
        """The document's text beside a person's."""
        return None if self.after == self.file_after else self.file_after

    @classmethod
    def of(cls, row: PairRow, side: Side, file_after: str) -> SideNews:
        """Of a pair whose document says `file_after` by now."""
        before, original = row.text(side), row.original(side)
        if original is None:
            return cls(before, file_after, before, file_after, typed=False)
        return cls(before, before, original, file_after, typed=True)


@dataclass(slots=True)
class Standing:
    """A pair as it is to be."""

    id: int
    row: PairRow | None
    """As it was; None for a new one."""
    source: tuple[int, ...]
    """Numbers of segments, in the order of their text."""
    target: tuple[int, ...]
    confidence: float | None
    texts: tuple[str, str]
    """What the documents say."""
    news: tuple[SideNews, ...] = ()
    """Of source and target; none of a new pair."""
    joined: tuple[PairRow, ...] = ()
    """Pairs that are gone, and of whose words this one has some."""

    @property
    def is_changed(self) -> bool:
        """Whether what was decided about it was decided about other words."""
        return bool(self.joined) or any(side.fate in (Fate.REVISED, Fate.CONTESTED) for side in self.news)

    @property
    def has_other_texts(self) -> bool:
        """Whether its scores are those of other texts, if only by a space."""
        return any(side.before != side.after for side in self.news)

    def text(self, side: Side) -> str:
        """What one side says from now on."""
        at = SIDES.index(side)
        return self.news[at].after if self.news else self.texts[at]

    def cells(self) -> dict[str, Cell]:
        """The columns of its row, without number and place."""
        row = self.row
        left = [] if row is None else [row, *self.joined]
        dismissals = [each for one in left for each in one.dismissals]
        decided = row is not None and not self.is_changed
        return {
            "source": ids_json(self.source),
            "target": ids_json(self.target),
            "source_text": self.text("source"),
            "target_text": self.text("target"),
            "confidence": self.confidence,
            "status": row.status if row and decided else "unreviewed",
            "keep": int(any(one.keep for one in left) or not left),
            "locked": row.locked if row and decided else 0,
            "bookmarked": int(any(one.bookmarked for one in left)),
            "human_score": row.human_score if row and decided else None,
            "dismissals": dump(dismissals) if dismissals else "[]",
            "source_original": self.news[0].original if self.news else None,
            "target_original": self.news[1].original if self.news else None,
        }

    def differing(self) -> dict[str, Cell]:
        """Those of its columns in which it is not as it was."""
        row = self.row
        assert row is not None
        was = row._asdict() | {
            "source": ids_json(row.source),
            "target": ids_json(row.target),
            "dismissals": dump(row.dismissals) if row.dismissals else "[]",
        }
        return {column: cell for column, cell in self.cells().items() if cell != was[column]}


def standing_pairs(
    texts: NewTexts,
    old: Iterable[PairRow],
    pairs: Sequence[int | RevisedPair],
    heirs: Mapping[int, Heir],
    first_new_id: int,
) -> list[Standing]:
    """All pairs as they are to be, in reading order.

    Args:
        texts: as they are to be.
        old: the pairs as they are.
        pairs: as in `Revise`.
        heirs: as in `Revise`.
        first_new_id: number of the first new pair.
    """
    rows = {row.id: row for row in old}
    joined: dict[int, list[PairRow]] = {}
    for number, heir in heirs.items():
        if heir.joined:
            joined.setdefault(heir.place, []).append(rows[number])
    found = []
    for place, each in enumerate(_standing(texts, rows, pairs, first_new_id)):
        each.joined = tuple(joined.get(place, ()))
        found.append(each)
    return found


def _standing(
    texts: NewTexts, rows: Mapping[int, PairRow], pairs: Iterable[int | RevisedPair], first_new_id: int
) -> Iterator[Standing]:
    fresh = first_new_id
    for pair in pairs:
        if isinstance(pair, int):
            row = rows[pair]
            yield _of(texts, row.id, row, row.source, row.target, row.confidence)
            continue
        source, target = texts.numbers("source", pair.source), texts.numbers("target", pair.target)
        known = None if pair.id is None else rows[pair.id]
        yield _of(texts, fresh if known is None else known.id, known, source, target, pair.confidence)
        fresh += known is None


def _of(
    texts: NewTexts,
    number: int,
    row: PairRow | None,
    source: tuple[int, ...],
    target: tuple[int, ...],
    confidence: float | None,
) -> Standing:
    own = texts.text_of("source", source), texts.text_of("target", target)
    news = () if row is None else tuple(SideNews.of(row, *each) for each in zip(SIDES, own, strict=True))
    return Standing(number, row, source, target, confidence, own, news)
