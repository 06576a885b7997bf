"""A minus that was lost or added before a number in digits: r = −0.07 – r = 0,07, growth of -2% – une croissance de 2 %.

Degrees have their sign read with them (`alignpost.tokens.number_signs`). A hyphen before any other number is as often
a dash or an option, and what one side tells as −2 % is a fall of 2 % on the other: only a sign that stands right before
digits, behind a blank or an equals sign, is told, and only where no word says what it says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language

__all__ = ["changed_signs"]

_MINUS = later(re.compile, r"(?<=[ \u00a0\u202f(=:\[])[-−–](?=[$€£]?\d)")
_MAYBE = later(
    re.compile, r"(?:[-−–‐‑—][ \u00a0\u202f]?[$€£]?|(?:minus|moins|less)[ \u00a0\u202f])$", re.IGNORECASE
)
"""What may be a sign, or hide one."""
_AFTER_NUMBER = later(re.compile, r"[\d%°€$£)][ \u00a0\u202f]?$")
"""Before a dash it makes it part of a range or of a subtraction."""
_REACH = 8
"""Characters before a number among which its sign stands."""
_HYPHEN = later(re.compile, r"[^\W\d_]-\d|(?<=[\s(])-[^\W\d_]")
"""Of a name that its followers leave out (base-2, -8 and -16), or of an option: -O2."""
_KINDS = frozenset({NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.PERCENT, NumberKind.CURRENCY})
_SAYS_SO = {
    "en": later(
        re.compile,
        r"\b(?:negativ|minus|less|fewer|below|under|lower|down|f[ae]ll|drop|decreas|declin|reduc|shr[aiu]nk|contract|loss|los[et]"
        r"|deficit|short|cut|recession|slump|worse|debit|subtract|back|before|ago|discount|off\b|deduct)",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"\b(?:négati|moins|inférieur|sous|dessous|baiss|chut|tomb|diminu|recul|réduc|rédui|régress|repli|perte|perd|déficit"
        r"|contract|récession|débit|soustr|avant|abaiss|déclin|ralenti|remise|rabais|déduc|dédui)|(?:au|en)-dessous",
        re.IGNORECASE,
    ),
}
"""Beginnings of words that tell a sign without writing it."""


def changed_signs(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` for every number that has a minus on one side alone."""
    if not pair.source.numbers or not pair.target.numbers:
        return
    if {*pair.context.languages} != {"en", "fr"}:
        return
    for here, there in ((pair.source, pair.target), (pair.target, pair.source)):
        below = list(_below_zero(here))
        if not below or _says_so(there) or _HYPHEN.search(there.text):
            continue
        ours, theirs = _by_size(here), _by_size(there)
        for number, whole in below:
            other = _only(theirs[number.value], there)
            if other is None or len(ours[number.value]) > 1:
                continue
            spans = (whole, other.span) if here is pair.source else (other.span, whole)
            texts = spans[0].of(pair.source.text), spans[1].of(pair.target.text)
            minus = here.text[whole.start]
            better = f"{minus}{other.text}" if here is pair.source else number.text
            yield Finding(
                check, mqm, Severity.CRITICAL, (spans[0],), (spans[1],),
                f"“{texts[0]}” became “{texts[1]}”: a minus was {'lost' if here is pair.source else 'added'}.", better,
            )  # fmt: skip


def _below_zero(side: Side) -> Iterator[tuple[Number, Span]]:
    """The numbers of a text with a minus before them, and where both stand."""
    text = side.text
    if not any(sign in text for sign in ("-", "−", "–")):
        return
    starts = {match.end(): match.start() for match in _MINUS.finditer(text)}
    if not starts or _HYPHEN.search(text):
        return
    for number in side.numbers:
        start = starts.get(number.span.start)
        if start is None or number.kind not in _KINDS or number.value <= 0:
            continue
        if not _AFTER_NUMBER.search(text, max(0, start - 2), start) and not text.startswith(
            "-", number.span.end
        ):
            yield number, Span(start, number.span.end)


def _only(equal: Sequence[Number], side: Side) -> Number | None:
    """The one number of a text with some value, if it has no sign; None where it may have one, or where there are more."""
    if len(equal) != 1 or equal[0].kind not in _KINDS:
        return None
    start = equal[0].span.start
    return None if _MAYBE.search(side.text, max(0, start - _REACH), start) else equal[0]


def _by_size(side: Side) -> Mapping[Fraction, Sequence[Number]]:
    """The numbers of a text by their values, whichever their signs."""
    found: dict[Fraction, list[Number]] = defaultdict(list)
    for number in side.numbers:
        found[abs(number.value)].append(number)
    return found


def _says_so(side: Side) -> bool:
    return _SAYS_SO[base_language(side.lang)].search(side.text) is not None
