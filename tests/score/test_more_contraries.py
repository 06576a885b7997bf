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
    ("Draw a horizontal line.", "Tracez une ligne verticale."),
    ("Both adults were asked to leave.", "Les deux enfants ont été priés de partir."),
    ("We left at dawn.", "Nous sommes partis au crépuscule."),
    ("The president encouraged the farmers.", "Le président a découragé les agriculteurs."),
    ("The road is far from the village.", "La route est proche du village."),
    ("The soup is simple.", "La soupe est compliquée."),
    ("The forecast is for the long term.", "La prévision est à court terme."),
    ("His account was debited.", "Son compte a été crédité."),
    ("The court acquitted the driver.", "Le tribunal a condamné le chauffeur."),
    ("She suffers from chronic pain.", "Elle souffre d’une douleur aiguë."),
    ("Take the tablets with food.", "Prenez les comprimés à jeun."),
    ("The meat was raw.", "La viande était cuite."),
    ("They scored in the first half.", "Ils ont marqué en seconde période."),
    ("The club reached the semi-finals.", "Le club est arrivé en quart de finale."),
    ("Despite the rain, the match was played.", "Grâce à la pluie, le match a été joué."),
    ("She broke the vase on purpose.", "Elle a cassé le vase par accident."),
    ("Her older brother is a baker.", "Son frère cadet est boulanger."),
    ("The pipe is made of copper.", "Le tuyau est en acier."),
    ("He broke his ankle.", "Il s’est cassé le poignet."),
    ("Add the salt and stir.", "Ajoutez le sucre et remuez."),
    ("We had beef for Sunday.", "Nous avons mangé du porc dimanche."),
    ("His face turned pale.", "Son visage devint rouge."),
    ("The teacher told us to stand up.", "Le professeur nous a dit de nous asseoir."),
    ("The path goes down to the lake.", "Le sentier monte jusqu’au lac."),
    ("They hid the truth from us.", "Ils nous ont montré la vérité."),
    ("The driver was hurt.", "Le piéton a été blessé."),
    ("The mayor came to the party.", "Le gouverneur est venu à la fête."),
    ("The mosque was built in 1890.", "L’église a été construite en 1890."),
    ("We took the train to Lyon.", "Nous avons pris le bus pour Lyon."),
    ("She has two dogs.", "Elle a deux chats."),
    ("He plays the violin.", "Il joue du piano."),
    ("She bought a new coat.", "Elle a acheté une nouvelle chemise."),
    ("Where is the fork?", "Où est le couteau ?"),
    ("The child has measles.", "L’enfant a la varicelle."),
    ("Swallow the capsules whole.", "Avalez les comprimés entiers."),
    ("The screen is broken.", "Le clavier est cassé."),
    ("The file is sorted in ascending order.", "Le fichier est trié par ordre décroissant."),
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
