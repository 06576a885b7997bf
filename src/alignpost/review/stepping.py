"""Edits of many pairs: made in a thread behind a bar that Esc stops; those of few, at once."""

from __future__ import annotations

from collections.abc import Callable

from alignpost.errors import AlignPostError, Cancelled
from alignpost.progress import Progress
from alignpost.review.desk import Desk
from alignpost.review.step import Change, Made, Step
from alignpost.review.trouble import in_short

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
        steps: list[Step] = []
        if not (self._try(self.reviewer.prepare) and self._try(lambda: steps.append(wanted()))):
            return
        if steps[0].pairs > _AT_ONCE:
            self._step_behind_a_bar(steps[0], then)
            return
        changes: list[Change | None] = []
        if self._try(lambda: changes.append(self.reviewer.take(steps[0]))):
            then(changes[0])

    def _step_behind_a_bar(self, step: Step, then: Callable[[Change | None], None]) -> None:
        from alignpost.review.long_work import LongWork, Outcome  # noqa: PLC0415 - loads a progress bar

        def work(progress: Progress) -> Made | None:
            return self.reviewer.make(step, progress)

        def done(outcome: Outcome[Made | None] | None) -> None:
            self._others.resume()
            if outcome is None:
                return
            try:
                made = outcome.value()
            except Cancelled:
                self._say("stopped; nothing was changed")
            except AlignPostError as error:
                self._say(in_short(error), warning=True)
            else:
                then(self.reviewer.show(made))

        # Whoever asks the project meanwhile waits for the edit, and the screen with it.
        self._others.pause()
        if self._flush is not None:
            self._flush.stop()
        self.app.push_screen(LongWork(f"Changing {step.pairs:,} pairs", work), done)
