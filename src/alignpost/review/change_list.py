"""What would change, a line each; Space leaves a change out, or takes it in again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from alignpost.review.diff import told_diff
from alignpost.review.page import Page
from alignpost.review.replacing import Proposal
from alignpost.review.sheet import Sheet
from alignpost.review.styles import Inks

__all__ = ["ChangeList"]

_LEAF = 100
"""Changes that are laid out at a time; the cursor turns the leaf, so that all of them can be reached."""
_PAGE = 10
_ALL = 10**9
_INDENT = 12
_INK = {"same": "muted", "sign": "text", "gone": "gone", "new": "new"}


class ChangeList(Page):
    """The proposals, with a cursor while it has the focus."""

    TWO_COLUMNS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("pagedown", f"go({_PAGE})", show=False),
        Binding("pageup", f"go(-{_PAGE})", show=False),
        Binding("home,g", f"go(-{_ALL})", show=False),
        Binding("end,G", f"go({_ALL})", show=False),
        Binding("space", "leave_out", show=False),
        Binding("enter", "screen.apply", show=False),
    ]

    class Chosen(Message):
        """A change was left out, or taken in again."""

    def __init__(self) -> None:
        super().__init__()
        self._proposals: Sequence[Proposal] = ()
        self._left_out: set[tuple[int, int]] = set()
        """Number of the pair, and side."""
        self._cursor = 0
        """The place of a change among all of them."""
        self._tops: list[int] = [0]
        """The line on which each change of the leaf begins, and the one behind the last."""

    def show(self, proposals: Sequence[Proposal]) -> None:
        """Other changes; what was left out stays so."""
        self._proposals = proposals
        self._cursor = max(0, min(self._cursor, len(proposals) - 1))
        self.lay_out()

    def take_all(self) -> None:
        """Nothing is left out, and the cursor is back at the top."""
        self._left_out.clear()
        self._cursor = 0
        self.scroll_to(y=0, animate=False)

    @property
    def chosen(self) -> list[Proposal]:
        """The changes that are not left out."""
        return [each for each in self._proposals if not self._is_left_out(each)]

    @property
    def left_out(self) -> int:
        """How many are left out."""
        return sum(map(self._is_left_out, self._proposals)) if self._left_out else 0

    def _is_left_out(self, proposal: Proposal) -> bool:
        return (proposal.pair_id, proposal.side) in self._left_out

    @property
    def _first(self) -> int:
        """The place of the first change of the leaf on which the cursor stands."""
        return self._cursor - self._cursor % _LEAF

    @property
    def _lines(self) -> tuple[int, int]:
        """The first line of the change under the cursor, and the one behind its last."""
        place = self._cursor - self._first
        return self._tops[place], self._tops[place + 1]

    # --- painting

    def write(self, left: Sheet, right: Sheet) -> None:
        """The leaf, and how many changes come before it and after."""
        del right
        first, total = self._first, len(self._proposals)
        last = min(first + _LEAF, total)
        if first:
            left.paragraph([(f"{first:,} before", "muted")], indent=_INDENT)
        self._tops = [len(left.lines)]
        for proposal in self._proposals[first:last]:
            self._write_one(left, proposal)
            self._tops.append(len(left.lines))
        if last < total:
            left.paragraph([(f"and {total - last:,} more", "muted")], indent=_INDENT)

    def _write_one(self, sheet: Sheet, proposal: Proposal) -> None:
        out = self._is_left_out(proposal)
        # What is left out is as long as what is not: the lines below stay where they are.
        pieces = [
            (text, "faint" if out else _INK[kind])
            for text, kind in told_diff(proposal.before, proposal.after)
        ]
        box, ink = ("[ ]", "muted") if out else ("[x]", "text")
        sheet.paragraph(
            pieces, first=[(f" {box} ", ink), (f"{proposal.pair_id:>5}  ", "accent")], indent=_INDENT
        )

    def render_line(self, y: int) -> Strip:
        """One line; those of the change under the cursor stand out."""
        strip = super().render_line(y)
        line = y + int(self.scroll_y)
        if not (self.has_focus and self._proposals):
            return strip
        top, below = self._lines
        if not top <= line < below:
            return strip
        inks = Inks(self)
        lit = Style(bgcolor=inks["row_cursor"].bgcolor)
        bar = Segment("▌", self.rich_style + inks["accent"] + lit)
        rest = [Segment(text, (style or Style.null()) + lit) for text, style, _ in strip.crop(1)]
        return Strip([bar, *rest], strip.cell_length)

    # --- keys

    def action_go(self, by: int) -> None:
        """To another change."""
        if not self._proposals:
            return
        leaf = self._first
        self._cursor = max(0, min(len(self._proposals) - 1, self._cursor + by))
        if self._first != leaf:
            self.lay_out()
        top, below = self._lines
        if self._cursor == self._first:
            top = 0  # with the line that tells how many come before
        page, first = self.scrollable_content_region.height, int(self.scroll_y)
        if top < first or below - top > page:
            self.scroll_to(y=top, animate=False)
        elif below > first + page:
            self.scroll_to(y=below - page, animate=False)
        self.refresh()

    def action_leave_out(self) -> None:
        """Leave the change under the cursor out, or take it in again; go on to the next."""
        if not self._proposals:
            return
        proposal = self._proposals[self._cursor]
        self._left_out ^= {(proposal.pair_id, proposal.side)}
        sheet = Sheet(self.scrollable_content_region.width, Inks(self))
        self._write_one(sheet, proposal)
        top, below = self._lines
        self._strips[top:below] = [Strip(line) for line in sheet.lines]
        self.post_message(self.Chosen())
        self.action_go(+1)
