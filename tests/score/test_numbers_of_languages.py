"""Numbers between languages other than English and French."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs

RIGHT = [
    ("de", "en", "Die Fahrt dauert fünf Stunden.", "The journey takes five hours."),
    ("de", "en", "Er hat dreihundert Schafe.", "He has three hundred sheep."),
    ("de", "en", "Um 14.30 Uhr beginnt die Sitzung.", "The session begins at 2:30 p.m."),
    ("de", "en", "Wir treffen uns um halb drei.", "We meet at 2:30."),
    ("en", "fr", "Half past ten tonight.", "Ce soir à 22 h 30."),
    ("es", "en", "El siglo XIX fue largo.", "The 19th century was long."),
    ("es", "en", "Medio millón de personas.", "Half a million people."),
    ("es", "fr", "A las seis de la mañana.", "À six heures du matin."),
    ("pl", "nl", "Pociąg odjeżdża o 9:40.", "De trein vertrekt om 9.40 uur."),
    ("en", "es", "It costs £5 and weighs 3 pounds.", "Cuesta 5 libras esterlinas y pesa 3 libras."),
    ("en", "pt", "It costs $5.", "Custa 5 dólares."),
    ("pl", "en", "Mam dwadzieścia lat.", "I am twenty years old."),
    ("pl", "en", "Pięć kobiet i 20 dzieci.", "5 women and twenty children."),
]  # fmt: skip
WRONG = [
    ("en", "es", "It costs €1,250.50.", "Cuesta 1.250,50 dólares.", "€1,250.50", "1.250,50 dólares"),
    ("en", "it", "It costs £5.", "Costa 5 dollari.", "£5", "5 dollari"),
    ("es", "fr", "Aquí hay doscientos panes.", "Il y a ici trois cents pains.", "doscientos", "trois cents"),
    ("de", "en", "Er hat dreihundert Schafe.", "He has two hundred sheep.", "dreihundert", "two hundred"),
    ("en", "fr", "The train leaves at half past six.", "Le train part à 18 h 45.", "half past six", "18 h 45"),
    ("pl", "nl", "Dziadek odpowiedział: 88.", "Opa antwoordde: 98.", "88", "98"),
    ("pl", "nl", "Pociąg odjeżdża o 9:40.", "De trein vertrekt om 9.45 uur.", "9:40", "9.45 uur"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "other_lang", "source", "target"), RIGHT)
def test_right_numbers_are_no_findings(lang: str, other_lang: str, source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], lang, other_lang).pairs
    assert [finding.message for finding in score.findings if finding.check == "numbers"] == []


@pytest.mark.parametrize(("lang", "other_lang", "source", "target", "ours", "theirs"), WRONG)
def test_wrong_numbers_are_told(
    lang: str, other_lang: str, source: str, target: str, ours: str, theirs: str
) -> None:
    (score,) = score_pairs([(source, target)], lang, other_lang).pairs
    (finding,) = (finding for finding in score.findings if finding.check == "numbers")
    assert [span.of(source) for span in finding.source_spans] == [ours]
    assert [span.of(target) for span in finding.target_spans] == [theirs]
