"""Grouping, boundaries, pins: the actions that say which sentences belong to which."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.errors import AlignPostError
from alignpost.review.deciding import Deciding
from alignpost.review.step import Change
from alignpost.review.trouble import in_short
from alignpost.review.walking import Walking
from alignpost.visible import one_line

__all__ = ["Regrouping"]

_WHOLE_PATHS = 2000
"""Characters that a question may have where it depends on folders; it wraps."""


class Regrouping(Deciding, Walking):
    """The part of the review screen that regroups."""

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

        def then(words: str) -> None:
            self.pairs.repaint()
            self._show_pair()
            self._say(words)

        self._try(lambda: self.regrouper.pin(self._words()), then)

    def action_realign(self) -> None:
        """Align again what is not decided."""
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
        self._work_long(
            f"Aligning {plan.last - plan.first + 1:,} pairs again",
            lambda progress: self.regrouper.align(plan, progress),
            lambda command: self._step(lambda: self.regrouper.take_alignment(command), self._realigned),
            may_leave=True,
        )

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
