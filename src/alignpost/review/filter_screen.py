"""Choose which pairs are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from alignpost.model import Severity
from alignpost.review.filters import Facet, Filter
from alignpost.review.marks import NOTE, SEVERITY_MARK, STATUS_MARK

__all__ = ["FilterScreen"]

_SHAPE = {
    **{Facet(status.value): mark for status, mark in STATUS_MARK.items()},
    Facet.SUSPICIOUS: "?",
    Facet.FINDINGS: SEVERITY_MARK[Severity.MAJOR],
    Facet.NOTES: NOTE,
    Facet.UNEVEN: "≠",
    Facet.DROPPED: "–",
}


class _Facets(SelectionList[Facet]):
    """Enter applies instead of toggling; Space and the digits toggle."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.apply", "Show", priority=True),
        *(Binding(str(n), f"screen.choose({n})", show=False) for n in range(1, len(Facet) + 1)),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]


class FilterScreen(ModalScreen[Filter | None]):
    """Gives the chosen filter, or None where Esc was pressed.

    Args:
        chosen: the filter in force.
        counts: how many pairs of the project have each facet.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave"),
        Binding("0", "everything", "All"),
    ]

    def __init__(self, chosen: Filter, counts: Mapping[Facet, int]) -> None:
        super().__init__()
        self._chosen = chosen
        self._counts = counts

    def compose(self) -> ComposeResult:
        """One line a facet, with its count."""
        width = max(len(facet.label) for facet in Facet)
        with Vertical(classes="dialogue"):
            yield Static(Content("Show only pairs that are"), classes="dialogue--title")
            yield _Facets(
                *(
                    Selection(
                        Content(f"{number} {_SHAPE[facet]} {facet.label:<{width}} {self._counts[facet]:>7}"),
                        facet,
                        facet in self._chosen.facets,
                    )
                    for number, facet in enumerate(Facet, 1)
                )
            )
            yield Static(
                Content("digit or Space chooses   Enter shows   0 all   Esc leaves"), classes="dialogue--hint"
            )

    def action_choose(self, number: int) -> None:
        """Choose a facet, or no longer."""
        self.query_one(_Facets).toggle(list(Facet)[number - 1])

    def action_apply(self) -> None:
        """Show what is chosen."""
        self.dismiss(Filter(frozenset(self.query_one(_Facets).selected)))

    def action_everything(self) -> None:
        """Show all pairs."""
        self.dismiss(Filter())

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
