"""Decisions, notes and history: the actions that edit."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.errors import AlignPostError
from alignpost.model import Note, Pair, Status
from alignpost.review.desk import Desk
from alignpost.review.reviewer import Travel
from alignpost.review.trouble import in_short
from alignpost.visible import one_line

__all__ = ["Deciding"]


class Deciding(Desk):
    """The part of the review screen that edits."""

    def _decide(self, status: Status, *, go_on: bool) -> bool:
        index = self.view.index
        done = self._try(lambda: self.reviewer.decide(status, go_on=go_on))
        if done:
            self._edited(index)
            if go_on:
                self.pairs.go_to(self.view.cursor + 1)
        return done

    def action_accept(self) -> None:
        """Accept and go on."""
        self._decide(Status.ACCEPTED, go_on=True)

    def action_reject(self) -> None:
        """Reject and go on."""
        self._decide(Status.REJECTED, go_on=True)

    def action_clear(self) -> None:
        """Make the pair unreviewed again."""
        self._decide(Status.UNREVIEWED, go_on=False)

    def action_needs_work(self) -> None:
        """Send the pair back, ask why, and go on."""
        pair = self.view.current
        if pair is None or not self._decide(Status.NEEDS_WORK, go_on=False):
            return

        title = f"Pair {pair.id} needs work: what is wrong?"
        self._ask_note(pair, None, title, lambda: self.pairs.go_to(self.view.cursor + 1))

    def action_keep(self) -> None:
        """Leave the pair out of exports, or take it in."""
        index = self.view.index
        said: list[str] = []
        if self._try(lambda: said.append(self.reviewer.toggle_keep())):
            self._edited(index)
            self._say(said[0])

    # --- notes

    def action_add_note(self) -> None:
        """Write a note."""
        pair = self.view.current
        if pair is not None and self._try(self.reviewer.check_writable):
            self._ask_note(pair, None, f"Note on pair {pair.id}")

    def action_edit_note(self) -> None:
        """Change the latest note."""
        pair = self.view.current
        if pair is None or not self._try(self.reviewer.check_writable):
            return
        if not pair.notes:
            self._say("this pair has no note yet; o writes one")
            return
        note = pair.notes[-1]
        title = f"Note on pair {pair.id} by {one_line(note.author, 30)}; saved empty, it is deleted"
        self._ask_note(pair, note, title)

    def _ask_note(
        self, pair: Pair, note: Note | None, title: str, then: Callable[[], None] = lambda: None
    ) -> None:
        """Ask for the words of a new note, or other words for `note`; save them; go on with `then`.

        Words that could not be saved come back into the editor, so that nothing typed is ever lost.
        """
        from alignpost.review.note_editor import NoteEditor  # noqa: PLC0415 - TextArea is slow to load

        def take(text: str | None) -> None:
            if text is not None and (text or note is not None):
                try:
                    self._save_note(pair, note, text)
                except AlignPostError as error:
                    self.app.push_screen(NoteEditor(title, text, in_short(error)), take)
                    return
            then()

        self.app.push_screen(NoteEditor(title, "" if note is None else note.text), take)

    def _save_note(self, pair: Pair, note: Note | None, text: str) -> None:
        if note is None:
            said = self.reviewer.add_note(pair.id, text)
        else:
            said = self.reviewer.edit_note(pair.id, note, text)
        self._edited(self.reviewer.project.index_of(pair.id))
        self._say(said)

    # --- history

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._travel(self.reviewer.undo, "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.reviewer.redo, "done again", "nothing to do again")

    def _travel(self, step: Callable[[], Travel | None], verb: str, nothing: str) -> None:
        went: list[Travel | None] = []
        if not self._try(lambda: went.append(step())):
            return
        travel = went[0]
        if travel is None:
            self._say(nothing)
            return
        if travel.regrouped:
            self._rows_changed()
        for place in travel.places:
            self.pairs.pair_changed(place)
        row = self.view.row_of(travel.places[0]) if travel.places else None
        if row is not None:
            self.pairs.go_to(row)
        self._show_pair()
        self._say(f"{verb}: {travel.words}")
