"""Numbers that changed places are told; sentences that are turned round with their numbers are not."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _found(source: str, target: str) -> list[tuple[Severity, list[str]]]:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    return [
        (finding.severity, [span.of(target) for span in finding.target_spans])
        for finding in score.findings
        if finding.check == "numbers"
    ]


@pytest.mark.parametrize(
    ("source", "target", "numbers"),
    [
        (
            "The bill was passed by 312 votes to 245.",
            "Le projet de loi a été adopté par 245 voix contre 312.",
            ["245", "312"],
        ),
        (
            "Labour won 40 seats and the Greens 12.",
            "Les travaillistes ont obtenu 12 sièges et les Verts 40.",
            ["12", "40"],
        ),
        ("There were 12 men and 30 women.", "Il y avait 30 hommes et 12 femmes.", ["30", "12"]),
        (
            "Unemployment is 7% in France and 5% in Germany.",
            "Le chômage est de 5\u00a0% en France et de 7\u00a0% en Allemagne.",
            ["5\u00a0%", "7\u00a0%"],
        ),
    ],
)
def test_what_each_number_counts_tells_that_two_changed_places(
    source: str, target: str, numbers: list[str]
) -> None:
    assert _found(source, target) == [(Severity.CRITICAL, numbers)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("There were 12 men and 30 women.", "Il y avait 30 femmes et 12 hommes."),
        ("Of the 300 members, 120 voted against.", "120 des 300 membres ont voté contre."),
        (
            "Unemployment is 7% in France and 5% in Germany.",
            "Le chômage est de 5\u00a0% en Allemagne et de 7\u00a0% en France.",
        ),
        ("Apply Articles 169 and 171 at last.", "Appliquez enfin les articles 171 et 169."),
        ("It works over IPv6 as well as over IPv4.", "Cela marche en IPv4 ainsi qu’en IPv6."),
        ("Hall 2, stand B36, is ours.", "Le stand B36 du hall 2 est à nous."),
    ],
)
def test_a_sentence_turned_round_is_right(source: str, target: str) -> None:
    assert _found(source, target) == []


def test_a_range_told_backwards_is_one_finding() -> None:
    found = _found("It fell from 40% to 12%.", "Il est tombé de 12\u00a0% à 40\u00a0%.")
    assert found == [(Severity.MAJOR, ["12\u00a0% à 40\u00a0%"])]
