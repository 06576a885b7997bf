"""Words that exclude each other: what is told of them, and above all what is not."""

from __future__ import annotations

from functools import cache

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs
from alignpost.score.contraries import families, openings, poles_in


@cache
def _told(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[Finding]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [finding for finding in score.findings if finding.check in ("opposites", "quantities")]


def _words(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[tuple[str, str, str]]:
    return [
        (
            " ".join(span.of(source) for span in finding.source_spans),
            " ".join(span.of(target) for span in finding.target_spans),
            finding.severity.value,
        )
        for finding in _told(source, target, langs)
    ]


@pytest.mark.parametrize(
    ("en", "fr", "ours", "theirs"),
    [
        ("The left knee was bandaged.", "Le genou droit a été bandé.", "left", "droit"),
        ("Sales rose by 7%.", "Les ventes ont baissé de 7 %.", "rose", "baissé"),
        ("The account was opened in May.", "Le compte a été clôturé en mai.", "opened", "clôturé"),
        ("The toy is safe and solid.", "Le jouet est dangereux et solide.", "safe", "dangereux"),
        ("We support the motion.", "Nous rejetons la motion.", "support", "rejetons"),
        ("The blue lever starts the pump.", "Le levier bleu arrête la pompe.", "starts", "arrête"),
        ("The blue lever starts the pump.", "Le levier jaune démarre la pompe.", "blue", "jaune"),
        ("Keep out of reach of children.", "Garder à la portée des enfants.", "out of reach", "à la portée"),
        ("Her brother is a baker.", "Son oncle est boulanger.", "brother", "oncle"),
        ("The lessor pays for repairs.", "Le preneur paie les réparations.", "lessor", "preneur"),
        ("The court upheld the decision.", "Le tribunal a annulé la décision.", "upheld", "annulé"),
        ("The price includes VAT.", "Le prix est hors TVA.", "includes", "hors TVA"),
    ],
)
def test_the_contrary_is_a_major_finding(en: str, fr: str, ours: str, theirs: str) -> None:
    assert (ours, theirs, "major") in _words(en, fr)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("All members must vote.", "Certains membres doivent voter."),
        ("She won the gold medal.", "Elle a gagné la médaille d’argent."),
        ("It is the largest city in the country.", "C’est la plus petite ville du pays."),
        ("The new version is better than the old one.", "La nouvelle version est pire que l’ancienne."),
        ("Pull the lever.", "Poussez le levier."),
        ("Fill in the tank.", "Videz le réservoir."),
        ("Few people came.", "Beaucoup de gens sont venus."),
        ("Both brothers came.", "L’un des frères est venu."),
        ("A small part of the land is farmed.", "La plupart des terres sont cultivées."),
        ("Cover and bring slowly to the boil.", "Découvrez et portez doucement à ébullition."),
    ],
)
def test_what_is_only_likely_is_minor(en: str, fr: str) -> None:
    assert [severity for *_, severity in _words(en, fr)] == ["minor"]


def test_most_is_no_small_part() -> None:
    told = _words("Most of the houses were painted.", "Une petite partie des maisons étaient peintes.")
    assert ("Most of", "Une petite partie", "minor") in told


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The shop is not open.", "Le magasin est fermé."),
        ("The toy is safe.", "Le jouet est sans danger."),
        ("He left the right side open.", "Il a laissé le côté droit ouvert."),
        ("Remember to lock the door.", "N’oubliez pas de verrouiller la porte."),
        ("She has the right to appeal.", "Elle a le droit de faire appel."),
        ("Professor Green teaches here.", "Le professeur Green enseigne ici."),
        ("The boys and the girls sang.", "Les filles et les garçons ont chanté."),
        ("His wife is a doctor.", "Sa femme est médecin."),
        ("The farm is open on Sundays.", "La ferme est ouverte le dimanche."),
        ("He had money for a gold ring.", "Il avait de l’argent pour une bague en or."),
        ("It costs ten dollars or more.", "Cela coûte au moins dix dollars."),
        ("Only a few people came.", "Peu de gens sont venus."),
        ("It is cheaper.", "C’est moins cher."),
        ("It is the smallest city.", "C’est la moins grande ville."),
        ("It is less good than it was.", "C’est moins bien qu’avant."),
        (
            "Both her brother and her sister came.",
            "Son frère et sa sœur sont venus, l’un des deux en retard.",
        ),
        ("He added that the tax would be removed.", "Il a ajouté que la taxe serait supprimée."),
        (
            "Most members of the small parish came.",
            "La plupart des membres de la petite paroisse sont venus.",
        ),
        ("A small part of most budgets is kept.", "Une petite partie de la plupart des budgets est gardée."),
    ],
)
def test_right_renderings_are_left_alone(en: str, fr: str) -> None:
    assert _words(en, fr) == []


@pytest.mark.parametrize(
    ("fr", "en"),
    [
        ("Beaucoup de gens sont venus.", "Few people came."),
        ("Il est plus petit que son frère.", "He is taller than his brother."),
        ("C’est la plus petite ville du pays.", "It is the largest city in the country."),
        ("Elle est entrée dans la pièce.", "She walked out of the room."),
        ("Nous nous réunissons une fois par mois.", "We meet once a week."),
    ],
)
def test_from_french_too(fr: str, en: str) -> None:
    (score,) = score_pairs([(fr, en)], "fr", "en").pairs
    (finding,) = score.findings
    assert finding.severity.rank >= Severity.MINOR.rank  # graver where what was learnt says so too


def test_both_directions_are_known() -> None:
    assert _words("Le genou droit a été bandé.", "The left knee was bandaged.", ("fr", "en")) == [
        ("droit", "left", "major")
    ]
    assert _words("Das linke Knie.", "Le genou droit.", ("de", "fr")) == []


def test_a_contrary_costs_more_than_its_finding_alone() -> None:
    right, wrong = "Le levier bleu démarre la pompe.", "Le levier bleu arrête la pompe."
    source = "The blue lever starts the pump."
    scores = score_pairs([(source, right), (source, wrong)], "en", "fr").pairs
    assert scores[0].fidelity > scores[1].fidelity + 5


def test_a_phrase_is_a_form_and_each_family_has_poles_of_its_own() -> None:
    keys = ["hors", "de", "portée"]
    opened = openings(keys, "fr")
    (within,) = [pole for pole in poles_in(keys, opened) if len(pole.places) == 3]
    assert within in poles_in(keys, opened, opened.families & openings(["within", "reach"], "en").families)
    assert poles_in(keys, opened, opened.families & openings(["ladders"], "en").families) == []
    assert within.telling
    numbers = [pole for family in families() for pole in family.poles]
    assert numbers == list(range(len(numbers)))
    assert min(len(family.poles) for family in families()) > 1


@pytest.mark.parametrize(
    ("en", "fr", "lost"),
    [
        ("Only members may vote.", "Les membres peuvent voter.", True),
        ("Only members may vote.", "Seuls les membres peuvent voter.", False),
        ("Only members may vote.", "Il n’y a que les membres qui peuvent voter.", False),
        ("If only members could vote!", "Si les membres pouvaient voter !", False),
    ],
)
def test_a_lost_only_is_minor(en: str, fr: str, lost: bool) -> None:
    told = [(f.severity.value, f.source_spans[0].of(en)) for f in _told(en, fr) if "restricts" in f.message]
    assert told == ([("minor", "Only")] if lost else [])


@pytest.mark.parametrize(
    ("en", "fr", "ours", "theirs"),
    [
        (
            "Outside, it was getting darker and darker.",
            "Dehors, il faisait de plus en plus clair.",
            "darker",
            "clair",
        ),
        ("At the gate he told us to leave.", "Devant la grille, il nous a dit de rester.", "leave", "rester"),
        ("He stepped back.", "Il s’est mis à avancer.", "stepped back", "avancer"),
    ],
)
def test_words_without_any_counterpart_are_compared(en: str, fr: str, ours: str, theirs: str) -> None:
    assert (ours, theirs, "minor") in _words(en, fr)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        # The other side says both.
        (
            "Outside, it was getting darker.",
            "Dehors, la clarté baissait, et ce qui était clair devenait sombre.",
        ),
        # They stand far apart.
        (
            "Dark clouds hung over the town, and nobody spoke.",
            "Nul ne parlait dans la ville ; le ton était clair.",
        ),
    ],
)
def test_words_without_a_counterpart_are_not_always_compared(en: str, fr: str) -> None:
    assert _words(en, fr) == []


def test_the_counterpart_of_the_same_word_elsewhere_excuses_nothing() -> None:
    told = _words("I hate surprises, and I hate parties.", "J’adore les surprises et je déteste les fêtes.")
    assert [told[1:] for told in told] == [("adore", "major")]
    assert not _words("I hate surprises, and I hate parties.", "Je déteste les surprises et les fêtes.")
