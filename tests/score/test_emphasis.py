"""Words in capitals and capitalised nouns: which runs are emphasis, and where their rendering stands."""

from __future__ import annotations

import pytest

from alignpost.model import Finding
from alignpost.score import Context, PairText
from alignpost.score.check import Check
from alignpost.score.checks.emphasis import Capitals, Emphasis
from alignpost.score.lexicon import lexicon_for


def _told(check: Check, en: str, fr: str) -> list[Finding]:
    context = Context("en", "fr", lexicon=lexicon_for("en", "fr"))
    return [*check(PairText(en, fr, context), context)]


@pytest.mark.parametrize(
    ("en", "fr", "said", "suggestion"),
    [
        ("It was VERY good and REALLY cheap.", "C’était TRÈS bon et vraiment pas cher.", "REALLY", "VRAIMENT"),
        ("He called it “a VERY good deal” today.", "Il a parlé d’« une très bonne affaire ».", "VERY", "TRÈS"),
        ("He called it “GREAT NEWS” today.", "Il a parlé d’une « bonne nouvelle ».", "GREAT NEWS", "BONNE NOUVELLE"),
    ],
)  # fmt: skip
def test_an_emphasis_that_was_lost_is_told_with_its_own_rendering(
    en: str, fr: str, said: str, suggestion: str
) -> None:
    (finding,) = _told(Emphasis(), en, fr)
    assert finding.source_spans[0].of(en) == said
    assert finding.suggestion == suggestion


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("It was VERY good.", "C’était TRÈS bon."),
        ("WOW, it works.", "OUAH, ça marche."),
        ("NATO answered.", "L’OTAN a répondu."),
        ("He flew the ABBA flag.", "Il hissa le drapeau ABBA."),
    ],
)
def test_capitals_that_were_kept_or_are_a_name_are_no_lost_emphasis(en: str, fr: str) -> None:
    assert _told(Emphasis(), en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("The War ended.", "La guerre finit.", ["War"]),
        ("We read the Great History of France.", "Nous lisons la grande histoire de France.", ["Great", "History"]),
        ("We live in Ferry Street.", "Nous habitons rue du Bac.", []),
        ("He lives in a Lantern Library.", "Il vit dans la bibliothèque Lantern.", []),
    ],
)  # fmt: skip
def test_a_noun_that_lost_its_capital_is_remarked_unless_its_name_kept_one(
    en: str, fr: str, told: list[str]
) -> None:
    found = _told(Capitals(), en, fr)
    assert [span.of(en) for finding in found for span in finding.source_spans] == told
