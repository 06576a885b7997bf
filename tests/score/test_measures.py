"""Measures: the same number with another unit is wrong, another number that measures the same is right."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs
from alignpost.score.conversions import converted
from alignpost.score.equal_measures import measures
from alignpost.score.side import Side


def _grave(source: str, target: str, languages: tuple[str, str] = ("en", "fr")) -> list[Finding]:
    (score,) = score_pairs([(source, target)], *languages).pairs
    return [finding for finding in score.findings if finding.severity is not Severity.NEUTRAL]


OTHER_UNITS = [
    ("en", "fr", "The package weighs 250 g.", "Le paquet pèse 250 kg.", "250 g", "250 kg", "250 g"),
    ("en", "fr", "Take 5 mg twice a day.", "Prendre 5 g deux fois par jour.", "5 mg", "5 g", "5 mg"),
    ("en", "fr", "Heat the oven to 180 °C.", "Chauffez le four à 180 °F.", "180 °C", "180 °F", "180 °C"),
    ("en", "fr", "The pipe is 3 inches long.", "Le tuyau fait 3 centimètres de long.", "3 inches", "3 centimètres", None),
    ("en", "fr", "It weighs 10 lb.", "Cela pèse 10 kg.", "10 lb", "10 kg", "10 lb"),
    ("en", "fr", "It is 5 ft high.", "Il fait 5 m de haut.", "5 ft", "5 m", "5 ft"),
    ("en", "fr", "The limit is 50 mph.", "La limite est de 50 km/h.", "50 mph", "50 km/h", "50 mph"),
    ("en", "fr", "The tank holds 5 litres.", "Le réservoir contient 5 gallons.", "5 litres", "5 gallons", None),
    ("en", "fr", "It is 3 km away.", "C’est à 3 miles.", "3 km", "3 miles", None),
    ("en", "fr", "Set it to 220 V.", "Réglez-le sur 220 W.", "220 V", "220 W", "220 V"),
    ("en", "fr", "The file is 5 MB.", "Le fichier fait 5 Go.", "5 MB", "5 Go", None),
    ("en", "fr", "Wait 5 minutes.", "Attendez 5 heures.", "5 minutes", "5 heures", None),
    ("de", "en", "Das Paket wiegt 250 g.", "The package weighs 250 kg.", "250 g", "250 kg", "250 g"),
    ("es", "it", "Espere 5 minutos.", "Aspetti 5 ore.", "5 minutos", "5 ore", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "other_lang", "source", "target", "ours", "theirs", "better"), OTHER_UNITS)
def test_another_unit_is_one_critical_finding(
    lang: str, other_lang: str, source: str, target: str, ours: str, theirs: str, better: str | None
) -> None:
    (finding,) = _grave(source, target, (lang, other_lang))
    assert (finding.check, finding.severity) == ("numbers", Severity.CRITICAL)
    assert [span.of(source) for span in finding.source_spans] == [ours]
    assert [span.of(target) for span in finding.target_spans] == [theirs]
    assert finding.suggestion == better


SAME = [
    ("She is four and a half.", "Elle a quatre ans et demi."),
    ("A quarter of a million people came.", "Deux cent cinquante mille personnes sont venues."),
    ("It is 30 °F outside.", "Il fait −1 °C dehors."),
    ("It is 32 °F outside.", "Il fait 0 °C dehors."),
    ("It is -40 °F outside.", "Il fait -40 °C dehors."),
    ("The meeting is on Monday, June 2.", "La réunion a lieu le lundi 2 juin."),
    ("On Monday, December 1, we vote.", "Lundi 1er décembre, nous votons."),
    ("He is six foot two.", "Il mesure un mètre quatre-vingt-huit."),
    ("She is five feet six inches tall.", "Elle mesure 1,68 m."),
    ("She is 5'6\".", "Elle mesure 1 m 68."),
    ("In the eighties, nobody had a phone.", "Dans les années 80, personne n’avait de téléphone."),
    ("It was a song of the sixties.", "C’était une chanson des années soixante."),
    ("He is in his eighties.", "C’est un octogénaire."),
    ("It is 86 °F outside.", "Il fait 30 °C dehors."),
    ("The file is 5 MB.", "Le fichier fait 5 Mo."),
    ("He ran 20 yards.", "Il a couru 20 mètres."),
    ("The 5 km run and the 5 mile walk.", "La course de 5 km et la marche de 5 miles."),
    ("It lasted two weeks.", "Cela a duré quinze jours."),
    ("Come back in a week.", "Revenez dans huit jours."),
    ("The 7 p.m. train was 45 minutes late.", "Le train de 19 heures avait trois quarts d’heure de retard."),
    ("Half of the 1.5 million voters stayed at home.", "La moitié du million et demi d’électeurs est restée chez elle."),
    ("It takes half an hour.", "Cela prend trente minutes."),
    ("I waited for 90 minutes.", "J’ai attendu une heure et demie."),
    ("It takes 15 minutes.", "Cela prend un quart d’heure."),
    ("He stayed 18 months.", "Il est resté un an et demi."),
    ("He stayed 48 hours.", "Il est resté deux jours."),
    ("A dozen eggs and a couple of lemons.", "Douze œufs et deux citrons."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), SAME)
def test_what_measures_the_same_is_no_finding(source: str, target: str) -> None:
    assert _grave(source, target) == []


def test_a_right_conversion_stands_above_a_kept_number() -> None:
    source = "It is 86 °F outside."
    right, wrong = score_pairs(
        [(source, "Il fait 30 °C dehors."), (source, "Il fait 86 °C dehors.")], "en", "fr"
    ).pairs
    assert right.fidelity > wrong.fidelity


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It lasted two weeks.", "Cela a duré quinze jours."),
        ("The temperature reached 104 °F.", "La température a atteint 40 °C."),
    ],
)
def test_measures_in_other_units_render_each_other(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert score.fidelity > 80


ONCE = [
    ("It costs 15 dollars.", "Cela coûte 15 euros."),
    ("World War II ended in 1945.", "La Première Guerre mondiale s’est terminée en 1945."),
    ("We leave in three weeks.", "Nous partons dans quinze jours."),
]


@pytest.mark.parametrize(("source", "target"), ONCE)
def test_one_error_is_told_once(source: str, target: str) -> None:
    assert [finding.check for finding in _grave(source, target)] == ["numbers"]


ADDRESSES = [
    ("Thank you @marc_du_31 for this.", "Merci @marc_du_13 pour cela.", Severity.MAJOR),
    ("See https://x.org/a?id=42 now.", "Voyez https://x.org/a?id=43 maintenant.", Severity.MAJOR),
    ("I have #jo2024 tickets.", "J’ai des billets #jo2020.", Severity.MINOR),
]


@pytest.mark.parametrize(("source", "target", "severity"), ADDRESSES)
def test_numbers_inside_addresses_belong_to_them(source: str, target: str, severity: Severity) -> None:
    (finding,) = _grave(source, target)
    assert (finding.check, finding.severity) == ("addresses", severity)


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("The talks begin on Thursday.", "Les pourparlers commencent mardi.", "“Thursday” became “mardi”: another day."),
        ("Taxes rose in March.", "Les impôts ont augmenté en avril.", "“March” became “avril”: another month."),
    ],
)  # fmt: skip
def test_days_and_months_are_told_as_such(source: str, target: str, message: str) -> None:
    assert [finding.message for finding in _grave(source, target)] == [message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The room measures 1,000 square feet.", "La pièce mesure 93 mètres carrés."),
        ("A 500-square-mile park.", "Un parc de 1 300 km²."),
        ("He ran 10 miles.", "Il a couru 16 kilomètres."),
        ("It weighs 50 pounds.", "Il pèse 23 kilos."),
        ("It was 100 degrees outside.", "Il faisait 38 degrés dehors."),
        ("Bake at 350 F for two hours.", "Faites cuire à 175 °C pendant deux heures."),
        ("He drank two pints of beer.", "Il a bu un litre de bière."),
        ("The plane flew at 30,000 feet.", "L’avion volait à 9 000 mètres."),
        ("She is 5 feet 7 inches tall.", "Elle mesure 1,70 m."),
    ],
)
def test_a_right_conversion_costs_about_nothing(source: str, target: str) -> None:
    assert _grave(source, target) == []
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert score.fidelity > 89


def test_square_feet_are_no_feet() -> None:
    assert _grave("The room measures 1,000 square feet.", "La pièce mesure 305 mètres carrés.") != []


@pytest.mark.parametrize(
    ("source", "target", "theirs"),
    [
        ("She is five foot six.", "Elle mesure un mètre cinquante.", "un mètre cinquante"),
        ("She grew up in the nineties.", "Elle a grandi dans les années 80.", "80"),
        ("It is -5 °C outside.", "Il fait 5 °C dehors.", "5"),
        ("A quarter of a million people came.", "Deux cent mille personnes sont venues.", "Deux cent mille"),
        ("The meeting is on Monday, June 2.", "La réunion a lieu le mardi 2 juin.", "mardi"),
    ],
)
def test_another_height_day_or_temperature_is_an_error(source: str, target: str, theirs: str) -> None:
    found = [finding for finding in _grave(source, target) if finding.check == "numbers"]
    assert [span.of(target) for finding in found for span in finding.target_spans] == [theirs]


@pytest.mark.parametrize(
    ("source", "target", "same"),
    [
        ("Bake at 365 °F.", "Cuire à 190 °C.", True),
        ("Bake at 367 °F.", "Cuire à 180 °C.", False),
        ("Add 1 cup of it.", "Ajoutez 350 g.", True),
        ("Add 1 cup of it.", "Ajoutez 360 g.", False),
    ],
)
def test_what_is_rounded_by_hand_may_differ_so_far(source: str, target: str, same: bool) -> None:
    ours, theirs = Side(source, "en"), Side(target, "fr")
    assert converted(ours.numbers[0], ours, theirs.numbers[0], theirs) is same


@pytest.mark.parametrize(("text", "told"), [("one second, please", 0), ("two seconds", 1), ("1 second", 1)])
def test_a_number_that_is_an_article_measures_nothing(text: str, told: int) -> None:
    side = Side(text, "en")
    assert len(measures(side.numbers, side)) == told
