"""Short clauses that the other side leaves out: what was learnt of their words speaks where they have few."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        (finding.check, finding.source_spans[0].of(en))
        for finding in score.findings
        if finding.check == "omission" and finding.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("en", "fr", "left"),
    [
        ("She sings and plays the piano.", "Elle chante.", "and plays the piano"),
        ("He read the letter and burned it.", "Il a lu la lettre.", "and burned it"),
    ],
)
def test_a_joined_clause_left_out_is_an_error(en: str, fr: str, left: str) -> None:
    assert _told(en, fr) == [("omission", left)]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("She sings and plays the piano.", "Elle chante et joue du piano."),
        ("He read the letter and burned it.", "Il brûla la lettre après l’avoir lue."),
        ("He went and bought some bread.", "Il est allé acheter du pain."),
        ("Come and see me.", "Venez me voir."),
    ],
)
def test_clauses_that_are_rendered_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []
