"""What the texts say: edits by a reviewer of the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.errors import UsageError
from alignpost.model import Note, Pair, Span
from alignpost.review.focus import words_to_change
from alignpost.review.replacing import Proposal
from alignpost.review.reviewer import SIDES, Reviewer
from alignpost.review.step import Change, Step
from alignpost.review.suggestions import with_suggestion
from alignpost.store import EditText, EditTexts, PastState, Side
from alignpost.visible import one_line

__all__ = ["Rewriter"]


class Rewriter:
    """Edits of texts: on the side where the cursor stands where a person types, otherwise of the translation.

    Args:
        reviewer: makes the edits.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self.edit_source = False
        """Whether the source may be edited as well."""

    def editable(self) -> tuple[Pair, Side]:
        """The pair and side whose text would be edited.

        Raises:
            UsageError: it is the source, and that is switched off.
        """
        pair = self._reviewer.wanted()
        if self._reviewer.side == "source" and not self.edit_source:
            raise UsageError("the source is protected; F8 allows editing it")
        return pair, self._reviewer.side

    def edit_text(self, pair: Pair, side: Side, text: str) -> Change:
        """Another text for one side."""
        before = pair.source if side == "source" else pair.target
        return self._reviewer.edit(EditText(pair.id, side, text, before))

    def as_it_stands(self, pair: Pair) -> Pair | None:
        """The pair of the same number as the file has it now; None where there is none any more."""
        project = self._reviewer.project
        pairs = project.pairs()
        try:
            return pairs[project.index_of(pair.id)]
        except KeyError:
            return None

    def take_suggestion(self) -> Change:
        """Put what the finding under the mark suggests in the place of the words that it is about.

        Raises:
            UsageError: it suggests nothing, is dismissed, or does not name the words of the translation.
        """
        pair = self._reviewer.wanted()
        finding = self._reviewer.view.focus.finding_of(pair)
        if finding is None or finding.suggestion is None:
            raise UsageError("no finding with a suggestion (→) is marked ▸; e edits the text")
        span = words_to_change(pair, finding)
        if span is None:
            raise UsageError(
                "the finding marked ▸ does not say which words of the translation to change; e edits the text"
            )
        return self._put_in(pair, span, finding.suggestion)

    def take_from_note(self, pair: Pair, note: Note) -> Change:
        """Put what a note suggests in the place of the words that it is about, or of the whole translation.

        Raises:
            UsageError: it suggests nothing, or is about several places.
        """
        if note.suggestion is None:
            raise UsageError("this note suggests no other words; e edits the text")
        if len(note.target_spans) > 1:
            raise UsageError("this note is about several places of the translation; e edits the text")
        whole = Span(0, len(pair.target))
        return self._put_in(pair, note.target_spans[0] if note.target_spans else whole, note.suggestion)

    def _put_in(self, pair: Pair, span: Span, suggestion: str) -> Change:
        text = with_suggestion(pair.target, span, suggestion)
        words = f"put “{one_line(suggestion, 40)}” into pair {pair.id}"
        if not suggestion:
            words = f"take “{one_line(span.of(pair.target), 40)}” out of pair {pair.id}"
        return self._reviewer.edit(EditText(pair.id, "target", text, pair.target), words=words)

    def history(self, pair: Pair) -> Iterator[PastState]:
        """How `pair` stood after each edit, the newest first; scores that an edit called for are a part of it.

        Raises:
            ProjectError: the pair is not there any more, or the journal is damaged; later ones of the states may
                raise it as well, they are read when they are asked for.
        """
        past = self._reviewer.project.past(pair.id)
        return (state for state in past if not state.is_part)

    def put_back(self, pair: Pair, state: PastState) -> Change:
        """Put an older translation in the place of today's, as an edit of its own; nothing of the history is changed.

        Raises:
            UsageError: it is not known, reads as today's, or is one of other sentences.
        """
        if state.translation is None:
            raise UsageError("the journal does not tell how the translation read then")
        if not state.same_sentences:
            raise UsageError(
                f"pair {pair.id} was made of other sentences then; group them again first (m s u d, or z)"
            )
        if state.translation == pair.target:
            raise UsageError("the translation reads so already")
        when = "the beginning" if state.entry is None else state.entry.time.replace("T", " ")[:16]
        words = f"put back the target of pair {pair.id} as of {when}"
        return self._reviewer.edit(EditText(pair.id, "target", state.translation, pair.target), words=words)

    def replace(self, proposals: Sequence[Proposal]) -> Step:
        """Put in all that was proposed, as one step."""
        edits = [EditText(each.pair_id, SIDES[each.side], each.after, each.before) for each in proposals]
        return self._reviewer.step(EditTexts(edits), pairs=len(edits))
