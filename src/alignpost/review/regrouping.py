"""Grouping, boundaries, pins, texts: the actions that say which words belong to which."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.errors import AlignPostError, Cancelled
from alignpost.progress import Progress
from alignpost.review.deciding import Deciding
from alignpost.review.marks import language
from alignpost.review.replacing import Proposal
from alignpost.review.step import Change, Step
from alignpost.review.text_in_hand import TextInHand
from alignpost.review.trouble import in_short
from alignpost.review.walking import Walking
from alignpost.store import Realign
from alignpost.visible import one_line

__all__ = ["Regrouping"]

_WHOLE_PATHS = 2000
"""Characters that a question may have where it depends on folders; it wraps."""


class Regrouping(Deciding, Walking):
    """The part of the review screen that regroups."""

    def _regroup(self, edit: Callable[[], Change], *, words_stay: bool = False) -> None:
        changes: list[Change] = []
        if self._try(lambda: changes.append(edit())):
            self.view.focus.range_from = None
            self._regrouped(changes[0], words_stay=words_stay)

    def _regroup_many(self, wanted: Callable[[], Step]) -> None:
        """The same for an edit that may concern many pairs."""

        def then(change: Change | None) -> None:
            self.view.focus.range_from = None
            if change is not None:
                self._regrouped(change)

        self._step(wanted, then)

    def action_move_up(self) -> None:
        """First sentence up."""
        self._regroup(self.regrouper.move_up)

    def action_move_down(self) -> None:
        """Last sentence down."""
        self._regroup(self.regrouper.move_down)

    def action_shift_up(self) -> None:
        """The column up from here."""
        self._regroup_many(lambda: self.regrouper.shift(-1))

    def action_shift_down(self) -> None:
        """The column down from here."""
        self._regroup_many(lambda: self.regrouper.shift(1))

    def action_merge(self) -> None:
        """Make one pair."""
        self._regroup_many(self.regrouper.merge)

    def action_insert_pair(self) -> None:
        """An empty pair above."""
        self._regroup(self.regrouper.insert)

    def action_delete_pair(self) -> None:
        """Take the empty pair away."""
        self._regroup(self.regrouper.delete)

    def action_swap(self) -> None:
        """Change places with the next."""
        self._regroup(self.regrouper.swap)

    def action_split(self) -> None:
        """Cut before the word."""
        self._at_boundary(lambda: self.regrouper.split(self._words()))

    def action_join(self) -> None:
        """Two sentences become one."""
        self._at_boundary(lambda: self.regrouper.join(self._words()))

    def _at_boundary(self, edit: Callable[[], Change]) -> None:
        pins = self.view.focus.pins
        if pins:  # sentences are counted anew
            pins.clear()
            self.pairs.repaint()
        self._regroup(edit, words_stay=True)

    # --- pins

    def action_pin(self) -> None:
        """Pin this side."""
        said: list[str] = []
        if self._try(lambda: said.append(self.regrouper.pin(self._words()))):
            self.pairs.repaint()
            self._show_pair()
            self._say(said[0])

    def action_realign(self) -> None:
        """Align again what is not decided."""
        from alignpost.review.long_work import LongWork, Outcome  # noqa: PLC0415 - loads a progress bar

        def work(progress: Progress) -> Realign:
            return self.regrouper.align(plan, progress)

        def then(outcome: Outcome[Realign] | None) -> None:
            if outcome is None:
                return
            try:
                command = outcome.value()
            except Cancelled:
                self._say("stopped; nothing was changed")
            except AlignPostError as error:
                self._say(in_short(error), warning=True)
            else:
                self._step(lambda: self.regrouper.take_alignment(command), self._realigned)

        try:
            plan = self.regrouper.plan()
        except AlignPostError as error:
            self._say(in_short(error), warning=True)
            return
        try:
            self.regrouper.check_model()
        except AlignPostError as error:
            self._ask_for_another_model(one_line(str(error), _WHOLE_PATHS))
            return
        title = f"Aligning {plan.last - plan.first + 1:,} pairs again"
        self.app.push_screen(LongWork(title, work, may_leave=True), then)

    def _ask_for_another_model(self, trouble: str) -> None:
        """Another model aligns otherwise: that is for a person to decide."""
        from alignpost.review.choice_screen import ChoiceScreen  # noqa: PLC0415

        def then(wanted: str | None) -> None:
            if wanted == "other" and self._try(self.regrouper.forget_model):
                self.action_realign()

        choices = (
            ("leave", "Leave the pairs as they are"),
            ("other", "Forget it and align as if no model had been named, now and later"),
        )
        self.app.push_screen(self.kept.get(ChoiceScreen).ask(trouble, choices), then)

    def _realigned(self, change: Change | None) -> None:
        self.view.focus.range_from = None
        self.view.focus.pins.clear()
        if change is not None:
            self._regrouped(change)
        self.pairs.repaint()

    # --- texts

    def action_source_switch(self) -> None:
        """Allow editing the source, or forbid it."""
        self.regrouper.edit_source = not self.regrouper.edit_source
        self._heads.mark_protected(not self.regrouper.edit_source)
        self._say("the source may be edited" if self.regrouper.edit_source else "the source is protected")

    def action_edit_text(self) -> None:
        """Edit the text of this side."""
        from alignpost.review.text_editor import TextEditor  # noqa: PLC0415 - TextArea is slow to load

        if not self._may_edit():
            return
        pair, side = self.regrouper.editable()
        in_hand = TextInHand(self.regrouper, pair, side)

        def save(text: str) -> None:
            self._regrouped(in_hand.save(text))

        at = self.view.focus.to_edit(pair, self.reader.words(pair))
        screen = self.kept.get(TextEditor).ask(pair, side, self.reviewer.languages, save, at)
        self.app.push_screen(screen)

    def _may_edit(self) -> bool:
        """Whether the text of this side may be edited; if not, it is said why, and how it may."""
        pair = self.view.current
        if pair is None or self.reviewer.project.read_only:
            self._try(self.reviewer.wanted)
            return False
        if self.regrouper.side == "source" and not self.regrouper.edit_source:
            self._refuse(
                f"The {language(self.reviewer.languages[0])} text is protected: it is the source. t goes to the other side.",
                "allows editing it, and edits it",
                self._edit_source,
            )
        elif pair.locked:
            self._refuse(f"Pair {pair.id} is locked.", "unlocks it, and edits it", self._unlock_and_edit)
        else:
            return True
        return False

    def _edit_source(self) -> None:
        self.action_source_switch()
        self.action_edit_text()

    def _unlock_and_edit(self) -> None:
        self.action_lock()
        self.action_edit_text()

    def action_take_suggestion(self) -> None:
        """Put in what the machine suggests."""
        self._regroup(self.regrouper.take_suggestion)

    def action_replace(self) -> None:
        """Find and replace."""
        from alignpost.review.replace_screen import ReplaceScreen  # noqa: PLC0415

        if not self._try(self.reviewer.check_writable):
            return
        screen = self.kept.get(ReplaceScreen).ask(
            self.view.shown(), self.view.search, may_edit_source=self.regrouper.edit_source
        )
        self.app.push_screen(screen, self._replace)

    def _replace(self, proposals: list[Proposal] | None) -> None:
        if proposals:
            self._regroup_many(lambda: self.regrouper.replace(proposals))
