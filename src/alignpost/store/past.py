"""How a pair's translation read before: told by the journal, in which every edit keeps what it replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alignpost.store.changes import Change
from alignpost.store.entries import Entries, JournalEntry
from alignpost.store.pair_rows import PairRow
from alignpost.store.payload import Cell, CellError
from alignpost.store.revising import Revise

__all__ = ["PastState", "past_of"]

_TEXTS: Final = ("source_text", "source_original", "target_text", "target_original")


@dataclass(frozen=True, slots=True)
class PastState:
    """A pair after one edit of its history, or in the beginning."""

    entry: JournalEntry | None
    """The edit after which it stood so; None for the beginning."""
    translation: str | None
    """How the target read; None where the pair was not there, or an earlier version did not write it down."""
    same_sentences: bool
    """Whether the pair was made of the same words of both documents as it is now, or of those that a new version of
    the translation has replaced."""


def past_of(entries: Entries, pair: PairRow) -> Sequence[PastState]:
    """The states of `pair` from today's, the newest, back to the one in which it came to be.

    The rows are not touched: what each edit would take back is read off its inverse, for this pair alone.

    Raises:
        ProjectError: the journal is damaged.
    """
    row: dict[str, Cell] = {
        "source_text": pair.source_text,
        "source_original": pair.source_original,
        "target_text": pair.target_text,
        "target_original": pair.target_original,
    }
    touching, states = entries.of_pair(pair.id), []
    revisions = {entry.step for entry in touching if entry.command == Revise.name}
    same = {_own_words(row)}
    inverses = entries.inverses(entry.id for entry in touching)
    for entry, inverse in zip(reversed(touching), inverses, strict=True):
        after = _own_words(row)
        states.append(_state(entry, row, same))
        if inverse is None:
            row = {}
        with entries.reading(f"“{entry.words}” cannot be taken back"):
            for change in inverse or ():
                row = _taken_back(row, change, pair.id)
        before = _own_words(row)
        # A new version of the texts words the same sentences otherwise.
        if entry.step in revisions and after in same and before and after and before[0] == after[0]:
            same.add(before)
    return states if _own_words(row) is None else [*states, _state(None, row, same)]


def _taken_back(row: dict[str, Cell], change: Change, pair_id: int) -> dict[str, Cell]:
    """What is known of the pair's row once `change` is made; nothing where there is no such row then."""
    if change.table != "pair":
        return row
    found = next((cells for cells in change.rows if cells[0] == pair_id), None)
    if found is None:
        return row
    if change.verb == "delete":
        return {}
    texts = {name: cell for name, cell in zip(change.columns, found, strict=True) if name in _TEXTS}
    if any(not isinstance(cell, str | None) for cell in texts.values()):
        raise CellError("a text that is none")
    return row | texts


def _state(entry: JournalEntry | None, row: dict[str, Cell], same: set[tuple[Cell, ...] | None]) -> PastState:
    words = _own_words(row)
    text = row.get("target_text") if words is not None else None
    return PastState(entry, text if isinstance(text, str) else None, words is not None and words in same)


def _own_words(row: dict[str, Cell]) -> tuple[Cell, ...] | None:
    """What the documents themselves say on both sides of the row, as far as it is known."""
    if not row.keys() >= set(_TEXTS):
        return None
    return tuple(
        row[f"{side}_text"] if row[f"{side}_original"] is None else row[f"{side}_original"]
        for side in ("source", "target")
    )
