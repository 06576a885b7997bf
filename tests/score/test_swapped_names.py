import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs


def _swaps(en: str, fr: str) -> list[Finding]:
    findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    return [finding for finding in findings if "changed places" in finding.message]


@pytest.mark.parametrize(
    ("en", "fr", "one", "other"),
    [
        ("Wright arrived before Novak.", "Novak est arrivé avant Wright.", "Wright", "Novak"),
        ("Laura hit Simon.", "Simon frappa Laura.", "Laura", "Simon"),
        (
            "Nathan Bell sold us his boat, and Laura Quinn sold us her car.",
            "Laura Quinn nous vendit son bateau, et Nathan Bell nous vendit sa voiture.",
            "Nathan Bell",
            "Laura Quinn",
        ),
        (
            "Simon gave Laura a key, and Laura thanked Simon.",
            "Laura donna une clef à Simon, et Simon remercia Laura.",
            "Simon",
            "Laura",
        ),
    ],
)
def test_names_that_changed_places_are_told_whole_on_both_sides(
    en: str, fr: str, one: str, other: str
) -> None:
    (finding,) = _swaps(en, fr)
    assert [span.of(en) for span in finding.source_spans] == [one, other]
    assert [span.of(fr) for span in finding.target_spans] == [one, other]
    assert finding.suggestion is None  # one name in one place would double it


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Simon was hit by Laura.", "Laura frappa Simon."),
        ("Laura hit Simon.", "Simon fut frappé par Laura."),
        ("Laura hit Simon.", "Laura frappa Simon."),
        (
            "Simon gave Laura a key, and Laura thanked Simon.",
            "Simon donna une clef à Laura, et Laura remercia Simon.",
        ),
        ("Rovers coach Nathan Bell resigned.", "Nathan Bell, l’entraîneur des Rovers, a démissionné."),
        ("Simon saw Laura, Novak said.", "Selon Novak, Simon a vu Laura."),
        ("Canada was beaten by Britain in the final.", "La Grande-Bretagne a battu le Canada en finale."),
        (
            "The report of the Florida Wildlife Commission is out.",
            "Le rapport de la Commission de la faune de Floride est paru.",
        ),
        (
            "Many senators defended Supreme Court nominee Brett Novak.",
            "De nombreux sénateurs ont défendu Brett Novak, nominé à la Cour suprême.",
        ),
        ("The Russian president arrived in Brazil.", "Au Brésil est arrivé le président russe."),
    ],
)
def test_voice_description_and_credit_may_turn_names_round(en: str, fr: str) -> None:
    assert _swaps(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "one", "other"),
    [
        (
            "Delegates from Kenya, Peru and Norway met in Lima last week.",
            "Des délégués du Kenya, de Lima et de Norvège se sont réunis au Pérou la semaine dernière.",
            "Pérou",
            "Lima",
        ),
        (
            "After Berlin, the delegation flew to Warsaw.",
            "Après Varsovie, la délégation s’est envolée pour Berlin.",
            "Berlin",
            "Varsovie",
        ),
        (
            "In 2003 the United States invaded Iraq, and Spain supported it.",
            "En 2003, l’Irak a envahi les États-Unis, avec le soutien de l’Espagne.",
            "États-Unis",
            "Irak",
        ),
    ],
)
def test_names_with_a_form_of_their_own_in_french_change_places_too(
    en: str, fr: str, one: str, other: str
) -> None:
    (finding,) = _swaps(en, fr)
    assert {span.of(fr) for span in finding.target_spans} == {one, other}


def test_the_words_of_one_name_turned_round_are_told() -> None:
    en = "A driver who lives in Grayson Mews was told to leave."
    assert _swaps(en, "Un chauffeur qui vit à Grayson Mews a dû partir.") == []
    assert len(_swaps(en, "Un chauffeur qui vit à Mews Grayson a dû partir.")) == 1


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Pro Set", "Set Pro"),
        ("Super Deluxe Gold Edition", "Édition Gold Super Deluxe"),
        ("Extreme Rage PROtector Paintball Goggle", "Protecteur de Rage Extreme Paintball Goggle"),
    ],
)
def test_words_of_a_title_may_change_places(en: str, fr: str) -> None:
    assert _swaps(en, fr) == []


def test_names_of_a_title_may_not() -> None:
    assert len(_swaps("Merkel Against Putin: The Visit", "Putin contre Merkel : la visite")) == 1


@pytest.mark.parametrize(
    ("en", "fr", "one", "other"),
    [
        (
            "Paul left before Marie, because Marie was tired.",
            "Marie est partie avant Paul, car Paul était fatigué.",
            "Paul",
            "Marie",
        ),
        (
            "Scholz and Macron met; Scholz spoke first.",
            "Macron et Scholz se sont rencontrés ; Macron a parlé le premier.",
            "Scholz",
            "Macron",
        ),
        (
            "Marie trusts Jérôme; Jérôme does not trust anyone.",
            "Jérôme fait confiance à Marie ; Marie ne fait confiance à personne.",
            "Jérôme",
            "Marie",
        ),
    ],
)
def test_names_that_come_several_times_are_told_where_each_has_the_others_places(
    en: str, fr: str, one: str, other: str
) -> None:
    (finding,) = _swaps(en, fr)
    assert finding.severity is Severity.MAJOR
    assert {span.of(fr) for span in finding.target_spans} == {one, other}


def test_a_name_that_is_another_once_is_told_there() -> None:
    en = "Biden and Trump debated; Trump left first."
    fr = "Biden et Trump ont débattu ; Biden est parti le premier."
    (finding,) = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    assert (finding.check, finding.severity, finding.suggestion) == ("names", Severity.MAJOR, "Trump")
    assert [span.start for span in finding.target_spans] == [fr.rindex("Biden")]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        (
            "Scholz and Macron met; Scholz spoke first.",
            "Macron et Scholz se sont rencontrés ; Scholz a parlé le premier.",
        ),
        ("Tom was hit by Ben, and Ben laughed.", "Ben a frappé Tom, et Ben a ri."),
        ("Peter loved Jane, and Jane loved Peter.", "Peter aimait Jane et Jane aimait Peter."),
        ("Paul saw Marie, and he kissed Marie.", "Paul vit Marie, et Paul l’embrassa."),
    ],
)
def test_two_names_may_turn_round_where_each_does_what_it_did(en: str, fr: str) -> None:
    findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    assert not {finding.check for finding in findings} & {"names", "roles"}
