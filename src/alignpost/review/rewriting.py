"""Texts: the actions that change the words themselves."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.review.deciding import Deciding
from alignpost.review.marks import language
from alignpost.review.replacing import Proposal
from alignpost.review.text_in_hand import TextInHand
from alignpost.review.walking import Walking
from alignpost.store import PastState

__all__ = ["Rewriting"]


class Rewriting(Deciding, Walking):
    """The part of the review screen that edits texts."""

    def action_source_switch(self) -> None:
        """Allow editing the source, or forbid it."""
        self.rewriter.edit_source = not self.rewriter.edit_source
        self._heads.mark_protected(not self.rewriter.edit_source)
        self._say("the source may be edited" if self.rewriter.edit_source else "the source is protected")

    def action_edit_text(self) -> None:
        """Edit the text of this side."""
        from alignpost.review.text_editor import TextEditor  # noqa: PLC0415 - TextArea is slow to load

        if not self._may_edit():
            return
        pair, side = self.rewriter.editable()
        in_hand = TextInHand(self.rewriter, pair, side)

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
        if self.reviewer.side == "source" and not self.rewriter.edit_source:
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
        self._regroup(self.rewriter.take_suggestion)

    def action_replace(self) -> None:
        """Find and replace."""
        from alignpost.review.replace_screen import ReplaceScreen  # noqa: PLC0415

        if not self._try(self.reviewer.check_writable):
            return
        screen = self.kept.get(ReplaceScreen).ask(
            self.view.shown(), self.view.search, may_edit_source=self.rewriter.edit_source
        )
        self.app.push_screen(screen, self._replace)

    def _replace(self, proposals: list[Proposal] | None) -> None:
        if proposals:
            self._regroup_many(lambda: self.rewriter.replace(proposals))

    def action_history(self) -> None:
        """What was done to the pair, and back to how it read."""
        from alignpost.review.history_screen import HistoryScreen  # noqa: PLC0415

        pair = self.view.current
        if pair is None:
            return

        def put_back(state: PastState) -> None:
            self._regrouped(self.rewriter.put_back(pair, state))

        def show(past: Iterator[PastState]) -> None:
            self.app.push_screen(self.kept.get(HistoryScreen).ask(pair, past, put_back))

        self._try(lambda: self.rewriter.history(pair), show)
