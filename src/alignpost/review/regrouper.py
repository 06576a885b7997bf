"""Which sentences belong together, and where they end: edits by a reviewer of grouping and boundaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from alignpost.errors import UsageError
from alignpost.model import Pair, SegmentedDocument, Span
from alignpost.progress import Progress
from alignpost.review.realigning import Plan, plan_around_pins, plan_of_range
from alignpost.review.reviewer import Reviewer
from alignpost.review.spot import Sides
from alignpost.review.step import Change, Step
from alignpost.store import (
    MODEL_SETTINGS,
    AlignmentModel,
    DeletePair,
    InsertPair,
    JoinSegments,
    MergePairs,
    MoveSegment,
    Realign,
    SetSetting,
    ShiftSide,
    SplitPair,
    SplitSegment,
    SwapPairs,
)

if TYPE_CHECKING:
    from alignpost.encode import Encoder

__all__ = ["Regrouper", "before_openers"]

_OPENERS: Final = re.compile(r"(?:[(\[{“„‘‚¿¡]|[«‹][ \u00a0\u202f]?|(?<!\S)[\"'])+$")
"""Quotes and brackets that a word has right before it; a straight quote behind a word closes."""


class Regrouper:
    """Edits of grouping and boundaries, on the side where the cursor stands.

    Args:
        reviewer: makes the edits.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer

    # --- grouping

    def move_up(self) -> Change:
        """The first sentence of this side joins the pair above."""
        return self._reviewer.edit(MoveSegment(self._reviewer.wanted().id, self._reviewer.side, "first"))

    def move_down(self) -> Change:
        """The last sentence of this side joins the pair below."""
        return self._reviewer.edit(MoveSegment(self._reviewer.wanted().id, self._reviewer.side, "last"))

    def shift(self, by: Literal[1, -1]) -> Step:
        """The column moves a row down (1) or up (-1), from here to the next locked pair; up after down takes it back."""
        pair, project = self._reviewer.wanted(), self._reviewer.project
        shift, coming = ShiftSide(pair.id, self._reviewer.side, by), project.coming("undo")
        if (
            by == -1
            and coming is not None
            and coming.words == ShiftSide(pair.id, self._reviewer.side, 1).words
        ):
            # What the last edit pushed down comes up again: with its decisions, notes and scores, if it is taken back.
            return Step(coming.pairs, lambda progress: project.undo(progress) and shift.words)
        below = len(self._reviewer.view.pairs) - project.index_of(pair.id)
        return self._reviewer.step(shift, pairs=below)

    def merge(self) -> Step:
        """The chosen range, or this pair and the next in the text, become one."""
        pairs = list(self._reviewer.chosen())
        if len(pairs) == 1:
            pairs.append(self._next(pairs[0]))
        return self._reviewer.step(MergePairs([pair.id for pair in pairs]), pairs=len(pairs))

    def insert(self) -> Change:
        """An empty pair above this one."""
        return self._reviewer.edit(InsertPair(self._reviewer.wanted().id, "before"))

    def delete(self) -> Change:
        """This empty pair goes."""
        return self._reviewer.edit(DeletePair(self._reviewer.wanted().id))

    def swap(self) -> Change:
        """This side of this pair and of the next change places."""
        pair = self._reviewer.wanted()
        return self._reviewer.edit(SwapPairs(pair.id, self._next(pair).id, self._reviewer.side))

    def _next(self, pair: Pair) -> Pair:
        place = self._reviewer.project.index_of(pair.id) + 1
        if place >= len(self._reviewer.view.pairs):
            raise UsageError(f"pair {pair.id} is the last; there is none below it")
        return self._reviewer.view.pairs[place]

    # --- boundaries

    def split(self, words: Sides) -> Change:
        """Cut before the word under the cursor: the pair, where a sentence begins there, otherwise the sentence.

        Without a word under the cursor, the first sentence of each side stays and the rest becomes a pair.

        Args:
            words: of the pair under the cursor.

        Raises:
            UsageError: there is nothing to cut.
        """
        pair, spot = self._reviewer.wanted(), self._reviewer.view.focus.spot
        if spot.word is None:
            if max(len(pair.bead.source), len(pair.bead.target)) < 2:
                raise UsageError("← and → put the cursor on the word before which to cut")
            return self._reviewer.edit(SplitPair(pair.id, *(min(1, len(ids)) for ids in _sides(pair))))
        offset = words[spot.side][spot.word].start
        spans = self._reviewer.sentences(pair, self._reviewer.side)
        number = next((i for i, span in enumerate(spans) if span.start <= offset < span.end), 0)
        if spans and words_before(words[spot.side], offset, spans[number]):
            text = (pair.source, pair.target)[spot.side]
            cut = before_openers(text, offset, spans[number].start)
            return self._reviewer.edit(SplitSegment(pair.id, self._reviewer.side, cut, text))
        if number == 0:
            raise UsageError("this is the first word; the cut is made before the word under the cursor")
        here, there = (_sides(pair)[side] for side in (spot.side, 1 - spot.side))
        other = round(len(there) * number / len(here))
        counts = (number, other) if spot.side == 0 else (other, number)
        return self._reviewer.edit(SplitPair(pair.id, *counts))

    def join(self, words: Sides) -> Change:
        """The sentence under the cursor and the next one of the same side and pair become one."""
        pair, spot = self._reviewer.wanted(), self._reviewer.view.focus.spot
        number = 0
        if spot.word is not None:
            offset = words[spot.side][spot.word].start
            spans = self._reviewer.sentences(pair, self._reviewer.side)
            number = next((i for i, span in enumerate(spans) if span.start <= offset < span.end), 0)
            number = min(number, max(0, len(spans) - 2))
        return self._reviewer.edit(
            JoinSegments(pair.id, self._reviewer.side, number, (pair.source, pair.target)[spot.side])
        )

    # --- pins and realignment

    def pin(self, words: Sides) -> str:
        """Pin this side of this pair: the sentence under the cursor, or all of them."""
        pair, spot = self._reviewer.wanted(), self._reviewer.view.focus.spot
        project = self._reviewer.project
        segments = _sides(project.pair(project.index_of(pair.id)))[spot.side]
        spans = self._reviewer.sentences(pair, self._reviewer.side) if spot.word is not None else []
        if spot.word is not None and len(spans) == len(segments):
            offset = words[spot.side][spot.word].start
            segments = tuple(
                segment
                for segment, span in zip(segments, spans, strict=True)
                if span.start <= offset < span.end
            )
        return self._reviewer.view.focus.pins.take(spot.side, segments, pair.id)

    def plan(self) -> Plan:
        """What R would align again: the chosen range, what lies around the pins, or all from here on.

        Raises:
            UsageError: nothing is left to align, or a pin takes from a locked pair.
        """
        pair, view, project = self._reviewer.wanted(), self._reviewer.view, self._reviewer.project
        pairs = list(project.pairs())  # as the view has them, with the segments numbered as they now are
        if view.focus.range_from is not None:
            places = [project.index_of(each.id) for each in self._reviewer.chosen()]
            return plan_of_range(pairs, min(places), max(places))
        if view.focus.pins.beads:
            return plan_around_pins(pairs, view.focus.pins)
        return plan_of_range(pairs, project.index_of(pair.id), len(pairs) - 1)

    def check_model(self) -> None:
        """See whether the model of the user's own that aligned these texts is there; without one, all is well.

        Raises:
            InputError: it is not there any more, or another one is.
        """
        self._own_encoder()

    def _own_encoder(self) -> Encoder | None:
        project = self._reviewer.project
        model = AlignmentModel.of_project(project.settings, project.path)
        return None if model is None else model.encoder(*self._reviewer.languages)

    def forget_model(self) -> Change:
        """From now on, align without that model."""
        known = [key for key in MODEL_SETTINGS if key in self._reviewer.project.settings]
        return self._reviewer.edit(
            *[SetSetting(key, None) for key in known], words="forget the model that aligned the texts"
        )

    def align(self, plan: Plan, progress: Progress) -> Realign:
        """Do what `plan` says; long work, in any thread, that changes nothing yet.

        Raises:
            InputError: as for `check_model`.
        """
        documents: tuple[SegmentedDocument, SegmentedDocument] = self._reviewer.project.documents()
        return plan.run(documents, progress, self._own_encoder())

    def take_alignment(self, command: Realign) -> Step:
        """Put the new alignment in the place of the old one."""
        return self._reviewer.step(command, pairs=len(command.pair_ids))


def before_openers(text: str, offset: int, start: int) -> int:
    """`offset` moved before the quotes and brackets that lead in the word which begins there, not before `start`."""
    found = _OPENERS.search(text[start:offset])
    return offset if found is None else start + found.start()


def words_before(words: Sequence[Span], offset: int, sentence: Span) -> bool:
    """Whether a word of `sentence` stands before `offset`."""
    return any(sentence.start <= word.start < offset for word in words)


def _sides(pair: Pair) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return pair.bead.source, pair.bead.target
