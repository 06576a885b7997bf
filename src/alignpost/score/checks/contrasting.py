"""Words that contrast with what the source calls for: another tense, another modal verb, the opposite, another quantity.

The evidence is learnt (`alignpost.score.contrasts`). It is strong for words with a meaning of their own and weak where
French chooses by its grammar (tenses in reported speech, pronouns), so each check speaks at its own levels of doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.contrary import called_for_otherwise, contraries
from alignpost.score.checks.denials import denials
from alignpost.score.checks.duties import duty_findings
from alignpost.score.checks.exchanged_poles import exchanged_poles
from alignpost.score.checks.frequencies import frequencies_alike
from alignpost.score.checks.genders import gender_findings
from alignpost.score.checks.grammatical import allowed
from alignpost.score.checks.linking import linking_findings
from alignpost.score.checks.lost_times import lost_possibilities, lost_times
from alignpost.score.checks.modals import modal_doubts
from alignpost.score.checks.other_nouns import other_nouns
from alignpost.score.checks.polarity import missing_negations, surplus_negations
from alignpost.score.checks.question_words import question_word_findings
from alignpost.score.checks.restriction import lost_restrictions
from alignpost.score.checks.swapped import swap_doubt
from alignpost.score.checks.tenses import time_findings
from alignpost.score.checks.times import time_doubts
from alignpost.score.checks.turned_bounds import bound_findings
from alignpost.score.contrasts import Contrast
from alignpost.score.suggestions import fits_in_place, written_like

__all__ = ["CONTRASTING", "Contrasting", "doubt"]

_NEAR, _CALLS = 0.4, 0.05
"""Share of the texts by which two words' places may differ, and probability from which one renders the other."""
_MOST = 400
"""Source words looked at: more than any sentence has."""


@dataclass(slots=True)
class Contrasting:
    """Finds target words of one family that the source does not call for."""

    id: str
    says: str
    """What is in doubt, for the message."""
    levels: tuple[tuple[Severity, float], ...]
    """From which doubt (natural logarithm of a ratio of probabilities) a finding has which severity, gravest first."""
    mqm: str = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding a word, in the order of the target."""
        found = self._doubted(pair)
        for rule in _BY_RULE.get(self.id, ()):
            for place, finding in rule(pair, self.id, self.mqm):
                if place not in found or found[place].severity is Severity.NEUTRAL:
                    found[place] = finding
        if found:
            yield from map(found.__getitem__, sorted(found))
        if self.id == "quantities":
            yield from lost_restrictions(pair, self.id, self.mqm)

    def _doubted(self, pair: PairText) -> dict[int, Finding]:
        """By its place every word that a contrasting one fits better.

        A word that is the contrary of its counterpart, by the table, is found whatever was learnt of it.
        """
        judged = contraries(pair)
        doubts = pair.doubted.get(self.id, ())
        found: dict[int, Finding] = {}
        if not (doubts or judged.contraries):
            return found  # as in most pairs
        contrary = {place: one for one in judged.contraries if one.check == self.id for place in one.target}
        for contrast, doubted in doubts:
            place, severity = contrast.place, self._severity(doubted)
            if severity is None or place in found or _explained(pair, contrast):
                continue
            if self.id in _OF_MEANING and (
                (severity is Severity.NEUTRAL and place in judged.right) or called_for_otherwise(pair, place)
            ):
                continue
            finding = self._finding(pair, contrast, severity)
            if place in contrary:  # the suggestion is as sure as what was learnt
                worse = max(severity, contrary[place].severity, key=lambda one: one.rank)
                finding = replace(finding, severity=worse)
            found[place] = finding
        for one in contrary.values():
            if found.keys().isdisjoint(one.target):
                found[one.target.start] = one.finding(pair, self.mqm)
        return found

    def _severity(self, doubted: float) -> Severity | None:
        for severity, least in self.levels:
            if doubted >= least:
                return severity
        return None

    def _finding(self, pair: PairText, contrast: Contrast, severity: Severity) -> Finding:
        word = pair.target.words[contrast.place]
        better = contrast.set.members[contrast.best]
        whole = not better.startswith("*")
        # One key takes a suggestion: a remark is too often wrong, and the sentence must stay in order.
        # Where one side denies more than the other, the better word might say the reverse of the source.
        denied_alike = len(denials(pair.source)) == len(denials(pair.target))
        sure = whole and severity is not Severity.NEUTRAL and denied_alike
        fits = sure and fits_in_place(self.id, better, contrast.place, pair.target)
        rather = f"“{better}”" if whole else f"a form in -{better[1:]}"
        linked = (
            pair.rendered_by(word.span)
            or _calling(pair, contrast.place, better)
            or pair.opposite_in_source(word.span)
        )
        return Finding(
            self.id, self.mqm, severity, (linked,), (word.span,),
            f"“{word.text}” may be wrong: by {self.says} the source calls for {rather}.",
            suggestion=written_like(better, word.text) if fits else None,
        )  # fmt: skip


def _explained(pair: PairText, contrast: Contrast) -> bool:
    """Whether grammar calls for the word, or both sides tell with it how often: every six months – deux fois par an."""
    if allowed(contrast, pair.source, pair.target):
        return True
    if contrast.set.check != "units" or not contrast.doubt:
        return False
    word = pair.target.words[contrast.place]
    return any(span.start <= word.start < span.end for _, span in frequencies_alike(pair))


def _calling(pair: PairText, place: int, better: str) -> Span | None:
    """The source word not far from the corresponding place that calls for `better` the most, by the lexicon."""
    lexicon = pair.context.lexicon
    if lexicon is None or len(pair.source.words) > _MOST:
        return None
    where = place / len(pair.target.words)
    near = [
        (lexicon.probability(key, better), i)
        for i, key in enumerate(pair.source.keys)
        if abs(i / len(pair.source.keys) - where) <= _NEAR
    ]
    likely, best = max(near, default=(0.0, 0))
    return pair.source.words[best].span if likely >= _CALLS else None


def doubt(pair: PairText, *, grammar: bool) -> float:
    """By how much, all contrasting words together, others would fit the source better; 0 for a faithful pair.

    The sum of `Contrast.doubt`, for every word the greatest: soft evidence, also where no word alone is worth a finding.
    Names that seem to have changed places and an unlikely number of negations are such doubts too.

    Args:
        pair: the pair.
        grammar: count tenses, persons and conjunctions, which French often chooses by its own rules, else the others.
    """
    judged = contraries(pair)
    by_table = [] if grammar else [(one.target.start, _CONTRARY[one.severity]) for one in judged.contraries]
    by_rule = (time_doubts if grammar else modal_doubts)(pair.source, pair.target)
    ruled = [*by_table, *by_rule.items()]
    asked = {place for place, _ in ruled}
    most: dict[int, float] = {}
    # A word that fits best, as most do, adds nothing; only what a rule asks about keeps its turn in the sum.
    among = [(contrast, contrast.doubt) for contrast in pair.contrasts] if asked else pair.doubts
    for contrast, doubted in among:
        place, check = contrast.place, contrast.set.check
        if (check in _OF_GRAMMAR) is not grammar or not (doubted or place in asked):
            continue
        if check in _OF_MEANING and (place in judged.right or called_for_otherwise(pair, place)):
            continue
        if not _explained(pair, contrast):
            most[place] = max(most.get(place, 0.0), doubted)
    for place, doubted in ruled:
        most[place] = max(most.get(place, 0.0), doubted)
    words = sum(most.values())
    if grammar:
        return words
    turned = _LOST_NEGATION * missing_negations(pair) + _MORE_NEGATIONS * surplus_negations(pair)
    return words + swap_doubt(pair) + turned


_LOST_NEGATION = 3.0
"""A lost negation turns the whole sentence round; other doubts are about a word."""
_MORE_NEGATIONS = 0.1
"""French denies by habit where English affirms, so negations more than called for tell little."""
_OF_MEANING = frozenset({"opposites", "quantities"})
"""Checks of which the table of contraries knows words."""
_CONTRARY = {Severity.MAJOR: 5.0, Severity.MINOR: 3.0}
"""What the contrary of a word is worth, by the table: about what is learnt of words as sure."""
_OF_GRAMMAR = frozenset({"tense", "persons", "conjunctions"})
_Rule: TypeAlias = Callable[[PairText, str, str], Iterator[tuple[int, Finding]]]
_BY_RULE: dict[str, tuple[_Rule, ...]] = {
    "opposites": (other_nouns, exchanged_poles),
    "modality": (duty_findings, lost_possibilities),
    "quantities": (bound_findings,),
    "tense": (time_findings, lost_times),
    "persons": (gender_findings,),
    "conjunctions": (linking_findings, question_word_findings),
}
"""What is told by rule, with the place in the target; it takes the turn of what is only remarked there."""


def _levels(major: float | None, minor: float, neutral: float) -> tuple[tuple[Severity, float], ...]:
    levels = ((Severity.MAJOR, major), (Severity.MINOR, minor), (Severity.NEUTRAL, neutral))
    return tuple((severity, least) for severity, least in levels if least is not None)


CONTRASTING = (
    Contrasting("opposites", "its sense", _levels(5.0, 4.0, 1.2)),
    Contrasting("quantities", "its quantity", _levels(4.0, 3.0, 1.2)),
    Contrasting("units", "its unit", _levels(4.0, 3.5, 1.2)),
    Contrasting("modality", "its modal verb", _levels(4.0, 3.5, 1.2)),
    Contrasting("tense", "its tense", _levels(None, 6.0, 2.0)),
    Contrasting("persons", "its person", _levels(None, 6.0, 2.5)),
    Contrasting("conjunctions", "its conjunction", _levels(None, 6.5, 2.5)),
)
"""The levels were chosen on professional translations: docs/checks.md gives how often each speaks there."""
