"""The signals that a score is blended from: numbers from 0 up, of which more is always worse.

Findings count by severity, over the words of the pair plus a constant, so that a short sentence is not punished for
being short. The soft signals tell two translations of one sentence apart where no finding does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.adequacy import HIGHEST_MARGIN
from alignpost.score.check import PairText
from alignpost.score.checks.contrasting import doubt
from alignpost.score.checks.length import surprise
from alignpost.score.conversions import converted_words
from alignpost.score.copies import may_be_copied
from alignpost.score.equal_measures import shared_measures
from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.side import Side
from alignpost.tokens.remembered import Remembered

__all__ = [
    "NOT_JUDGED",
    "OF_FINDINGS",
    "OF_FORM",
    "SIGNALS",
    "WEIGHED_TOGETHER",
    "Signal",
    "penalty",
    "signals",
]

DAMPING_WORDS = 25
_PER_WORDS = 4
_GROWING = frozenset({"untranslated", "omission", "addition"})
"""Checks whose findings weigh more the more words they cover."""
_OF_SEVERITY = {Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor"}
_MARGINS = {"adequacy": HIGHEST_MARGIN, "adequacy-half": 0.75, "adequacy-low": 0.45}
"""Margins from which each signal of adequacy counts: the lower a margin, the steeper it weighs. With a lower first one
the better part of the evidence on single words is lost: 0.9 ranks 58 % of the antonyms right, no bound 88 %."""
_MOST_LOST = 10.0
"""−ln of the chance that all is rendered beyond which more makes no difference."""
_FEW_WORDS = 10
"""Words added to those of the longer side, over which what is lost counts."""
_LOST = {
    "left-out": "Some of the source has no counterpart, with a chance of {:.0%}.",
    "added": "Some of the target has no counterpart, with a chance of {:.0%}.",
}
_ANY_LENGTH = 0.5
"""Standard deviations of length that say nothing."""
_MOST_OFF = 6.0
_OF_SMALL = 0.3
"""What a word of a closed class counts beside a content word."""
_RAREST = 2.0**-8
_FEW_BITS = 60.0
"""Half a dozen words more than there are: one loose word of two is no half of a sentence."""

OF_FINDINGS = ("critical", "major", "minor")
"""Signals that are findings, by their severity."""
WEIGHED_TOGETHER = frozenset({*OF_FINDINGS, "remarks"})
"""Signals of which several weigh less than in proportion."""
_DOUBTFUL = frozenset({"omission", "addition", "negation", "quotes"})
"""Checks whose neutral findings are errors seen from afar. Those of others tell what is no error at all, or are
weighed by another signal."""
SIGNALS = (
    *OF_FINDINGS,
    "remarks",
    "loose",
    "loose-run",
    "left-out",
    "left-out-chance",
    "added",
    "added-chance",
    "unexplained",
    "unexplained-target",
    "wording",
    "copies",
    "seams",
    "gaps",
    "adequacy",
    "adequacy-half",
    "adequacy-low",
    "too-short",
    "too-long",
    "contrasts",
    "grammar",
)
"""Names of all signals that are learnt, findings first."""
OF_FORM = frozenset({*WEIGHED_TOGETHER, "too-short", "too-long"})
"""Those that need no lexicon."""
NOT_JUDGED = "not-judged"
"""What the signals without a lexicon cannot see, which counts as it does on average in professional translations: a pair
of which nobody knows whether its words are rendered is no perfect one."""


_DOUBTS = {
    "contrasts": "Some words have a contrasting one that fits the source better.",
    "grammar": "Another tense, person or conjunction fits the source better.",
}


_NOT_JUDGED = (
    "Without a lexicon for {}–{} nothing says whether words were left out, added or rendered otherwise; that counts as in"
    " an average professional translation."
)


class Signal(NamedTuple):
    """One signal of one pair."""

    name: str
    """As in `SIGNALS`."""
    part: str
    """What the part of the score is called: the check for a finding, else the name."""
    value: float
    reason: str


def signals(pair: PairText, findings: Sequence[Finding]) -> list[Signal]:
    """Those of a pair of two sides with text that are above 0, findings one by one."""
    words = max(len(pair.source.words), len(pair.target.words))
    found = [
        Signal(
            _OF_SEVERITY[finding.severity],
            finding.check,
            penalty(finding, pair) / (words + DAMPING_WORDS),
            finding.message,
        )
        for finding in findings
        if finding.severity in _OF_SEVERITY
    ]
    found += [
        Signal("remarks", finding.check, _weight(finding, pair) / (words + DAMPING_WORDS), finding.message)
        for finding in findings
        if finding.severity is Severity.NEUTRAL and finding.check in _DOUBTFUL
    ]
    free = _free(pair)
    found += _of_length(pair, free)
    for name, reason in _DOUBTS.items():
        doubted = doubt(pair, grammar=name == "grammar")
        found.append(Signal(name, name, doubted / (words + DAMPING_WORDS), reason))
    lexicon = pair.context.lexicon
    if lexicon is not None and pair.source.words and pair.target.words:
        found += _of_words(pair, lexicon)
    elif lexicon is None and all(
        any(key[0].isalpha() for key in side.keys) for side in (pair.source, pair.target)
    ):
        found.append(Signal(NOT_JUDGED, "not judged", 1.0, _NOT_JUDGED.format(*pair.context.languages)))
    if pair.margin is not None:
        found += _of_wholes(pair.margin, free)
    return [signal for signal in found if signal.value > 0]


def penalty(finding: Finding, pair: PairText) -> float:
    """MQM penalty of a finding; what leaves words out, adds or leaves untranslated counts once for four words."""
    return finding.severity.penalty * _weight(finding, pair)


def _weight(finding: Finding, pair: PairText) -> float:
    """For how many findings one counts."""
    weight = 1.0
    if finding.check in _GROWING:
        words = max(
            sum(len(pair.source.words_in(span)) for span in finding.source_spans if span.end > span.start),
            sum(len(pair.target.words_in(span)) for span in finding.target_spans if span.end > span.start),
        )
        weight = max(1.0, words / _PER_WORDS)
    return weight


def _of_length(pair: PairText, free: float) -> list[Signal]:
    off = surprise(pair)
    reason = f"The length is {abs(off):.1f} standard deviations off."
    name = "too-short" if off < 0 else "too-long"
    return [Signal(name, name, (min(_MOST_OFF, abs(off)) - _ANY_LENGTH) * free, reason)]


def _of_wholes(margin: float, free: float) -> list[Signal]:
    """How far the sentences as wholes are apart, as far as that tells anything.

    The margin is a product of two sums over words, so it tells of the other words by the square of their share.
    """
    reason = f"As wholes, the sentences reach a margin of {margin:.2f}; faithful translations reach {HIGHEST_MARGIN}."
    told = free * free
    return [Signal(name, "adequacy", (most - margin) * told, reason) for name, most in _MARGINS.items()]


def _free(pair: PairText) -> float:
    """The share of the words that stand in no set phrase and no converted measure, of the side where it is greater.

    Length and vectors say nothing of the others: `Non` is all of “It is not”, and 16 km are ten miles.
    """
    measures = _converted(pair) if pair.source.numbers and pair.target.numbers else ((), ())
    sides = zip((pair.source, pair.target), pair.in_phrases, measures, strict=True)
    shares = [
        _share_outside(side, phrases.union(measured)) for side, phrases, measured in sides if side.words
    ]
    return max(shares, default=1.0)


def _share_outside(side: Side, places: frozenset[int]) -> float:
    if not places:
        return 1.0
    weights = [_OF_SMALL if small else 1.0 for small in side.small]
    return 1 - math.fsum(weights[place] for place in places) / math.fsum(weights)


def _converted(pair: PairText) -> tuple[set[int], set[int]]:
    """Places of the words of measures that the other side gives in other units, of the same system or another."""
    ours, theirs = converted_words(pair.source, pair.target)
    for measure, other in shared_measures(pair.source, pair.target):
        if set(measure.values).isdisjoint(other.values):
            ours.update(pair.source.words_in(measure.span))
            theirs.update(pair.target.words_in(other.span))
    return ours, theirs


def _of_words(pair: PairText, lexicon: Lexicon) -> list[Signal]:
    """Words without counterpart, words rendered in an unusual way, words copied that should not be."""
    cover = pair.coverage
    ours = _loose(pair.source, cover.source, lexicon.source)
    theirs = _loose(pair.target, cover.target, lexicon.target)
    # A word rendered freely is loose on both sides, and once wrong at most: the greater share counts. With their sum,
    # a translation would gain by leaving out what it renders freely.
    share, run = max(ours[0], theirs[0]), max(ours[1], theirs[1])
    where = "source" if ours[0] >= theirs[0] else "target"
    found = [
        Signal("loose", "coverage", share, f"{share:.0%} of what the {where} tells has no counterpart."),
        Signal(
            "loose-run", "coverage", run, f"Words in a row that are {run:.0%} of a side have no counterpart."
        ),
    ]
    found += _of_losses(pair)
    found += _of_fluency(pair)
    unusual = _unusual(pair.source, cover.source_usual) + _unusual(pair.target, cover.target_usual)
    found.append(Signal("wording", "wording", unusual / 2, "Some words are rendered in unusual ways."))
    source = pair.source.places
    shared = [both for both in zip(pair.target.keys, pair.target.words, strict=True) if both[0] in source]
    copied = sum(
        len(key) > 1 and not may_be_copied(key, word.text[0].isupper(), lexicon) for key, word in shared
    )
    reason = f"{copied} words of the source stand in the target as they are."
    found.append(Signal("copies", "copies", copied / (len(pair.target.words) + 5), reason))
    return found


def _of_losses(pair: PairText) -> list[Signal]:
    """How likely anything has no counterpart, and what no word of the other side usually renders."""
    cover = pair.coverage
    words = max(len(pair.source.words), len(pair.target.words))
    found = []
    for name, loose in (("left-out", cover.source_loose), ("added", cover.target_loose)):
        lost = min(_MOST_LOST, loose.lost)
        chance = -math.expm1(-lost)
        reason = _LOST[name].format(chance)
        # The chances of many words add up; in a long text a lost clause weighs less, as an error does.
        found.append(Signal(name, "coverage", lost / (words + _FEW_WORDS), reason))
        found.append(Signal(f"{name}-chance", "coverage", chance, reason))
    for name, best, side in (
        ("unexplained", cover.source_best, pair.source),
        ("unexplained-target", cover.target_best, pair.target),
    ):
        reason = "Nothing on the other side is a usual rendering of some words."
        found.append(Signal(name, "wording", _unusual(side, best), reason))
    return found


def _of_fluency(pair: PairText) -> list[Signal]:
    """Where words of the target stand beside each other that hardly ever do."""
    seams, gaps = pair.fluency
    return [
        Signal("seams", "fluency", seams, "Words stand beside each other that hardly ever do."),
        Signal("gaps", "fluency", gaps, "A word seems to be missing."),
    ]


def _loose(side: Side, cover: Sequence[float], facts: Facts) -> tuple[float, float]:
    """Share of the bits of a side's content words that have no counterpart, and the largest share in a row."""
    loose = total = run = longest = 0.0
    bits_of = _bits_of(facts)
    content = [
        (bits_of[key], value)
        for key, small, value in zip(side.keys, side.small, cover, strict=True)
        if not small
    ]
    for bits, value in content:
        missing = bits * (1 - value)
        total += bits
        loose += missing
        # A word that is rather rendered than not ends the run.
        run += missing - bits / 2
        if run < 0:
            run = 0.0
        elif run > longest:
            longest = run
    total += _FEW_BITS
    return loose / total, longest / total


@lru_cache(maxsize=8)
def _bits_of(facts: Facts) -> Remembered[str, float]:
    """The information of every word."""
    return Remembered(lambda key: Lexicon.information(facts.get(key)))


def _unusual(side: Side, usual: Sequence[float]) -> float:
    """Mean of −log₂ P(word | its counterparts), 0–1, over the words of a side and four usual ones."""
    costs = -sum(map(math.log2, [(value if value < 1 else 1.0) + _RAREST for value in usual]))
    return max(0.0, costs / 8 / (len(side.words) + 4))
