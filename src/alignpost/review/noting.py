"""Notes: the actions that write, answer and settle what people remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from alignpost.errors import AlignPostError
from alignpost.model import Note, Pair, Status
from alignpost.review.deciding import Deciding
from alignpost.review.threads import quoted
from alignpost.review.trouble import in_short
from alignpost.review.verdicts import NoteDraft
from alignpost.review.walking import Walking
from alignpost.visible import one_line

__all__ = ["Noting"]

_OTHER_WORDS = "Somebody else has changed the text that these words stood in. Enter again saves the note on the whole pair."


class Noting(Deciding, Walking):
    """The part of the review screen that keeps the notes."""

    def action_needs_work(self) -> None:
        """Send the pair back, ask why, and go on."""
        pair = self.view.current
        if pair is not None and pair.locked and not self.reviewer.project.read_only:
            self._refuse(
                f"Pair {pair.id} is locked.", "unlocks it, and sends it back", self._unlock_and_send_back
            )
            return
        if pair is None or not self._decide(Status.NEEDS_WORK, go_on=False):
            return
        title = f"Pair {pair.id} needs work: what is wrong?"
        self._write(pair, self._draft(pair), title, lambda: self.pairs.go_to(self.view.cursor + 1))

    def _unlock_and_send_back(self) -> None:
        self.action_lock()
        self.action_needs_work()

    def action_add_note(self) -> None:
        """Write a note on the pair, or on the chosen words."""
        pair = self.view.current
        if pair is not None and self._try(self.reviewer.check_writable):
            self._write(pair, self._draft(pair), f"Note on pair {pair.id}")

    def _draft(self, pair: Pair) -> NoteDraft:
        source, target = self.view.focus.spot.spans(self.reader.words(pair))
        return NoteDraft("", source_spans=source, target_spans=target)

    def action_notes(self) -> None:
        """The notes of the pair."""
        from alignpost.review.notes_screen import NotesScreen  # noqa: PLC0415 - loads a list widget

        pair = self.view.current
        if pair is None:
            return
        if not pair.notes:
            self._say("this pair has no note yet; o writes one")
            return
        self.app.push_screen(self.kept.get(NotesScreen).ask(pair), lambda wish: self._do_to_note(pair, wish))

    def _do_to_note(self, pair: Pair, wish: tuple[str, Note] | None) -> None:
        if wish is None or not self._try(self.reviewer.check_writable):
            return
        what, note = wish
        if what == "edit":
            title = f"Note on pair {pair.id} by {one_line(note.author, 30)}; saved empty, it is deleted"
            self._write(pair, NoteDraft.of(note), title, note=note)
        elif what == "answer":
            thread = note.id if note.reply_to is None else note.reply_to
            title = f"Answer to {one_line(note.author, 30)} on pair {pair.id}"
            self._write(pair, NoteDraft("", reply_to=thread), title)
        elif what == "take":
            self._try(lambda: self.rewriter.take_from_note(pair, note), self._regrouped)
        elif what == "delete":
            self._settle(pair, lambda: self.verdicts.delete_note(pair, note))
        else:
            opening = next((each for each in pair.notes if each.id == note.reply_to), note)
            self._settle(pair, lambda: self.verdicts.settle_note(pair, opening))

    def _settle(self, pair: Pair, edit: Callable[[], str]) -> None:
        def then(words: str) -> None:
            self._edited(self.reviewer.project.index_of(pair.id))
            self._say(words)

        self._try(edit, then)

    def _write(
        self,
        pair: Pair,
        draft: NoteDraft,
        title: str,
        then: Callable[[], None] = lambda: None,
        note: Note | None = None,
    ) -> None:
        """Ask for the words of a new note, or other words for `note`; save them; go on with `then`.

        Words that could not be saved come back into the editor, so that nothing typed is ever lost.
        """
        from alignpost.review.note_editor import NoteEditor  # noqa: PLC0415 - TextArea is slow to load

        about = quoted(
            pair, Note(0, "", "", "", source_spans=draft.source_spans, target_spans=draft.target_spans)
        )

        def take(written: NoteDraft | None) -> None:
            if written is not None and (note is not None or not written.is_empty):
                kept_back = self._kept_back(pair, note, written)
                if kept_back is not None:
                    again, trouble = kept_back
                    words = about if again is written else ""
                    self.app.push_screen(self.kept.get(NoteEditor).ask(title, again, words, trouble), take)
                    return
            then()

        self.app.push_screen(self.kept.get(NoteEditor).ask(title, draft, about), take)

    def _kept_back(self, pair: Pair, note: Note | None, draft: NoteDraft) -> tuple[NoteDraft, str] | None:
        """Save a note; where that is refused, what comes back into the editor, and why."""
        try:
            if note is None and self._points_elsewhere(pair, draft):
                self._look_for_others()
                return replace(draft, source_spans=(), target_spans=()), _OTHER_WORDS
            self._save_note(pair, note, draft)
        except AlignPostError as error:
            return draft, in_short(error)
        return None

    def _points_elsewhere(self, pair: Pair, draft: NoteDraft) -> bool:
        """Whether somebody else has changed the text that the chosen words stood in."""
        if not (draft.source_spans or draft.target_spans):
            return False
        now = self.rewriter.as_it_stands(pair)
        return now is not None and (now.source, now.target) != (pair.source, pair.target)

    def _save_note(self, pair: Pair, note: Note | None, draft: NoteDraft) -> None:
        if note is None:
            said = self.verdicts.add_note(pair, draft)
            self.view.focus.moved()  # the chosen words have served
        else:
            said = self.verdicts.edit_note(pair, note, draft)
        self._edited(self.reviewer.project.index_of(pair.id))
        self._say(said)
