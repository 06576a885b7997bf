"""Modulation: the contrary denied is what is affirmed; a negation that nothing answers is lost or added all the same."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs

ANSWERED = [
    # bounds
    ("The amount shall not exceed £500.", "Le montant est limité à 500 livres."),
    ("The file must not exceed 10 MB.", "La taille du fichier est de 10 Mo maximum."),
    ("Liability shall not exceed €250,000.", "La responsabilité est plafonnée à 250 000 €."),
    ("No more than ten words.", "Dix mots au plus."),
    ("The reply shall be no longer than two pages.", "La réplique est d’au plus deux pages."),
    # conditions and times
    ("No member may leave without permission.", "Tout membre doit demander l’autorisation pour partir."),
    ("No amendment is valid unless it is in writing.", "Toute modification doit être faite par écrit."),
    ("You cannot enter without a ticket.", "Il faut un billet pour entrer."),
    ("He did not answer until Monday.", "Il a attendu lundi pour répondre."),
    # the contrary of the denied word
    ("No child is born wicked.", "Tout enfant naît bon."),
    ("Don’t forget to vote.", "Pensez à voter."),
    ("I can’t wait to meet her.", "J’ai hâte de la rencontrer."),
    ("Nothing has changed.", "Tout est comme avant."),
    ("It makes no difference.", "Cela revient au même."),
    ("The machine does not work.", "La machine est en panne."),
    ("Not a single seat was empty.", "Toutes les places étaient prises."),
    ("He can’t stand losing.", "Il déteste perdre."),
    ("He said nothing.", "Il se tut."),
    (
        "Neither the age nor the sex of the animals was known.",
        "L’âge et le sexe des animaux étaient inconnus.",
    ),
    ("He stayed at home.", "Il n’est pas sorti."),
    ("The meeting was cancelled.", "La réunion n’a pas eu lieu."),
    ("The baby is awake.", "Le bébé ne dort pas."),
    # degrees
    ("He was too tired to speak.", "Il était si fatigué qu’il ne pouvait parler."),
    ("It was so dark that we could see nothing.", "Il faisait trop sombre pour y voir."),
    ("He is less rich than he says.", "Il n’est pas aussi riche qu’il le dit."),
    ("Nothing is more important than health.", "La santé passe avant tout."),
    # words that deny from afar
    (
        "The storm left 40,000 homes without power.",
        "La tempête a privé 40 000 foyers d’électricité.",
    ),
    (
        "The operator of a vehicle shall not unload any salmon.",
        "Il est interdit à l’exploitant d’un véhicule de débarquer du saumon.",
    ),
    ("The samples are free from contamination.", "Les échantillons ne sont pas contaminés."),
    ("But for the rain, we would have won.", "S’il n’avait pas plu, nous aurions gagné."),
    ("The situation is hopeless.", "La situation est sans espoir."),
    ("The shop is out of stock.", "Le magasin n’a plus de stock."),
    # negations that only ask, or go on
    ("Won’t you come this weekend?", "Ça te dirait de venir ce week-end ?"),
    ("You like Boston, don’t you?", "Tu aimes Boston, hein ?"),
    ("We all make mistakes, right?", "On fait tous des erreurs, n’est-ce pas ?"),
    ("I don’t speak French or German.", "Je ne parle ni français, ni allemand."),
    ("It does not appoint or entitle anyone.", "Il ne nomme personne et n’habilite personne."),
    ("No person shall enter on a ground not specified.", "Nul n’entre pour un motif autre que celui prévu."),
    (
        "The bank may, without limiting the generality of the foregoing, sell it.",
        "La banque peut notamment le vendre.",
    ),
    ("It does not include a tank.", "À l’exclusion d’un réservoir."),
    ("Is that not a very subjective decision?", "N’est-ce pas une décision très subjective ?"),
    ("There was nothing from the government.", "Rien de la part du gouvernement."),
    ("It is no longer simply a census.", "Il ne s’agit plus d’un simple recensement."),
    ("The others remain in force.", "Cela n’affecte pas les autres, qui restent en vigueur."),
    ("He has quite a lot of records.", "Il a pas mal de disques."),
    # a bound that both tell
    ("Payments must not exceed €50.", "Les paiements doivent être inférieurs ou égaux à 50 €."),
    ("The fee shall not be less than €50.", "Les frais sont d’au moins 50 €."),
]
LOST = [
    ("Payments must not exceed €50.", "Les paiements doivent dépasser 50 €."),
    ("The amount shall not exceed £500.", "Le montant doit dépasser 500 livres."),
    ("No member may leave without permission.", "Tout membre peut partir sans autorisation."),
    ("No child is born wicked.", "Tout enfant naît méchant."),
    ("Don’t forget to vote.", "Oubliez de voter."),
    ("The machine does not work.", "La machine fonctionne."),
    ("It can’t wait until tomorrow.", "Cela peut attendre demain."),
    ("Nothing has changed.", "Tout a changé."),
    ("Not a single seat was empty.", "Toutes les places étaient vides."),
    ("He was not too tired to speak.", "Il était trop fatigué pour parler."),
    (
        "This network must not restrict itself to surveillance.",
        "Ce réseau doit se limiter à la surveillance.",
    ),
    (
        "We must not forget television, but we must inform.",
        "Il faut oublier la télévision, mais il faut informer.",
    ),
    ("You don’t have to wait until the end.", "Vous êtes obligés d’attendre la fin."),
    ("You haven’t eaten, have you?", "Vous avez mangé, n’est-ce pas ?"),
    ("Nobody knows it better than you.", "Tout le monde le sait mieux que vous."),
]


def _told(source: str, target: str, langs: tuple[str, str]) -> list[Finding]:
    findings = score_pairs([(source, target)], *langs).pairs[0].findings
    return [one for one in findings if one.check == "negation" and one.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(("en", "fr"), ANSWERED)
def test_what_is_said_by_the_contrary_is_no_lost_negation(en: str, fr: str) -> None:
    assert _told(en, fr, ("en", "fr")) == []
    assert _told(fr, en, ("fr", "en")) == []


def test_vivement_is_exclaimed() -> None:
    pair = score_pairs([("We can’t wait for summer.", "Vivement l’été !")], "en", "fr").pairs[0]
    assert [one for one in pair.findings if one.severity is not Severity.NEUTRAL] == []


@pytest.mark.parametrize(("en", "fr"), LOST)
def test_a_negation_that_nothing_answers_is_lost(en: str, fr: str) -> None:
    assert _told(en, fr, ("en", "fr"))
