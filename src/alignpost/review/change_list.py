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

_SHOWN = 200
"""Changes that are previewed; their number is given however many there are."""
_INDENT = 12
_INK = {"same": "muted", "sign": "text", "gone": "gone", "new": "new"}


class ChangeList(Page):
    """The proposals, with a cursor while it has the focus."""

    TWO_COLUMNS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("home,g", f"go(-{_SHOWN})", show=False),
        Binding("end,G", f"go({_SHOWN})", show=False),
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
        self._tops: list[int] = [0]
        """The line on which each change begins, and the one behind the last."""

    def show(self, proposals: Sequence[Proposal]) -> None:
        """Other changes; what was left out stays so."""
        self._proposals = proposals
        self.lay_out()
        self._cursor = max(0, min(self._cursor, self._previewed - 1))

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
    def _previewed(self) -> int:
        return min(len(self._tops) - 1, len(self._proposals))

    # --- painting

    def write(self, left: Sheet, right: Sheet) -> None:
        """All that are previewed."""
        del right
        self._tops = [0]
        for proposal in self._proposals[:_SHOWN]:
            self._write_one(left, proposal)
            self._tops.append(len(left.lines))
        if len(self._proposals) > _SHOWN:
            left.paragraph([(f"and {len(self._proposals) - _SHOWN:,} more", "muted")], indent=_INDENT)

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
        if not (self.has_focus and self._previewed):
            return strip
        if not self._tops[self._cursor] <= line < self._tops[self._cursor + 1]:
            return strip
        inks = Inks(self)
        lit = Style(bgcolor=inks["row_cursor"].bgcolor)
        bar = Segment("▌", self.rich_style + inks["accent"] + lit)
        rest = [Segment(text, (style or Style.null()) + lit) for text, style, _ in strip.crop(1)]
        return Strip([bar, *rest], strip.cell_length)

    # --- keys

    def action_go(self, by: int) -> None:
        """To another change."""
        if not self._previewed:
            return
        self._cursor = max(0, min(self._previewed - 1, self._cursor + by))
        top, below = self._tops[self._cursor], self._tops[self._cursor + 1]
        page, first = self.scrollable_content_region.height, int(self.scroll_y)
        if top < first or below - top > page:
            self.scroll_to(y=top, animate=False)
        elif below > first + page:
            self.scroll_to(y=below - page, animate=False)
        self.refresh()

    def action_leave_out(self) -> None:
        """Leave the change under the cursor out, or take it in again; go on to the next."""
        if not self._previewed:
            return
        proposal = self._proposals[self._cursor]
        self._left_out ^= {(proposal.pair_id, proposal.side)}
        sheet = Sheet(self.scrollable_content_region.width, Inks(self))
        self._write_one(sheet, proposal)
        top, below = self._tops[self._cursor], self._tops[self._cursor + 1]
        self._strips[top:below] = [Strip(line) for line in sheet.lines]
        self.post_message(self.Chosen())
        self.action_go(+1)
