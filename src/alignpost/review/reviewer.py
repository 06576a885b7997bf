"""What a reviewer does to a project, in plain Python: edits are made, the view is kept true, and words are given."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Final

from alignpost.errors import AlignPostError, ProjectError
from alignpost.model import Pair, Span
from alignpost.progress import Progress, silent
from alignpost.review.sentences import Start, Starts, placed, starts_of, telling
from alignpost.review.state import ViewState
from alignpost.review.step import Change, Made, Step
from alignpost.review.traits import Traits
from alignpost.store import Command, News, Project, Side
from alignpost.store.collecting import uncollected

__all__ = ["SIDES", "Reviewer"]

SIDES: Final[tuple[Side, Side]] = ("source", "target")
_CURSOR = "review.cursor"


class Reviewer:
    """Joins a project and the view of it.

    Args:
        project: open; the reviewer never closes it.

    Attributes:
        on_others: is told what others have changed, as soon as the view has it; nothing may be painted before.

    All editing methods raise `AlignPostError` where the project refuses, and then nothing has changed.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        project.take_news()  # older than the view
        with uncollected():
            self.view = ViewState(project.pairs())
            if not self.view.is_complete:
                import_module(
                    "numpy"
                )  # for the columns; after the first frame, a key would have to wait for it
        gc.freeze()
        self.languages = project.languages
        self.on_others: Callable[[Change], object] = bool
        self._shown = project.newest_entry
        """Number of the newest entry that the reviewer has had before the eyes: edits are decided on that."""
        self._paragraphs: dict[Side, frozenset[int]] = dict.fromkeys(SIDES, frozenset())
        self._texts_edition: int | None = None
        """Of the texts whose paragraphs these are; None before they are first read, which has time."""
        self._go_back_to_where_we_were()

    @property
    def side(self) -> Side:
        """The side that the cursor is on."""
        return SIDES[self.view.focus.spot.side]

    # --- edits

    def edit(self, *commands: Command, words: str | None = None) -> Change:
        """Make an edit of one step, and take in what it changed."""
        change = self.take(self.step(*commands, words=words))
        assert change is not None
        return change

    def undo(self) -> Change | None:
        """Take back the last edit; None where there is nothing to take back."""
        return self.take(self.undoing())

    def redo(self) -> Change | None:
        """Do again what was taken back last; None where nothing was."""
        return self.take(self.redoing())

    def step(self, *commands: Command, words: str | None = None, pairs: int = 1) -> Step:
        """An edit of one step that concerns so many pairs, still to be made."""
        told = words or "; ".join(command.words for command in commands)

        def make(progress: Progress) -> str:
            self.project.apply(*commands, words=words, since=self._shown, progress=progress)
            return told

        return Step(pairs, make)

    def undoing(self) -> Step:
        """The step that takes back the last edit."""
        coming = self.project.coming("undo")
        return Step(0 if coming is None else coming.pairs, self.project.undo)

    def redoing(self) -> Step:
        """The step that does again what was taken back last."""
        coming = self.project.coming("redo")
        return Step(0 if coming is None else coming.pairs, self.project.redo)

    def starts(self, pair: Pair) -> Starts:
        """Where on both sides of a pair a further sentence or a paragraph begins; nothing where the file cannot tell."""
        if self._texts_edition not in (None, self.project.texts_edition):
            self._read_paragraphs()
        starts: list[tuple[Start, ...]] = []
        texts = (pair.source, pair.target)
        for side, text, ids in zip(SIDES, texts, (pair.bead.source, pair.bead.target), strict=True):
            found: tuple[Start, ...] = ()
            paragraphs = self._paragraphs[side]
            if len(ids) > 1 or (ids and paragraphs):
                with suppress(AlignPostError):
                    found = starts_of(text, self.project.segments(pair.id, side), paragraphs)
            starts.append(found)
        return starts[0], starts[1]

    def sentences(self, pair: Pair, side: Side) -> list[Span]:
        """Where the sentences of a side stand in the pair's text, as far as they are found there in turn."""
        text = pair.source if side == "source" else pair.target
        return placed(text, self.project.segments(pair.id, side))

    def take(self, step: Step) -> Change | None:
        """Make a step at once, and take in what it changed."""
        self.prepare()
        return self.show(self.make(step))

    def make(self, step: Step, progress: Progress = silent) -> Made | None:
        """Make a step in the file, in any thread, while nobody asks anything else of the project; the view stays.

        Raises:
            Cancelled: `progress` said so; nothing was changed.
        """
        try:
            words = step.make(progress)
        finally:  # who was refused because of somebody else's edit has been shown it by now
            self._shown = self.project.newest_entry
        if words is None:
            return None
        news = self.project.take_news()
        return Made(words, news, None if news is None else Traits(news.pairs))

    def show(self, made: Made | None) -> Change | None:
        """Take in what `make` has made."""
        return None if made is None else self._taken_in(made.words, made.news, made.traits)

    # --- where we are

    def remember(self) -> None:
        """Keep the cursor's place with the project, for the next time it is opened."""
        pair = self.view.current
        if pair is not None:
            self.remember_place(pair)

    def remember_place(self, pair: Pair) -> None:
        """Keep `pair` as the place to come back to; written with the next edit."""
        self.project.remember(_CURSOR, str(pair.id))

    def flush(self) -> None:
        """Write what was remembered, so that even a killed program finds its place again."""
        self.project.flush()

    def take_in_others(self) -> Change:
        """Take in what another program wrote since the last look, to be shown at once; `on_others` is not told."""
        change = self._look()
        self._shown = self.project.newest_entry
        return change

    def _go_back_to_where_we_were(self) -> None:
        remembered = self.project.recall(_CURSOR)
        if remembered is None or not remembered.isdecimal():
            return
        wanted = int(remembered)
        with suppress(KeyError):  # it may have been merged into another
            self.view.cursor = self.project.index_of(wanted)

    def warm_up(self) -> bool:
        """In a thread: let the project read the two texts, which the first edit of grouping needs.

        Returns whether there are paragraphs to be marked, from now on.
        """
        pair = next((pair for pair in self.view.pairs if pair.bead.source and pair.bead.target), None)
        if pair is not None:
            with suppress(AlignPostError):
                for side in SIDES:
                    self.project.segments(pair.id, side)
        self._read_paragraphs()
        return any(self._paragraphs.values())

    def _read_paragraphs(self) -> None:
        with suppress(AlignPostError):
            self._paragraphs = {side: telling(self.project.paragraphs(side)) for side in SIDES}
        self._texts_edition = self.project.texts_edition

    # --- asking

    def check_writable(self) -> None:
        """Say no before a dialogue opens rather than after.

        Raises:
            ProjectError: the project is open for reading only.
        """
        if self.project.read_only:
            raise ProjectError(
                "is open for reading only; copy the file and review the copy", path=self.project.path
            )

    def wanted(self) -> Pair:
        """The pair under the cursor, to be edited.

        Raises:
            ProjectError: none is shown, or the project is open for reading only.
        """
        self.check_writable()
        pair = self.view.current
        if pair is None:
            raise ProjectError("no pair is shown; press F to show all")
        return pair

    def chosen(self) -> Sequence[Pair]:
        """The pairs of the chosen range, in the order shown; the one under the cursor where none is chosen."""
        self.wanted()
        rows = self.view.focus.rows_of(self.view.cursor)
        return [self.view.pair_at(row) for row in rows if row < len(self.view)]

    # --- within

    def fill(self, budget_s: float) -> bool:
        """Get to know more pairs of a large project; returns whether all are known."""
        with uncollected():
            self._look_at_others()
            complete = self.view.fill(budget_s)
        gc.freeze()
        return complete

    def prepare(self) -> None:
        """Before an edit: what others wrote is known, and refuses the edit where it changed the very same.

        Raises:
            ProjectError: the project is open for reading only.
        """
        self.check_writable()
        self._look_at_others()

    def _look_at_others(self) -> None:
        change = self._look()
        if change.places:
            self.on_others(change)

    def _look(self) -> Change:
        before = len(self.view.pairs)
        places = self._places_of(self.project.take_news())
        return Change("", tuple(places), regrouped=len(self.view.pairs) != before)

    def _taken_in(self, words: str, news: News | None, traits: Traits | None = None) -> Change:
        before, decided = len(self.view.pairs), self.view.decided
        places = tuple(self._places_of(news, traits))
        return Change(
            words,
            places,
            regrouped=len(self.view.pairs) != before,
            cleared=max(0, decided - self.view.decided),
        )

    def _places_of(self, news: News | None, traits: Traits | None = None) -> list[int]:
        return [] if news is None else self.view.take_in(news, traits)
