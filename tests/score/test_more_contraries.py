"""More words that exclude each other: the day before and the day after, proud and ashamed, salt and sugar."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _severities(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> set[str]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return {
        finding.severity.value
        for finding in score.findings
        if finding.check in ("opposites", "modality") and finding.severity.value != "neutral"
    }


_WRONG = [
    ("The doctor said that she was right.", "Le médecin a dit qu’elle avait tort."),
    ("Book early, especially in winter.", "Réservez tôt, sauf en hiver."),
    ("He continued to write letters to his sons.", "Il cessa d’écrire des lettres à ses fils."),
    ("Their symptoms are identical.", "Leurs symptômes sont différents."),
    ("She has a moderate fever.", "Elle a une fièvre sévère."),
    ("The painter was born in Lyon.", "Le peintre est mort à Lyon."),
    ("They are proud of their father.", "Ils ont honte de leur père."),
    ("He came back the following day.", "Il est revenu la veille."),
    ("The whole class was laughing.", "Toute la classe pleurait."),
    ("We found the keys in the garden.", "Nous avons perdu les clés dans le jardin."),
    ("The army attacked the town.", "L’armée a défendu la ville."),
    ("The council wants to tighten the rules.", "Le conseil veut assouplir les règles."),
    ("The economy is accelerating.", "L’économie ralentit."),
    ("The main advantage is the price.", "Le principal inconvénient est le prix."),
    ("The tea was bitter.", "Le thé était sucré."),
    ("The old king was a coward.", "Le vieux roi était courageux."),
    ("She has always been happy here.", "Elle a toujours été malheureuse ici."),
    ("Her neighbour is a widow.", "Sa voisine est célibataire."),
    ("The nurse came at noon.", "Le médecin est venu à midi."),
    ("Turn the screw clockwise.", "Tournez la vis dans le sens inverse."),
    ("Unfortunately, the shop was closed.", "Heureusement, le magasin était fermé."),
    ("The net debt fell in March.", "La dette brute a baissé en mars."),
    ("The dividend per share is low.", "Le dividende par obligation est faible."),
    ("She won the semi-final on Sunday.", "Elle a remporté la finale dimanche."),
    ("The rent is paid in advance.", "Le loyer est payé à terme échu."),
    ("You need a written agreement.", "Il vous faut un accord oral."),
    ("Butter a round tin.", "Beurrez un moule carré."),
    ("The church is very old.", "L’école est très ancienne."),
    ("This jacket is out of stock.", "Cette veste est en stock."),
]


@pytest.mark.parametrize(("en", "fr"), _WRONG)
def test_the_contrary_counts_in_either_direction(en: str, fr: str) -> None:
    assert _severities(en, fr)
    assert _severities(fr, en, ("fr", "en"))


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("She was not wrong.", "Elle avait raison."),
        ("The soup is not simple.", "La soupe est compliquée."),
        ("He had a sour taste in his mouth.", "Il avait un goût amer dans la bouche."),
        ("There is a growing distrust of banks.", "On constate une perte de confiance envers les banques."),
        ("Don’t cry over it, laugh.", "N’en pleurez pas, riez-en."),
        ("She laughed until she cried.", "Elle a ri aux larmes."),
        ("It was born dead.", "Il est mort-né."),
        ("The last but one is the next.", "L’avant-dernier est le prochain."),
        ("He is the son of a docker.", "Il est né d’un père docker."),
        ("The child is now an adult.", "L’enfant est maintenant un adulte."),
        ("He spoke of fear and hope.", "Il a parlé d’espoir et de crainte."),
        ("Salt and sugar are white.", "Le sucre et le sel sont blancs."),
        ("The patient saw the doctor.", "Le malade a vu le médecin."),
        ("Far from stopping, they went on.", "Loin de s’arrêter, ils ont continué."),
        ("Sales fell in May, and costs fell.", "Les ventes ont reculé en mai et les coûts ont diminué."),
        ("Admission is free.", "L’entrée est libre."),
        ("The jacket is no longer in stock.", "La veste n’est plus en stock."),
        ("It helped quite a bit.", "Cela a considérablement aidé."),
        ("Add two square metres round the house.", "Ajoutez deux mètres carrés autour de la maison."),
        ("We share the duty.", "Nous partageons cette obligation."),
        ("They never stopped working.", "Ils ont continué à travailler."),
        ("The bus is leaving.", "Le bus est en train de partir."),
        ("The dog chased the cat.", "Le chat a été poursuivi par le chien."),
        ("It is raining cats and dogs.", "Il pleut des cordes."),
        ("You may not smoke here.", "Il ne faut pas fumer ici."),
        (
            "He studied at one of the universities of Paris.",
            "Il a étudié dans une des grandes écoles de Paris.",
        ),
    ],
)
def test_right_renderings_are_left_alone(en: str, fr: str) -> None:
    assert not _severities(en, fr)
    assert not _severities(fr, en, ("fr", "en"))


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("Il est indispensable de fermer la porte.", "You may close the door.", ("fr", "en")),
        ("Il faut fermer la porte à clé.", "You may lock the door.", ("fr", "en")),
        ("Guests would be well advised to book.", "Les clients sont tenus de réserver.", ("en", "fr")),
        ("A helmet is mandatory.", "Le port du casque est recommandé.", ("en", "fr")),
    ],
)
def test_what_must_be_is_not_what_may_or_should_be(source: str, target: str, langs: tuple[str, str]) -> None:
    assert _severities(source, target, langs)


@pytest.mark.parametrize(
    ("en", "fr", "check"),
    [
        ("Prices rose in the first quarter.", "Les prix ont augmenté au premier semestre.", "units"),
        ("It costs £15 per night.", "Cela coûte 15 livres par semaine.", "units"),
        ("She won by a few hundredths.", "Elle a gagné de quelques dixièmes.", "quantities"),
        ("The cost went up slightly in May.", "Le coût a nettement augmenté en mai.", "quantities"),
        ("It eats mainly insects.", "Il mange exclusivement des insectes.", "quantities"),
    ],
)
def test_other_periods_and_shares_are_told(en: str, fr: str, check: str) -> None:
    for score in (*score_pairs([(en, fr)], "en", "fr").pairs, *score_pairs([(fr, en)], "fr", "en").pairs):
        told = {finding.check for finding in score.findings if finding.severity.value != "neutral"}
        assert check in told


def test_one_word_calls_for_one_word() -> None:
    en = "Revenue rose in the third quarter, while costs fell."
    assert _severities(
        en, "Le chiffre d’affaires a reculé au troisième trimestre, tandis que les coûts ont diminué."
    )
    assert not _severities(
        en, "Le chiffre d’affaires a augmenté au troisième trimestre, tandis que les coûts ont diminué."
    )
