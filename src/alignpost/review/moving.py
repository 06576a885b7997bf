"""The actions that move the cursor."""

from __future__ import annotations

from alignpost.model import Pair
from alignpost.review.desk import Desk
from alignpost.review.filters import Facet
from alignpost.review.state import Found

__all__ = ["Moving"]


class Moving(Desk):
    """The part of the review screen that moves about."""

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

    def action_go_to_pair(self) -> None:
        """Ask for a number, and go there."""

        def give(typed: str) -> None:
            self.pairs.go_to(self.view.row_nearest(typed))

        if self.view.current is not None:
            self._ask("Go to which pair?", "", give, "Enter goes there")

    def _jump(self, found: Found | None, nothing: str) -> None:
        if found is None:
            self._say(nothing)
            return
        alone = found.row == self.view.cursor
        self.pairs.go_to(found.row)
        if alone:
            self._say("there is no other; you are there")
        elif found.wrapped:
            self._say("went on from the other end")

    def action_next_suspicious(self) -> None:
        """To the next pair in doubt."""
        self._jump(self.view.jump(Facet.SUSPICIOUS, +1), "no pair is in doubt")

    def action_previous_suspicious(self) -> None:
        """To the previous pair in doubt."""
        self._jump(self.view.jump(Facet.SUSPICIOUS, -1), "no pair is in doubt")

    def action_next_unreviewed(self) -> None:
        """To the next pair without a mark."""
        self._jump(self.view.jump(Facet.UNREVIEWED, +1), "every pair shown is reviewed")

    def action_previous_unreviewed(self) -> None:
        """To the previous pair without a mark."""
        self._jump(self.view.jump(Facet.UNREVIEWED, -1), "every pair shown is reviewed")

    def action_next_noted(self) -> None:
        """To the next pair with notes."""
        self._jump(self.view.jump(_noted, +1), "no pair shown has a note")

    def action_previous_noted(self) -> None:
        """To the previous pair with notes."""
        self._jump(self.view.jump(_noted, -1), "no pair shown has a note")

    def action_next_uneven(self) -> None:
        """To the next pair that is not one to one."""
        self._jump(self.view.jump(Facet.UNEVEN, +1), "every pair shown is one to one")

    def action_previous_uneven(self) -> None:
        """To the previous pair that is not one to one."""
        self._jump(self.view.jump(Facet.UNEVEN, -1), "every pair shown is one to one")

    def action_next_bookmark(self) -> None:
        """To the next pair with a bookmark."""
        self._jump(self.view.jump(Facet.BOOKMARKED, +1), "no pair shown has a bookmark")


def _noted(pair: Pair) -> bool:
    return bool(pair.notes)
