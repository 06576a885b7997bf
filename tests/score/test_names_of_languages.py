"""Names between languages without a lexicon: remarks at most, and none where every noun has a capital."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _names(source: str, target: str, lang: str, other_lang: str) -> list[Severity]:
    (score,) = score_pairs([(source, target)], lang, other_lang).pairs
    return [finding.severity for finding in score.findings if finding.check == "names"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Nasz dom stoi na ulicy Lipowej.", "Ons huis staat aan de Lipowastraat."),
        ("Dziadek pokazał nam Wielki Wóz.", "Opa wees ons de Grote Beer."),
        ("Gwiazdy są takie same w Holandii.", "De sterren in Nederland zijn dezelfde."),
    ],
)
def test_names_without_a_lexicon_are_remarks(source: str, target: str) -> None:
    assert set(_names(source, target, "pl", "nl")) == {Severity.NEUTRAL}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Im Mittelmeer leben viele Delfine.", "Many dolphins live in the Mediterranean."),
        ("Siehe dazu Abbildung 2.", "See Figure 2 for this."),
    ],
)
def test_nouns_with_capitals_are_no_names(source: str, target: str) -> None:
    assert _names(source, target, "de", "en") == []
    assert _names(target, source, "en", "de") == []


def test_with_a_lexicon_another_name_is_critical() -> None:
    assert _names("I called Waltz in the evening.", "J’ai appelé Rubio dans la soirée.", "en", "fr") == [
        Severity.CRITICAL
    ]
