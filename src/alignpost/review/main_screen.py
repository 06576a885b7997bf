"""The screen on which pairs are reviewed: it routes keys to the reviewer and shows what came of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.timer import Timer

from alignpost.errors import AlignPostError
from alignpost.model import Note, Pair, Status
from alignpost.progress import Progress
from alignpost.review.column_heads import ColumnHeads
from alignpost.review.detail import Detail
from alignpost.review.filters import EVERYTHING, Filter, count_facets
from alignpost.review.find_bar import FindBar
from alignpost.review.header import Header
from alignpost.review.key_bar import KeyBar
from alignpost.review.keys import ACTIONS, Hint, hints
from alignpost.review.pair_list import PairList
from alignpost.review.reviewer import Reviewer, Travel
from alignpost.review.search import Search
from alignpost.review.state import Found, Order
from alignpost.review.suspicion import suspicion
from alignpost.review.visible import one_line

__all__ = ["MainScreen"]

_SEARCH_WHILE_TYPING_UP_TO = 20_000
"""Pairs up to which every letter typed searches anew; beyond, Enter does."""

_FLUSH_AFTER_S = 2.0
_LOOK_FOR_OTHERS_EVERY_S = 1.0


class MainScreen(Screen[None]):
    """Composes the header, the list, the detail pane and the keys.

    Args:
        reviewer: joins the project and the view of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(action.keys), action.id, action.label, tooltip=action.tooltip, id=action.id, show=False
        )
        for action in ACTIONS
    ]
    AUTO_FOCUS = "PairList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (160, "-wide")]  # noqa: RUF012 - an instance variable upstream
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__()
        self.reviewer = reviewer
        self.view = reviewer.view
        pair_sides = reviewer.languages
        self.pairs = PairList(self.view, pair_sides)
        self.detail = Detail(pair_sides)
        self._header = Header(
            self.view, reviewer.project.path.name, pair_sides, read_only=reviewer.project.read_only
        )
        self._keys = KeyBar(self._hints())
        self._heads = ColumnHeads(self.pairs)
        self._find = FindBar()
        self._flush: Timer | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom; in a wide terminal the detail pane stands on the right."""
        yield self._header
        with Container(id="desk"):
            with Vertical(id="list"):
                yield self._heads
                yield self.pairs
            yield self.detail
        yield self._find
        yield self._keys

    def on_mount(self) -> None:
        """Show the pair at which the last review stopped."""
        self._show_pair()
        self._others = self.set_interval(_LOOK_FOR_OTHERS_EVERY_S, self._look_for_others)

    # --- what follows from a change

    def _show_pair(self) -> None:
        self.detail.show(self.view.current)
        self._header.refresh()

    def on_pair_list_moved(self, event: PairList.Moved) -> None:
        """The detail follows the cursor, and the place is kept."""
        event.stop()
        self._show_pair()
        self.reviewer.remember()
        if self._flush is not None:
            self._flush.stop()
        self._flush = self.set_timer(_FLUSH_AFTER_S, lambda: self._try(self.reviewer.flush))

    def on_pair_list_refitted(self, event: PairList.Refitted) -> None:
        """The heads stand over their columns again."""
        event.stop()
        self._heads.refresh()

    def _edited(self, index: int | None) -> None:
        if index is not None:
            self.pairs.pair_changed(index)
        self._show_pair()

    def _rows_changed(self) -> None:
        self.pairs.rows_changed()
        self._keys.hints = self._hints()
        self._show_pair()

    def _look_for_others(self) -> None:
        changed: list[int] = []
        if not self._try(lambda: changed.extend(self.reviewer.take_in_others())):
            self._others.stop()  # the file is gone or unreadable: say so once, not every second
        for index in changed:
            self.pairs.pair_changed(index)
        if changed:
            self._show_pair()
            self.notify("somebody else has changed this project; what is shown is up to date", markup=False)

    def _hints(self) -> tuple[Hint, ...]:
        return hints(
            reading_only=self.reviewer.project.read_only,
            searching=bool(self.view.search),
            filtered=bool(self.view.filter),
        )

    def _say(self, words: str, *, warning: bool = False) -> None:
        self.notify(
            one_line(words, 300), severity="warning" if warning else "information", markup=False, timeout=3
        )

    def _try(self, edit: Callable[[], object]) -> bool:
        """Run an edit; an error of ours becomes words."""
        try:
            edit()
        except AlignPostError as error:
            self._say(str(error), warning=True)
            return False
        return True

    # --- decide

    def _decide(self, status: Status, *, go_on: bool) -> bool:
        index = self.view.index
        done = self._try(lambda: self.reviewer.decide(status))
        if done:
            self._edited(index)
            if go_on:
                self.pairs.go_to(self.view.cursor + 1)
        return done

    def action_accept(self) -> None:
        """Accept and go on."""
        self._decide(Status.ACCEPTED, go_on=True)

    def action_reject(self) -> None:
        """Reject and go on."""
        self._decide(Status.REJECTED, go_on=True)

    def action_clear(self) -> None:
        """Make the pair unreviewed again."""
        self._decide(Status.UNREVIEWED, go_on=False)

    def action_needs_work(self) -> None:
        """Send the pair back, ask why, and go on."""
        pair = self.view.current
        if pair is None or not self._decide(Status.NEEDS_WORK, go_on=False):
            return

        def then(text: str | None) -> None:
            self._save_note(pair, None, text)
            self.pairs.go_to(self.view.cursor + 1)

        self._ask_note(f"Pair {pair.id} needs work: what is wrong?", "", then)

    def action_keep(self) -> None:
        """Leave the pair out of exports, or take it in."""
        index = self.view.index
        said: list[str] = []
        if self._try(lambda: said.append(self.reviewer.toggle_keep())):
            self._edited(index)
            self._say(said[0])

    # --- notes

    def action_add_note(self) -> None:
        """Write a note."""
        pair = self.view.current
        if pair is not None and self._try(self.reviewer.check_writable):
            self._ask_note(f"Note on pair {pair.id}", "", lambda text: self._save_note(pair, None, text))

    def action_edit_note(self) -> None:
        """Change the latest note."""
        pair = self.view.current
        if pair is None or not self._try(self.reviewer.check_writable):
            return
        if not pair.notes:
            self._say("this pair has no note yet; o writes one")
            return
        note = pair.notes[-1]
        title = f"Note on pair {pair.id} by {one_line(note.author, 30)}; saved empty, it is deleted"
        self._ask_note(title, note.text, lambda text: self._save_note(pair, note, text))

    def _ask_note(self, title: str, text: str, then: Callable[[str | None], None]) -> None:
        from alignpost.review.note_editor import NoteEditor  # noqa: PLC0415 - TextArea is slow to load

        self.app.push_screen(NoteEditor(title, text), then)

    def _save_note(self, pair: Pair, note: Note | None, text: str | None) -> None:
        if text is None or (note is None and not text):
            return
        said: list[str] = []

        def save() -> None:
            if note is None:
                said.append(self.reviewer.add_note(pair.id, text))
            else:
                said.append(self.reviewer.edit_note(pair.id, note, text))

        if self._try(save):
            self._edited(self.reviewer.project.index_of(pair.id))
            self._say(said[0])

    # --- history

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._travel(self.reviewer.undo, "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Do it again."""
        self._travel(self.reviewer.redo, "done again", "nothing to do again")

    def _travel(self, step: Callable[[], Travel | None], verb: str, nothing: str) -> None:
        went: list[Travel | None] = []
        if not self._try(lambda: went.append(step())):
            return
        travel = went[0]
        if travel is None:
            self._say(nothing)
            return
        if travel.regrouped:
            self._rows_changed()
        for place in travel.places:
            self.pairs.pair_changed(place)
        row = self.view.row_of(travel.places[0]) if travel.places else None
        if row is not None:
            self.pairs.go_to(row)
        self._show_pair()
        self._say(f"{verb}: {travel.words}")

    # --- move

    def action_down(self) -> None:
        """One pair down."""
        self.pairs.step(+1)

    def action_up(self) -> None:
        """One pair up."""
        self.pairs.step(-1)

    def action_page_down(self) -> None:
        """One screen down."""
        self.pairs.page(+1)

    def action_page_up(self) -> None:
        """One screen up."""
        self.pairs.page(-1)

    def action_first(self) -> None:
        """To the top."""
        self.pairs.go_to(0)

    def action_last(self) -> None:
        """To the end."""
        self.pairs.go_to(len(self.view) - 1)

    def _jump(self, found: Found | None, nothing: str) -> None:
        if found is None:
            self._say(nothing)
            return
        self.pairs.go_to(found.row)
        if found.wrapped:
            self._say("went on from the other end")

    def action_next_suspicious(self) -> None:
        """To the next pair in doubt."""
        self._jump(self.view.jump(_doubtful, +1), "no pair is in doubt")

    def action_previous_suspicious(self) -> None:
        """To the previous pair in doubt."""
        self._jump(self.view.jump(_doubtful, -1), "no pair is in doubt")

    def action_next_unreviewed(self) -> None:
        """To the next pair without a mark."""
        self._jump(self.view.jump(_unreviewed, +1), "every pair shown is reviewed")

    def action_previous_unreviewed(self) -> None:
        """To the previous pair without a mark."""
        self._jump(self.view.jump(_unreviewed, -1), "every pair shown is reviewed")

    def action_next_noted(self) -> None:
        """To the next pair with notes."""
        self._jump(self.view.jump(_noted, +1), "no pair shown has a note")

    def action_previous_noted(self) -> None:
        """To the previous pair with notes."""
        self._jump(self.view.jump(_noted, -1), "no pair shown has a note")

    # --- find

    def action_find(self) -> None:
        """Open the line in which one types."""
        self._find.open()

    def on_find_bar_typed(self, event: FindBar.Typed) -> None:
        """Light up what is typed, where that is quick."""
        event.stop()
        if len(self.view) <= _SEARCH_WHILE_TYPING_UP_TO:
            self._search(event.query)

    def on_find_bar_settled(self, event: FindBar.Settled) -> None:
        """Go to the first match from here on."""
        event.stop()
        self._search(event.query)
        self._find.close()
        self.pairs.focus()
        pair = self.view.current
        if self.view.search and not (pair is not None and self.view.search.hits(pair)):
            self.action_next_match()

    def on_find_bar_left(self, event: FindBar.Left) -> None:
        """End the search."""
        event.stop()
        self._search("")
        self._find.close()
        self.pairs.focus()

    def _search(self, query: str) -> None:
        if query != self.view.search.query:
            self.view.set_search(Search(query))
            self.pairs.search_changed()
            self._keys.hints = self._hints()
            self._header.refresh()

    def action_next_match(self) -> None:
        """To the next match."""
        self._to_match(+1)

    def action_previous_match(self) -> None:
        """To the previous match."""
        self._to_match(-1)

    def _to_match(self, direction: int) -> None:
        if not self.view.search:
            self.action_find()
            return
        self._jump(
            self.view.next_match(direction), f"“{one_line(self.view.search.query, 40)}” is in no pair shown"
        )

    # --- filter and order

    def action_filter(self) -> None:
        """Choose what is shown."""
        from alignpost.review.filter_screen import FilterScreen  # noqa: PLC0415 - loads a list widget

        self.app.push_screen(FilterScreen(self.view.filter, count_facets(self.view.pairs)), self._show_only)

    def _show_only(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self.view.run_filter(wanted)
            self._rows_changed()

    def action_rerun_filter(self) -> None:
        """Let go of what no longer matches."""
        self.view.run_filter()
        self._rows_changed()

    def action_show_all(self) -> None:
        """Take the filter away."""
        self._show_only(EVERYTHING)

    def action_order(self) -> None:
        """Reading order or suspicion order."""
        self.view.set_order(Order.READING if self.view.order is Order.SUSPICION else Order.SUSPICION)
        self._rows_changed()
        self._say(self.view.order.value)

    def action_spaces(self) -> None:
        """Show no-break spaces, or not."""
        self.pairs.show_no_break(not self.pairs.mark_no_break)

    def action_detail(self) -> None:
        """Between the list and the detail pane."""
        (self.pairs if self.focused is self.detail else self.detail).focus()

    def action_escape(self) -> None:
        """Leave what is passing."""
        if self.focused is not self.pairs:
            self.pairs.focus()
        elif self.view.search:
            self._search("")

    # --- project

    def action_export(self) -> None:
        """Ask where to, and write."""
        from alignpost.review.export_screen import ExportScreen  # noqa: PLC0415

        self.app.push_screen(ExportScreen(self.reviewer.project.path.with_suffix(".tmx")), self._export)

    def _export(self, path: Path | None) -> None:
        if path is None:
            return
        from alignpost.formats import write  # noqa: PLC0415 - formats load XML libraries
        from alignpost.review.long_work import LongWork, Outcome  # noqa: PLC0415

        def work(progress: Progress) -> str:
            progress(f"reading {self.reviewer.project.path.name}", 0.0)
            bitext = self.reviewer.project.bitext()
            progress(f"writing {path.name}", 0.5)
            write(bitext, path)
            return f"exported to {path}"

        def then(outcome: Outcome[str] | None) -> None:
            if outcome is not None:
                self._try(lambda: self._say(outcome.value()))

        self.app.push_screen(LongWork(f"Export to {path.name}", work), then)

    def action_help(self) -> None:
        """All keys."""
        from alignpost.review.help_screen import HelpScreen  # noqa: PLC0415

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        """Actions by name."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave."""
        self.reviewer.remember()
        self.app.exit()


def _doubtful(pair: Pair) -> bool:
    return suspicion(pair) is not None


def _unreviewed(pair: Pair) -> bool:
    return pair.status is Status.UNREVIEWED


def _noted(pair: Pair) -> bool:
    return bool(pair.notes)
