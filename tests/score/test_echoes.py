"""Findings on words that were copied say nothing that the copy does not say."""

import pytest

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.numbers import Numbers
from alignpost.score.echoes import without_echoes_of_copies
from alignpost.score.profiles import judging
from alignpost.score.scoring import _without_echoes

SOURCE, TARGET = "we must not leave them", "nous must not leave eux"


def _of(check: str, severity: Severity, text: str, words: str) -> Finding:
    here = Span(text.index(words), text.index(words) + len(words))
    source, target = ((here,), ()) if text == SOURCE else ((), (here,))
    return Finding(check, "accuracy/mistranslation", severity, source, target, "–")


@pytest.mark.parametrize(
    ("check", "words", "kept"),
    [
        ("modality", "must", False),
        ("negation", "must not", False),
        ("negation", "not leave them", True),
        ("opposites", "them", True),
        ("numbers", "must", True),
    ],
)
def test_only_what_is_all_about_copied_words_is_an_echo(check: str, words: str, kept: bool) -> None:
    pair = PairText(SOURCE, TARGET, Context("en", "fr"))
    copied = _of("untranslated", Severity.MAJOR, TARGET, "must not leave")
    finding = _of(check, Severity.MAJOR, SOURCE, words)
    assert (finding in without_echoes_of_copies(pair, [copied, finding])) is kept
    assert copied in without_echoes_of_copies(pair, [copied, finding])


def test_a_slight_copy_has_no_echo() -> None:
    pair = PairText(SOURCE, TARGET, Context("en", "fr"))
    found = [
        _of("untranslated", Severity.MINOR, TARGET, "must"),
        _of("modality", Severity.MAJOR, SOURCE, "must"),
    ]
    assert without_echoes_of_copies(pair, found) == found


def _at(
    check: str, source: tuple[int, int] | None, target: tuple[int, int] | None, mqm: str = "x"
) -> Finding:
    ours, theirs = ((Span(*place),) if place else () for place in (source, target))
    return Finding(check, mqm, Severity.MAJOR, ours, theirs, "–")


@pytest.mark.parametrize(
    ("finding", "kept"),
    [
        # A unit is the number's where it stands beside it in the target, a name where it does on both sides.
        (_at("units", (40, 45), (13, 17)), False),
        (_at("units", (13, 17), (14, 17)), True),
        (_at("names", (13, 17), (13, 17)), False),
        (_at("names", (40, 45), (13, 17)), True),
        (_at("tense", (10, 12), (10, 12)), True),
    ],
)
def test_what_belongs_to_a_changed_number_is_told_once(finding: Finding, kept: bool) -> None:
    number = _at("numbers", (10, 12), (10, 12), Numbers.mqm)
    assert _without_echoes([number, finding]) == [number, *([finding] if kept else [])]


@pytest.mark.parametrize(("copied", "kept"), [((0, 5), True), ((0, 6), False)])
def test_an_addition_mostly_of_copied_words_is_told_once(copied: tuple[int, int], kept: bool) -> None:
    untranslated, addition = _at("untranslated", None, copied), _at("addition", None, (0, 10))
    assert (addition in _without_echoes([untranslated, addition])) is kept
    omission, names = _at("omission", (0, 10), None), _at("names", copied, None)
    assert (omission in _without_echoes([names, omission])) is kept


def test_what_is_off_is_not_told_whoever_found_it() -> None:
    judged = judging("strict", {"numbers": "off", "units": "minor"}, ("numbers", "units", "quotes"))
    found = [_at(check, (0, 1), (0, 1)) for check in ("numbers", "units", "quotes", "tense")]
    told = [(finding.check, finding.severity) for finding in judged.of(found)]
    assert told == [("units", Severity.MINOR), ("quotes", Severity.MAJOR), ("tense", Severity.MAJOR)]
