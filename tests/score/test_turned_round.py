"""Pairs whose sides stand the wrong way round, as in memories that were filled by hand."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _turned_round(source: str, target: str, languages: tuple[str, str] = ("en", "fr")) -> bool:
    (score,) = score_pairs([(source, target)], *languages).pairs
    return any(
        finding.severity is Severity.CRITICAL and "wrong way round" in finding.message
        for finding in score.findings
    )


PAIRS = [
    ("The document costs €2761.", "Le document coûte 2761 €."),
    ("The cat sleeps.", "Le chat dort."),
    ("Please return the invoice register to room 2033.", "Veuillez rapporter le registre des factures en salle 2033."),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french"), PAIRS)
def test_exchanged_sides_are_told_in_both_directions(english: str, french: str) -> None:
    assert _turned_round(french, english)
    assert _turned_round(english, french, ("fr", "en"))
    assert not _turned_round(english, french)
    assert not _turned_round(french, english, ("fr", "en"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("I watch The Voice.", "Je regarde The Voice."),
        ("Marine Le Pen spoke.", "Marine Le Pen a parlé."),
        ("Marine Le Pen watches The Voice.", "Marine Le Pen regarde The Voice."),
        ("Yes, of course.", "Yes, of course."),
        ("Oui.", "Yes."),
        ("", "The"),
    ],
)
def test_titles_names_and_copies_are_no_exchange(source: str, target: str) -> None:
    assert not _turned_round(source, target)
