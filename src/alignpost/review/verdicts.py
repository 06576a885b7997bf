"""A person's decisions about pairs, findings and words, each as one edit with words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alignpost.errors import AlignPostError, UsageError
from alignpost.model import Finding, Note, Pair, Severity, Span, Status
from alignpost.review.marks import STATUS_WORD
from alignpost.review.reviewer import Reviewer
from alignpost.review.step import Change, Step
from alignpost.score.dismissals import dismissal_of
from alignpost.store import (
    AddNote,
    Command,
    DeleteNote,
    DismissFinding,
    EditNote,
    ResolveNote,
    RestoreFinding,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetLocked,
    SetStatus,
)

__all__ = ["NoteDraft", "Verdicts", "guarded"]


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What is written in the note editor."""

    text: str
    mqm: str | None = None
    severity: Severity | None = None
    suggestion: str | None = None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    reply_to: int | None = None

    @classmethod
    def of(cls, note: Note) -> NoteDraft:
        """The draft that changes `note`."""
        return cls(
            note.text,
            note.mqm,
            note.severity,
            note.suggestion,
            note.source_spans,
            note.target_spans,
            note.reply_to,
        )

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.text or self.severity or self.suggestion)


class Verdicts:
    """Edits by a reviewer that leave texts and grouping alone.

    Args:
        reviewer: makes the edits.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer

    def decide(self, status: Status, *, go_on: bool = False) -> str:
        """Give the pair under the cursor a status; returns words for it.

        Args:
            status: the decision.
            go_on: keep the next row as the place to come back to, in the same write as the decision.
        """
        pair, view = self._reviewer.wanted(), self._reviewer.view
        if go_on and view.cursor + 1 < len(view):
            self._reviewer.remember_place(view.pair_at(view.cursor + 1))
        if pair.status is not status:
            try:
                self._reviewer.edit(SetStatus((pair.id,), status))
            except AlignPostError:
                self._reviewer.remember_place(pair)
                raise
        return f"pair {pair.id}: {STATUS_WORD[status]}"

    def toggle_keep(self) -> str:
        """Leave the pair under the cursor out of exports, or take it in again."""
        pair = self._reviewer.wanted()
        self._reviewer.edit(SetKeep((pair.id,), not pair.keep))
        return f"pair {pair.id} is {'left out of' if pair.keep else 'back in'} exports"

    def toggle_lock(self) -> str:
        """Lock the pair under the cursor, or unlock it."""
        pair = self._reviewer.wanted()
        self._reviewer.edit(SetLocked((pair.id,), not pair.locked))
        return f"pair {pair.id} {'unlocked' if pair.locked else 'locked'}"

    def toggle_bookmark(self) -> str:
        """Set a bookmark on the pair under the cursor, or take it away."""
        pair = self._reviewer.wanted()
        self._reviewer.edit(SetBookmark((pair.id,), not pair.bookmarked))
        return f"bookmark {'taken from' if pair.bookmarked else 'set on'} pair {pair.id}"

    def score_by_hand(self, pair: Pair, typed: str) -> str:
        """Give a pair the points that were typed; nothing typed takes them back.

        Raises:
            UsageError: it is no number from 0 to 100.
        """
        try:
            points = float(typed.replace(",", ".")) if typed else None
        except ValueError:
            points = -1.0
        if points is not None and not 0 <= points <= 100:
            raise UsageError(f"“{typed}” is no number from 0 to 100")
        if points is None and pair.human_score is None:
            return f"pair {pair.id} has no score by hand: there is none to take back"
        self._reviewer.edit(SetHumanScore(pair.id, points))
        return (
            f"pair {pair.id}: {points:g} by hand"
            if points is not None
            else f"pair {pair.id}: score taken back"
        )

    # --- findings

    def confirm(self) -> str:
        """Make a note of the finding under the mark.

        Raises:
            UsageError: the machine found nothing here, or the note is there already.
        """
        pair, finding = self._finding()
        if any(_same(note, finding) for note in pair.notes):
            raise UsageError("this finding is confirmed already; O shows the note")
        self._reviewer.edit(AddNote.confirming(pair.id, finding))
        self._reviewer.view.focus.next_finding()
        return f"confirmed on pair {pair.id}: {finding.message}"

    def dismiss(self, reason: str = "") -> Change:
        """Say that the finding under the mark is no error; of a dismissed one without reason, that it is one after all.

        Raises:
            UsageError: the machine found nothing here.
        """
        pair, finding = self._finding()
        known = dismissal_of(finding, pair.source, pair.target, pair.dismissals)
        if known is not None and (not reason or reason == known.reason):
            return self._reviewer.edit(RestoreFinding.of(pair, finding))
        return self._reviewer.edit(DismissFinding.of(pair, finding, reason))

    def _finding(self) -> tuple[Pair, Finding]:
        pair = self._reviewer.wanted()
        finding = self._reviewer.view.focus.finding_of(pair)
        if finding is None:
            raise UsageError(f"the machine found nothing in pair {pair.id}; o writes a note of your own")
        return pair, finding

    # --- notes

    def add_note(self, pair: Pair, draft: NoteDraft) -> str:
        """Write a note; the project adds who and when."""
        command = AddNote(
            pair.id,
            draft.text,
            draft.mqm,
            draft.severity,
            draft.source_spans,
            draft.target_spans,
            draft.suggestion,
            draft.reply_to,
        )
        self._reviewer.edit(command)
        return f"{'answer' if draft.reply_to else 'note'} added to pair {pair.id}"

    def edit_note(self, pair: Pair, note: Note, draft: NoteDraft) -> str:
        """Change a note; saved empty it is deleted."""
        if draft == NoteDraft.of(note):
            return "note unchanged"
        if draft.is_empty:
            return self.delete_note(pair, note)
        self._reviewer.edit(
            EditNote(
                note.id,
                text=draft.text,
                mqm=draft.mqm,
                severity=draft.severity,
                suggestion=draft.suggestion,
            ),
        )
        return f"note on pair {pair.id} changed"

    def delete_note(self, pair: Pair, note: Note) -> str:
        """Take a note away, with the answers to it."""
        self._reviewer.edit(DeleteNote(note.id))
        return f"note deleted from pair {pair.id}"

    def settle_note(self, pair: Pair, note: Note) -> str:
        """Settle the thread that `note` opens, or open it again."""
        self._reviewer.edit(ResolveNote(note.id, not note.resolved))
        return f"thread on pair {pair.id} {'opened again' if note.resolved else 'settled'}"

    # --- many at once

    def batch(self, what: str, pairs: Sequence[Pair]) -> Step:
        """Do one thing to many pairs, as one step; locked ones are left alone where a lock forbids it.

        Args:
            what: a status, or one of `keep`, `drop`, `lock`, `unlock`, `bookmark`, `unbookmark`.
            pairs: in any order.

        Raises:
            UsageError: nothing is left to be done.
        """
        ids = tuple(pair.id for pair in pairs if not (pair.locked and guarded(what)))
        if not ids:
            raise UsageError("all of these pairs are locked; nothing was changed")
        command: Command
        match what:
            case "keep" | "drop":
                command = SetKeep(ids, what == "keep")
            case "lock" | "unlock":
                command = SetLocked(ids, what == "lock")
            case "bookmark" | "unbookmark":
                command = SetBookmark(ids, what == "bookmark")
            case _:
                command = SetStatus(ids, Status(what))
        return self._reviewer.step(command, pairs=len(ids))


def guarded(what: str) -> bool:
    """Whether a lock keeps pairs from what `Verdicts.batch` calls `what`, or from being scored again."""
    return what not in ("lock", "unlock", "bookmark", "unbookmark", "rescore")


def _same(note: Note, finding: Finding) -> bool:
    return (note.text, note.source_spans, note.target_spans) == (
        finding.message,
        finding.source_spans,
        finding.target_spans,
    )
