"""Edits of many pairs: made in a thread behind a bar that Esc stops; those of few, at once."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.progress import Progress
from alignpost.review.desk import Desk
from alignpost.review.step import Change, Made, Step

__all__ = ["Stepping"]

_AT_ONCE = 2000
"""Pairs up to which an edit is made without a bar: a fifth of a second."""


class Stepping(Desk):
    """The part of the review screen that makes edits of any size."""

    def _step(self, wanted: Callable[[], Step], then: Callable[[Change | None], None]) -> None:
        """Make a step.

        Args:
            wanted: gives the step; what it raises of ours becomes words.
            then: is called with what the step changed, None where there was nothing to do; not where it was refused
                or stopped.
        """

        def take(step: Step) -> None:
            if step.pairs > _AT_ONCE:
                self._step_behind_a_bar(step, then)
            else:
                self._try(lambda: self.reviewer.take(step), then)

        if self._try(self.reviewer.prepare):
            self._try(wanted, take)

    def _step_behind_a_bar(self, step: Step, then: Callable[[Change | None], None]) -> None:
        def work(progress: Progress) -> Made | None:
            return self.reviewer.make(step, progress)

        # Whoever asks the project meanwhile waits for the edit, and the screen with it.
        self._others.pause()
        if self._flush is not None:
            self._flush.stop()
        self._work_long(
            f"Changing {step.pairs:,} pairs",
            work,
            lambda made: then(self.reviewer.show(made)),
            ended=self._others.resume,
        )
