"""Names under their own form, a French one, or that of a third language: no other name."""

import pytest

from alignpost.score import score_pairs
from alignpost.score.side import Side


def _told(en: str, fr: str) -> list[str]:
    findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    return [finding.severity.value for finding in findings if finding.check == "names"]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He lives in København.", "Il habite à Copenhague."),
        ("He lives in Köpenhamn.", "Il habite à Copenhague."),
        ("He lives in Copenhagen.", "Il habite à København."),
        ("He left Wien for Praha.", "Il a quitté Vienne pour Prague."),
        ("He moved to Bombay.", "Il s’est installé à Mumbai."),
        ("Swaziland signed.", "L’Eswatini a signé."),
        ("Mary misses Peter.", "Pierre manque à Marie."),
    ],
)
def test_a_name_under_another_of_its_forms_is_kept(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He lives in København.", "Il habite à Oslo."),
        ("He lives in Munich.", "Il habite à Cologne."),
        ("She moved to Bombay.", "Elle s’est installée à Calcutta."),
    ],
)
def test_a_form_of_another_name_is_told(en: str, fr: str) -> None:
    assert _told(en, fr) == ["critical"]


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("la République tchèque", "fr", ["République tchèque"]),
        ("two White Houses", "en", ["White Houses"]),
        ("the white house and the White House", "en", ["White House"]),
    ],
)
def test_the_longest_name_of_the_table_counts_in_its_forms(text: str, lang: str, words: list[str]) -> None:
    side = Side(text, lang)
    assert [side.span_of(mention.places).of(text) for mention in side.mentions] == words
