"""Long work with a bar, its stage in words, and Esc to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from alignpost.errors import AlignPostError, Cancelled
from alignpost.progress import Progress
from alignpost.review.visible import one_line

__all__ = ["LongWork", "Outcome"]

T = TypeVar("T")

_TELL_EVERY_S = 0.1


class Outcome(Generic[T]):
    """What came of the work: a value, or the error that ended it.

    Attributes:
        error: None where there is a value.
    """

    __slots__ = ("_value", "error")

    def __init__(self, value: T | None = None, error: AlignPostError | None = None) -> None:
        self._value = value
        self.error = error

    def value(self) -> T:
        """The value.

        Raises:
            AlignPostError: the work ended with it.
        """
        if self.error is not None:
            raise self.error
        return self._value  # type: ignore[return-value]  # without an error there is a value


class LongWork(ModalScreen[Outcome[T]]):
    """Runs `work` in a thread and shows how far it is; gives its outcome.

    Args:
        title: what is being done, one line.
        work: gets a `Progress`; a call of it raises `Cancelled` once Esc was pressed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c", "stop", "Stop")]

    def __init__(self, title: str, work: Callable[[Progress], T]) -> None:
        super().__init__()
        self._title = title
        self._work = work
        self._stop = threading.Event()
        self._told = 0.0

    def compose(self) -> ComposeResult:
        """A title, the stage, a bar, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content(one_line(self._title)), classes="dialogue--title")
            yield Static(Content("starting"), id="stage")
            yield ProgressBar(total=1.0, show_eta=False)
            yield Static(Content("Esc stops; nothing is kept then"), classes="dialogue--hint")

    def on_mount(self) -> None:
        """Begin."""
        self.app.run_worker(self._run, thread=True)  # the app's: the screen is gone when it ends

    def action_stop(self) -> None:
        """Ask the work to stop at its next sign of life."""
        self._stop.set()
        self.query_one("#stage", Static).update(Content("stopping"))

    def on_unmount(self) -> None:
        """Whatever took the screen away, the work must not go on behind it."""
        self._stop.set()

    def _run(self) -> None:
        try:
            outcome = Outcome(self._work(self._progress))
        except AlignPostError as error:
            outcome = Outcome(error=error)
        self.app.call_from_thread(self.dismiss, outcome)

    def _progress(self, stage: str, done: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY_S or done >= 1.0:
            self._told = now
            self.app.call_from_thread(self._tell, stage, done)

    def _tell(self, stage: str, done: float) -> None:
        if self._stop.is_set():
            return
        self.query_one("#stage", Static).update(Content(one_line(stage)))
        self.query_one(ProgressBar).update(progress=done)
