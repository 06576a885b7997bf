"""Exports: the action that asks where to and which pairs, and writes them behind a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignpost.errors import AlignPostError, Cancelled
from alignpost.model import Pair
from alignpost.progress import Progress
from alignpost.review.desk import Desk
from alignpost.review.trouble import in_short
from alignpost.visible import counted

if TYPE_CHECKING:
    from alignpost.review.export_screen import Wish

__all__ = ["Exporting"]


class Exporting(Desk):
    """The part of the review screen that writes files."""

    def action_export(self) -> None:
        """Ask where to, and write."""
        from alignpost.review.export_screen import Wish  # noqa: PLC0415

        self._ask_where_to(Wish(self.reviewer.project.path.with_suffix(".tmx"), only_shown=False))

    def _ask_where_to(self, suggested: Wish, trouble: str = "") -> None:
        from alignpost.review.export_screen import ExportScreen  # noqa: PLC0415

        shown, count = self._part_in_words(), counted(len(self.view.pairs), "pair")
        self.app.push_screen(ExportScreen(suggested, f"all {count}", shown, trouble), self._export)

    def _part(self) -> list[Pair]:
        """The pairs of the chosen range, or else those that are shown."""
        rows = self.view.focus.rows_of(self.view.cursor)
        return [self.view.pair_at(row) for row in rows] if self._has_range() else self.view.shown()

    def _has_range(self) -> bool:
        return self.view.focus.range_from is not None and len(self.view) > 0

    def _part_in_words(self) -> str:
        """What `_part` takes; empty where that is everything."""
        if self._has_range():
            return f"the chosen range alone: {counted(len(self._part()), 'pair')}"
        if self.view.filter:
            return f"those shown alone ({self.view.filter.name}): {counted(len(self.view), 'pair')}"
        return ""

    def _export(self, wish: Wish | None) -> None:
        if wish is None:
            return
        from alignpost.review.long_work import LongWork, Outcome  # noqa: PLC0415
        from alignpost.review.written_export import exported  # noqa: PLC0415 - formats load XML libraries

        path = wish.path
        only = frozenset(pair.id for pair in self._part()) if wish.only_shown else None

        def work(progress: Progress) -> str:
            return exported(self.reviewer.project, path, only, progress)

        def then(outcome: Outcome[str] | None) -> None:
            if outcome is None:
                return
            try:
                self._say(outcome.value())
            except Cancelled as error:
                self._say(in_short(error))
            except AlignPostError as error:
                self._ask_where_to(wish, in_short(error))

        self.app.push_screen(LongWork(f"Export to {path.name}", work), then)
