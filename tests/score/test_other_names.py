"""Names that became others where one of the two is doubled, has an exonym, or is a common word behind a title."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[tuple[str, str, str]]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        (finding.severity.value, finding.source_spans[0].of(en), finding.target_spans[0].of(fr))
        for finding in score.findings
        if finding.check == "names"
    ]


@pytest.mark.parametrize(
    ("en", "fr", "changed"),
    [
        ("Anna and Paul visited Berlin.", "Anna et Anna ont visité Berlin.", [("Paul", "Anna")]),
        (
            "Last year Jonas Novak wrote to Laura Quinn.",
            "L’an dernier, Laura Quinn écrivit à Laura Quinn.",
            [("Jonas", "Laura"), ("Novak", "Quinn")],
        ),
        ("They moved to Berlin in May.", "Ils se sont installés à Vienne en mai.", [("Berlin", "Vienne")]),
        ("The train to Madrid was late.", "Le train pour Londres était en retard.", [("Madrid", "Londres")]),
        ("He was born in London.", "Il est né à Madrid.", [("London", "Madrid")]),
        ("Mr Brown called.", "M. Martin a appelé.", [("Brown", "Martin")]),
        ("President Putin called me.", "Le président Dupont m’a appelé.", [("Putin", "Dupont")]),
        ("President Putin called me.", "Le président Petit m’a appelé.", [("Putin", "Petit")]),
        (
            "Then Chancellor Scholz refused.",
            "Alors le chancelier Marchand a refusé.",
            [("Scholz", "Marchand")],
        ),
    ],
)
def test_another_name_is_found(en: str, fr: str, changed: list[tuple[str, str]]) -> None:
    assert _told(en, fr) == [("critical", *both) for both in changed]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Anna said that she had met Paul.", "Anna dit qu’Anna avait rencontré Paul."),
        ("Anna and her brother visited Berlin.", "Anna et le frère d’Anna ont visité Berlin."),
        ("We celebrated New Year's Eve.", "Nous avons fêté la Saint-Sylvestre."),
        ("On Boxing Day we sang.", "Le lendemain de Noël, nous avons chanté."),
        ("Rain is due from Baja California.", "On attend de la pluie de Basse-Californie."),
        ("Fans love Johnny English.", "Les amateurs aiment Johnny English."),
        ("Mr Brown called.", "M. Brown a appelé."),
        ("President Putin called me.", "Le président Poutine m’a appelé."),
        ("The High Commission for Refugees met.", "Le Haut Commissariat aux réfugiés s’est réuni."),
        ("President Putin called the Chamber.", "Le président a appelé la Chambre."),
    ],
)
def test_names_that_are_kept_repeated_or_translated_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []


def test_a_name_in_a_compound_is_kept_by_its_name_alone() -> None:
    en = "US troops in Syria were hit by Iran-backed fighters."
    fr = "Des combattants soutenus par l’Iran ont frappé les troupes américaines en Syrie."
    assert [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check == "names"] == []


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("Macron spoke.", "Macro a parlé.", ("minor", "Macron", "Macro")),
        ("Then Maria left.", "Puis Mario est parti.", ("minor", "Maria", "Mario")),
        ("Then Anna met Plato.", "Puis Anne rencontra Platon.", None),
        ("The Cuban government left.", "Le gouvernement de Cuba est parti.", None),
        ("Vitamin is needed.", "Vitamine requise.", None),
    ],
)
def test_a_last_letter_counts_where_no_ending_explains_it(
    en: str, fr: str, told: tuple[str, str, str] | None
) -> None:
    assert _told(en, fr) == ([told] if told else [])


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Bake at 350°F.", "Enfournez à 180 °C."),
        ("Preheat the oven.", "Préchauffez le four."),
        ("Preheat the oven.", "Préchauffer le four."),
        ("The diet of the Eurasian otter changes.", "Le régime de la loutre d’Europe change."),
        ("Little Red Riding Hood met the wolf.", "Le Petit Chaperon rouge rencontra le loup."),
        ("On Bastille Day, the army parades.", "Le 14 Juillet, l’armée défile."),
        ("The Foreign Secretary resigned.", "Le ministre des Affaires étrangères a démissionné."),
        ("The Chancellor of the Exchequer resigned.", "Le ministre des Finances a démissionné."),
        ("Wild trout (Salmo trutta) were caught.", "Des truites (Salmo trutta) ont été pêchées."),
        ("Choose a file (Python only).", "Choisissez un fichier (Python seulement)."),
        ("This was shown (Ruiz et al., 2017).", "Cela a été montré (Ruiz et al., 2017)."),
    ],
)
def test_orders_regions_tales_feasts_and_titles_become_no_other_names(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("Biden leaves Paris.", "Trump quitte Paris.", ("critical", "Biden", "Trump")),
        ("Eurasian leaders met.", "Les dirigeants américains se sont réunis.", ("critical", "Eurasian", "américains")),
        ("Snow White ate the apple.", "Cendrillon mangea la pomme.", ("critical", "Snow White", "Cendrillon")),
        ("Wild trout (Salmo trutta) were caught.", "Des truites (Salmo salar) ont été pêchées.", ("critical", "trutta", "salar")),
        ("This was shown (Ruiz et al., 2017).", "Cela a été montré (Ruis et al., 2017).", ("minor", "Ruiz", "Ruis")),
    ],
)  # fmt: skip
def test_other_names_in_their_places_are_told(en: str, fr: str, told: tuple[str, str, str]) -> None:
    assert _told(en, fr) == [told]


def test_authors_are_told_in_the_order_of_the_text() -> None:
    en = "Shown by Ruiz et al., Marek et al., Kovac et al., Toras et al. and Belak et al."
    fr = "Montré par Ruis et al., Marec et al., Kovas et al., Torac et al. et Belac et al."
    assert [ours for _, ours, _ in _told(en, fr)] == ["Ruiz", "Marek", "Kovac", "Toras", "Belak"]
