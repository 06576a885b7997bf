"""Set phrases that render each other as wholes."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs
from alignpost.score.phrases import phrase_links
from alignpost.score.side import Side


def links(english: str, french: str) -> list[tuple[str, str]]:
    """The linked phrases as texts; both directions must say the same."""
    source, target = Side(english, "en"), Side(french, "fr")
    found = phrase_links(source, target)
    assert [(there, here) for here, there in phrase_links(target, source)] == found
    return [(_text(source, here), _text(target, there)) for here, there in found]


def _text(side: Side, places: range) -> str:
    return " ".join(side.texts[place] for place in places)


def test_a_phrase_is_linked_to_its_rendering() -> None:
    assert links("Never mind, he said.", "Tant pis, dit-il.") == [("Never mind", "Tant pis")]


def test_the_longest_phrase_and_the_longest_rendering_count() -> None:
    assert links("Ducks as well as geese.", "Des canards ainsi que des oies.") == [
        ("as well as", "ainsi que")
    ]
    assert links("So far so good.", "Jusqu’ici tout va bien.") == [
        ("So far so good", "Jusqu’ ici tout va bien")
    ]
    assert links("Kind regards", "Bien cordialement") == [("Kind regards", "Bien cordialement")]


def test_apostrophes_of_any_kind_and_commas_inside_are_understood() -> None:
    assert links("It's raining cats and dogs.", "Il pleut des cordes.")
    assert links("First come, first served", "Premier arrivé, premier servi")


def test_a_phrase_that_stands_twice_needs_two_renderings() -> None:
    assert len(links("I'm sorry. I'm sorry!", "Désolé. Désolé !")) == 2
    assert len(links("I'm sorry. I'm sorry!", "Désolé.")) == 1


def test_without_a_rendering_nothing_is_linked() -> None:
    assert links("Never mind.", "Il pleut.") == []


def test_other_languages_have_none() -> None:
    assert phrase_links(Side("Never mind", "en"), Side("Macht nichts", "de")) == []


@pytest.mark.parametrize(
    ("english", "french", "other"),
    [
        ("Kind regards,", "Bien cordialement,", "Bien entendu,"),
        ("Mind the gap.", "Attention à la marche.", "Attention au chien."),
        ("Never mind.", "Tant pis.", "Il pleut."),
        ("See you on Thursday.", "À jeudi.", "À la fin."),
        ("You're welcome.", "Je vous en prie.", "Je vous en veux."),
    ],
)
def test_a_set_phrase_scores_as_a_faithful_translation(english: str, french: str, other: str) -> None:
    right, wrong = score_pairs([(english, french), (english, other)], "en", "fr").pairs
    assert right.fidelity > 95
    assert not right.findings
    assert wrong.fidelity < right.fidelity - 10


def test_beside_a_phrase_what_is_lost_still_counts() -> None:
    whole, cut = score_pairs(
        [
            (
                "Of course, the committee met again in March.",
                "Bien sûr, le comité s’est réuni à nouveau en mars.",
            ),
            ("Of course, the committee met again in March.", "Bien sûr."),
        ],
        "en",
        "fr",
    ).pairs
    assert cut.fidelity < whole.fidelity - 30


def test_a_negation_beside_a_phrase_is_still_looked_for() -> None:
    texts = [
        ("Never mind, we will not come.", "Tant pis, nous ne viendrons pas."),
        ("Never mind, we will not come.", "Tant pis, nous viendrons."),
    ]
    right, wrong = score_pairs(texts, "en", "fr").pairs
    assert "negation" not in [finding.check for finding in right.findings]
    assert "negation" in [finding.check for finding in wrong.findings]
