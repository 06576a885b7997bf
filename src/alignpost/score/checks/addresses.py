"""Web addresses, hashtags and mentions: they stay as they are."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import regex

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.cognates import bare, changed_letter
from alignpost.score.side import Side
from alignpost.score.waking import Marks
from alignpost.tokens import Number

__all__ = ["Addresses", "outside_addresses"]

_KEPT = regex.compile(r"(?:https?://|www\.)|[\w.+-]{1,64}+@[\w-]+\.|@[\w.-]{1,64}+@[\w-]+\.|[#@][\w]*\p{L}")

_MARKS = regex.compile(r"[#@/]|(?i:www\.)")
"""What every address has."""


class Addresses:
    """Finds addresses, hashtags and mentions that were lost, altered or added."""

    id = "addresses"
    mqm = "accuracy/do-not-translate"
    wakes = Marks("#@/wW")

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Compare them as they are written, but for small and capital letters."""
        ours, theirs = _kept(pair.source), _kept(pair.target)
        new: dict[str, deque[str]] = {}
        for key in theirs:
            if key not in ours:
                new.setdefault(_kind(key), deque()).append(key)
        for key, span in ours.items():
            if key in theirs:
                continue
            # What took its place: an address for an address, a hashtag for a hashtag, which may be translated.
            others = new.get(_kind(key))
            if not others:
                message = f"“{span.of(pair.source.text)}” is missing."
                yield self._finding(_severity(key), span, pair.opposite(span), message)
                continue
            other = others.popleft()
            tag, became = span.of(pair.source.text), theirs[other].of(pair.target.text)
            if _kind(key) != "#" or _digits(key) != _digits(other) or _slipped(tag, became):
                yield self._finding(_severity(key), span, theirs[other], f"“{tag}” became “{became}”.")
        left = sorted(theirs[key] for kind, keys in new.items() if kind != "#" for key in keys)
        for span in left:
            message = f"“{span.of(pair.target.text)}” does not stand in the source."
            yield self._finding(Severity.MAJOR, pair.opposite_in_source(span), span, message)

    def _finding(self, severity: Severity, source: Span, target: Span, message: str) -> Finding:
        return Finding(self.id, self.mqm, severity, (source,), (target,), message)


def _kind(key: str) -> str:
    """`#` of a hashtag, `@` of a mention, empty of an address."""
    return key[0] if key[0] in "#@" else ""


def _severity(key: str) -> Severity:
    """Of what befell it: a hashtag leads nobody elsewhere."""
    return Severity.MINOR if key.startswith("#") else Severity.MAJOR


def _digits(key: str) -> list[str]:
    """The digits of a hashtag, which remain in a translated one."""
    return [letter for letter in key if letter.isdigit()]


def _slipped(tag: str, other: str) -> bool:
    """Whether one letter is all that two hashtags of several words differ in: `#ComeOnYouReds` – `#ComeOnYouRed`.

    Single words may differ so as translations of each other: `#Independence` – `#Indépendance`.
    """
    return (
        sum(map(str.isupper, tag)) > 1
        and not tag[1:].isupper()
        and changed_letter(bare(tag), bare(other)) is not None
    )


def _kept(side: Side) -> dict[str, Span]:
    if _MARKS.search(side.text) is None:
        return {}
    return {key: word.span for key, word in zip(side.keys, side.words, strict=True) if _KEPT.match(word.text)}


def outside_addresses(side: Side) -> list[Number]:
    """The numbers of a side without those inside addresses, hashtags and mentions, which are judged as wholes."""
    if not side.numbers or _MARKS.search(side.text) is None:
        return list(side.numbers)
    texts = side.texts
    return [
        number
        for number in side.numbers
        if not any(_KEPT.match(texts[place]) for place in side.words_in(number.span))
    ]
