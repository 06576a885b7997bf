"""Web addresses, hashtags and mentions: they stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.side import Side

__all__ = ["Addresses"]

_KEPT = regex.compile(r"(?:https?://|www\.)|[\w.+-]{1,64}+@[\w-]+\.|[#@][\w]*\p{L}")


class Addresses:
    """Finds addresses, hashtags and mentions that were lost, altered or added."""

    id = "addresses"
    mqm = "accuracy/do-not-translate"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Compare them as they are written, small and capital letters apart."""
        ours, theirs = _kept(pair.source), _kept(pair.target)
        for key, span in ours.items():
            if key in theirs:
                continue
            if key.startswith("#") and not any(
                other.startswith("#") for other in theirs.keys() - ours.keys()
            ):
                severity, message = Severity.MINOR, f"The hashtag “{span.of(pair.source.text)}” is missing."
            elif key.startswith("#"):
                continue  # a hashtag may be translated; that it is there is enough
            else:
                severity, message = Severity.MAJOR, f"“{span.of(pair.source.text)}” is missing or altered."
            yield Finding(self.id, self.mqm, severity, (span,), (pair.opposite(span),), message)
        for key, span in theirs.items():
            if key not in ours and not key.startswith("#"):
                message = f"“{span.of(pair.target.text)}” does not stand in the source."
                yield Finding(
                    self.id, self.mqm, Severity.MAJOR, (pair.opposite_in_source(span),), (span,), message
                )


def _kept(side: Side) -> dict[str, Span]:
    return {key: word.span for key, word in zip(side.keys, side.words, strict=True) if _KEPT.match(word.text)}
