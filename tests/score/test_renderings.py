"""A rare word that a document renders alike everywhere but once, told without a glossary."""

from alignpost.model import Bitext, Finding, Severity
from alignpost.score import score_bitext

_DOCUMENT = [
    ("The murder was planned.", "Le meurtre a été préparé."),
    ("This murder is a shame.", "Ce meurtre est une honte."),
    ("They saw the murder.", "Ils ont vu le meurtre."),
    ("The murders are old.", "Les meurtres sont anciens."),
]


def _told(*pairs: tuple[str, str]) -> list[tuple[int, Finding]]:
    scored = score_bitext(Bitext.of_texts([*_DOCUMENT, *pairs], "en", "fr"))
    return [
        (pair.id, finding)
        for pair in scored.pairs
        for finding in (pair.score.findings if pair.score else ())
        if finding.check == "consistency"
    ]


def test_another_rendering_is_told_on_its_words() -> None:
    pair = ("He spoke of the murder today.", "Il a parlé de l’homicide aujourd’hui.")
    ((number, finding),) = _told(pair)
    assert number == 5
    assert finding.severity is Severity.NEUTRAL
    assert finding.source_spans[0].of(pair[0]) == "murder"
    assert finding.target_spans[0].of(pair[1]) == "homicide"
    assert finding.message == "“murder” is “homicide” here and “meurtre” in pair 1 and others."


def test_inflected_renderings_are_the_same() -> None:
    assert _told(("He spoke of two murders.", "Il a parlé de deux meurtres.")) == []


def test_a_document_without_a_habit_has_no_other_renderings() -> None:
    assert (
        _told(
            ("He spoke of the murder today.", "Il a parlé de l’homicide aujourd’hui."),
            ("A murder is a crime.", "Un homicide est un crime."),
        )
        == []
    )
