"""A new project file: built whole under a temporary name, synced, then moved to its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path

from alignpost.atomic import in_words
from alignpost.errors import OutputError, ProjectError
from alignpost.model import Bitext, Note, Pair, SegmentedDocument
from alignpost.store.alignment_model import seen_from
from alignpost.store.connection import connect, require_sqlite, speaking_plainly
from alignpost.store.payload import Cell, bound, dismissals_json, dump, score_cells, spans_json
from alignpost.store.places import PLACE_STEP
from alignpost.store.placing import fresh_file, move, sync
from alignpost.store.schema import EDITABLE, insert_statement, write_schema
from alignpost.version import __version__

__all__ = ["create_file"]


def create_file(
    path: Path, bitext: Bitext, time: str, *, settings: Mapping[str, str], overwrite: bool
) -> None:
    """Write `bitext` as a new project file at `path`, with its settings.

    Raises:
        OutputError: the place cannot be written, or something is there and `overwrite` is not set.
        ProjectInUseError: the project to overwrite is being written by another program.
        ValueError: the bitext contradicts itself (a bead names a segment that is not there, segments out of order).
    """
    require_sqlite(path)
    if path.is_dir():
        raise OutputError("is a folder; give a file name", path=path)
    # An existing link keeps pointing where it points: what it leads to is replaced.
    place = path.resolve()
    if place.exists():
        if not overwrite:
            raise OutputError("is already there; it was not overwritten", path=path)
        _settle(place, path)
    try:
        temporary = fresh_file(place)
    except OSError as error:
        raise OutputError(f"cannot be written: {in_words(error)}", path=path) from error
    try:
        with speaking_plainly(path, writing=True):
            _build(temporary, bitext, time, seen_from(place, settings))
        if overwrite and place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
        sync(temporary)
        move(temporary, place, path, overwrite=overwrite)
    except OSError as error:
        raise OutputError(f"cannot be written: {in_words(error)}", path=path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _settle(place: Path, path: Path) -> None:
    """Finish what a killed program left of the old project, and refuse where another program writes to it."""
    try:
        with speaking_plainly(path, writing=True):
            connection = connect(place, "rw")
            try:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
            finally:
                connection.close()
    except ProjectError as error:
        if type(error) is not ProjectError:
            raise
        # What is there is no database: it may be overwritten all the same.


def _build(temporary: Path, bitext: Bitext, time: str, settings: Mapping[str, str]) -> None:
    connection = connect(temporary, "rw")
    try:
        # Nobody sees the file before it is whole, and it is synced at the end: no rollback journal is needed.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN EXCLUSIVE")
        write_schema(connection)
        try:
            _fill(connection, bitext, time, settings)
        except sqlite3.IntegrityError as error:
            raise ValueError(f"the bitext contradicts itself: {error}") from error
        connection.execute("COMMIT")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, bitext: Bitext, time: str, settings: Mapping[str, str]) -> None:
    def insert(table: str, columns: tuple[str, ...], rows: Iterator[Sequence[Cell]]) -> None:
        connection.executemany(
            insert_statement(table, columns), ([bound(cell) for cell in row] for row in rows)
        )

    program = f"AlignPost {__version__}"
    insert(
        "project",
        ("id", "created", "program", "signature"),
        iter([(1, time, program, bitext.signature)]),
    )
    sides = (bitext.source, bitext.target)
    insert("document", ("side", "lang", "name", "text", "paragraphs"), _document_rows(sides))
    insert("segment", ("id", "side", "start", "stop", "reason"), _segment_rows(sides))
    if len({pair.id for pair in bitext.pairs}) < len(bitext.pairs):
        raise ValueError("two pairs of a bitext have the same id")
    insert("pair", EDITABLE["pair"], _pair_rows(bitext))
    insert("score", EDITABLE["score"], _score_rows(bitext.pairs))
    insert("note", EDITABLE["note"], _note_rows(bitext.pairs))
    insert("setting", EDITABLE["setting"], iter(settings.items()))


def _document_rows(sides: Sequence[SegmentedDocument]) -> Iterator[Sequence[Cell]]:
    for side, segmented in enumerate(sides):
        document = segmented.document
        yield side, document.lang, document.name, document.text, dump(spans_json(document.paragraphs))


def _segment_rows(sides: Sequence[SegmentedDocument]) -> Iterator[Sequence[Cell]]:
    number = 0
    for side, segmented in enumerate(sides):
        end = 0
        for segment in segmented.segments:
            place = (segment.start, segment.end)
            if segment.start < end or segment.text != segmented.document.text[segment.start : segment.end]:
                raise ValueError(
                    f"segment {place} is out of order, overlaps, or has another text than its document"
                )
            end = segment.end
            number += 1
            yield number, side, segment.start, segment.end, segment.reason


def _pair_rows(bitext: Bitext) -> Iterator[Sequence[Cell]]:
    # Segments are numbered through, source first, and keep their number when others are split or joined.
    source_ids = range(1, len(bitext.source.segments) + 1)
    target_ids = range(len(source_ids) + 1, len(source_ids) + len(bitext.target.segments) + 1)
    for position, pair in enumerate(bitext.pairs, 1):
        if pair.bead.confidence is not None and not isfinite(pair.bead.confidence):
            raise ValueError(f"the confidence of pair {pair.id} is no finite number")
        yield (
            pair.id,
            position * PLACE_STEP,
            dump(_numbers(pair.bead.source, source_ids)),
            dump(_numbers(pair.bead.target, target_ids)),
            pair.source,
            pair.target,
            pair.bead.confidence,
            pair.status.value,
            int(pair.keep),
            int(pair.locked),
            int(pair.bookmarked),
            pair.human_score,
            dump(dismissals_json(pair.dismissals)),
            pair.source_original,
            pair.target_original,
        )


def _numbers(ids: Sequence[int], numbers: range) -> list[int]:
    if any(not 0 <= index < len(numbers) for index in ids):
        raise ValueError(f"a bead names segments {tuple(ids)}, and there are {len(numbers)}")
    return [numbers[index] for index in ids]


def _score_rows(pairs: Sequence[Pair]) -> Iterator[Sequence[Cell]]:
    for pair in pairs:
        if pair.score is not None:
            yield (pair.id, *score_cells(pair.score))


def _note_rows(pairs: Sequence[Pair]) -> Iterator[Sequence[Cell]]:
    """Notes keep their numbers where these tell them apart; otherwise they are numbered anew from 1."""
    numbers = [note.id for pair in pairs for note in pair.notes]
    ascending = all(
        before.id < after.id
        for pair in pairs
        for before, after in zip(pair.notes, pair.notes[1:], strict=False)
    )
    if len(set(numbers)) < len(numbers) or not ascending or any(number < 1 for number in numbers):
        numbers = list(range(1, len(numbers) + 1))
    following = iter(numbers)
    for pair in pairs:
        own = [next(following) for _ in pair.notes]
        new_number = {note.id: number for note, number in zip(pair.notes, own, strict=True)}
        for note, number in zip(pair.notes, own, strict=True):
            reply_to = None if note.reply_to is None else new_number.get(note.reply_to)
            yield _note_row(number, pair.id, note, reply_to)


def _note_row(number: int, pair_id: int, note: Note, reply_to: int | None) -> Sequence[Cell]:
    return (
        number,
        pair_id,
        note.author,
        note.time,
        note.text,
        note.mqm,
        None if note.severity is None else note.severity.value,
        dump(spans_json(note.source_spans)),
        dump(spans_json(note.target_spans)),
        note.suggestion,
        reply_to,
        int(note.resolved),
    )
