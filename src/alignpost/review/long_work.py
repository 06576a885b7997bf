"""Long work with a bar, its stage in words, and Esc to stop it."""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static

from alignpost.errors import Cancelled
from alignpost.progress import Progress
from alignpost.review.dialogue import Dialogue
from alignpost.review.prose import Prose
from alignpost.visible import one_line

__all__ = ["LongWork", "Outcome"]

T = TypeVar("T")

_TELL_EVERY_S = 0.1
_WAIT_TO_STOP_S = 1.0


class Outcome(Generic[T]):
    """What came of the work: a value, or the error that ended it."""

    __slots__ = ("_error", "_value")

    def __init__(self, value: T | None = None, error: Exception | None = None) -> None:
        self._value = value
        self._error = error

    def value(self) -> T:
        """The value.

        Raises:
            AlignPostError: the work ended with it; or whatever else a fault of the program raised.
        """
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # without an error there is a value


class LongWork(Dialogue[Outcome[T]]):
    """Runs `work` in a thread and shows how far it is; gives its outcome.

    Args:
        title: what is being done, one line.
        work: gets a `Progress`; a call of it raises `Cancelled` once Esc was pressed.
        may_leave: whether work that has not noticed Esc after a second, or at a second Esc, is left behind; its
            result is then lost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c", "stop", "Stop")]

    def __init__(self, title: str, work: Callable[[Progress], T], *, may_leave: bool = False) -> None:
        super().__init__()
        self._title = title
        self._work = work
        self._may_leave = may_leave
        self._stop = threading.Event()
        self._left = threading.Event()
        self._told = 0.0

    def compose(self) -> ComposeResult:
        """A title, the stage, a bar, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Prose(one_line(self._title)), classes="dialogue--title")
            yield Static(Content("starting"), id="stage")
            yield ProgressBar(total=1.0, show_eta=False)
            yield Static(Content("Esc stops; nothing is kept then"), classes="dialogue--hint")

    def on_mount(self) -> None:
        """Begin, in a thread that does not keep the program alive when it is left behind."""
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._run,), name="long work", daemon=True).start()

    def action_stop(self) -> None:
        """Ask the work to stop at its next sign of life; the second time, or soon, leave it behind."""
        if self._stop.is_set() and self._may_leave:
            self._leave_behind()
            return
        self._stop.set()
        if self._may_leave:
            self.set_timer(_WAIT_TO_STOP_S, self._leave_behind)
        hint = "stopping; Esc again leaves at once" if self._may_leave else "stopping"
        self.query_one("#stage", Static).update(Content(hint))

    def on_unmount(self) -> None:
        """Whatever took the screen away, the work must not go on behind it."""
        self._left.set()
        self._stop.set()

    def _leave_behind(self) -> None:
        self._leave(Outcome(error=Cancelled()))

    def _leave(self, outcome: Outcome[T]) -> None:
        if not self._left.is_set():
            self._left.set()
            self.dismiss(outcome)

    def _run(self) -> None:
        outcome: Outcome[T]
        try:
            outcome = Outcome(self._work(self._progress))
        except Exception as error:  # noqa: BLE001 - raised again by `Outcome.value`, where the app can see it
            outcome = Outcome(error=error)
        self._call(self._leave, outcome)

    def _progress(self, stage: str, done: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S or done >= 1.0:
            self._told = now
            self._call(self._tell, stage, done)

    def _call(self, act: Callable[..., None], *values: object) -> None:
        """Do `act` in the app's thread, if anybody is still there to see it."""
        if not self._left.is_set() and self.app.is_running:
            self.app.call_from_thread(act, *values)

    def _tell(self, stage: str, done: float) -> None:
        if self._stop.is_set():
            return
        self.query_one("#stage", Static).update(Prose(one_line(stage)))
        self.query_one(ProgressBar).update(progress=done)
