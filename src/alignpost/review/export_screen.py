"""Ask where an export goes, and whether it takes all pairs or those that are shown."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alignpost.atomic import check_place
from alignpost.errors import AlignPostError, OutputError
from alignpost.formats import format_of, suffixes
from alignpost.review.dialogue import Dialogue
from alignpost.review.trouble import in_short
from alignpost.review.typed_spaces import TextInput
from alignpost.visible import one_line

__all__ = ["ExportScreen", "Wish"]


class Wish(NamedTuple):
    """An export that is asked for."""

    path: Path
    only_shown: bool
    """Whether it takes the chosen pairs alone: those of the range, or those that the filter shows."""


class ExportScreen(Dialogue[Wish | None]):
    """Gives what to write, or None where Esc was pressed.

    A place that would be refused is refused here, while one can still correct it. A file that exists is replaced on
    a second Enter.

    Args:
        suggested: what to begin with.
        everything: all pairs, in words.
        shown: the pairs that a filter shows, or those of a range, in words; empty where that is all.
        trouble: why it could not be written, where that was tried before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave"),
        Binding("f2", "which", "Which pairs", priority=True),
    ]

    def __init__(self, suggested: Wish, everything: str, shown: str = "", trouble: str = "") -> None:
        super().__init__()
        self._suggested, self._only_shown = suggested
        self._everything = everything
        self._shown = shown
        self._trouble = trouble
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """A title, the path, which pairs, what is wrong with it, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content("Export to"), classes="dialogue--title")
            yield TextInput(str(self._suggested), select_on_focus=False, compact=True)
            yield Static(id="which")
            yield Static(classes="dialogue--trouble")
            yield Static(
                Content(f"The suffix decides:\n{'  '.join(suffixes())}\n\nEnter writes   Esc leaves"),
                classes="dialogue--hint",
            )

    def on_mount(self) -> None:
        """Say what went wrong before."""
        self._say(self._trouble)
        self._tell_which()

    def action_which(self) -> None:
        """All pairs, or those that are shown."""
        if self._shown:
            self._only_shown = not self._only_shown
            self._tell_which()

    def _tell_which(self) -> None:
        words = self._shown if self._only_shown else self._everything
        self.write("#which", f"F2 chooses the pairs  {words}" if self._shown else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another path: what was said of the last one no longer holds."""
        event.stop()
        self._warned = None
        if event.value != str(self._suggested):
            self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the path; ask once more before a file is replaced."""
        event.stop()
        if not event.value:
            return
        try:
            path = _place(event.value)
        except AlignPostError as error:
            self._say(in_short(error))
            return
        if path.exists() and path != self._warned:
            self._warned = path
            self._say(f"{one_line(path.name, 60)} exists. Enter again replaces it   Esc leaves")
            return
        self.dismiss(Wish(path, self._only_shown))

    def _say(self, words: str) -> None:
        self.write(".dialogue--trouble", words)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)


def _place(typed: str) -> Path:
    """The path that somebody typed, held against what a place must be.

    Raises:
        AlignPostError: it is a folder, has an unknown suffix, or cannot be written.
    """
    if "\0" in typed:
        raise OutputError("no file name can hold the character NUL")
    try:
        path = Path(typed).expanduser()
        is_folder = path.is_dir()
    except RuntimeError:
        raise OutputError("there is no such home folder", path=typed) from None
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise OutputError(f"cannot be written: {error.strerror or error}", path=typed) from None
    if is_folder:
        raise OutputError("is a folder; give a file name", path=path)
    format_of(path)
    check_place(path)
    return path
