"""Progress, scores, pace and the MQM scorecard on one page."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alignpost.model import Severity, Status
from alignpost.review.dialogue import Dialogue
from alignpost.review.marks import STATUS_MARK, STATUS_WORD, band
from alignpost.review.page import Page
from alignpost.review.scorecard import ENOUGH_WORDS, TOLERATED, Scorecard
from alignpost.review.sheet import Piece, Sheet
from alignpost.review.statistics import BANDS, Statistics
from alignpost.visible import counted

__all__ = ["StatisticsScreen"]

_LABEL = 14
_FIGURE = 8


class _Figures(Page):
    FITTED = True

    def __init__(self) -> None:
        super().__init__()
        self.found: Statistics | None = None

    def write(self, left: Sheet, right: Sheet) -> None:
        if self.found is None:
            left.paragraph([("counting …", "muted")])
            return
        _progress(left, self.found)
        _pace(left, self.found)
        _scores(right, self.found)
        _scorecard(left, self.found.scorecard)


def _bar(sheet: Sheet, mark: str, label: Piece, count: int, most: int, total: int, ink: str) -> None:
    room = max(4, sheet.width - _LABEL - _FIGURE - 7)
    length = round(room * count / most) if most else 0
    bar = "━" * (length or (1 if count else 0))
    share = f"{count / total:>6.0%}" if total else ""
    first: list[Piece] = [
        (mark, ink),
        (f"{label[0]:<{_LABEL - len(mark)}}", label[1]),
        (f"{count:>{_FIGURE - 1},} ", "text"),
    ]
    sheet.paragraph(
        [(f"{bar:<{room}}".replace(" ", "\u00a0"), ink), (share.replace(" ", "\u00a0"), "muted")],
        first=first,
        indent=_LABEL + _FIGURE,
    )


def _progress(sheet: Sheet, found: Statistics) -> None:
    sheet.heading("Progress")
    for status in (Status.ACCEPTED, Status.NEEDS_WORK, Status.REJECTED, Status.UNREVIEWED):
        count = found.statuses[status]
        label = f" {STATUS_WORD[status]}"
        _bar(sheet, STATUS_MARK[status], (label, "text"), count, found.pairs, found.pairs, status.value)
    more = [
        f"{found.edited:,} edited",
        f"{counted(found.open_notes, 'note')} open",
        f"{found.dropped:,} left out of exports",
    ]
    sheet.paragraph([(", ".join(more), "muted")])


def _scores(sheet: Sheet, found: Statistics) -> None:
    sheet.heading("Fidelity")
    most, total = max(found.histogram, default=0), sum(found.histogram)
    for (low, high), count in zip(reversed(BANDS), reversed(found.histogram), strict=True):
        _bar(sheet, "", (f"{low:>4} – {high}", "muted"), count, most, total, band(low))
    if found.unscored:
        sheet.paragraph([(f"{found.unscored:,} without score", "muted")])
    if found.by_hand is not None:
        mean, count = found.by_hand
        sheet.paragraph([(f"By hand: mean {mean:.1f} of {count:,}", "text")])


def _pace(sheet: Sheet, found: Statistics) -> None:
    sheet.heading("Your pace (nobody else sees it)")
    speed = found.pace.per_hour
    left = found.statuses[Status.UNREVIEWED]
    if speed is None:
        sheet.paragraph([("Decide a few pairs one after the other, and it shows here.", "muted")])
        return
    words = f"{speed:,.0f} pairs an hour"
    if left:
        words += f"; {left:,} unreviewed, about {_duration(left / speed)} more"
    sheet.paragraph([(words, "text")])


def _duration(hours: float) -> str:
    minutes = max(1, round(hours * 60))
    return f"{minutes} min" if minutes < 90 else f"{hours:.1f} h"


def _scorecard(sheet: Sheet, card: Scorecard) -> None:
    sheet.heading("MQM scorecard of what is reviewed")
    normed, score = card.per_thousand, card.score
    if normed is None or score is None:
        sheet.paragraph([("Nothing is reviewed yet.", "muted")])
        return
    for severity in reversed(Severity):
        kinds = {name: n for (name, s), n in sorted(card.errors.items()) if s is severity}
        if kinds:
            listed = ", ".join(f"{n} {name}" for name, n in kinds.items())
            sheet.paragraph(
                [(f"{sum(kinds.values())} {severity.value}", "text"), (f"  {listed}", "muted")],
                first=[(severity.mark, f"mark_{severity.value}")],
                indent=2,
            )
    sheet.paragraph(
        [
            (f"{counted(card.penalty, 'penalty point')} in {counted(card.words, 'word')}: ", "muted"),
            (f"{normed:.1f} per 1,000", "text"),
        ]
    )
    verdict = {True: "passes", False: "does not pass", None: "too little to say"}[card.passes]
    ink = {True: "good", False: "poor", None: "fair"}[card.passes]
    sheet.paragraph(
        [
            (f"Calibrated score {score:.1f} of 100: ", "text"),
            (verdict, ink),
            (f" (90 is {TOLERATED:g} points per 1,000 words)", "muted"),
        ]
    )
    if card.words < ENOUGH_WORDS:
        sheet.paragraph(
            [
                (
                    f"{counted(card.words, 'word')} reviewed; under {ENOUGH_WORDS} a score is chance.",
                    "fair",
                )
            ]
        )


class StatisticsScreen(Dialogue[None]):
    """Closes by Esc, `q` or `S`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,S", "dismiss(None)", "Close")]

    def __init__(self) -> None:
        super().__init__()
        self._pairs = 0
        self._figures = _Figures()

    def ask(self, pairs: int) -> Self:
        """What is counted: so many pairs."""
        self._pairs, self._figures.found = pairs, None
        return self.filled()

    def fill(self) -> None:
        """From the top, and still being counted."""
        self.write(".dialogue--title", f"Statistics of {counted(self._pairs, 'pair')}")
        self._figures.begin()

    def show(self, found: Statistics) -> None:
        """Show what was counted; before that, the screen says that it is being counted."""
        self._figures.found = found
        self._figures.lay_out()

    def compose(self) -> ComposeResult:
        """A title, the figures, a line of hints."""
        with Vertical(classes="dialogue -wide -fitted"):
            yield Static(classes="dialogue--title")
            yield self._figures
            yield Static(Content("↑ ↓ scroll   Esc closes"), classes="dialogue--hint")
