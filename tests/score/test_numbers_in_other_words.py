"""Numbers that the other language tells in another way are right, and the same ways told wrongly are found."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs

RIGHT = [
    ("Add 1/4 cup of milk.", "Ajoutez ¼ de tasse de lait."),
    ("Add 1 1/2 cups of milk.", "Ajoutez une tasse et demie de lait."),
    ("Add half a cup of milk.", "Ajoutez ½ tasse de lait."),
    ("He took 1/2 a tablet.", "Il a pris un demi-comprimé."),
    ("Heat the oven to 400°F.", "Préchauffez le four à 200 °C (th. 6-7)."),
    ("Heat the oven to 200°C.", "Préchauffez le four à 200 °C (th.\u00a06\u202f-\u202f7)."),
    ("Heat the oven to 180°C/gas-mark 4.", "Préchauffez le four à 180 °C."),
    ("Heat the oven to 180°C/gas\u00a0mark 4.", "Préchauffez le four à 180 °C."),
    ("Roast at 325°F.", "Faites rôtir à 165 °C."),
    ("Use 1 lb of beef.", "Utilisez 450 g de bœuf."),
    ("Use half a pound of butter.", "Utilisez 225 g de beurre."),
    ("Use 2 cups of flour.", "Utilisez 250 g de farine."),
    ("Pour in 2 cups of milk.", "Versez 50 cl de lait."),
    ("Add 1 tbsp of oil.", "Ajoutez 15 ml d’huile."),
    ("Cut slices about a quarter of an inch thick.", "Coupez en tranches de 6 mm environ."),
    ("It does 40 miles per gallon.", "Elle consomme 7 litres aux 100 km."),
    ("The baby weighed 7 lb 8 oz.", "Le bébé pesait 3,4 kg."),
    ("It costs two pounds fifty.", "Cela coûte 2,50 £."),
    ("We will pay 45 cents per share, up from 40 cents.", "Nous verserons 0,45 € par action, contre 0,40 €."),
    ("Nine out of ten patients recover.", "90 % des patients guérissent."),
    ("One in six people is hungry.", "16,7 % des gens ont faim."),
    ("About 1 in 100 patients had a headache.", "Environ 1 % des patients ont eu mal à la tête."),
    ("A rash was seen in 5 in 100 patients.", "5 % des patients ont eu une éruption."),
    ("It has lost a third of its value.", "Il a perdu 33 % de sa valeur."),
    ("We have a 50-50 chance.", "Nous avons une chance sur deux."),
    ("The rate rose 50 basis points.", "Le taux a gagné un demi-point."),
    ("We meet every three months.", "Nous nous réunissons tous les trimestres."),
    ("The report appears twice a year.", "Le rapport paraît tous les six mois."),
    ("It lasted a century and a half.", "Cela a duré cent cinquante ans."),
    ("Two decades later, he came back.", "Vingt ans plus tard, il revint."),
    ("Over the last three decades, trade grew.", "Au cours des 30 dernières années, le commerce a augmenté."),
    ("It lasts an hour and a half.", "Cela dure 1 h 30."),
    ("A score of men came.", "Une vingtaine d’hommes sont venus."),
    ("She earns a six-figure salary.", "Elle gagne plus de cent mille dollars."),
    ("For details, call +33 1 55 00 12 34.", "Pour en savoir plus, appelez le 01 55 00 12 34."),
    ("Take 3 lb (1.4 kg) apples, 3/4 cup (150 g) sugar.", "Prenez 1,4 kg de pommes, 150 g de sucre."),
    ("8 oz (225 g) butter and 6 to 8 spoons of water.", "225 g de beurre et 6 à 8 cuillerées d’eau."),
    ("Applicants must be over 18.", "Tout candidat doit être majeur."),
    ("We are open 24/7.", "Nous sommes ouverts 24 heures sur 24 et 7 jours sur 7."),
    ("The meeting is on 7/4.", "La réunion a lieu le 4 juillet."),
]
WRONG = [
    ("Add 1/4 cup of milk.", "Ajoutez ½ tasse de lait.", "1/4"),
    ("Add 1 tsp salt.", "Ajoutez 1 c. à soupe de sel.", None),
    ("Bake at 425°F.", "Faites cuire à 200 °C.", None),
    ("Bake at 425°F (220°C).", "Faites cuire à 200 °C.", "220"),
    ("Use 2 lb of beef.", "Utilisez 450 g de bœuf.", None),
    ("Pour in 2 cups of milk.", "Versez 25 cl de lait.", None),
    ("Take 2 1/2 cups (310 g) flour.", "Prenez 130 g de farine.", "310"),
    ("It is 130 miles away.", "C’est à 269 km (130 miles).", None),
    ("It does 40 miles per gallon.", "Elle consomme 17 litres aux 100 km.", None),
    ("It costs two pounds fifty.", "Cela coûte 2,15 £.", "2,5 £"),
    ("We will pay 45 cents per share.", "Nous verserons 0,54 € par action.", "0,45 €"),
    ("Nine out of ten patients recover.", "80 % des patients guérissent.", None),
    ("5 in 10 patients had a rash.", "5 % des patients ont eu une éruption.", None),
    ("He spent 14%.", "Il a dépensé 15 %.", "14 %"),
    ("The rate rose 50 basis points.", "Le taux a gagné 5 points.", "0,5"),
    ("He must pay within thirty (30) days.", "Il doit payer dans les treize (13) jours.", "trente (30)"),
    ("As permitted by clause 4.2, we may.", "Comme le permet l’article 4.3, nous le pouvons.", "4.2"),
    ("Call +33 1 55 00 12 34 now.", "Appelez le 01 55 00 12 43.", "01 55 00 12 34"),
    ("Call 01 55 00 12 34 now.", "Appelez le 01.55.00.12.35.", "01.55.00.12.34"),
    ("Call +44 20 7946 0018 now.", "Appelez le +33 1 55 00 12 34.", "+44 20 7946 0018"),
    ("Sales reached €1.65 billion.", "Les ventes ont atteint 1,65 million d’euros.", "1,65 milliard d’euros"),
    ("It costs £2 million.", "Cela coûte 2 milliards de livres sterling.", "2 millions de livres sterling"),
]


def _told(pairs: list[tuple[str, str]], source: str, target: str) -> list[list[Finding]]:
    scores = score_pairs(pairs, source, target).pairs
    return [
        [f for f in s.findings if f.check == "numbers" and f.severity is not Severity.NEUTRAL] for s in scores
    ]


@pytest.mark.parametrize("languages", [("en", "fr"), ("fr", "en")])
def test_a_number_told_in_another_way_is_right(languages: tuple[str, str]) -> None:
    pairs = [(en, fr) if languages[0] == "en" else (fr, en) for en, fr in RIGHT]
    assert [pair for pair, found in zip(pairs, _told(pairs, *languages), strict=True) if found] == []


def test_a_number_told_wrongly_in_another_way_is_one_finding() -> None:
    told = _told([(en, fr) for en, fr, _ in WRONG], "en", "fr")
    assert [(fr, [f.suggestion for f in found]) for (_, fr, _), found in zip(WRONG, told, strict=True)] == [
        (fr, [better]) for _, fr, better in WRONG
    ]


def test_a_number_told_wrongly_is_found_from_french_too() -> None:
    told = _told([(fr, en) for en, fr, _ in WRONG], "fr", "en")
    assert [fr for (_, fr, _), found in zip(WRONG, told, strict=True) if not found] == []


def test_words_and_digits_in_brackets_are_told_together() -> None:
    source, target = "He must pay within thirty (30) days.", "Il doit payer dans les treize (13) jours."
    ((finding,),) = _told([(source, target)], "en", "fr")
    assert finding.source_spans[0].of(source) == "thirty (30)"
    assert finding.target_spans[0].of(target) == "treize (13)"
