"""Words of English targets that contrast with what the French source calls for."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs

CONTRASTING = {"opposites", "quantities", "units", "modality", "tense", "persons", "conjunctions"}


def _told(source: str, target: str) -> list[Finding]:
    (score,) = score_pairs([(source, target)], "fr", "en").pairs
    return [f for f in score.findings if f.check in CONTRASTING and f.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(
    ("check", "source", "target", "right", "wrong"),
    [
        ("opposites", "Le livre est posé sur la table.", "The book is lying {} the table.", "on", "under"),
        ("opposites", "Le conseil a voté contre la proposition.", "The council voted {} it.", "against", "for"),
        ("opposites", "La séance est ouverte au public.", "The sitting is {}.", "public", "private"),
        ("opposites", "La réunion aura lieu après le vote.", "The meeting is {} the vote.", "after", "before"),
        ("modality", "Vous devez nous envoyer le formulaire.", "You {} send us the form.", "must", "can"),
        ("modality", "Les membres doivent voter en personne.", "Members {} vote in person.", "must", "may"),
        ("quantities", "Toutes les villes ont répondu.", "{} the towns answered.", "All", "Some"),
        ("quantities", "Le magasin est toujours fermé le dimanche.", "The shop is {} closed on Sundays.", "always", "never"),
        ("units", "Le loyer est payable chaque mois.", "The rent is due every {}.", "month", "week"),
        ("persons", "Notre usine emploie deux cents personnes.", "{} factory employs two hundred people.", "Our", "Your"),
    ],
)  # fmt: skip
def test_a_word_that_says_something_else_is_told_and_the_right_one_is_not(
    check: str, source: str, target: str, right: str, wrong: str
) -> None:
    assert _told(source, target.format(right)) == []
    (found,) = _told(source, target.format(wrong))
    assert found.check == check
    (span,) = found.target_spans
    assert span.of(target.format(wrong)) == wrong


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Environ deux cents personnes étaient venues.", "Almost two hundred people had come."),
        ("Chaque membre reçoit une carte.", "Each member is given a card."),
        ("Peux-tu fermer la porte ?", "Could you close the door?"),
        ("Il attend depuis des dizaines d’années.", "He has been waiting for decades."),
    ],
)
def test_words_that_say_nearly_the_same_are_right(source: str, target: str) -> None:
    assert _told(source, target) == []


def test_a_suggestion_leaves_the_article_in_order() -> None:
    source = "C’est une solution impossible, dit le maire."
    (found,) = _told(source, "It is a possible solution, the mayor says.")
    assert found.suggestion is None
