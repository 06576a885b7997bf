"""Walking along the words of a pair, choosing them, choosing ranges of pairs, and copying."""

from __future__ import annotations

from dataclasses import replace

from alignpost.model import Pair
from alignpost.review.clipboard import clipboard_tool, copy_with_tool
from alignpost.review.moving import Moving
from alignpost.review.pair_list import PairList
from alignpost.review.spot import Sides, Spot
from alignpost.visible import one_line

__all__ = ["Walking"]


class Walking(Moving):
    """The part of the review screen that goes into the words."""

    def _words(self) -> Sides:
        """The words of the pair under the cursor."""
        pair = self.view.current
        return ((), ()) if pair is None else self.reader.words(pair)

    def _stand(self, spot: Spot) -> None:
        before = self.view.focus.spot
        self.view.focus.spot = spot
        self.pairs.refresh()
        if spot.side != before.side:
            self._heads.refresh()
        if spot.at_rest != before.at_rest:
            self._keys.hints = self._hints()

    def action_word_right(self) -> None:
        """One word on."""
        self._stand(self.view.focus.spot.walk(+1, self._words()))

    def action_word_left(self) -> None:
        """One word back."""
        self._stand(self.view.focus.spot.walk(-1, self._words()))

    def action_select_right(self) -> None:
        """Choose one word more."""
        self._stand(self.view.focus.spot.choose(+1, self._words()))

    def action_select_left(self) -> None:
        """Choose one word more to the left, or one less."""
        self._stand(self.view.focus.spot.choose(-1, self._words()))

    def action_other_side(self) -> None:
        """To the other text."""
        pair, spot = self.view.current, self.view.focus.spot
        wording = None if pair is None else self.reader.read(pair)
        there = None if wording is None or spot.word is None else wording.counterpart(spot.side, spot.word)
        self._stand(spot.over(self._words(), there))

    def on_pair_list_pointed(self, event: PairList.Pointed) -> None:
        """The mouse is on a word."""
        event.stop()
        spot = self.view.focus.spot
        if event.dragged:
            self._stand(spot.drag_to(event.side, event.word))
        else:
            kept = spot.kept if spot.anchor is None else spot.over(self._words(), None).kept
            keep = event.side != spot.side and spot.word is not None
            self._stand(replace(spot.at(event.side, event.word), kept=kept if keep else ()))

    # --- ranges

    def _extend(self, by: int) -> None:
        focus = self.view.focus
        if focus.range_from is None:
            focus.range_from = self.view.cursor
        self.pairs.go_to(self.view.cursor + by)
        self.pairs.refresh()
        self._show_pair()

    def action_range_down(self) -> None:
        """Choose one pair more below."""
        self._extend(+1)

    def action_range_up(self) -> None:
        """Choose one pair more above."""
        self._extend(-1)

    # --- marks and copying

    def action_words(self) -> None:
        """Mark numbers, names and gaps: here, everywhere, nowhere."""
        self.pairs.word_marks = self.pairs.word_marks.next
        self.pairs.repaint()
        self._say(f"numbers, names and words without counterpart are marked {self.pairs.word_marks.value}")

    def action_spaces(self) -> None:
        """Show no-break spaces, or not."""
        self.pairs.show_no_break(not self.pairs.mark_no_break)

    def action_copy(self) -> None:
        """Copy the chosen words, or both texts of the pair."""
        pair = self.view.current
        if pair is None:
            return
        text = self._to_copy(pair)
        tool = clipboard_tool()
        by_tool = copy_with_tool(text, tool)
        self.app.copy_to_clipboard(text)
        how = f"by {tool[0]}" if tool is not None and by_tool else "if your terminal allows it (OSC 52)"
        self._say(f"“{one_line(text, 40)}” copied {how}")

    def _to_copy(self, pair: Pair) -> str:
        if self.view.focus.spot.at_rest:
            return f"{pair.source}\n{pair.target}"
        source, target = self.view.focus.spot.spans(self.reader.words(pair))
        return "\n".join(
            [span.of(pair.source) for span in source] + [span.of(pair.target) for span in target]
        )
