"""Scores and votes whose numbers changed places."""

from __future__ import annotations

import pytest

from alignpost.model import Severity
from alignpost.review.suggestions import with_suggestion
from alignpost.score import score_pairs


def _mended(source: str, target: str, langs: tuple[str, str]) -> list[str]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    found = [finding for finding in score.findings if "score is turned" in finding.message]
    assert all(finding.severity is Severity.CRITICAL for finding in found)
    return [with_suggestion(target, one.target_spans[0], one.suggestion or "") for one in found]


@pytest.mark.parametrize(
    ("en", "fr", "right_fr", "right_en"),
    [
        ("We won 3-2.", "Nous avons gagné 2-3.", "Nous avons gagné 3-2.", "We won 2-3."),
        ("They won 3–2 then.", "Ils ont gagné 2 à 3.", "Ils ont gagné 3 à 2.", "They won 2–3 then."),
        (
            "The vote was 312 to 245.",
            "Le vote a été de 245 contre 312.",
            "Le vote a été de 312 contre 245.",
            "The vote was 245 to 312.",
        ),
    ],
)
def test_a_turned_score_is_told_and_put_right(en: str, fr: str, right_fr: str, right_en: str) -> None:
    assert _mended(en, fr, ("en", "fr")) == [right_fr]
    assert _mended(fr, en, ("fr", "en")) == [right_en]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("We won 3-2.", "Nous avons gagné 3 à 2."),
        ("They lost 2-3 at home.", "Ils ont perdu 3-2 à domicile."),
        ("It was rejected, 245 to 312.", "Rejeté par 312 voix contre 245."),
        ("We were outnumbered 3 to 1.", "Nous étions à un contre trois."),
        ("We won 3-2 and then 2-3.", "Nous avons gagné 2-3, puis 3-2."),
        ("It was 2-2.", "Score final : 2-2."),
        ("On 12-10-2020 it rained.", "Le 10-12-2020, il a plu."),
    ],
)
def test_scores_told_alike_or_from_the_other_end_are_left_alone(en: str, fr: str) -> None:
    assert _mended(en, fr, ("en", "fr")) == _mended(fr, en, ("fr", "en")) == []


def test_a_turned_range_is_told_once() -> None:
    pair = "It fell from 10 to 20.", "Il est passé de 20 à 10."
    (score,) = score_pairs([pair], "en", "fr").pairs
    assert len([finding for finding in score.findings if finding.check == "numbers"]) == 1
