"""What would change, a line each; Space leaves a change out, or takes it in again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from alignpost.review.cursor_page import CursorPage
from alignpost.review.diff import told_diff
from alignpost.review.replacing import Proposal
from alignpost.review.sheet import Sheet
from alignpost.review.styles import Inks

__all__ = ["ChangeList"]

_LEAF = 100
"""Changes that are laid out at a time; the cursor turns the leaf, so that all of them can be reached."""
_INDENT = 12
_INK = {"same": "muted", "sign": "text", "gone": "gone", "new": "new"}


class ChangeList(CursorPage):
    """The proposals."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
    def entries(self) -> int:
        """How many changes are proposed."""
        return len(self._proposals)

    @property
    def cursor_lines(self) -> range:
        """Those of the change under the cursor."""
        place = self._cursor - self._first
        return range(self._tops[place], self._tops[place + 1])

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

    # --- keys

    def stand(self, place: int) -> None:
        """Turn the leaf where another one holds it."""
        leaf = self._first
        super().stand(place)
        if self._first != leaf:
            self.lay_out()

    def bring_into_view(self) -> None:
        """With the first change of a leaf, the line that tells how many come before."""
        super().bring_into_view()
        if self._cursor == self._first:
            self.scroll_to(y=0, animate=False)

    def action_leave_out(self) -> None:
        """Leave the change under the cursor out, or take it in again; go on to the next."""
        if not self._proposals:
            return
        proposal = self._proposals[self._cursor]
        self._left_out ^= {(proposal.pair_id, proposal.side)}
        sheet = Sheet(self.scrollable_content_region.width, Inks(self))
        self._write_one(sheet, proposal)
        lines = self.cursor_lines
        self._strips[lines.start : lines.stop] = [Strip(line) for line in sheet.lines]
        self.post_message(self.Chosen())
        self.stand(self._cursor + 1)
        self.bring_into_view()
