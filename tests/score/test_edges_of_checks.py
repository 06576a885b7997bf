"""Where a check begins to speak, and where it stops: a case on either side of each edge."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import BUILT_IN
from alignpost.score.check import Context, PairText
from alignpost.score.checks.foreign import COPIED, DOUBTFUL, FOREIGN
from alignpost.score.checks.left_runs import telling
from alignpost.score.checks.negation_shares import Shares, triggers
from alignpost.score.lexicon import lexicon_for

CONTEXT = Context("en", "fr", None, lexicon_for("en", "fr"))


def _told(check: str, en: str, fr: str) -> list[Finding]:
    pair = PairText(en, fr, CONTEXT)
    return [finding for one in BUILT_IN if one.id == check for finding in one(pair, CONTEXT)]


@pytest.mark.parametrize(
    ("copies", "told"), [(6, []), (7, [Severity.MINOR]), (10, [Severity.MINOR]), (11, [Severity.MAJOR])]
)
def test_the_farther_off_a_length_is_the_graver(copies: int, told: list[Severity]) -> None:
    source = "The committee has read the reports of its members."
    target = "Le comité a lu les rapports. " * copies
    assert [finding.severity for finding in _told("length", source, target)] == told


@pytest.mark.parametrize(
    ("word", "mark", "tells"),
    [
        ("on", COPIED, False),
        ("with", COPIED, True),
        ("with", DOUBTFUL, False),
        ("boat", DOUBTFUL, True),
        ("boat", FOREIGN, False),
    ],
)
def test_one_copied_word_tells_where_it_is_long_enough(word: str, mark: str, tells: bool) -> None:
    pair = PairText("He is on a boat with us.", "Il est on un boat with nous.", CONTEXT)
    place = pair.target.keys.index(word)
    assert telling(pair, range(place, place + 1), [mark] * len(pair.target.keys)) is tells


def test_foreign_words_tell_where_they_are_three_and_two_of_them_small() -> None:
    pair = PairText("We went home.", "Il small the boat Big Big est là.", CONTEXT)
    marks = [FOREIGN] * len(pair.target.keys)
    runs = (range(1, 3), range(1, 4), range(2, 5), range(3, 6))
    assert [telling(pair, run, marks) for run in runs] == [False, True, True, False]


def test_a_lost_present_is_sure_only_where_french_tells_of_no_other_past() -> None:
    english = "The house is old; his son buys it."
    (lost,) = _told("tense", english, "La maison était vieille ; son fils l’achète.")
    (doubted,) = _told("tense", english, "La maison était vieille ; son fils l’a achetée.")
    assert (lost.severity, doubted.severity) == (Severity.MINOR, Severity.NEUTRAL)


@pytest.mark.parametrize(
    ("check", "en", "fr", "count"),
    [
        ("markdown", "It is good.", "C’est **bon**.", 1),
        ("numbers", "It is 5 miles here and 5 miles there.", "C’est à 8 km.", 1),
        ("numbers", "It is 5 miles here and 5 miles there.", "C’est à 8 km ici et à 8 km là.", 2),
    ],
)
def test_every_place_is_told_once(check: str, en: str, fr: str, count: int) -> None:
    assert len(_told(check, en, fr)) == count


@pytest.mark.parametrize(
    ("fr", "severity"),
    [("Nous avons vu la maison", Severity.MINOR), ("Nous avons vu la vieille maison", Severity.NEUTRAL)],
)
def test_an_end_is_rendered_where_more_than_half_of_it_is(fr: str, severity: Severity) -> None:
    (finding,) = _told("ending", "We saw the big old house.", fr)
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("fr", "told"),
    [
        ("Les ventes ont triplé.", True),
        ("Les ventes ont triplé en 1 an.", True),  # the parts of a whole number are no number of their own
        ("Les ventes ont triplé, soit 100 % de plus.", False),
        ("Les ventes ont triplé, soit 200 % de celles d’alors.", False),
    ],
)
def test_a_multiple_may_be_told_in_percent(fr: str, told: bool) -> None:
    assert any("became" in finding.message for finding in _told("numbers", "Sales doubled.", fr)) is told


def test_two_words_call_for_no_negation_where_a_word_that_denies_renders_either() -> None:
    shares = Shares({"fail to": 0.9, "never": 0.8})
    keys = ["we", "fail", "to", "never"]
    assert dict(triggers(keys, shares)) == {0: 0.0, 1: 0.9, 3: 0.8}
    assert dict(triggers(keys, shares, {1})) == dict(triggers(keys, shares, {2})) == {0: 0.0, 3: 0.8}
