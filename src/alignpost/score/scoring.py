"""Scores for pairs and for whole bitexts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, cast

from alignpost.configuration import Table
from alignpost.model import Bitext, Dismissal, Finding, Pair, Score
from alignpost.progress import Progress, silent
from alignpost.score.check import (
    Check,
    CheckOfSeveral,
    Context,
    PairText,
    SleepingCheck,
    read_pairs,
)
from alignpost.score.checks import all_checks, known_checks
from alignpost.score.checks.empty import ONE_SIDED, blank
from alignpost.score.checks.garbled import without_misled
from alignpost.score.checks.numbers import Numbers
from alignpost.score.checks.repetition import without_copied
from alignpost.score.dismissals import standing
from alignpost.score.document_checks import with_document_findings
from alignpost.score.echoes import without_echoes_of_copies
from alignpost.score.fidelity import fidelity, mean_of
from alignpost.score.lexicon import lexicon_for
from alignpost.score.profiles import Judging, judging
from alignpost.score.signature import signature
from alignpost.score.suggestions import without_broken_elisions
from alignpost.tokens import base_language, words

if TYPE_CHECKING:  # few texts come with one
    from alignpost.score.glossary import Glossary

__all__ = ["Scores", "counts_for_mean", "judge", "mean_fidelity", "score_bitext", "score_pairs"]

_AT_ONCE = 128
"""Pairs whose words are linked together, and that each check judges in turn; what several checks and the score ask
about a pair is remembered for as many."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of several pairs."""

    pairs: tuple[Score, ...]
    fidelity: float
    """Mean of the pairs' fidelities weighted by the words of their longer sides, 0–100."""
    signature: str


def score_pairs(
    pairs: Sequence[tuple[str, str]],
    source_lang: str,
    target_lang: str,
    *,
    profile: str = "default",
    checks: Mapping[str, str] | Table | None = None,
    glossary: Glossary | None = None,
    dismissals: Sequence[Sequence[Dismissal]] | None = None,
    progress: Progress = silent,
) -> Scores:
    """Score sentence pairs without a reference.

    Args:
        pairs: source and target texts; either may be empty.
        source_lang: BCP 47 tag of the sources.
        target_lang: BCP 47 tag of the targets.
        profile: `default`, `strict` or `social`.
        checks: for ids of checks `off` or the severity of all that they find, before what the profile says.
        glossary: terms to look for.
        dismissals: for every pair what a person has dismissed; findings that it covers are listed and weigh nothing.
        progress: told "scoring" now and then; may raise `Cancelled`.

    Raises:
        UsageError: an unknown profile, check or severity, or a broken plug-in.
    """
    lexicon = lexicon_for(base_language(source_lang), base_language(target_lang))
    context = Context(source_lang, target_lang, glossary, lexicon)
    judged = judging(profile, checks or {}, known_checks())
    active = judged.active(all_checks())
    scores: list[Score] = []
    counts: list[int] = []
    for first in range(0, len(pairs), _AT_ONCE):
        progress("scoring", first / len(pairs))
        here = slice(first, first + _AT_ONCE)
        read = read_pairs(pairs[here], context)
        scores += _scores(read, active, judged, dismissals[here] if dismissals else [()] * len(read))
        counts += [max(len(pair.source.words), len(pair.target.words)) for pair in read]
    progress("scoring", 1.0)
    mean = mean_of([score.fidelity for score in scores], counts)
    return Scores(tuple(scores), mean, signature(context, active, judged.signature))


def _scores(
    pairs: Sequence[PairText],
    checks: Sequence[Check],
    judged: Judging,
    dismissals: Sequence[Sequence[Dismissal]],
) -> list[Score]:
    scores = []
    for pair, found, dismissed in zip(pairs, judge(pairs, checks), dismissals, strict=True):
        findings = _without_echoes(without_echoes_of_copies(pair, judged.of(found)))
        score = fidelity(pair, standing(findings, pair.source.text, pair.target.text, dismissed))
        scores.append(replace(score, findings=tuple(findings)))
    return scores


def judge(pairs: Sequence[PairText], checks: Sequence[Check]) -> list[list[Finding]]:
    """What the checks find in every pair, in their order.

    One check after the other judges all pairs, while its code and its tables are in the processor's caches: a third
    quicker than one pair after the other.
    """
    found: list[list[Finding]] = [[] for _ in pairs]
    # Beside a blank side nothing is left to compare for any check but those of empty sides.
    full = [not (blank(pair.source.text) or blank(pair.target.text)) for pair in pairs]
    both_sided, told_of_both = list(compress(pairs, full)), list(compress(found, full))
    for check in checks:
        here, told = (pairs, found) if isinstance(check, ONE_SIDED) else (both_sided, told_of_both)
        if hasattr(check, "wakes"):
            sleeping = cast(SleepingCheck, check)
            for pair, findings in zip(here, told, strict=True):
                if sleeping.wakes(pair):
                    findings.extend(check(pair, pair.context))
        elif hasattr(check, "together"):
            several = cast(CheckOfSeveral, check).together(here)
            for findings, more in zip(told, several, strict=True):
                findings.extend(more)
        else:
            for pair, findings in zip(here, told, strict=True):
                findings.extend(check(pair, pair.context))
    return [list(without_broken_elisions(*both)) for both in zip(pairs, found, strict=True)]


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """Drop what only repeats a surer finding: omissions over untranslated words, lengths beside omissions.

    Where the two sides have nothing to do with each other, every word is left out and added. A changed number holds
    the names and units beside it, a passage said twice what is added by it, and rubble what is said of it.
    """
    if any(finding.check == "unrelated" for finding in findings):
        findings = [
            finding for finding in findings if finding.check not in ("omission", "addition", "length")
        ]
    kept: list[Finding] = []
    for finding in without_copied(without_misled(findings)):
        if finding.check in ("omission", "addition") and any(_explains(other, finding) for other in kept):
            continue
        if finding.check in _OF_NUMBERS and any(_same_place(other, finding) for other in kept):
            continue
        if finding.check == "length" and any(other.check in ("omission", "addition") for other in kept):
            continue
        kept.append(finding)
    return kept


_OF_NUMBERS = ("names", "units", "quantities")
"""What may tell of the words of a changed number once more: World War II, 15 dollars, 5 MB."""


def _same_place(number: Finding, finding: Finding) -> bool:
    """Whether a changed number tells the same error: of a name on both sides, of a unit in the target or behind it."""
    if number.check != "numbers" or number.mqm != Numbers.mqm:
        return False
    sides = ((number.source_spans, finding.source_spans), (number.target_spans, finding.target_spans))
    met = [
        any(a.start <= b.end and b.start <= a.end + _GAP for a in ours for b in theirs)
        for ours, theirs in sides
    ]
    return all(met) if finding.check == "names" else met[1]


_GAP = 1
"""Characters between a number and its unit."""


def _explains(other: Finding, finding: Finding) -> bool:
    if other.check not in ("untranslated", "names", "numbers"):
        return False
    ours = finding.source_spans if finding.check == "omission" else finding.target_spans
    theirs = other.source_spans if finding.check == "omission" else other.target_spans
    length = sum(span.end - span.start for span in ours)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)
    return 2 * shared > length


def score_bitext(
    bitext: Bitext,
    *,
    profile: str = "default",
    checks: Mapping[str, str] | Table | None = None,
    glossary: Glossary | None = None,
    progress: Progress = silent,
) -> Bitext:
    """The bitext with a score on every pair and the signature set; everything else stays as it is.

    What a person has dismissed on a pair weighs nothing. The arguments and errors are those of `score_pairs`.
    """
    scores = score_pairs(
        [(pair.source, pair.target) for pair in bitext.pairs],
        bitext.source.lang,
        bitext.target.lang,
        profile=profile,
        checks=checks,
        glossary=glossary,
        dismissals=[pair.dismissals for pair in bitext.pairs],
        progress=progress,
    )
    pairs = tuple(replace(pair, score=score) for pair, score in zip(bitext.pairs, scores.pairs, strict=True))
    judged = judging(profile, checks or {}, known_checks())
    scored = replace(bitext, pairs=pairs, signature=scores.signature)
    return with_document_findings(scored, judged, glossary)


def mean_fidelity(pairs: Iterable[Pair]) -> float:
    """How faithfully the sources are rendered: the mean fidelity of the scored pairs that have a source.

    Weighted as in `Scores.fidelity`; 100 where there are none. What a target holds beyond its source, as an article
    does around a translated post, is no rendering of anything and is told apart, by findings and as the unaligned
    share. The words are counted as the pairs stand now, since a person may have edited them after they were scored.
    """
    scored = [(pair, pair.score) for pair in pairs if pair.score is not None and counts_for_mean(pair)]
    counts = [max(len(words(pair.source)), len(words(pair.target))) for pair, _ in scored]
    return mean_of([score.fidelity for _, score in scored], counts)


def counts_for_mean(pair: Pair) -> bool:
    """Whether a pair's fidelity belongs into the mean: it has a source, or nothing at all."""
    return not blank(pair.source) or blank(pair.target)
