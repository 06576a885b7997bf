"""Scores that catch up with edits: in a thread for a few pairs, behind a bar for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.worker import get_current_worker

from alignpost.errors import AlignPostError
from alignpost.model import Pair
from alignpost.progress import Progress
from alignpost.review.kept import Kept
from alignpost.review.rescoring import Rescored, Rescorer
from alignpost.review.reviewer import Reviewer
from alignpost.review.settings import Settings
from alignpost.review.step import Change, Step, cleared_in_words
from alignpost.review.stepping import Stepping
from alignpost.review.trouble import in_short
from alignpost.review.turns import Turns
from alignpost.score.standard import Standard

__all__ = ["CatchingUp"]

_UNTIL_PAINTED = 0.04
"""Seconds after an edit before its pairs are scored: two frames."""
_FEW = 100
"""Pairs that are scored in the background; more than that takes long enough to show how far it is."""


class CatchingUp(Stepping):
    """The part of the review screen that scores again."""

    def __init__(
        self, reviewer: Reviewer, settings: Settings, kept: Kept, standard: Standard | None = None
    ) -> None:
        super().__init__(reviewer, settings, kept)
        self._rescorer = Rescorer(reviewer, standard)
        self._turns = Turns()

    def _regroup(self, edit: Callable[[], Change], *, words_stay: bool = False) -> None:
        """Make an edit of grouping or texts, and show what it did."""

        def then(change: Change) -> None:
            self.view.focus.range_from = None
            self._regrouped(change, words_stay=words_stay)

        self._try(edit, then)

    def _regroup_many(self, wanted: Callable[[], Step]) -> None:
        """The same for an edit that may concern many pairs."""

        def then(change: Change | None) -> None:
            self.view.focus.range_from = None
            if change is not None:
                self._regrouped(change)

        self._step(wanted, then)

    def _regrouped(self, change: Change, *, words_stay: bool = False) -> None:
        """Show an edit of grouping or texts, say what it was, and score what it changed."""
        if not change.places:
            self._say("that changes nothing here")
            return
        stale = self._rescorer.without_score(change)
        self.pairs.unread = {*self.pairs.unread, *[pair.id for pair in stale]}
        self._show_change(change, words_stay=words_stay)
        row = self.view.row_of(change.places[0]) if change.places and not change.regrouped else None
        if row is not None and self.view.index not in change.places:
            self.pairs.go_to(row)
        self._say(change.words + cleared_in_words(change))
        # What was edited is seen first: a thread that scores would take its time from the painting.
        if len(stale) > _FEW:
            self.call_after_refresh(self._rescore, stale)
        elif stale:
            self.set_timer(_UNTIL_PAINTED, partial(self._rescore, stale))

    def _rescore(self, pairs: Sequence[Pair], *, joined: bool = True) -> None:
        if not pairs or (self.reviewer.project.signature is None and joined):
            return
        if len(pairs) > _FEW:
            self._rescore_many(pairs, joined=joined)
            return

        if self._turns.add(pairs, joined=joined):
            self.run_worker(self._score_in_turn, thread=True, group="scoring")

    def _score_in_turn(self) -> None:
        """In a thread: score what waits, and go when nothing does or the screen is left."""
        worker = get_current_worker()
        while not worker.is_cancelled and (portion := self._turns.next()) is not None:
            try:
                with self._turns.scoring:
                    found = self._rescorer.score(portion.pairs)
                self.reader.look_over(portion.pairs)
            except AlignPostError as error:
                self.app.call_from_thread(self._say, in_short(error), warning=True)
            else:
                self.app.call_from_thread(self._take_scores, found, portion.joined)
            self.app.call_from_thread(self._have_read, portion.pairs)

    def _rescore_many(self, pairs: Sequence[Pair], *, joined: bool) -> None:
        def work(progress: Progress) -> Rescored:
            with self._turns.scoring:
                return self._rescorer.score(pairs, progress)

        self._work_long(
            f"Scoring {len(pairs):,} pairs",
            work,
            lambda found: self._take_scores(found, joined),
            ended=lambda: self._have_read(pairs),
            stopped="the edit is kept, without scores; A can make them" if joined else "nothing was changed",
        )

    def _have_read(self, pairs: Sequence[Pair]) -> None:
        """Mark their words."""
        read = {pair.id for pair in pairs}
        self.pairs.unread = [number for number in self.pairs.unread if number not in read]
        self.pairs.refresh()

    def _take_scores(self, found: Rescored, joined: bool) -> None:
        def then(change: Change | None) -> None:
            if change is not None:
                self._show_change(change, words_stay=True)

        self._try(lambda: self._rescorer.take(found, joined=joined), then)
