"""Choose which pairs are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from alignpost.model import Severity
from alignpost.review.choices import Choices
from alignpost.review.dialogue import Dialogue
from alignpost.review.filters import Facet, Filter
from alignpost.review.marks import BOOKMARK, EDITED, NOTE, NOTHING, STATUS_MARK

__all__ = ["FilterScreen"]

_FACETS = tuple(Facet)
_KEYS = "123456789abcdefgh"
"""One for each facet."""
_WIDTH = max(len(facet.label) for facet in _FACETS)
_SHAPE = {
    **{Facet(status.value): mark for status, mark in STATUS_MARK.items()},
    Facet.SUSPICIOUS: "?",
    Facet.FINDINGS: Severity.MAJOR.mark,
    Facet.NOTES: NOTE,
    Facet.SCORE_LOW: "▁",
    Facet.SCORE_MIDDLE: "▄",
    Facet.SCORE_HIGH: "█",
    Facet.EDITED: EDITED,
    Facet.BOOKMARKED: BOOKMARK,
    Facet.LOCKED: "[",
    Facet.EMPTY: NOTHING,
    Facet.LENGTHS: "↔",
    Facet.UNEVEN: "≠",
    Facet.DROPPED: "–",
}


class _Facets(Choices):
    """Space and Enter belong to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.apply", "Show", priority=True),
        Binding("space", "screen.choose", "Choose", priority=True),
    ]


class FilterScreen(Dialogue[Filter | None]):
    """Gives the chosen filter, or None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave"),
        Binding("0", "everything", "All"),
        Binding("n", "next_named", "Named"),
        Binding("s", "name", "Name it"),
        *(Binding(key, f"choose({number})", show=False) for number, key in enumerate(_KEYS, 1)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._facets: set[Facet] = set()
        self._counts: Mapping[Facet, int] = {}
        self._named: Sequence[Filter] = ()
        self._keep: Callable[[Filter], Sequence[Filter]] = lambda _: ()

    def ask(
        self, chosen: Filter, named: Sequence[Filter], keep: Callable[[Filter], Sequence[Filter]]
    ) -> Self:
        """What can be chosen.

        Args:
            chosen: the filter in force.
            named: filters that the user has given names.
            keep: keeps a filter under its title, or lets go of it where that is empty; raises `AlignPostError` where
                it cannot.
        """
        self._facets, self._counts, self._named, self._keep = set(chosen.facets), {}, named, keep
        return self.filled()

    def compose(self) -> ComposeResult:
        """One line a facet, with its count."""
        with Vertical(classes="dialogue"):
            yield Static(Content("Show only pairs that are"), classes="dialogue--title")
            yield _Facets(*(self._line(facet) for facet in _FACETS))
            yield Static(id="named")
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """Say what the choice amounts to."""
        self._write()
        self.query_one(_Facets).highlighted = 0
        self._say_name()
        more = "   n named" if self._named else ""
        self.write(
            ".dialogue--hint", f"Space or its key chooses   Enter shows   0 all   s names{more}   Esc leaves"
        )

    def show_counts(self, counts: Mapping[Facet, int]) -> None:
        """Show how many pairs of the project have each facet; before that, each shows a `…`."""
        self._counts = counts
        if self.is_mounted:
            self._write()

    def _write(self) -> None:
        facets = self.query_one(_Facets)
        for number, facet in enumerate(_FACETS):
            facets.replace_option_prompt_at_index(number, self._line(facet))

    def _wanted(self) -> Filter:
        wanted = Filter(frozenset(self._facets))
        return next((each for each in self._named if each == wanted), wanted)

    def _say_name(self) -> None:
        self.write("#named", f"→ {self._wanted().name}")

    def action_next_named(self) -> None:
        """Choose what the next named filter chooses."""
        if not self._named:
            return
        wanted = self._wanted()
        place = next((i for i, each in enumerate(self._named) if each == wanted), -1)
        self._facets = set(self._named[(place + 1) % len(self._named)].facets)
        self._write()
        self._say_name()

    def action_name(self) -> None:
        """Ask what the chosen filter is to be called."""
        from alignpost.review.ask_screen import AskScreen  # noqa: PLC0415 - loads an input

        wanted, keep = self._wanted(), self._keep
        if not wanted:
            return

        def give(typed: str) -> None:
            self._named = keep(Filter(wanted.facets, typed))
            self._say_name()

        hint = "Enter keeps it with the project; empty forgets the name"
        self.app.push_screen(AskScreen().ask("What is this filter called?", wanted.title, give, hint))

    def _line(self, facet: Facet) -> Content:
        box = "[x]" if facet in self._facets else "[ ]"
        key = _KEYS[_FACETS.index(facet)]
        count = self._counts.get(facet, "…")
        return Content(f"{key}  {box}  {_SHAPE[facet]} {facet.label:<{_WIDTH}} {count:>8}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int | None = None) -> None:
        """Choose a facet by its number, or the one under the cursor; choosing again lets go of it."""
        facets = self.query_one(_Facets)
        place = facets.highlighted if number is None else number - 1
        if place is not None:
            self._facets ^= {_FACETS[place]}
            facets.replace_option_prompt_at_index(place, self._line(_FACETS[place]))
            facets.highlighted = place
            self._say_name()

    def action_apply(self) -> None:
        """Show what is chosen."""
        self.dismiss(self._wanted())

    def action_everything(self) -> None:
        """Show all pairs."""
        self.dismiss(Filter())

    def action_cancel(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
