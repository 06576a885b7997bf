"""Scores for pairs and for whole bitexts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alignpost.model import Bitext, Finding, Score
from alignpost.progress import Progress, silent
from alignpost.score.check import Context, PairText
from alignpost.score.checks import BUILT_IN
from alignpost.score.checks.empty import blank
from alignpost.score.fidelity import fidelity, mean_of
from alignpost.score.glossary import Glossary
from alignpost.score.lexicon import lexicon_for
from alignpost.score.order import with_moved
from alignpost.score.profiles import apply, known_profile
from alignpost.score.signature import signature
from alignpost.tokens import base_language, words

__all__ = ["Scores", "mean_fidelity", "score_bitext", "score_pairs"]

_REPORT_EVERY = 50


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
    glossary: Glossary | None = None,
    progress: Progress = silent,
) -> Scores:
    """Score sentence pairs without a reference.

    Args:
        pairs: source and target texts; either may be empty.
        source_lang: BCP 47 tag of the sources.
        target_lang: BCP 47 tag of the targets.
        profile: `default`, `strict` or `social`.
        glossary: terms to look for.
        progress: told "scoring" now and then; may raise `Cancelled`.

    Raises:
        UsageError: an unknown profile.
    """
    lexicon = lexicon_for(base_language(source_lang), base_language(target_lang))
    context = Context(source_lang, target_lang, glossary, lexicon)
    known_profile(profile)
    scores: list[Score] = []
    counts: list[int] = []
    for number, (source, target) in enumerate(pairs):
        if number % _REPORT_EVERY == 0:
            progress("scoring", number / len(pairs))
        pair = PairText(source, target, context)
        scores.append(_score(pair, profile))
        counts.append(max(len(pair.source.words), len(pair.target.words)))
    progress("scoring", 1.0)
    mean = mean_of([score.fidelity for score in scores], counts)
    return Scores(tuple(scores), mean, signature(context, BUILT_IN, profile))


def _score(pair: PairText, profile: str) -> Score:
    # A side that is empty leaves the other checks nothing to compare.
    checks = BUILT_IN[:1] if blank(pair.source.text) or blank(pair.target.text) else BUILT_IN
    findings: list[Finding] = []
    for check in checks:
        findings += (apply(profile, finding) for finding in check(pair, pair.context))
    return fidelity(pair, _without_echoes(findings))


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """Drop what only repeats a surer finding: omissions over untranslated words, lengths beside omissions."""
    kept: list[Finding] = []
    for finding in findings:
        if finding.check in ("omission", "addition") and any(_explains(other, finding) for other in kept):
            continue
        if finding.check == "length" and any(other.check in ("omission", "addition") for other in kept):
            continue
        kept.append(finding)
    return kept


def _explains(other: Finding, finding: Finding) -> bool:
    if other.check not in ("untranslated", "names", "numbers"):
        return False
    ours = finding.source_spans if finding.check == "omission" else finding.target_spans
    theirs = other.source_spans if finding.check == "omission" else other.target_spans
    length = sum(span.end - span.start for span in ours)
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in theirs)
    return 2 * shared > length


def score_bitext(
    bitext: Bitext, *, profile: str = "default", glossary: Glossary | None = None, progress: Progress = silent
) -> Bitext:
    """The bitext with a score on every pair and the signature set; everything else stays as it is."""
    texts = [(pair.source, pair.target) for pair in bitext.pairs]
    scores = score_pairs(
        texts, bitext.source.lang, bitext.target.lang, profile=profile, glossary=glossary, progress=progress
    )
    pairs = tuple(replace(pair, score=score) for pair, score in zip(bitext.pairs, scores.pairs, strict=True))
    return with_moved(replace(bitext, pairs=pairs, signature=scores.signature))


def mean_fidelity(bitext: Bitext) -> float:
    """Mean fidelity of the pairs that have a score, weighted as in `Scores.fidelity`; 100 where none has."""
    scored = [(pair, pair.score) for pair in bitext.pairs if pair.score is not None]
    counts = [max(len(words(pair.source)), len(words(pair.target))) for pair, _ in scored]
    return mean_of([score.fidelity for _, score in scored], counts)
