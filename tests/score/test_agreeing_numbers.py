"""How near two numbers must be to agree: shortened years, shares in percent, round figures, ordinals, currencies."""

from __future__ import annotations

import pytest

from alignpost.score import Context, PairText
from alignpost.score.checks.numbers import Numbers


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    context = Context("en", "fr")
    found = Numbers()(PairText(en, fr, context), context)
    return [(finding.source_spans[0].of(en), finding.target_spans[0].of(fr)) for finding in found]


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("He wrote of the 1950-53 war.", "Il parla de la guerre de 1950-1953.", []),
        ("He wrote of the 1950-53 war.", "Il parla de la guerre de 1950-1963.", [("53", "1963")]),
        ("Two thirds voted.", "66 % ont voté.", []),
        ("Two thirds voted.", "70 % ont voté.", [("Two thirds", "70 %")]),
        ("About fifty people came.", "Une cinquantaine de personnes sont venues.", []),
        ("Dozens of people came.", "Une vingtaine de personnes sont venues.", [("Dozens", "Une vingtaine")]),
        ("Some fifty people came.", "Une centaine de personnes sont venues.", [("fifty", "Une centaine")]),
        ("We wait until 9:40.", "On attend jusqu’à 9.40.", []),
        ("We wait until 9:40.", "On attend jusqu’à 9.45.", [("9:40", "9.45")]),
    ],
)
def test_numbers_that_nearly_agree_and_those_that_do_not(
    en: str, fr: str, told: list[tuple[str, str]]
) -> None:
    assert _told(en, fr) == told


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("He paid C$50.", "Il a payé 50 $.", []),
        ("He paid £50.", "Il a payé 50 €.", [("£50", "50 €")]),
        ("He paid £50 and later 50 dollars.", "Il a payé 50 dollars et 50 €.", [("£50", "50 €")]),
        ("He paid 50 pounds.", "Il a payé 50.", []),
    ],
)
def test_an_amount_keeps_its_currency(en: str, fr: str, told: list[tuple[str, str]]) -> None:
    assert _told(en, fr) == told
