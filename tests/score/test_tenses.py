"""Futures that became a past and pasts that became a future are told, verb by verb; what French may do is not."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs
from alignpost.score.checks.french_times import future_forms
from alignpost.score.side import Side


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    """Source and target words of the findings of another time, from minor on."""
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        (f.source_spans[0].of(en), f.target_spans[0].of(fr))
        for f in score.findings
        if f.check == "tense" and f.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("The minister will resign.", "Le ministre a démissionné.", ("resign", "démissionné")),
        ("On Thursday the board will meet.", "Jeudi, le conseil s’est réuni.", ("meet", "réuni")),
        ("They’ll arrive at noon.", "Ils sont arrivés à midi.", ("arrive", "arrivés")),
        ("She’s going to sell the house.", "Elle a vendu la maison.", ("sell", "vendu")),
        ("The parliament will vote on the law.", "Le parlement votait la loi.", ("vote", "votait")),
        ("The workers will soon enter the hall.", "Les ouvriers entrèrent bientôt.", ("enter", "entrèrent")),
        ("The minister resigned.", "Le ministre démissionnera.", ("resigned", "démissionnera")),
        ("The train left at seven.", "Le train partira à sept heures.", ("left", "partira")),
        ("The appeal was rejected.", "L’appel sera rejeté.", ("rejected", "rejeté")),
        ("He said it was late, and he will resign.", "Il a dit qu’il était tard, et il a démissionné.",
         ("resign", "démissionné")),
    ],
)  # fmt: skip
def test_a_time_turned_round_is_told_of_its_verb(en: str, fr: str, told: tuple[str, str]) -> None:
    assert told in _told(en, fr)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The minister will resign.", "Le ministre démissionnera."),
        ("The minister said he would resign.", "Le ministre a dit qu’il démissionnerait."),
        ("He said that they will leave.", "Il a dit qu’ils partaient."),
        ("He became president in 1980.", "Il deviendra président en 1980."),
        ("He left for Rome, where he died.", "Il partit pour Rome, où il mourra."),
        ("By June they will have closed the bridge.", "En juin, ils ont fermé le pont."),
        ("Lord Byron’s will was read.", "Le testament de Lord Byron a été lu."),
        ("Will left the house.", "Will a quitté la maison."),
        ("If they closed it, he would leave.", "S’ils le fermaient, il partirait."),
        ("It was late and they showed the way.", "Il était tard et ils montrèrent le chemin."),
        ("He showed the way.", "Il montra le chemin."),
        ("He was going to sell the house.", "Il a failli vendre la maison."),
        ("All letters delivered in future are ours.", "Toutes les lettres qui seront livrées sont à nous."),
    ],
)
def test_what_french_may_do_with_times_is_not_told(en: str, fr: str) -> None:
    assert _told(en, fr) == []


def test_a_time_is_told_from_french_to_english_too() -> None:
    (score,) = score_pairs([("Le ministre démissionnera.", "The minister resigned.")], "fr", "en").pairs
    (finding,) = (finding for finding in score.findings if finding.check == "tense")
    assert finding.message == "“démissionnera” tells of the future, “resigned” tells of the past."


@pytest.mark.parametrize(
    ("en", "fr", "check"),
    [
        ("They are going to build a bridge.", "Ils viennent de construire un pont.", "tense"),
        ("She has been working here.", "Elle travaillera ici.", "tense"),
        ("He used to live here.", "Il vit ici.", "tense"),
        ("He would have come.", "Il est venu.", "tense"),
        ("The rules are clear.", "Les règles étaient claires.", "tense"),
        ("The doors are closed on Sundays.", "Les portes étaient fermées le dimanche.", "tense"),
        ("She’s my sister.", "C’était ma sœur.", "tense"),
        ("She works in a bank.", "Elle travaillait dans une banque.", "tense"),
        ("He said: “The house is empty.”", "Il a dit : « La maison était vide. »", "tense"),
        ("Prices may rise next year.", "Les prix augmenteront l’an prochain.", "modality"),
    ],
)
def test_a_lost_time_or_mood_is_minor_in_both_directions(en: str, fr: str, check: str) -> None:
    for texts, langs in (((en, fr), ("en", "fr")), ((fr, en), ("fr", "en"))):
        (score,) = score_pairs([texts], *langs).pairs
        assert (check, Severity.MINOR) in [(finding.check, finding.severity) for finding in score.findings]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He said the rules are clear.", "Il a dit que les règles étaient claires."),
        ("If she is ill, call me.", "Si elle était malade, appelez-moi."),
        ("She is right and was right.", "Elle était dans le vrai et l’est encore."),
        (
            "Residents are being told it will be long.",
            "Les résidents viennent d’être informés que ce sera long.",
        ),
        ("Airplanes are expensive.", "Les avions sont chers."),
        ("He used to live here.", "Il vivait ici."),
        ("He is used to waiting.", "Il est habitué à attendre."),
        ("The knife used to cut bread is here.", "Le couteau pour couper le pain est ici."),
        ("He would have come.", "Il serait venu."),
        ("It might rain.", "Il se peut qu’il pleuve."),
        ("It may rain tomorrow.", "Il pleuvra peut-être demain."),
        ("Prices may rise.", "Les prix risquent d’augmenter."),
    ],
)
def test_times_and_moods_rendered_otherwise_are_not_lost(en: str, fr: str) -> None:
    for texts, langs in (((en, fr), ("en", "fr")), ((fr, en), ("fr", "en"))):
        (score,) = score_pairs([texts], *langs).pairs
        assert all(f.severity is Severity.NEUTRAL for f in score.findings if f.check in ("tense", "modality"))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Il viendra demain.", [1]),
        ("Il sera bien parti.", [1, 3]),  # the participle behind `sera` as well
        ("Il est parti.", []),
        ("Les ministres démissionneront et seront remplacés.", [2, 4, 5]),
    ],
)
def test_futures_are_simple_ones_and_participles_behind_their_auxiliary(text: str, places: list[int]) -> None:
    assert future_forms(Side(text, "fr")) == places
