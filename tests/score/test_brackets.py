"""Brackets: which have no partner, and which need none."""

from __future__ import annotations

import pytest

from alignpost.score import Context, PairText
from alignpost.score.checks.brackets import Brackets


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("He left (late).", "Il est parti (tard.", ["("]),
        ("He left (late).", "Il est parti tard).", [")"]),
        ("He left [late].", "Il est parti [tard).", ["[", ")"]),
        ("He left late.", "Il est parti (tard).", []),
        ("Well done!", "Bravo ! :)", []),
        ("So sad!", "C’est triste ! :(", []),
        ("See point b below.", "Voir le point b) ci-dessous.", []),
        ("He left (late.", "Il est parti (tard.", []),
    ],
)
def test_a_bracket_without_a_partner_is_told(en: str, fr: str, told: list[str]) -> None:
    context = Context("en", "fr")
    found = Brackets()(PairText(en, fr, context), context)
    assert [span.of(fr) for finding in found for span in finding.target_spans] == told
