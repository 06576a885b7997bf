"""Decisions, scores by hand, answers to findings, batches and history: the actions that judge."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.model import Pair, Status
from alignpost.review.catching_up import CatchingUp
from alignpost.review.step import Change, Step
from alignpost.score.dismissals import dismissal_of

__all__ = ["Deciding"]


class Deciding(CatchingUp):
    """The part of the review screen that judges."""

    def _decide(self, status: Status, *, go_on: bool) -> bool:
        done = self._try(lambda: self.verdicts.decide(status, go_on=go_on))
        if done:
            self._edited(self.view.index)
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

    def _toggle(self, edit: Callable[[], str]) -> None:
        def then(words: str) -> None:
            self._edited(self.view.index)
            self._say(words)

        self._try(edit, then)

    def action_keep(self) -> None:
        """Leave the pair out of exports, or take it in."""
        self._toggle(self.verdicts.toggle_keep)

    def action_lock(self) -> None:
        """Lock the pair, or unlock it."""
        self._toggle(self.verdicts.toggle_lock)

    def action_bookmark(self) -> None:
        """Set a bookmark, or take it away."""
        self._toggle(self.verdicts.toggle_bookmark)

    def action_human_score(self) -> None:
        """Ask for 0 to 100 points."""
        pair = self.view.current
        if pair is None or not self._try(self.reviewer.check_writable):
            return
        points = "" if pair.human_score is None else f"{pair.human_score:g}"

        def give(typed: str) -> None:
            said = self.verdicts.score_by_hand(pair, typed)
            self._edited(self.reviewer.project.index_of(pair.id))
            self._say(said)

        title = f"How good is pair {pair.id}, from 0 (worthless) to 100 (perfect)? Mark its errors first."
        self._ask(title, points, give, "Enter gives the points; empty takes them back")

    # --- findings

    def action_next_finding(self) -> None:
        """Mark the next finding."""
        self.view.focus.next_finding()
        self._show_pair()

    def action_confirm(self) -> None:
        """The machine is right."""
        self._toggle(self.verdicts.confirm)

    def action_dismiss_finding(self) -> None:
        """The machine is wrong."""
        self._try(self.verdicts.dismiss, self._show_dismissal)

    def action_dismiss_why(self) -> None:
        """The machine is wrong, because."""
        pair = self.view.current
        finding = None if pair is None else self.view.focus.finding_of(pair)
        if pair is None or not self._try(self.reviewer.check_writable):
            return
        if finding is None:
            self._refuse(f"The machine found nothing in pair {pair.id}: there is nothing to dismiss.")
            return
        known = dismissal_of(finding, pair.source, pair.target, pair.dismissals)
        title = f"Why is this no error? {finding.message}"
        give = lambda typed: self._show_dismissal(self.verdicts.dismiss(typed))  # noqa: E731 - one use
        self._ask(title, "" if known is None else known.reason, give)

    def _show_dismissal(self, change: Change) -> None:
        self._show_change(change)
        self._rescore([self.view.pairs[place] for place in change.places])
        self._say(change.words)

    # --- many at once

    def action_batch(self) -> None:
        """One thing for all that is shown or chosen."""
        from alignpost.review.batch_screen import for_many  # noqa: PLC0415 - loads a list widget
        from alignpost.review.choice_screen import ChoiceScreen  # noqa: PLC0415

        if self.view.current is None or not self._try(self.reviewer.check_writable):
            return
        chosen = self.view.focus.range_from is not None
        pairs = list(self.reviewer.chosen()) if chosen else self.view.shown()
        what = "the chosen range" if chosen else self.view.filter.name
        locked = sum(pair.locked for pair in pairs)
        screen = for_many(self.kept.get(ChoiceScreen), what, len(pairs), locked, len(self._above()))
        self.app.push_screen(screen, lambda wanted: self._do_to_all(wanted, pairs))

    def _do_to_all(self, wanted: str | None, pairs: list[Pair]) -> None:
        if wanted is None:
            return
        if wanted == "rescore":
            self._rescore(pairs, joined=False)
            return
        if wanted == "accept_above":
            wanted, pairs = Status.ACCEPTED.value, self._above()

        def then(change: Change | None) -> None:
            if change is not None:
                self._show_change(change)
                self._say(f"{change.words}; z takes it back")

        self._step(lambda: self.verdicts.batch(wanted, pairs), then)

    def _above(self) -> list[Pair]:
        above = self.view.shown(self.view.cursor)
        return [pair for pair in above if pair.status is Status.UNREVIEWED and not pair.locked]

    # --- history

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._travel(self.reviewer.undoing, "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.reviewer.redoing, "done again", "nothing to do again")

    def _travel(self, wanted: Callable[[], Step], verb: str, nothing: str) -> None:
        before = self.view.current
        self._step(wanted, lambda change: self._travelled(change, before, verb, nothing))

    def _travelled(self, change: Change | None, before: Pair | None, verb: str, nothing: str) -> None:
        if change is None:
            self._say(nothing)
            return
        self._show_change(change, words_stay=self.view.focus.words_stay(before, self.view.current))
        row = self.view.row_of(change.places[0]) if change.places else None
        if row is not None:
            self.pairs.go_to(row)
        self._show_pair()
        self._say(f"{verb}: {change.words}")
