"""Ask where an export goes."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from alignpost.visible import one_line

__all__ = ["ExportScreen"]


class ExportScreen(ModalScreen[Path | None]):
    """Gives the path to write, or None where Esc was pressed. A file that exists is replaced on a second Enter.

    Args:
        suggested: the path to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Leave")]

    def __init__(self, suggested: Path) -> None:
        super().__init__()
        self._suggested = suggested
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """A title, the path, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content("Export to"), classes="dialogue--title")
            yield Input(str(self._suggested), select_on_focus=False, compact=True)
            yield Static(
                Content("The suffix decides: .tmx  .tsv  .jsonl  .links\nEnter writes   Esc leaves"),
                classes="dialogue--hint",
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the path; ask once more before a file is replaced."""
        event.stop()
        if not event.value:
            return
        path = Path(event.value).expanduser()
        if path.exists() and path != self._warned:
            self._warned = path
            words = f"{one_line(path.name, 60)} exists. Enter again replaces it   Esc leaves"
            self.query_one(".dialogue--hint", Static).update(Content(words))
            return
        self.dismiss(path)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)
