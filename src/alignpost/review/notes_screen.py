"""The threads of a pair: read, answer, change, settle, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from alignpost.model import Note, Pair
from alignpost.review.choices import Choices
from alignpost.review.dialogue import Dialogue
from alignpost.review.marks import NOTE
from alignpost.review.prose import Prose
from alignpost.review.threads import quoted, threads
from alignpost.visible import one_line, visible

__all__ = ["NotesScreen"]


class NotesScreen(Dialogue[tuple[str, Note] | None]):
    """Gives what is to be done (`edit`, `answer`, `settle`, `take`, `delete`) and to which note; None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Leave"),
        Binding("r", "do('answer')", "Answer"),
        Binding("e", "do('edit')", "Edit"),
        Binding("s", "do('settle')", "Settle"),
        Binding("Y", "do('take')", "Put in →"),
        Binding("d,delete", "do('delete')", "Delete"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._pair: Pair | None = None
        self._notes: Sequence[Note] = ()

    def ask(self, pair: Pair) -> Self:
        """The notes of a pair that has some."""
        self._title, self._pair = f"Notes on pair {pair.id}", pair
        self._notes = [note for opening, answers in threads(pair) for note in (opening, *answers)]
        return self.filled()

    def compose(self) -> ComposeResult:
        """A title, the notes, a line of hints."""
        with Vertical(classes="dialogue -roomy"):
            yield Static(classes="dialogue--title")
            yield Choices()
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """The notes of the pair."""
        self.write(".dialogue--title", self._title)
        take = "   Y puts in →" if any(note.suggestion is not None for note in self._notes) else ""
        self.write(".dialogue--hint", f"Enter changes   r answers   s settles{take}   d deletes   Esc leaves")
        notes = self.query_one(Choices)
        notes.set_options([] if self._pair is None else [_told(self._pair, note) for note in self._notes])
        notes.highlighted = (
            len(self._notes) - 1 if self._notes else None
        )  # the newest is what one most likely means

    def action_do(self, what: str) -> None:
        """Do it to the note under the cursor."""
        place = self.query_one(Choices).highlighted
        if place is not None:
            self.dismiss((what, self._notes[place]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter changes."""
        event.stop()
        self.action_do("edit")


def _told(pair: Pair, note: Note) -> Content:
    mark = "  ↳" if note.reply_to in {each.id for each in pair.notes} else NOTE
    kind = f"  {note.severity.mark} {note.severity.value}" if note.severity is not None else ""
    kind += f"  {note.mqm}" if note.mqm else ""
    kind += "  settled" if note.resolved else ""
    about = quoted(pair, note)
    return Prose.assemble(
        (f"{mark} {one_line(note.author, 30)}", "$text-muted" if note.resolved else "bold"),
        (visible(f"  {note.time.replace('T', ' ')[:16]}{kind}"), "$text-muted"),
        (_below(about) if about else "", "$text-muted"),
        _below(note.text or "–"),
        (_below(f"→ {note.suggestion}") if note.suggestion is not None else "", "$success"),
    )


def _below(text: str) -> str:
    """A paragraph below the first, indented."""
    return f"\n    {visible(text)}"
