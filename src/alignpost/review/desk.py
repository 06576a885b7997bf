"""What every part of the review screen stands on: its widgets, and how a change becomes visible."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from alignpost.errors import AlignPostError, Cancelled, ProjectInUseError
from alignpost.progress import Progress
from alignpost.review.column_heads import ColumnHeads
from alignpost.review.detail import Detail
from alignpost.review.find_bar import FindBar
from alignpost.review.header import Header
from alignpost.review.hints import TYPING, Doing, Hint, hints
from alignpost.review.kept import Kept
from alignpost.review.key_bar import KeyBar
from alignpost.review.pair_list import PairList
from alignpost.review.regrouper import Regrouper
from alignpost.review.reviewer import Reviewer
from alignpost.review.rewriter import Rewriter
from alignpost.review.settings import Settings
from alignpost.review.step import Change
from alignpost.review.trouble import in_short
from alignpost.review.verdicts import Verdicts
from alignpost.review.wording import WordReader
from alignpost.review.wrap import wrap
from alignpost.score.dismissals import standing_of
from alignpost.visible import one_line

__all__ = ["Desk"]

T = TypeVar("T")

_AROUND_A_NOTIFICATION_CELLS = 3
_FLUSH_AFTER_S = 2.0
_LOOK_FOR_OTHERS_EVERY_S = 1.0
_LOOK_AGAIN_AFTER_S = 10.0
"""Asking for a project that another program holds takes two seconds, in which no key is obeyed."""

_SAY_FOR_S = 2.0
_WARN_FOR_S = 3.0


class Desk(Screen[None]):
    """Composes the header, the list, the detail pane and the keys; says things; runs edits.

    Args:
        reviewer: joins the project and the view of it.
        settings: the user's own.
        kept: the dialogues.
    """

    AUTO_FOCUS = "PairList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (160, "-wide"), (240, "-vast")]  # noqa: RUF012 - an instance variable upstream
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    class Shown(Message):
        """The first frame stands."""

    class Resumed(Message):
        """It is what is seen, for the first time or again."""

    def __init__(self, reviewer: Reviewer, settings: Settings, kept: Kept) -> None:
        super().__init__()
        self.kept = kept
        self.reviewer = reviewer
        self.settings = settings
        self.verdicts = Verdicts(reviewer)
        self.regrouper = Regrouper(reviewer)
        self.rewriter = Rewriter(reviewer)
        self.rewriter.edit_source = settings.edit_source
        self.view = reviewer.view
        self.reader = WordReader(reviewer.languages)
        self.pairs = PairList(self.view, reviewer.languages, self.reader, reviewer.starts)
        self.pairs.mark_no_break = settings.no_break_spaces
        self.pairs.word_marks = settings.word_marks
        self.detail = Detail(reviewer.languages)
        self._header = Header(
            self.view, reviewer.project.path.name, reviewer.languages, read_only=reviewer.project.read_only
        )
        self._heads = ColumnHeads(self.pairs)
        self._heads.mark_protected(not settings.edit_source)
        self._find = FindBar()
        self._keys = KeyBar(self._hints(), settings.keymap)
        self._flush: Timer | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom; in a wide terminal the detail pane stands on the right."""
        yield self._header
        with Container(id="desk"):
            with Vertical(id="list"):
                yield self._heads
                yield self.pairs
            yield self.detail
        yield self._find
        yield self._keys

    def on_mount(self) -> None:
        """Show the pair at which the last review stopped."""
        self._show_pair()
        self.reviewer.on_others = self._show_others
        self._others = self.set_interval(_LOOK_FOR_OTHERS_EVERY_S, self._look_for_others)
        self.call_after_refresh(self._first_frame)

    def on_screen_resume(self) -> None:
        """Tell the app, which knows whether there is room."""
        self.post_message(self.Resumed())

    def _first_frame(self) -> None:
        self.post_message(self.Shown())

    def _show_pair(self) -> None:
        pair = self.view.current
        self.detail.show(pair, None if pair is None else self.view.focus.finding_of(pair))
        self._keys.hints = self._hints()
        self._header.refresh()

    def on_row_geometry_moved(self, event: PairList.Moved) -> None:
        """The detail follows the cursor, and the place is kept."""
        event.stop()
        self._show_pair()
        self.reviewer.remember()
        if self._flush is not None:
            self._flush.stop()
        self._flush = self.set_timer(_FLUSH_AFTER_S, lambda: self._try(self.reviewer.flush))

    def on_row_geometry_refitted(self, event: PairList.Refitted) -> None:
        """The heads stand over their columns again."""
        event.stop()
        self._heads.refresh()

    def _edited(self, index: int | None) -> None:
        """Paint the pair at `index` anew, where it now stands."""
        if index is not None:
            self.pairs.pairs_changed([index])
        self._show_pair()

    def _show_change(self, change: Change, *, words_stay: bool = False) -> None:
        """Paint what a change has touched; where the texts may be others, the cursor lets go of their words."""
        if not words_stay and (change.regrouped or self.view.index in change.places):
            self.view.focus.moved()
        if change.regrouped:
            self.pairs.rows_changed()
        else:
            self.pairs.pairs_changed(change.places)
        self._show_pair()

    def _rows_changed(self) -> None:
        self.pairs.rows_changed()
        self._show_pair()

    def _look_for_others(self) -> None:
        try:
            change = self.reviewer.take_in_others()
        except ProjectInUseError:
            self._others.pause()
            self.set_timer(_LOOK_AGAIN_AFTER_S, self._others.resume)
            return
        except AlignPostError as error:
            self._others.stop()  # the file is gone or unreadable: say so once, not every second
            self._say(in_short(error), warning=True)
            return
        if change.places:
            self._show_others(change)

    def _show_others(self, change: Change) -> None:
        self._show_change(change)
        self._say("somebody else has changed this project; what is shown is up to date")

    def _ask(self, title: str, text: str, give: Callable[[str], object], hint: str = "Enter saves") -> None:
        """Ask a question that one line answers; see `AskScreen`."""
        from alignpost.review.ask_screen import AskScreen  # noqa: PLC0415 - loads an input

        self.app.push_screen(self.kept.get(AskScreen).ask(title, text, give, hint))

    def _refuse(self, why: str, offer: str = "", then: Callable[[], object] = bool) -> None:
        """Say that a text cannot be written; `then` does what is offered. See `RefusalScreen`."""
        from alignpost.review.refusal_screen import RefusalScreen  # noqa: PLC0415

        def answered(wanted: bool | None) -> None:
            if wanted:
                then()

        self.app.push_screen(self.kept.get(RefusalScreen).tell(why, offer), answered)

    def _hints(self) -> tuple[Hint, ...]:
        if self._find.is_open:
            return TYPING
        focus, pair = self.view.focus, self.view.current
        doing = Doing(
            nowhere=pair is None,
            reading_only=self.reviewer.project.read_only,
            in_words=not focus.spot.at_rest,
            choosing=focus.range_from is not None,
            pinning=bool(focus.pins),
            searching=bool(self.view.search),
            doubting=pair is not None and bool(standing_of(pair)),
            suggesting=pair is not None and focus.may_take(pair),
            filtered=bool(self.view.filter),
        )
        return hints(doing, self.settings.keymap)

    def _say(self, words: str, *, warning: bool = False) -> None:
        shown = one_line(words, 300)
        # Broken here: textual breaks lines at no-break spaces as well.
        lines = wrap(shown, max(1, self.size.width - _AROUND_A_NOTIFICATION_CELLS))
        self.call_after_refresh(
            self.notify,
            "\n".join(shown[start:end] for start, end in lines),
            severity="warning" if warning else "information",
            markup=False,
            timeout=_WARN_FOR_S if warning else _SAY_FOR_S,
        )

    def _try(self, edit: Callable[[], T], then: Callable[[T], object] = bool) -> bool:
        """Run an edit, and go on with what it gives; an error of ours becomes words. Whether there was none."""
        try:
            found = edit()
        except AlignPostError as error:
            self._say(in_short(error), warning=True)
            return False
        then(found)
        return True

    def _work_long(
        self,
        title: str,
        work: Callable[[Progress], T],
        then: Callable[[T], object],
        *,
        ended: Callable[[], object] = bool,
        stopped: str = "stopped; nothing was changed",
        may_leave: bool = False,
    ) -> None:
        """Run `work` behind a bar, and go on with what it gives; an error of ours becomes words, as in `_try`.

        Args:
            title: what is being done.
            work: as `LongWork` takes it.
            then: takes what came of it.
            ended: called before that, whatever came.
            stopped: what is said where Esc has ended it.
            may_leave: as for `LongWork`.
        """
        from alignpost.review.long_work import LongWork, Outcome  # noqa: PLC0415 - loads a progress bar

        def over(outcome: Outcome[T] | None) -> None:
            ended()
            if outcome is None:
                return
            try:
                found = outcome.value()
            except Cancelled:
                self._say(stopped)
            except AlignPostError as error:
                self._say(in_short(error), warning=True)
            else:
                then(found)

        self.app.push_screen(LongWork(title, work, may_leave=may_leave), over)
