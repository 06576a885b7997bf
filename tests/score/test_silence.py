"""What is said of languages for which some checks have nothing to go by."""

from __future__ import annotations

import pytest

from alignpost.score import BUILT_IN, score_pairs
from alignpost.score.silence import half_blind_checks, silent_checks


def test_nothing_is_silent_from_english_to_french() -> None:
    assert silent_checks("en", "fr-CA") == ()


def test_from_french_to_english_capitals_alone_are_silent() -> None:
    assert silent_checks("fr", "en") == ("capitals",)


def test_what_needs_words_is_silent_without_a_lexicon() -> None:
    silent = silent_checks("pl", "sv")
    assert {"omission", "addition", "negation", "units", "capitals"} <= set(silent)
    assert "untranslated" in silent
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


def test_what_a_check_sees_in_part_is_told_by_languages() -> None:
    assert half_blind_checks("en", "fr") == half_blind_checks("fr-CA", "en-GB") == {}
    assert half_blind_checks("en", "es") == {"untranslated": "no single words", "names": "as remarks alone"}
    assert half_blind_checks("de", "en") == {
        "untranslated": "no single words",
        "names": "only names that changed places",
    }
    assert half_blind_checks("en", "pl")["untranslated"] == "only words copied in a row"
    assert half_blind_checks("sv", "it")["untranslated"] == "nothing less than a whole sentence"
    assert half_blind_checks("sv", "pl") == {
        "numbers": "no number, month or day that is written as a word in pl or sv",
        "names": "as remarks alone",
    }


def _told(source: str, target: str, *langs: str) -> set[tuple[str, str]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return {(finding.check, finding.severity.value) for finding in score.findings}


@pytest.mark.parametrize("lang", ["de", "es", "sv"])
def test_a_sentence_copied_into_a_language_whose_small_words_are_known_is_told(lang: str) -> None:
    source = {
        "de": "Die Kinder dürfen den Garten nicht betreten, bevor ihre Mutter nach Hause kommt.",
        "es": "Los niños no pueden entrar en el jardín antes de que llegue su madre.",
        "sv": "Barnen får inte gå in i trädgården innan deras mamma kommer hem.",
    }[lang]
    assert _told(source, source, lang, "en") == {("untranslated", "critical")}
    near = set() if lang == "sv" else {("untranslated", "critical")}
    assert _told(source, source, lang, "da") == near, "small words of neither are known: they may be near"
    assert (
        _told("Dundee Stars – Belfast Giants 3:1", "Dundee Stars – Belfast Giants 3:1", lang, "en") == set()
    )


def test_what_is_said_to_be_unseen_is_unseen() -> None:
    assert _told("Anyone who works should eat.", "Quien works debería comer.", "en", "es") == set()
    assert _told("Han kom tjugo gånger.", "He came thirty times.", "sv", "en") == set()
    assert _told("Peter met Karl in Rome.", "Peter conoció a Fritz en Roma.", "en", "es") == {
        ("names", "neutral")
    }
