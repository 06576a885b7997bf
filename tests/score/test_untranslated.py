"""Words left in the source language: where they stand in the source, however long the text."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Severity
from alignpost.score import score_pairs
from alignpost.score.checks.left_runs import densest


class _Counted(Sequence[int]):
    """Places that count how often one of them is looked at."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        self.looks = 0

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        self.looks += 1
        return self.places[index]


@given(st.lists(st.integers(0, 60), min_size=1, unique=True).map(sorted), st.integers(1, 30))
def test_no_window_holds_more_places(places: list[int], length: int) -> None:
    start, stop = densest(places, length)
    counts = [sum(first <= place < first + length for place in places) for first in places]
    assert stop - start == max(counts)
    assert start == counts.index(max(counts))


def test_every_place_is_looked_at_a_few_times() -> None:
    places = _Counted(range(20_000))
    assert densest(places, 20_000) == (0, 20_000)
    assert places.looks <= 3 * len(places)


def test_a_text_of_one_repeated_word_is_scored() -> None:
    text = "word " * 40_000
    (score,) = score_pairs([(text, text)], "en", "fr").pairs
    assert score.findings[0].check == "untranslated"


def test_common_words_copied_in_capitals_are_untranslated() -> None:
    en, fr = "We want “COMMON SENSE.”", "Nous voulons du « COMMON SENSE »."
    findings = [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check == "untranslated"]
    assert [[span.of(fr) for span in finding.target_spans] for finding in findings] == [["COMMON SENSE"]]
    assert findings[0].source_spans[0].of(en) == "COMMON SENSE"


@pytest.mark.parametrize("title", ["USA TODAY", "FBI", "NATION", "FAKE NEWS", "CIA FBI"])
def test_codes_titles_and_shared_words_stay_in_capitals(title: str) -> None:
    findings = (
        score_pairs([(f"He reads “{title}” here.", f"Il lit « {title} » ici.")], "en", "fr").pairs[0].findings
    )
    assert [finding for finding in findings if finding.check == "untranslated"] == []


def _left(en: str, fr: str) -> list[tuple[str, str]]:
    findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    return [
        (finding.severity.value, finding.target_spans[0].of(fr))
        for finding in findings
        if finding.check == "untranslated"
    ]


@pytest.mark.parametrize(
    ("en", "fr", "severity", "left"),
    [
        (
            "Open the handleThe blade is sharp.",
            "Ouvrez la handleThe lame est tranchante.",
            "major",
            "handleThe",
        ),
        ("An easy-to-use tent.", "Une tente easy-to-use.", "minor major", "easy-to-use"),
        (
            "They walked along the coastline.",
            "Ils marchaient le long du coastline.",
            "minor major",
            "coastline",
        ),
        ("He wiggled the wheelbarrow.", "Il a bougé la wheelbarrow.", "minor", "wheelbarrow"),
        (
            "Steel Kitchen Knife With Sleeve",
            "Couteau de cuisine en acier avec Sleeve",
            "neutral",
            "Sleeve",
        ),
    ],
)
def test_glued_rare_and_capitalised_words_are_told_by_evidence(
    en: str, fr: str, severity: str, left: str
) -> None:
    ((told, words),) = _left(en, fr)
    assert words == left
    assert told in severity.split(" ")


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He scored a penalty.", "Il a marqué un penalty."),
        ("A wonderful carillon.", "Un merveilleux carillon."),
        ("He works for SpeedSafe.", "Il travaille pour SpeedSafe."),
        ("Elite League: Dundee Stars 5-3 Belfast Giants", "Elite League : Dundee Stars 5-3 Belfast Giants"),
        ("Visit weather.com today.", "Visitez weather.com aujourd’hui."),
        ("I am sorry :blobcat: :party_cat:", "Désolé :blobcat: :party_cat:"),
        (
            "{color: white; border: 1px solid;} We agreed.",
            "{color: white; border: 1px solid;} Nous avons convenu.",
        ),
    ],
)
def test_loanwords_brands_names_and_styles_stay(en: str, fr: str) -> None:
    assert [left for left in _left(en, fr) if left[0] != "neutral"] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Please do not send the file to the old address.",
            "Please do not send the file to the old address.",
        ),
        ("We have not received the report.", "We have not received the report."),
        ("She will not pay $400 for the new car.", "She will not pay $400 pour the new car."),
    ],
)
def test_what_was_copied_is_told_once(source: str, target: str) -> None:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert {f.check for f in score.findings if f.severity is not Severity.NEUTRAL} == {"untranslated"}
    assert score.fidelity < 20


def test_beside_copied_words_what_was_lost_is_told() -> None:
    source = "We do not want to leave, and the committee has never been asked about it."
    target = "Nous voulons partir, et the committee has never been asked about it."
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    assert {"untranslated", "negation"} <= {f.check for f in score.findings}
    changed = "The committee did not accept 20 files.", "The committee did accept 30 files."
    (score,) = score_pairs([changed], "en", "fr").pairs
    assert {"untranslated", "numbers"} <= {f.check for f in score.findings}


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("It was a record year.", "Ce fut une année record."),
        ("He broke the records.", "Il a battu les records."),
        ("They fear the invasive crayfish.", "Ils redoutent l’écrevisse invasive."),
        ("A fine rain fell on the quay.", "Une pluie fine tombait sur le quai."),
        ("The country needs extensive farming.", "Le pays a besoin d’une agriculture extensive."),
        ("Find me at @theo@mastodon.example.", "Retrouvez-moi sur @theo@mastodon.example."),
    ],
)
def test_words_that_both_languages_have_are_no_more_than_a_remark(en: str, fr: str) -> None:
    for source, target, langs in ((en, fr, ("en", "fr")), (fr, en, ("fr", "en"))):
        (score,) = score_pairs([(source, target)], *langs).pairs
        told = [f for f in score.findings if f.check == "untranslated" and f.severity is not Severity.NEUTRAL]
        assert told == []


def test_a_word_that_french_has_given_up_is_told() -> None:
    assert _left("The software crashed.", "Le software a planté.") == [("major", "software")]


@pytest.mark.parametrize(
    ("en", "fr", "left"),
    [
        (
            "Either Party may terminate this Contract by giving notice.",
            "Either Party may terminate this Contrat moyennant un préavis.",
            "Either Party may terminate this",
        ),
        (
            "The invoice is due within thirty days.",
            "La facture est due within thirty days.",
            "within thirty days",
        ),
        ("He bought a yellow wheelbarrow in Paris.", "Il a acheté une yellow brouette à Paris.", "yellow"),
    ],
)
def test_the_whole_run_that_was_left_is_told(en: str, fr: str, left: str) -> None:
    assert [words for _, words in _left(en, fr)] == [left]
