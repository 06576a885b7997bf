"""Short answers: they are not punished for being short, and contradictions between them are told."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It is not.", "Non."),
        ("No.", "Ce n’est pas le cas."),
        ("Yes, I do.", "Oui."),
        ("He did not.", "Non."),
        ("They have.", "En effet."),
        ("They won’t.", "Non, pas du tout."),
        ("No, it is.", "Si."),
        ("Of course.", "Bien sûr."),
    ],
)
def test_answers_that_say_the_same_score_high(source: str, target: str) -> None:
    there, back = (
        score_pairs([pair], *langs).pairs[0]
        for pair, langs in (((source, target), ("en", "fr")), ((target, source), ("fr", "en")))
    )
    assert min(there.fidelity, back.fidelity) > 85
    assert [f.check for f in (*there.findings, *back.findings) if f.severity is not Severity.NEUTRAL] == []


@pytest.mark.parametrize(
    ("source", "target"), [("Yes.", "Non."), ("It is.", "Ce n’est pas le cas."), ("I don’t.", "Oui.")]
)
def test_answers_that_contradict_each_other_are_critical(source: str, target: str) -> None:
    score = score_pairs([(source, target)], "en", "fr").pairs[0]
    assert ("negation", Severity.CRITICAL) in [(f.check, f.severity) for f in score.findings]
    assert score.fidelity < 60


def test_longer_sentences_are_no_answers() -> None:
    score = score_pairs([("It is not the case that he left.", "Non.")], "en", "fr").pairs[0]
    assert score.fidelity < 85
