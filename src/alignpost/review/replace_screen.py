"""Find and replace with a preview of every change."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Self

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alignpost.errors import AlignPostError
from alignpost.model import Pair
from alignpost.review.change_list import ChangeList
from alignpost.review.dialogue import Dialogue
from alignpost.review.prose import Prose
from alignpost.review.replacing import Proposal, Replacement, Where, proposals
from alignpost.review.search import Search
from alignpost.review.slices import BETWEEN_SLICES_S, SLICE_S, UNTIL_PAINTED_S
from alignpost.review.traits import FEW
from alignpost.review.trouble import in_short
from alignpost.review.typed_spaces import TextInput
from alignpost.visible import counted

__all__ = ["ReplaceScreen"]


class ReplaceScreen(Dialogue[list[Proposal] | None]):
    """Gives the changes to make, or None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        Binding("f2", "sides", "Sides", priority=True),
        Binding("f3", "regular", "Regular expression", priority=True),
        Binding("f4", "case", "Case", priority=True),
        Binding("ctrl+s", "apply", "Replace"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pairs: Sequence[Pair] = ()
        self._wanted: Replacement | None = None
        self._find = Search("")
        self._sides: tuple[Where, ...] = (Where.TARGET,)
        self._where = Where.TARGET
        self._regular = False
        self._case = False
        self._looking = False
        self._apply_then = False

    def ask(self, pairs: Sequence[Pair], find: Search, *, may_edit_source: bool) -> Self:
        """Where and what to look for.

        Args:
            pairs: those shown.
            find: what to begin with: its words or expression, and its sides as far as they may be edited.
            may_edit_source: whether the source may be searched as well.
        """
        self._pairs, self._find = pairs, find
        self._sides = tuple(Where) if may_edit_source else (Where.TARGET,)
        return self.filled()

    def compose(self) -> ComposeResult:
        """Two lines to type in, the options, the preview, a line of hints."""
        with Vertical(classes="dialogue -wide"):
            yield Static(Content("Change words in what is shown"), classes="dialogue--title")
            yield TextInput(placeholder="find", compact=True, id="find")
            yield TextInput(placeholder="replace by (nothing takes it away)", compact=True, id="put")
            yield Static(id="options")
            yield ChangeList()
            yield Static(
                Content("Enter replaces   Tab next   Space leaves a change out   Esc leaves"),
                classes="dialogue--hint",
            )

    def fill(self) -> None:
        """Show what would change, as it was looked for; what was looked for nowhere else, on the side that is edited."""
        where = self._find.where
        self._where = where if where is not Where.BOTH and where in self._sides else Where.TARGET
        self._regular, self._case = self._find.regular, False
        for name, words in (("#put", ""), ("#find", self._find.query)):
            field = self.query_one(name, TextInput)
            with field.prevent(Input.Changed):
                field.value = words
            field.select_all()
        self._wanted = None
        self._preview()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what would change by now."""
        event.stop()
        self._preview()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the first line to the second; from the second, do it."""
        event.stop()
        if event.input.id == "find":
            self.query_one("#put").focus()
        else:
            self.action_apply()

    def _preview(self) -> None:
        find, put = (self.query_one(f"#{name}", Input).value for name in ("find", "put"))
        wanted = Replacement(find, put, self._regular, self._case, self._where)
        if self._wanted is None or replace(wanted, put="") != replace(self._wanted, put=""):
            self.query_one(ChangeList).take_all()  # what was left out was something else
        self._wanted, self._looking, self._apply_then = wanted, True, False
        self._look(wanted)

    @work(exclusive=True)
    async def _look(self, wanted: Replacement) -> None:
        """Show what would change, the first of many texts at once; the next key typed ends it."""
        found: list[Proposal] = []
        if len(self._pairs) > FEW:
            await asyncio.sleep(UNTIL_PAINTED_S)
        shown, slice_ends = False, time.monotonic() + SLICE_S
        try:
            for pair in self._pairs:
                found += proposals(wanted, (pair,))
                if time.monotonic() >= slice_ends:
                    if not shown:
                        self._show(tuple(found), "so far")
                    shown = True
                    await asyncio.sleep(BETWEEN_SLICES_S)
                    slice_ends = time.monotonic() + SLICE_S
        except AlignPostError as error:
            self._show((), trouble=in_short(error))
        else:
            self._show(found)
        self._looking = False
        if self._apply_then and self.is_current:
            self.action_apply()

    def _show(self, found: Sequence[Proposal], so_far: str = "", trouble: str = "") -> None:
        self.query_one(ChangeList).show(found)
        self._tell(so_far, trouble)

    def on_change_list_chosen(self, event: ChangeList.Chosen) -> None:
        """One less, or one more."""
        event.stop()
        self._tell("so far" if self._looking else "")

    def _tell(self, so_far: str = "", trouble: str = "") -> None:
        changes = self.query_one(ChangeList)
        chosen, left_out = changes.chosen, changes.left_out
        times = sum(each.times for each in chosen)
        count = f"{times:,} in {counted(len(chosen), 'text')} {so_far}".rstrip(" ")
        if not (chosen or left_out or so_far):
            count = "nothing to change"
        elif left_out:
            count += f", {left_out:,} left out"
        on = {True: "yes", False: "no"}
        options = (
            f"F2 side: {self._where.value}   F3 regular expression: {on[self._regular]}"
            f"   F4 match case: {on[self._case]}"
        )
        self.query_one("#options", Static).update(
            Prose.assemble(
                (options, "$text-muted"), "\n", (trouble or count, "$warning" if trouble else "bold")
            )
        )

    def action_sides(self) -> None:
        """The next choice of sides."""
        self._where = self._sides[(self._sides.index(self._where) + 1) % len(self._sides)]
        self._preview()

    def action_regular(self) -> None:
        """Words or a regular expression."""
        self._regular = not self._regular
        self._preview()

    def action_case(self) -> None:
        """Blind to case, or not."""
        self._case = not self._case
        self._preview()

    def action_leave(self) -> None:
        """Change nothing, and look no further."""
        self.workers.cancel_node(self)
        self.dismiss(None)

    def action_apply(self) -> None:
        """Give the changes back, once all are found."""
        if self._looking:
            self._apply_then = True
            return
        chosen = self.query_one(ChangeList).chosen
        if chosen:
            self.dismiss(chosen)
