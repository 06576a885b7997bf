"""Where a check begins to speak, and where it stops: a case on either side of each edge."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import BUILT_IN
from alignpost.score.check import Context, PairText
from alignpost.score.checks.foreign import COPIED, DOUBTFUL, FOREIGN
from alignpost.score.checks.left_runs import telling
from alignpost.score.checks.negation_shares import Shares, triggers
from alignpost.score.checks.passives import passives
from alignpost.score.checks.privatives import turned_by_a_prefix
from alignpost.score.checks.said_otherwise import said_otherwise
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side

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
        ("placeholders", "Hello!", "Bonjour {name} !", 1),
        ("placeholders", "Hello {name}!", "Bonjour {name}, {name} !", 1),
        ("placeholders", "Press Ctrl+Z.", "Appuyez sur Ctrl+Y.", 1),
        ("placeholders", "Press Ctrl+Shift+F5.", "Appuyez sur Ctrl+F5.", 1),
        ("placeholders", "Press Ctrl + z, then Alt+F4.", "Appuyez sur CTRL+Z, puis sur Alt+F4.", 0),
        ("placeholders", "Press Shift+Cmd+K.", "Appuyez sur ⌘+Maj+K.", 0),
        ("placeholders", "Press Ctrl+C, Ctrl+V.", "Appuyez sur Ctrl+V, Ctrl+C.", 0),
        ("placeholders", "Press Ctrl+Z.", "Appuyez sur Ctrl+Y (⌘+Y sur Mac).", 0),
        ("placeholders", "C+2 and Ctrl+Alt+Del.", "C+3 et Ctrl+Alt+Suppr.", 0),
        ("quotes", "“He said ‘no way at all’ to us.”", "« Il nous a dit que non. »", 1),
        ("quotes", "“He said ‘no way at all’ to us.”", "« Il nous a dit », « pas du tout ».", 0),
        ("tense", "People used to sing here.", "Les gens chantent ici.", 1),
        ("tense", "People used to sing here.", "On vient chanter ici.", 0),
        ("roles", "We invited her.", "Elle nous a invités.", 1),
        ("roles", "We invited her sister.", "Sa sœur, elle nous a invités.", 0),  # no object but a possessive
        ("numbers", "It fell by -2% in May.", "Ce fut de 2 % en mai.", 1),
        (
            "numbers",
            "It was -2% in May, and a 2% fee is due.",
            "Ce fut de 2 % en mai, et des frais sont dus.",
            0,
        ),
        ("numbers", "It fell from €5 thousand to €3 thousand.", "Il est passé de 3 à 5 mille euros.", 1),
        ("numbers", "12% of them voted.", "12,5 % d’entre eux ont voté.", 1),
        ("numbers", "An eighth of them voted.", "12,5 % d’entre eux ont voté.", 0),
        ("numbers", "Read 3 reports.", "Lisez des rapports.", 0),
        ("numbers", "Read 4 reports.", "Lisez des rapports.", 1),
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


@pytest.mark.parametrize(
    ("text", "count"),
    [("Il est blessé par Paul.", 1), ("Il s’est blessé par hasard.", 0), ("Il est passé par Paris.", 0)],
)
def test_reflexive_verbs_and_those_of_moving_are_no_passives(text: str, count: int) -> None:
    assert len(list(passives(Side(text, "fr")))) == count


def test_what_a_noun_with_non_denies_english_may_say_at_length() -> None:
    source = "The failure to use the funds was costly."
    pair = PairText(source, "La non-utilisation des fonds a coûté cher.", CONTEXT)
    assert list(turned_by_a_prefix(pair)) == []
    assert list(
        turned_by_a_prefix(PairText("The use of the funds.", "La non-utilisation des fonds.", CONTEXT))
    )


@pytest.mark.parametrize(
    ("en", "right"),
    [
        ("Users may cancel.", True),
        ("A user may cancel.", True),
        ("User may cancel.", False),
        ("The users may cancel.", False),
        ("A user had cancelled.", False),
    ],
)
def test_each_may_render_what_is_said_of_all_of_a_kind(en: str, right: bool) -> None:
    assert said_otherwise(PairText(en, "Chaque utilisateur peut annuler.", CONTEXT), 0) is right


def test_two_words_call_for_no_negation_where_a_word_that_denies_renders_either() -> None:
    shares = Shares({"fail to": 0.9, "never": 0.8})
    keys = ["we", "fail", "to", "never"]
    assert dict(triggers(keys, shares)) == {0: 0.0, 1: 0.9, 3: 0.8}
    assert dict(triggers(keys, shares, {1})) == dict(triggers(keys, shares, {2})) == {0: 0.0, 3: 0.8}
