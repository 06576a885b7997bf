"""How a pair's translation read before: told by the journal, in which every edit keeps what it replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from alignpost.store.changes import Change
from alignpost.store.entries import Entries, JournalEntry
from alignpost.store.pair_rows import PairRow
from alignpost.store.payload import Cell, CellError
from alignpost.store.revising import Revise
from alignpost.store.scores import ReplaceScores

__all__ = ["Past", "PastState"]

_PORTION: Final = 30
"""Edits that are read at once: as many as a screen shows, in a thousandth of a second."""

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
    is_part: bool
    """Whether the edit is a part of an earlier one of the pair, as new scores are that it called for."""


class Past:
    """The states of a pair from today's, the newest, back to the one in which it came to be, read portion by portion.

    The rows are not touched: what each edit would take back is read off its inverse, for this pair alone.
    What is written to the journal between two portions is no part of the past that is told.

    Args:
        entries: the journal.
        pair: as it stands.

    Attributes:
        is_over: whether all of them were read.
    """

    def __init__(self, entries: Entries, pair: PairRow) -> None:
        self._entries = entries
        self._pair_id = pair.id
        self._before = entries.last_id() + 1
        self._row: dict[str, Cell] = {
            "source_text": pair.source_text,
            "source_original": pair.source_original,
            "target_text": pair.target_text,
            "target_original": pair.target_original,
        }
        self._words = _own_words(self._row)
        self._same = {self._words}
        self.is_over = False

    def read_on(self) -> Sequence[PastState]:
        """The next states, at least one; nothing where all were read.

        Raises:
            ProjectError: the journal is damaged.
        """
        if self.is_over:
            return ()
        touching = list(islice(self._entries.of_pair(self._pair_id, self._before), _PORTION))
        inverses = self._entries.inverses(entry.id for entry in touching)
        states = []
        for entry, inverse in zip(touching, inverses, strict=True):
            states.append(self._state(entry))
            self._take_back(entry, inverse)
            self._before = entry.id
        if len(touching) < _PORTION:
            self.is_over = True
            if self._words is not None:
                states.append(self._state(None))
        return states

    def _take_back(self, entry: JournalEntry, inverse: Sequence[Change] | None) -> None:
        after, row = self._words, {} if inverse is None else self._row
        with self._entries.reading(f"“{entry.words}” cannot be taken back"):
            for change in inverse or ():
                row = _taken_back(row, change, self._pair_id)
        if row is self._row:
            return
        self._row, self._words = row, _own_words(row)
        if (
            (before := self._words) != after
            and before is not None
            and after is not None
            and before[0] == after[0]
            and after in self._same
            and Revise.name in self._entries.commands_of_pair(self._pair_id, entry.step)
        ):
            # A new version of the texts words the same sentences otherwise.
            self._same.add(before)

    def _state(self, entry: JournalEntry | None) -> PastState:
        text = self._row["target_text"] if self._words is not None else None
        part = entry is not None and entry.command == ReplaceScores.name and self._has_edit(entry.step)
        return PastState(entry, text if isinstance(text, str) else None, self._words in self._same, part)

    def _has_edit(self, step: int) -> bool:
        return bool(self._entries.commands_of_pair(self._pair_id, step) - {ReplaceScores.name})


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


def _own_words(row: dict[str, Cell]) -> tuple[Cell, ...] | None:
    """What the documents themselves say on both sides of the row, as far as it is known."""
    if not row.keys() >= set(_TEXTS):
        return None
    return tuple(
        row[f"{side}_text"] if row[f"{side}_original"] is None else row[f"{side}_original"]
        for side in ("source", "target")
    )
