"""Ranges that go the wrong way."""

from __future__ import annotations

import pytest

from alignpost.review.suggestions import with_suggestion
from alignpost.score import score_pairs


def _turned(en: str, fr: str) -> list[str]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        with_suggestion(fr, finding.target_spans[0], finding.suggestion or "")
        for finding in score.findings
        if "goes the other way" in finding.message
    ]


@pytest.mark.parametrize(
    ("en", "fr", "right"),
    [
        (
            "The value increased from 10 to 20.",
            "La valeur est passée de 20 à 10.",
            "La valeur est passée de 10 à 20.",
        ),
        ("It rose to 7% from 5%.", "Il est passé de 7 % à 5 %.", "Il est passé de 5 % à 7 %."),
        (
            "Debt fell from €310 million to €265 million.",
            "La dette est passée de 265 à 310 millions d’euros.",
            "La dette est passée de 310 à 265 millions d’euros.",
        ),
        (
            "Debt fell from €31 trillion to €26 trillion.",
            "La dette est passée de 26 à 31 billions d’euros.",
            "La dette est passée de 31 à 26 billions d’euros.",
        ),
        (
            "It fell from 12,000 to 9000 euros.",
            "Il est passé de 9000 à 12 000 euros.",
            "Il est passé de 12 000 à 9000 euros.",
        ),
        (
            "It costs between 10 and 20 dollars.",
            "Cela coûte entre 20 et 10 dollars.",
            "Cela coûte entre 10 et 20 dollars.",
        ),
    ],
)
def test_a_turned_range_is_put_right_at_both_ends(en: str, fr: str, right: str) -> None:
    assert _turned(en, fr) == [right]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The value increased from 10 to 20.", "La valeur est passée de 10 à 20."),
        ("It rose to 7% from 5%.", "Il est passé de 5 % à 7 %."),
        ("It fell from 20 to 10 and rose from 10 to 20.", "Il baissa de 20 à 10 et remonta de 10 à 20."),
        ("Between 10 and 20 came.", "Il en vint de 10 à 20."),
        ("It rose from €265 million to €310 million.", "Il est passé de 265 à 310 millions d’euros."),
        ("It rose from 5 to 10 million.", "Il est passé de 5 millions à 10 millions."),
    ],
)
def test_right_ranges_are_left_alone(en: str, fr: str) -> None:
    assert _turned(en, fr) == []
