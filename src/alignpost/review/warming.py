"""What waits for the first frame: pairs are read, words learnt, sums made, dialogues composed, and no key waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TypeVar

from textual.worker import get_current_worker

from alignpost.errors import AlignPostError
from alignpost.model import Pair
from alignpost.review.desk import Desk
from alignpost.review.slices import BETWEEN_SLICES_S, SLICE_S, UNTIL_PAINTED_S
from alignpost.review.trouble import in_short

__all__ = ["Warming"]

T = TypeVar("T")

_READ_BEFORE = 2
_READ_AHEAD = 20
"""Pairs around the cursor whose words are read beforehand, so that the first keys find them read."""

_LATE = ("ask", "batch", "filter", "help", "history", "notes", "refusal", "replace", "statistics")
"""Screens that are loaded after the first frame, so that no key has to wait for them."""

_BETWEEN_DIALOGUES_S = 0.1

_COUNTED_AT_ONCE = 2000
"""Pairs over which anything is counted within a frame."""


class Warming(Desk):
    """The part of the review screen that gets ready while it is looked at."""

    _once_known: Callable[[], None] | None = None
    """What waits for all pairs to be known."""

    def _first_frame(self) -> None:
        super()._first_frame()
        self._learn_to_read()

    def _learn_to_read(self) -> None:
        """After the first frame, load what scores and what reads words."""
        if self._known():
            rows = range(max(0, self.view.cursor - _READ_BEFORE), len(self.view))[:_READ_AHEAD]
            work = partial(self._read_words, [self.view.pair_at(row) for row in rows])
            self.run_worker(work, thread=True, group="reading", exit_on_error=False)
            self.set_timer(BETWEEN_SLICES_S, self.view.sort)
        else:
            self.set_timer(BETWEEN_SLICES_S, self._learn_to_read)

    def _known(self) -> bool:
        """Get to know more pairs, for a moment; whether all are known."""
        if self.view.is_complete:
            return True
        try:
            complete = self.reviewer.fill(SLICE_S)
        except AlignPostError as error:
            self._say(in_short(error), warning=True)
            return True
        if complete:
            self.view.splice = None
            self._rows_changed()
            wanted, self._once_known = self._once_known, None
            if wanted is not None:
                wanted()
        return complete

    def _read_words(self, first: Sequence[Pair]) -> None:
        try:
            self.reader.load(first)
        except AlignPostError as error:
            self.app.call_from_thread(self._say, in_short(error), warning=True)
            return
        self.app.call_from_thread(self.pairs.repaint)
        if self.reviewer.warm_up():
            self.app.call_from_thread(self.pairs.repaint)
        for name in ("text_editor", "note_editor", *(f"{name}_screen" for name in _LATE)):
            import_module(f"alignpost.review.{name}")
        self.app.call_from_thread(self._prepare_dialogues)
        self._weigh()

    def _weigh(self) -> None:
        """In a thread: find out the mean fidelity."""
        while self.view.is_complete and not self.app.call_from_thread(
            self.view.take_weight, self.view.weigh()
        ):
            pass  # an edit has come between
        self.app.call_from_thread(self._header.refresh)

    def _prepare_dialogues(self) -> None:
        """While nobody types, compose the dialogues that keys will open."""
        if self.kept.prepare_next():
            self.set_timer(_BETWEEN_DIALOGUES_S, self._prepare_dialogues)

    def _count(self, count: Callable[[], T], show: Callable[[T], None]) -> None:
        """Show what is counted over all pairs: at once where they are few, otherwise when a thread has counted them."""
        if len(self.view.pairs) <= _COUNTED_AT_ONCE:
            show(count())
        else:
            work = partial(self._count_aside, count, show)
            self.run_worker(work, thread=True, group="counting", exclusive=True)

    def _count_aside(self, count: Callable[[], T], show: Callable[[T], None]) -> None:
        worker = get_current_worker()
        time.sleep(UNTIL_PAINTED_S)
        while not self.view.is_complete and not worker.is_cancelled:
            time.sleep(SLICE_S)
        if worker.is_cancelled:
            return
        try:
            found = count()
        except AlignPostError as error:
            self.app.call_from_thread(self._say, in_short(error), warning=True)
        else:
            self.app.call_from_thread(show, found)
