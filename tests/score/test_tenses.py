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


def test_other_languages_are_not_judged() -> None:
    (score,) = score_pairs([("Le ministre démissionnera.", "The minister resigned.")], "fr", "en").pairs
    assert all(finding.check != "tense" for finding in score.findings)


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
