"""One way for all edits of grouping: rows of pairs become other rows, and what belongs to them follows.

- A pair that holds the very sentences of one of the old ones is that pair, with its number and everything, wherever
  it stands now.
- Scores of changed pairs go: they are scores of other texts. Status and a person's score are taken back, since
  nobody has judged the new pair; a pair is kept for exports if one of those that it was made from was.
- Bookmark, dismissals and notes follow to the pair with the same number; where there is none, to the one that
  holds the first segment. A note with spans follows the segment that they lie in.
- A text that a person has edited moves as a whole; an edit that would cut it is refused.
- Locked pairs stay, or the whole edit is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, Rows
from alignpost.store.columns import Column, Held, column_of, column_of_row
from alignpost.store.command import Side
from alignpost.store.following import Columns, moved_notes
from alignpost.store.pair_rows import PairRow, refuse_locked
from alignpost.store.payload import Cell, dump, ids_json
from alignpost.store.places import places_for
from alignpost.store.sentences import Sentence, sentences_of

__all__ = ["Group", "regrouped"]

_SIDES: Final[tuple[Side, Side]] = ("source", "target")


class Group(NamedTuple):
    """A pair as it is to be."""

    id: int
    source: tuple[int, ...]
    """Numbers of segments, in the order of their text."""
    target: tuple[int, ...]
    confidence: float | None = None

    def side(self, side: Side) -> tuple[int, ...]:
        """The segments of one column."""
        return self.source if side == "source" else self.target


def regrouped(rows: Rows, old: Sequence[PairRow], groups: Sequence[Group]) -> list[Change]:
    """What turns `old`, neighbours in reading order, into `groups` in this order.

    Both hold the same segments. A group that holds what a pair held is that pair; of the others, groups of a known
    number are that pair, the rest are new.

    Raises:
        ProjectError: a pair that would change is locked, a text that a person edited would be cut, or the project is
            damaged.
    """
    rows.progress("reading the sentences", 0.0)
    numbers = [number for row in old for number in (*row.source, *row.target)]
    if len(set(numbers)) < len(numbers):
        raise ProjectError(
            "is damaged (a segment stands in two pairs); restore it from a copy", path=rows.path
        )
    sentences = sentences_of(rows, numbers)
    groups = _recognised(old, [_in_order(group, sentences) for group in groups])
    before = {row.id: row for row in old}
    ids = {group.id for group in groups}
    changed = [group for group in groups if _differs(group, before.get(group.id))]
    gone = [row.id for row in old if row.id not in ids]
    concerned = [group.id for group in changed if group.id in before] + gone
    refuse_locked(rows, concerned)
    _refuse_losing_texts(rows, old, groups)
    rows.progress("putting texts together", 0.0)
    columns_before = _columns_before(rows, old, sentences)
    columns = _columns(rows, old, groups, sentences, columns_before)
    heirs = _heirs(old, groups)
    left = _by_heir(old, heirs)
    places = places_for(rows, old, [group.id for group in groups])
    holders = {number: row for row in old for number in (*row.source, *row.target)}
    # A column that stays, as the other one does where one is shifted, needs not be written.
    sides = [
        side
        for side in _SIDES
        if any(group.id in before and group.side(side) != before[group.id].side(side) for group in changed)
    ]
    cells = [
        {"id": group.id, "place": places.pop(group.id)}
        | _own_cells(group, holders, columns, sides if group.id in before else _SIDES)
        | _inherited(left[group.id])
        for group in changed
    ]
    rows.progress("taking notes along", 0.0)
    fresh = {group.id for group in changed}
    scored = rows.known("score", concerned)
    return [
        *_pair_changes("insert", [row for row in cells if row["id"] not in before]),
        *_pair_changes("set", [row for row in cells if row["id"] in before]),
        *_pair_changes(
            "set",
            [
                {"id": number} | _inherited(rows_left)
                for number, rows_left in left.items()
                if number not in fresh and [row.id for row in rows_left] != [number]
            ],
        ),
        Change("set", "pair", ("id", "place"), tuple(places.items())),
        moved_notes(rows, old, columns_before, columns, heirs),
        Change(
            "delete", "score", ("pair_id",), tuple([(number,) for number in concerned if number in scored])
        ),
        Change("delete", "pair", ("id",), tuple([(number,) for number in gone])),
    ]


def _in_order(group: Group, sentences: Mapping[int, Sentence]) -> Group:
    def place(number: int) -> tuple[int, int, int]:
        each = sentences[number]
        return each.start, each.stop, number

    if len(group.source) < 2 and len(group.target) < 2:
        return group
    return group._replace(
        source=tuple(sorted(set(group.source), key=place)),
        target=tuple(sorted(set(group.target), key=place)),
    )


def _recognised(old: Sequence[PairRow], groups: Sequence[Group]) -> list[Group]:
    """`groups` with the numbers of the pairs that held the same; who had such a number takes one that came free."""
    held = {(row.source, row.target): row for row in old if row.source or row.target}
    same = [held.get((group.source, group.target)) for group in groups]
    taken = {row.id for row in same if row is not None}
    staying = {group.id for group, row in zip(groups, same, strict=True) if row is None} - taken
    free = (group.id for group in groups if group.id not in taken | staying)
    return [
        group._replace(id=row.id, confidence=row.confidence)
        if row is not None
        else group
        if group.id in staying
        else group._replace(id=next(free))
        for group, row in zip(groups, same, strict=True)
    ]


def _differs(group: Group, row: PairRow | None) -> bool:
    return row is None or (row.source, row.target) != (group.source, group.target)


def _refuse_losing_texts(rows: Rows, old: Sequence[PairRow], groups: Iterable[Group]) -> None:
    """A text that was typed where the document has none stays where it is."""
    by_id = {group.id: group for group in groups}
    for row in old:
        for side in _SIDES:
            typed = not row.side(side) and row.text(side)
            if typed and (row.id not in by_id or by_id[row.id].side(side)):
                raise ProjectError(
                    f"the {side} of pair {row.id} was typed in and belongs to no sentence; restore the empty text"
                    " first. Nothing was changed",
                    path=rows.path,
                )


def _columns(
    rows: Rows,
    old: Sequence[PairRow],
    groups: Iterable[Group],
    sentences: Mapping[int, Sentence],
    columns_before: Columns,
) -> Columns:
    before = {row.id: row for row in old}
    held = {side: Held.by(old, side) for side in _SIDES}

    def column(group: Group, side: Side) -> Column:
        row, numbers = before.get(group.id), group.side(side)
        if row is None or row.side(side) != numbers:
            row = held[side].intact.get(numbers)
        if row is not None:
            return columns_before[row.id, side]
        return column_of(rows, held[side], numbers, sentences)

    return {(group.id, side): column(group, side) for group in groups for side in _SIDES}


def _columns_before(rows: Rows, old: Iterable[PairRow], sentences: Mapping[int, Sentence]) -> Columns:
    return {(row.id, side): column_of_row(rows, row, side, sentences) for row in old for side in _SIDES}


def _heirs(old: Sequence[PairRow], groups: Sequence[Group]) -> dict[int, int]:
    """Which group takes over what belongs to each of `old`; an empty row's belongings go to the row before it."""
    ids = {group.id for group in groups}
    holder = {number: group.id for group in reversed(groups) for number in (*group.source, *group.target)}
    heirs: dict[int, int] = {}
    last = groups[0].id
    for row in old:
        first = (*row.source, *row.target)[:1]
        last = row.id if row.id in ids else holder[first[0]] if first else last
        heirs[row.id] = last
    return heirs


def _by_heir(old: Iterable[PairRow], heirs: Mapping[int, int]) -> defaultdict[int, list[PairRow]]:
    """The pairs whose belongings each pair takes over."""
    left: defaultdict[int, list[PairRow]] = defaultdict(list)
    for row in old:
        left[heirs[row.id]].append(row)
    return left


def _own_cells(
    group: Group, holders: Mapping[int, PairRow], columns: Columns, sides: Iterable[Side]
) -> dict[str, Cell]:
    made_from = [holders[number] for number in (*group.source, *group.target)]
    cells: dict[str, Cell] = {}
    for side in sides:
        column = columns[group.id, side]
        cells |= {
            side: ids_json(group.side(side)),
            f"{side}_text": column.text,
            f"{side}_original": column.original,
        }
    return cells | {
        "confidence": group.confidence,
        "status": "unreviewed",
        "keep": int(any(row.keep for row in made_from) or not made_from),
        "locked": 0,
        "human_score": None,
    }


def _inherited(left: Sequence[PairRow]) -> dict[str, Cell]:
    dismissals = [each for row in left for each in row.dismissals]
    return {
        "bookmarked": int(any(row.bookmarked for row in left)),
        "dismissals": dump(dismissals) if dismissals else "[]",
    }


def _pair_changes(verb: str, cells: Sequence[Mapping[str, Cell]]) -> list[Change]:
    if not cells:
        return []
    columns = tuple(cells[0])
    return [Change(verb, "pair", columns, tuple([tuple(row.values()) for row in cells]))]
