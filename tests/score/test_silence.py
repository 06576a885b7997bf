"""What is said of languages for which some checks have nothing to go by."""

from __future__ import annotations

import pytest

from alignpost.score import BUILT_IN, score_pairs
from alignpost.score.silence import silent_checks


def test_nothing_is_silent_from_english_to_french() -> None:
    assert silent_checks("en", "fr-CA") == ()


def test_from_french_what_is_learnt_of_french_is_silent() -> None:
    assert silent_checks("fr", "en") == ("units", "modality", "tense", "persons", "conjunctions", "capitals")


def test_what_needs_words_is_silent_without_a_lexicon() -> None:
    silent = silent_checks("pl", "nl")
    assert {"omission", "addition", "negation", "units", "capitals"} <= set(silent)
    assert {"numbers", "names", "addresses", "brackets", "length", "terms"}.isdisjoint(silent)
    assert silent == tuple(check.id for check in BUILT_IN if check.id in silent)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Die Kinder dürfen den Garten nicht betreten, bevor ihre Mutter nach Hause kommt.", "The children may enter."),
        ("Alle Mitglieder müssen morgen kommen.", "The cat sleeps on the green table near our window tonight."),
        ("Frankreich griff Deutschland an.", "France was attacked by Germany."),
    ],
)  # fmt: skip
def test_silent_checks_find_nothing(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "de", "en").pairs
    assert {finding.check for finding in score.findings}.isdisjoint(silent_checks("de", "en"))
