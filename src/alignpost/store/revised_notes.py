"""Notes go on with the words that they are about, and new ones say what a pair was before its texts were revised."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from alignpost.model import Span
from alignpost.store.changes import Change, Rows
from alignpost.store.pair_rows import PairRow, understanding
from alignpost.store.payload import Cell, dump, spans_json, spans_of
from alignpost.store.revised_pairs import Fate, Heir, SideNews, Standing
from alignpost.store.revised_texts import SIDES
from alignpost.store.schema import EDITABLE
from alignpost.tokens.versions import Following

__all__ = ["notes_taken_along"]

_DECIDED: Final = {
    "accepted": "It was accepted.",
    "needs_work": "It was sent back.",
    "rejected": "It was rejected.",
}


def notes_taken_along(
    rows: Rows,
    standing: Sequence[Standing],
    gone: Sequence[PairRow],
    heirs: Mapping[int, Heir],
    remark: tuple[int, str, str],
) -> tuple[Change, Change]:
    """The notes that change, and those that are new.

    Args:
        rows: the current state.
        standing: the pairs as they are to be.
        gone: those that are no longer.
        heirs: who takes over their notes.
        remark: number of the first new note, author and time.
    """
    homes = {each.row.id: each for each in standing if each.row is not None}
    homes |= {row.id: standing[heirs[row.id].place] for row in gone}
    before = {row.id: row for row in gone} | {
        each.row.id: each.row for each in standing if each.row is not None
    }
    concerned = [each.id for each in standing if each.row is not None and each.has_other_texts]
    moved, lost = _moved(rows, [*concerned, *[row.id for row in gone]], before, homes)
    told: defaultdict[int, list[str]] = defaultdict(list)
    for each in standing:
        told[each.id] += _told_of(each)
    for row in gone:
        if not heirs[row.id].joined and (row.id in lost or _was_touched(row)):
            told[homes[row.id].id] += _told_of_gone(row)
    for number, sentences in lost.items():
        told[homes[number].id] += sentences
    wanted = {each.id: _suggested(each) for each in standing}
    first, author, time = remark
    said = [(pair_id, sentences) for pair_id, sentences in told.items() if sentences]
    remarks = [
        (
            number,
            pair_id,
            author,
            time,
            "\n".join(sentences),
            None,
            None,
            "[]",
            "[]",
            wanted[pair_id],
            None,
            0,
        )
        for number, (pair_id, sentences) in enumerate(said, first)
    ]
    return moved, Change("insert", "note", EDITABLE["note"], tuple(remarks))


def _moved(
    rows: Rows, pair_ids: Sequence[int], before: Mapping[int, PairRow], homes: Mapping[int, Standing]
) -> tuple[Change, dict[int, list[str]]]:
    """The rows of notes that change; for each pair that has notes, what became of words that they marked."""
    sql = (
        "SELECT id, pair_id, source_spans, target_spans FROM note"
        " WHERE pair_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    changed: list[tuple[Cell, ...]] = []
    told: dict[int, list[str]] = {}
    ways: dict[tuple[int, str], Following] = {}
    for number, pair_id, *cells in rows.query(sql, dump(list(pair_ids))):
        home, sentences = homes[pair_id], told.setdefault(pair_id, [])
        spans: list[str] = []
        for side, cell in zip(SIDES, cells, strict=True):
            with understanding(rows, f"note {number}"):
                marked = spans_of(json.loads(cell))
            text = before[pair_id].text(side)
            if marked and (pair_id, side) not in ways:
                ways[pair_id, side] = Following(text, home.text(side))
            kept: list[Span] = []
            for span in marked:
                place = ways[pair_id, side].place(span)
                kept += [] if place.span is None else [place.span]
                if not place.whole and span.of(text):
                    sentences.append(_told_of_words(number, span.of(text), place.span, home.text(side)))
            spans.append(dump(spans_json(kept)))
        changed.append((number, home.id, *spans))
    return Change("set", "note", ("id", "pair_id", "source_spans", "target_spans"), tuple(changed)), told


def _told_of_words(number: int, words: str, span: Span | None, text: str) -> str:
    if span is None:
        return f"Note {number} marked “{words}”, which is not there any more."
    return f"Note {number} marked “{words}”; it marks “{span.of(text)}” now."


def _told_of(each: Standing) -> Iterator[str]:
    """What a pair was, if it is another now."""
    if each.row is None or not each.is_changed:
        return
    for side, news in zip(SIDES, each.news, strict=True):
        yield from _told_of_side(side, news)
    for row in each.joined:
        yield f"Pair {row.id} is a part of this one now."
        yield from _texts_of(row)
    if each.row.status in _DECIDED:
        yield _DECIDED[each.row.status]
    if each.row.human_score is not None:
        yield f"It was scored {each.row.human_score:g} by hand."


def _told_of_side(side: str, news: SideNews) -> Iterator[str]:
    if news.fate is Fate.CONTESTED:
        yield f"The {side} was edited here and revised in the file. The words of this review stay."
        yield f"The file said: “{news.file_before}”"
        yield f"It says now: “{news.file_after}”" if news.file_after else "It has nothing there any more."
    elif news.fate is Fate.REVISED and not news.before:
        yield f"The {side} is new; there was none."
    elif news.fate is Fate.REVISED:
        yield (
            f"The {side} was revised. Before: “{news.before}”"
            if news.after
            else (f"The {side} is not in the revised text. It was: “{news.before}”")
        )


def _told_of_gone(row: PairRow) -> Iterator[str]:
    yield f"Pair {row.id} is not in the revised texts."
    yield from _texts_of(row)
    if row.status in _DECIDED:
        yield _DECIDED[row.status]


def _texts_of(row: PairRow) -> Iterator[str]:
    for side in SIDES:
        if row.text(side):
            yield f"Its {side} was: “{row.text(side)}”"
        if row.original(side):
            yield f"The file said: “{row.original(side)}”"


def _was_touched(row: PairRow) -> bool:
    """Whether a person has said anything of a pair, or written in it."""
    said: Iterable[object] = (
        *(row.status in _DECIDED, row.bookmarked, row.human_score is not None, row.dismissals),
        *(row.original(side) is not None for side in SIDES),
    )
    return any(said)


def _suggested(each: Standing) -> str | None:
    """The file's words where a person's stay, so that one key puts them in."""
    contested = bool(each.news) and each.news[1].fate is Fate.CONTESTED
    return each.news[1].file_after or None if contested else None
