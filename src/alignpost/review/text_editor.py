"""Edit one side of a pair, with what changes shown word by word. Imported late: TextArea is slow to load."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from alignpost.errors import AlignPostError
from alignpost.model import Pair, Span
from alignpost.review.diff import told_diff
from alignpost.review.marks import language
from alignpost.review.prose import Prose
from alignpost.review.text_area import Area
from alignpost.review.trouble import in_short
from alignpost.review.typing_screen import TypingScreen
from alignpost.store import Side
from alignpost.visible import visible

__all__ = ["TextEditor"]

_STYLE = {"same": "", "sign": "$text-muted", "gone": "$error strike", "new": "$success underline"}


class TextEditor(TypingScreen[None]):
    """Hands the text to `save`; where that refuses, says why and keeps what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save"),
        Binding("f4", "restore", "What it was", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._text = self._original = self._other = self._title = self._told = ""
        self._at: Span | None = None
        self._save: Callable[[str], object] = str

    def ask(
        self,
        pair: Pair,
        side: Side,
        languages: tuple[str, str],
        save: Callable[[str], object],
        at: Span | None = None,
    ) -> Self:
        """What is to be edited.

        Args:
            pair: whose text it is.
            side: which one.
            languages: tags of source and target.
            save: takes the text; raises `AlignPostError` to refuse it.
            at: what is selected, or where the cursor waits; None for the end of the text.
        """
        source, target = (pair.source, pair.source_original), (pair.target, pair.target_original)
        self._text, original = source if side == "source" else target
        self._original = self._text if original is None else original
        self._other = pair.target if side == "source" else pair.source
        self._told = language(languages[side == "target"])
        self._title = f"Pair {pair.id}, {self._told}"
        self._save, self._at = save, at
        return self.filled()

    def compose(self) -> ComposeResult:
        """The other text, the text, what changes, what is wrong, a line of hints."""
        with Vertical(classes="dialogue -roomy"):
            yield Static(classes="dialogue--title")
            yield Static(classes="dialogue--about")
            yield Area()
            yield Static(id="diff")
            yield Static(classes="dialogue--trouble")
            yield Static(
                Content("Enter saves   F4 original   Ctrl+A all   Ctrl+N new line   Esc leaves"),
                classes="dialogue--hint",
            )

    def fill(self) -> None:
        """The words that were chosen are selected, or else the cursor waits behind the last one."""
        super().fill()
        self.write(".dialogue--title", self._title)
        self.write(".dialogue--about", self._other)
        area = self.query_one(Area)
        area.placeholder = f"no {self._told} yet"  # or else the text above could be taken for it
        area.begin(self._text, self._at)
        self.complain("")
        self._show_diff()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What changes by now."""
        super().on_text_area_changed(event)
        self._show_diff()

    def on_text_area_selection_changed(self) -> None:
        """One reads on."""
        self._follow()

    def _follow(self) -> None:
        """Where the other text, or what changes, has too few lines, show what is about where one writes."""
        area = self.query_one(TextArea)
        before = len(area.get_text_range((0, 0), area.cursor_location))
        for line in self.query(".dialogue--about, #diff").results(Static):
            if isinstance(line.visual, Prose):
                line.visual.read = before / max(1, len(area.text))
                line.refresh()

    def has_typed(self) -> bool:
        """Whether the text is another than it was at the start."""
        return self.query_one(TextArea).text != self._text

    def _show_diff(self) -> None:
        after = self.query_one(TextArea).text
        changes = told_diff(self._original, after) if after != self._original else ()
        shown = self.query_one("#diff", Static)
        shown.display = bool(changes)
        shown.update(Prose.assemble(*((visible(text), _STYLE[kind]) for text, kind in changes)))
        self._follow()

    def action_restore(self) -> None:
        """Bring the document's own text back."""
        area = self.query_one(TextArea)
        area.text = self._original
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Hand it over."""
        try:
            self._save(self.query_one(TextArea).text)
        except AlignPostError as error:
            self.complain(f"Not saved. {in_short(error)}")
        else:
            self.dismiss()
