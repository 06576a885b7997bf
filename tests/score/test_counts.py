"""Lengths of time of which one side says one and the other several, and small counts that stand on one side alone."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import Context, PairText
from alignpost.score.checks.numbers import Numbers


def _told(source: str, target: str, source_lang: str = "en", target_lang: str = "fr") -> list[Finding]:
    context = Context(source_lang, target_lang)
    return [*Numbers()(PairText(source, target, context), context)]


@pytest.mark.parametrize(
    ("en", "fr", "one", "several"),
    [
        ("He came back an hour later.", "Il est revenu deux heures plus tard.", "an hour", "deux"),
        ("He came back one hour later.", "Il est revenu deux heures plus tard.", "one hour", "deux"),
        ("He came back a\u00a0week later.", "Il est revenu deux semaines plus tard.", "a\u00a0week", "deux"),
        ("He came back two hours later.", "Il est revenu une heure plus tard.", "une heure", "two"),
        ("He came back two years later.", "Il est revenu une\u202fannée plus tard.", "une\u202fannée", "two"),
        ("He left two days later.", "Il est parti une journée plus tard.", "une journée", "two"),
        ("It was built two centuries ago.", "Il a été construit il y a un siècle.", "un siècle", "two"),
        ("It was built a century ago.", "Il a été construit il y a 3 siècles.", "a century", "3"),
    ],
)
def test_one_length_that_became_several_is_found_both_ways(en: str, fr: str, one: str, several: str) -> None:
    (told,) = _told(en, fr)
    (back,) = _told(fr, en, "fr", "en")
    for finding, source, target in ((told, en, fr), (back, fr, en)):
        assert finding.severity is Severity.MAJOR
        assert finding.message.endswith("another number.")
        said = {finding.source_spans[0].of(source), finding.target_spans[0].of(target)}
        assert said == {one, several}


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He came back an hour later.", "Il est revenu une heure plus tard."),
        ("It takes an hour or two.", "Cela prend deux heures."),
        ("It takes an hour and a half.", "Cela prend deux heures."),
        ("It takes two hours.", "Cela prend une heure ou deux."),
        ("One day he left for two hours.", "Il est parti un jour, une heure, puis deux heures."),
        ("He came back an hour later.", "Il est revenu deux jours plus tard."),
        ("He came back an hour later.", "Il est revenu vingt heures plus tard."),
    ],
)
def test_other_lengths_and_uncertain_ones_are_no_other_count(en: str, fr: str) -> None:
    assert not [one for one in _told(en, fr) if one.message.endswith("another number.")]


def test_both_is_two() -> None:
    (finding,) = _told("Both ministers resigned.", "Trois ministres ont démissionné.")
    assert finding.severity is Severity.CRITICAL
    assert finding.source_spans[0].start == 0
    assert _told("Both ministers resigned.", "Deux ministres ont démissionné.") == []
    assert _told("Both ministers resigned.", "Les ministres ont démissionné.") == []


def test_a_length_on_one_side_alone_is_lost_or_new() -> None:
    (new,) = _told("He comes back soon.", "Il revient dans trois semaines.")
    assert (new.mqm, new.severity) == ("accuracy/addition", Severity.MAJOR)
    (lost,) = _told("He comes back in three weeks.", "Il revient bientôt.")
    assert (lost.mqm, lost.severity) == ("accuracy/omission", Severity.MAJOR)
    assert _told("He comes back in two weeks.", "Il revient bientôt.") == []
