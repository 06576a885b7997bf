"""A text that one person is editing while others may edit it, too."""

from __future__ import annotations

from alignpost.errors import ProjectError
from alignpost.model import Pair
from alignpost.review.rewriter import Rewriter
from alignpost.review.step import Change
from alignpost.store import Side
from alignpost.visible import one_line

__all__ = ["TextInHand"]

_WORDS = 120
"""Characters of somebody else's text that are quoted."""


class TextInHand:
    """Saves what was typed for one side of a pair.

    Args:
        rewriter: makes the edit.
        pair: whose text it is, as it was when the typing began.
        side: which one.
    """

    def __init__(self, rewriter: Rewriter, pair: Pair, side: Side) -> None:
        self._rewriter = rewriter
        self._pair = pair
        self._side: Side = side

    def save(self, text: str) -> Change:
        """Put `text` in the place of the one that the typing began with.

        Where that has become another meanwhile it is refused once, in the other's words; who has read them and saves
        again puts their own text in the place of the other's.

        Raises:
            ProjectError: the text has become another, or as for any edit; nothing was changed.
        """
        try:
            return self._rewriter.edit_text(self._pair, self._side, text)
        except ProjectError as error:
            now = self._rewriter.as_it_stands(self._pair)
            if now is None or _text(now, self._side) == _text(self._pair, self._side):
                raise
            self._pair = now
            theirs = one_line(_text(now, self._side), _WORDS)
            raise ProjectError(
                f"somebody else has changed this text to “{theirs}”; Enter again puts yours in its place",
                path=error.path,
            ) from error


def _text(pair: Pair, side: Side) -> str:
    return pair.source if side == "source" else pair.target
