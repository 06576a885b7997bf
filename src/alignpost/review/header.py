"""Where you are: the project, the place in it, what is decided, how faithful it is, and what is shown."""

from __future__ import annotations

from rich.segment import Segment
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
_TITLE = 60
"""Characters of the project's name."""

_NAME = 48
"""Cells of a filter's name."""

Piece = tuple[str, str]
"""Text and ink."""


class Header(Widget):
    """Three lines: name and place, counts and filter, and a bar that fills as the work is done.

    Args:
        view: what is shown.
        title: name of the project.
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
        right = [*self._where(), (" ", "text")]
        source, target = (language(tag) for tag in self._languages)
        title = one_line(self._title, _TITLE)
        languages = [(f"   {source} → {target}", "muted")]
        reading = [("   reading only", "fair")] if self._read_only else []
        for more in ([*languages, *reading], reading):
            left = [(" " + title, "heading"), *more]
            if self._fit(left, right):
                return left, right
        room = self.size.width - _width([(" ", "text"), *reading, *right]) - 1
        return [(" " + _cut(title, room), "heading"), *reading], right

    def _where(self) -> list[Piece]:
        count, total = len(self._view), len(self._view.pairs)
        pair, row = self._view.current, self._view.cursor + 1
        where = [("no pairs", "text")]
        if pair is not None and pair.id == row and count == total:
            where = [(f"pair {row} of {count}", "text")]
        elif pair is not None:
            # A pair keeps its number when others come and go, and when fewer are shown.
            where = [(f"pair {pair.id}", "text"), (f"   row {row} of {count}", "muted")]
        if count != total:
            where.append((f"  ({total} in all)", "muted"))
        return where

    def _work(self) -> tuple[list[Piece], list[Piece]]:
        right = [*self._shown(_NAME), (" ", "text")]
        if not self._view.is_complete:
            return [(" reading …", "muted")], right
        mean = self._mean()
        for left in (self._counts(wordy=True) + mean, self._counts() + mean, self._counts()):
            if self._fit(left, right):
                return left, right
        left = self._counts()
        return left, [*self._shown(_NAME - _width(left + right) - 1 + self.size.width), (" ", "text")]

    def _counts(self, *, wordy: bool = False) -> list[Piece]:
        counts: list[Piece] = [(" ", "text")]
        for status in _ORDER_SHOWN:
            counts.append((STATUS_MARK[status] + " ", status.value))
            counts.append((f"{self._view.counts[status]}", "text"))
            counts.append((f" {STATUS_WORD[status]}   " if wordy else "   ", "muted"))
        return counts

    def _mean(self) -> list[Piece]:
        mean = self._view.mean_fidelity if self._view.weighed else None
        if mean is None:
            return []
        told = figure(mean, 1) if self._view.mean_is_exact else f"≈ {mean:.0f}"
        return [("fidelity ", "muted"), (told, band(mean))]

    def _shown(self, room: int) -> list[Piece]:
        """What is looked for, the order, and the filter in at most so many cells."""
        view = self._view
        told: list[list[Piece]] = []
        if view.search:
            told.append(self._sought())
        if view.order is Order.SUSPICION:
            told.append([(view.order.value, "accent")])
        if view.filter:
            told.append([(_cut(view.filter.name, room), "accent")])
        pieces: list[Piece] = []
        for each in told:
            pieces += [("   ", "text"), *each] if pieces else each
        return pieces or [("all pairs", "muted")]

    def _sought(self) -> list[Piece]:
        search, (total, above) = self._view.search, self._view.matches
        query = one_line(search.query, 20)
        words = f"/{query}/" if search.regular else f"“{query}”"
        sides = [language(tag) for tag in self._languages]
        where = "" if len(search.where.sides) == 2 else f"in {sides[search.where.sides[0]]} "
        found = f"{above}/{total}" if total else search.trouble or "not found"
        return [
            (f"{words} ", "accent"),
            (f"{where}{found if self._view.searched else 'searching …'}", "text"),
        ]

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

    def _fit(self, left: list[Piece], right: list[Piece]) -> bool:
        return _width(left) + 1 + _width(right) <= self.size.width

    def _line(self, left: list[Piece], right: list[Piece]) -> Strip:
        width, base = self.size.width, self.rich_style
        pieces = [*left, (" " * max(1 if right else 0, width - _width(left + right)), "text"), *right]
        segments = [Segment(text, base + self._inks[ink]) for text, ink in pieces if text]
        return Strip(segments).adjust_cell_length(width, base)


def _width(pieces: list[Piece]) -> int:
    return sum(cells(text) for text, _ in pieces)


def _cut(text: str, room: int) -> str:
    """`text` in at most `room` cells; where it was cut it ends in `…`."""
    limit = min(len(text), max(0, room))
    while limit and cells(one_line(text, limit)) > room:
        limit -= 1
    return one_line(text, limit)
