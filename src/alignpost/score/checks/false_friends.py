"""False friends: actually – actuellement, library – librairie, sensible – sensible."""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.model import Finding
from alignpost.score.check import Context, PairText
from alignpost.score.checks.contrary import contraries
from alignpost.score.contraries import FALSE_FRIENDS

__all__ = ["FalseFriends"]


class FalseFriends:
    """Finds words rendered by one that only looks like them."""

    id = FALSE_FRIENDS
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding for each; none where a right rendering stands in the target too."""
        for one in contraries(pair).contraries:
            if one.check == self.id:
                ours, theirs = pair.source.span_of(one.source), pair.target.span_of(one.target)
                message = (
                    f"“{theirs.of(pair.target.text)}” looks like “{ours.of(pair.source.text)}”"
                    " and says another thing."
                )
                yield Finding(self.id, self.mqm, one.severity, (ours,), (theirs,), message)
