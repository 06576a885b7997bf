"""From French into English: what reads like an error there and is none."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(source: str, target: str) -> list[str]:
    (score,) = score_pairs([(source, target)], "fr", "en").pairs
    return [finding.check for finding in score.findings if finding.severity is not Severity.NEUTRAL]


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        # offices and descriptions
        ("Nous les devançons dans les sondages, monsieur le Président.", "We lead them in the country, Mr. Speaker."),
        ("Notre évaluation repose sur trois concepts : Préparation, Portée et Reproductibilité.", "Our evaluation rests on three Rs: Readiness, Reach and Replicability."),
        ("La fille de Bond, Karen Jankel, a parlé de cette lettre.", "Bond's daughter Karen Jankel spoke of the letter."),
        ("Luke Walton, l’entraîneur des Lakers, a annoncé que James jouerait dimanche.", "Lakers coach Luke Walton has announced that James will play on Sunday."),
        ("Selon NBC News, Michael Steele a parlé du GOP mardi.", "Michael Steele spoke of the GOP on Tuesday, according to NBC News."),
        # words of both languages
        ("Son fils est un chef prometteur.", "Her son is a promising chef."),
        ("Le véhicule avance en terrain montagneux.", "The vehicle moves in mountainous terrain."),
        # what denies nothing, and what denies in one word
        ("C’est un grand pas vers la paix.", "It is a big step toward peace."),
        ("Un Brexit sans accord coûterait cher.", "A no-deal Brexit would be expensive."),
        ("Une association sans but lucratif nous aide.", "A not-for-profit organization helps us."),
        ("Elle n’en est que plus belle.", "She is all the more beautiful for it."),
        ("Je ne veux pas qu’aucun parent ressente cela.", "I don't want any parent to feel this."),
        ("Vous devriez vérifier s’il n’y a pas une nouvelle version.", "You should check if there is a new version."),
        ("Cette fois, ce ne sont pas les objectifs qui manquent.", "This time there are enough goals."),
        ("Les arrivées non documentées augmentent.", "Undocumented arrivals are increasing."),
        ("Ce prix est valable seulement le lundi.", "This price is valid on Mondays only."),
        ("Le groupe, sur invitation uniquement, se réunit lundi.", "The invite-only group meets on Monday."),
    ],
)  # fmt: skip
def test_a_right_translation_has_no_warning(fr: str, en: str) -> None:
    assert _told(fr, en) == []


@pytest.mark.parametrize(
    ("fr", "en", "check"),
    [
        ("Monsieur Durand est parti.", "Mr. Martin left.", "names"),
        ("Karen a frappé Louise hier soir.", "Louise hit Karen last night.", "names"),
        ("La voiture est devant la maison.", "The voiture is in front of the house.", "untranslated"),
        ("Le rapport est prêt depuis lundi.", "The rapport has been ready since Monday.", "untranslated"),
        ("Un Brexit sans accord coûterait cher.", "A Brexit with a deal would be expensive.", "negation"),
        ("Il dit qu’aucun train ne part.", "He says that a train leaves.", "negation"),
        ("Seuls les membres peuvent voter.", "Members may vote.", "quantities"),
        ("Ce prix est valable seulement le lundi.", "This price is valid on Mondays.", "quantities"),
        ("Il est presque mort.", "He is dead.", "quantities"),
        ("Le médecin lui a conseillé d’arrêter de fumer.", "The doctor advised him to stop drinking.", "opposites"),
    ],
)  # fmt: skip
def test_an_error_is_told(fr: str, en: str, check: str) -> None:
    assert check in _told(fr, en)
