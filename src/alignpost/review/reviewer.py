"""What a reviewer does to a project, in plain Python: every method edits, keeps the view true, and says so in words."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from alignpost.errors import ProjectError
from alignpost.model import Note, Pair, Status
from alignpost.review.marks import STATUS_WORD
from alignpost.review.state import ViewState
from alignpost.store import AddNote, DeleteNote, EditNote, Project, SetKeep, SetStatus

__all__ = ["Reviewer", "Travel"]

_CURSOR = "review.cursor"


@dataclass(frozen=True, slots=True)
class Travel:
    """A step through the history."""

    words: str
    """What was taken back or done again."""
    places: tuple[int, ...]
    """Of the pairs that it changed."""
    regrouped: bool = False
    """Whether pairs came or went, so that the rows are others."""


class Reviewer:
    """Joins a project and the view of it.

    Args:
        project: open; the reviewer never closes it.

    All editing methods raise `AlignPostError` where the project refuses, and then nothing has changed.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        with _without_collector():
            self.view = ViewState(project.pairs())
            bitext = project.bitext()
        self.languages = (bitext.source.lang, bitext.target.lang)
        self._others: list[int] = []
        self._go_back_to_where_we_were()

    # --- decisions

    def decide(self, status: Status, *, go_on: bool = False) -> str:
        """Give the pair under the cursor a status; returns words for it.

        Args:
            status: the decision.
            go_on: keep the next row as the place to come back to, in the same write as the decision.
        """
        pair = self._wanted()
        if go_on and self.view.cursor + 1 < len(self.view):
            self.project.remember(_CURSOR, str(self.view.pair_at(self.view.cursor + 1).id))
        if pair.status is not status:
            self._apply(SetStatus((pair.id,), status))
        return f"pair {pair.id}: {STATUS_WORD[status]}"

    def toggle_keep(self) -> str:
        """Leave the pair under the cursor out of exports, or take it in again."""
        pair = self._wanted()
        self._apply(SetKeep((pair.id,), not pair.keep))
        return f"pair {pair.id} is {'left out of' if pair.keep else 'back in'} exports"

    # --- notes

    def add_note(self, pair_id: int, text: str) -> str:
        """Write a note on a pair; the project adds who and when."""
        self._require_writable()
        self._apply(AddNote(pair_id, text), pair_id=pair_id)
        return f"note added to pair {pair_id}"

    def edit_note(self, pair_id: int, note: Note, text: str) -> str:
        """Change the words of a note; without words it is deleted."""
        self._require_writable()
        if text == note.text:
            return "note unchanged"
        if not text:
            self._apply(DeleteNote(note.id), pair_id=pair_id)
            return f"note deleted from pair {pair_id}"
        self._apply(EditNote(note.id, text=text), pair_id=pair_id)
        return f"note on pair {pair_id} changed"

    # --- history

    def undo(self) -> Travel | None:
        """Take back the last edit ; None where there is nothing to take back."""
        self._require_writable()
        return self._travel(self.project.undo())

    def redo(self) -> Travel | None:
        """Do again what was taken back last; None where nothing was."""
        self._require_writable()
        return self._travel(self.project.redo())

    # --- where we are

    def remember(self) -> None:
        """Keep the cursor's place with the project, for the next time it is opened."""
        pair = self.view.current
        if pair is not None and not self.project.read_only:
            self.project.remember(_CURSOR, str(pair.id))

    def flush(self) -> None:
        """Write what was remembered, so that even a killed program finds its place again."""
        self.project.flush()

    def take_in_others(self) -> list[int]:
        """Take in what another program wrote; returns the places of the pairs concerned since the last call."""
        self._notice_others()
        places, self._others = self._others, []
        return places

    def _go_back_to_where_we_were(self) -> None:
        remembered = self.project.recall(_CURSOR)
        if remembered is None or not remembered.isdecimal():
            return
        wanted = int(remembered)
        index = next((i for i, pair in enumerate(self.view.pairs) if pair.id == wanted), None)
        if index is not None:
            self.view.cursor = index

    # --- within

    def check_writable(self) -> None:
        """Say no before a dialogue opens rather than after.

        Raises:
            ProjectError: the project is open for reading only.
        """
        self._require_writable()

    def _require_writable(self) -> None:
        if self.project.read_only:
            raise ProjectError(
                "is open for reading only; copy the file and review the copy", path=self.project.path
            )

    def _wanted(self) -> Pair:
        self._require_writable()
        pair = self.view.current
        if pair is None:
            raise ProjectError("no pair is shown; press F to show all")
        return pair

    def _notice_others(self) -> None:
        if self.project.refresh():
            self._others += self.view.reload(self.project.pairs())

    def _apply(
        self, command: SetStatus | SetKeep | AddNote | EditNote | DeleteNote, pair_id: int | None = None
    ) -> None:
        self._notice_others()  # or the edit below would take their edits in without our noticing
        self.project.apply(command)
        index = self.view.index if pair_id is None else self.project.index_of(pair_id)
        if index is not None:
            self.view.replace(index, self.project.pair(index))

    def _travel(self, words: str | None) -> Travel | None:
        if words is None:
            return None
        before = len(self.view.pairs)
        places = tuple(self.view.reload(self.project.pairs()))
        return Travel(words, places, regrouped=len(self.view.pairs) != before)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Loading makes a million objects that stay; the collector would look at all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
