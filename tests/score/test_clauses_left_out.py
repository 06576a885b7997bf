"""Short clauses that the other side leaves out: what was learnt of their words speaks where they have few."""

from __future__ import annotations

import pytest

from alignpost.model import Severity, Span
from alignpost.score import Context, PairText, score_pairs
from alignpost.score.checks.coverage import stretches
from alignpost.score.checks.set_off import set_off
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        (finding.check, finding.source_spans[0].of(en))
        for finding in score.findings
        if finding.check == "omission" and finding.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("en", "fr", "left"),
    [
        ("She sings and plays the piano.", "Elle chante.", "and plays the piano"),
        ("He read the letter and burned it.", "Il a lu la lettre.", "and burned it"),
    ],
)
def test_a_joined_clause_left_out_is_an_error(en: str, fr: str, left: str) -> None:
    assert _told(en, fr) == [("omission", left)]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("She sings and plays the piano.", "Elle chante et joue du piano."),
        ("He read the letter and burned it.", "Il brûla la lettre après l’avoir lue."),
        ("He went and bought some bread.", "Il est allé acheter du pain."),
        ("Come and see me.", "Venez me voir."),
    ],
)
def test_clauses_that_are_rendered_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []


_SET_OFF = [
    (
        "So off he went, his knees knocking, with the lantern in one paw and a slice of cake in the other.",
        "Et le voilà parti, la lanterne dans une patte et une part de gâteau dans l’autre.",
        "his knees knocking",
    ),
    (
        "The old mill, its windows smashed by the storm, was sold last winter to a baker.",
        "Le vieux moulin a été vendu l’hiver dernier à un boulanger.",
        "its windows smashed by the storm",
    ),
]


@pytest.mark.parametrize(("en", "fr", "left"), _SET_OFF)
def test_a_passage_between_marks_left_out_is_an_error(en: str, fr: str, left: str) -> None:
    assert _told(en, fr) == [("omission", left)]


@pytest.mark.parametrize(("en", "fr", "left"), _SET_OFF)
def test_and_so_is_one_that_was_added(en: str, fr: str, left: str) -> None:
    (score,) = score_pairs([(fr, en)], "fr", "en").pairs
    added = [one for one in score.findings if one.check == "addition" and one.severity is Severity.MINOR]
    assert [one.target_spans[0].of(en) for one in added] == [left]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        # As long as ever: the passage was rendered in words of its own.
        (
            "So off he went, his knees knocking, with the lantern in one paw and a slice of cake in the other.",
            "Et le voilà parti tout tremblotant, la lanterne dans une patte et une belle part de gâteau dans l’autre.",
        ),
        # As many marks.
        (
            "The old mill, its windows smashed by the storm, was sold last winter to a baker.",
            "Fenêtres brisées, le vieux moulin fut vendu, l’hiver dernier, à un boulanger.",
        ),
    ],
)
def test_passages_that_are_rendered_otherwise_are_no_errors(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("fr", "counts"),
    [
        ("Les pilotes ont écrit hier au BHS, bureau de la sécurité des ports, sans succès.", True),
        ("Les pilotes ont écrit hier au BHS (Board, bureau de la sécurité des ports), sans succès.", False),
    ],
)
def test_what_explains_a_foreign_name_in_brackets_is_no_addition(fr: str, counts: bool) -> None:
    added = "bureau de la sécurité des ports"
    start = fr.index(added)
    here, there = Side(fr, "fr"), Side("The pilots wrote to the BHS yesterday, in vain.", "en")
    assert set_off(Span(start, start + len(added)), here, there) is counts


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        (
            "The minister answered the committee and praised the brave farmers.",
            "Le ministre a répondu à la commission devant le parlement.",
        ),
        (
            "The minister answered the committee, brave farmers.",
            "Le ministre a répondu à la commission.",
        ),
        (
            "The minister answered the committee yesterday.",
            "Le ministre a répondu à la commission hier, devant les agriculteurs.",
        ),
    ],
)
def test_what_is_lost_one_way_is_new_the_other_way_by_the_same_evidence(en: str, fr: str) -> None:
    to_french, to_english = (
        PairText(source, target, Context(here, there, lexicon=lexicon_for(here, there)))
        for source, target, here, there in ((en, fr, "en", "fr"), (fr, en, "fr", "en"))
    )
    for of_source in (True, False):
        one, other = stretches(to_french, of_source), stretches(to_english, not of_source)
        assert [stretch.places for stretch in one] == [stretch.places for stretch in other]
        assert [stretch.evidence for stretch in one] == pytest.approx([stretch.evidence for stretch in other])
    assert stretches(to_french, True) or stretches(to_french, False)
