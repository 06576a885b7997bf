"""Where you are: the project, the place in it, what is decided, how faithful it is, and what is shown."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from alignpost.model import Status
from alignpost.review.marks import STATUS_MARK, STATUS_WORD, band, language
from alignpost.review.state import Order, ViewState
from alignpost.review.styles import Inks
from alignpost.review.wrap import cells
from alignpost.visible import figure, one_line

__all__ = ["Header"]

_ORDER_SHOWN = (Status.ACCEPTED, Status.NEEDS_WORK, Status.REJECTED, Status.UNREVIEWED)
_WORDY_FROM = 104
"""Cells from which the counts are followed by their words."""

Piece = tuple[str, str]
"""Text and ink."""


class Header(Widget):
    """Three lines: name and place, counts and filter, and a bar that fills as the work is done.

    Args:
        view: what is shown.
        name: of the project.
        languages: tags of source and target.
        read_only: whether to say so.
    """

    ALLOW_SELECT = False

    def __init__(self, view: ViewState, title: str, languages: tuple[str, str], *, read_only: bool) -> None:
        super().__init__()
        self._view = view
        self._title = title
        self._languages = languages
        self._read_only = read_only
        self._inks = Inks(self)

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._inks.renew()

    def render_line(self, y: int) -> Strip:
        """One of the three lines."""
        left, right = (self._place, self._work, self._bar)[min(y, 2)]()
        return self._line(left, right)

    def _place(self) -> tuple[list[Piece], list[Piece]]:
        source, target = (language(tag) for tag in self._languages)
        left = [
            (" " + one_line(self._title, 60), "heading"),
            (f"   {source} → {target}", "muted"),
        ]
        if self._read_only:
            left.append(("   reading only", "fair"))
        count, total = len(self._view), len(self._view.pairs)
        pair, row = self._view.current, self._view.cursor + 1
        right = [("no pairs", "text")]
        if pair is not None and pair.id == row and count == total:
            right = [(f"pair {row} of {count}", "text")]
        elif pair is not None:
            # A pair keeps its number when others come and go, and when fewer are shown.
            right = [(f"pair {pair.id}", "text"), (f"   row {row} of {count}", "muted")]
        if count != total:
            right.append((f"  ({total} in all)", "muted"))
        return left, [*right, (" ", "text")]

    def _work(self) -> tuple[list[Piece], list[Piece]]:
        if not self._view.is_complete:
            return [(" reading …", "muted")], [*self._shown(), (" ", "text")]
        wordy = self.size.width >= _WORDY_FROM
        left: list[Piece] = [(" ", "text")]
        for status in _ORDER_SHOWN:
            left.append((STATUS_MARK[status] + " ", status.value))
            left.append((f"{self._view.counts[status]}", "text"))
            left.append((f" {STATUS_WORD[status]}   " if wordy else "   ", "muted"))
        mean = self._view.mean_fidelity if self._view.weighed else None
        if mean is not None:
            left += [
                ("fidelity ", "muted"),
                (figure(mean, 1) if self._view.mean_is_exact else f"≈ {mean:.0f}", band(mean)),
            ]
        return left, [*self._shown(), (" ", "text")]

    def _shown(self) -> list[Piece]:
        view = self._view
        pieces: list[Piece] = []
        if view.search:
            total, above = view.matches
            words = f"“{one_line(view.search.query, 20)}”"
            found = f"{above}/{total}" if total else "not found"
            pieces += [(words + " ", "accent"), (f"{found if view.searched else 'searching …'}   ", "text")]
        if view.order is Order.SUSPICION:
            pieces.append((view.order.value + ("   " if view.filter else ""), "accent"))
        if view.filter:
            pieces.append((one_line(view.filter.name, 48), "accent"))
        return pieces or [("all pairs", "muted")]

    def _bar(self) -> tuple[list[Piece], list[Piece]]:
        width, total = max(0, self.size.width - 2), len(self._view.pairs)
        left: list[Piece] = [(" ", "text")]
        done = used = 0
        for status in _ORDER_SHOWN[:3]:
            done += self._view.counts[status]
            until = round(width * done / total) if total else 0
            left.append(("━" * (until - used), status.value))
            used = until
        left.append(("─" * (width - used), "faint"))
        return left, []

    def _line(self, left: list[Piece], right: list[Piece]) -> Strip:
        width, base = self.size.width, self.rich_style
        used = sum(cells(text) for text, _ in left) + sum(cells(text) for text, _ in right)
        pieces = [*left, (" " * max(1 if right else 0, width - used), "text"), *right]
        segments = [Segment(text, base + self._ink(ink)) for text, ink in pieces if text]
        return Strip(segments).adjust_cell_length(width, base)

    def _ink(self, name: str) -> Style:
        return self._inks[name]
