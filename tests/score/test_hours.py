"""Hours of the day that one language counts to twelve and the other to twenty-four."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs
from alignpost.score.clock import _plain, hours
from alignpost.score.hour_phrases import FRAMES
from alignpost.score.side import Side

SAME = [
    ("It will not close before nine o'clock.", "Il ne fermera pas avant vingt et une heures."),
    ("The doors close at nine o’clock in the evening.", "Les portes ferment à vingt et une heures."),
    ("The doors close at nine o’clock in the evening.", "Les portes ferment à neuf heures du soir."),
    ("The doors close at nine.", "Les portes ferment à vingt et une heures."),
    ("We met at three in the afternoon.", "Nous nous sommes vus à quinze heures."),
    ("We met at 3 p.m.", "Nous nous sommes vus à 15 h."),
    ("We eat at half past five.", "Nous mangeons à dix-sept heures trente."),
    ("It starts at a quarter to eight.", "Cela commence à 19 h 45."),
    ("It starts at a quarter to eight.", "Cela commence à dix-neuf heures quarante-cinq."),
    ("They left at ten to eight.", "Ils sont partis à huit heures moins dix."),
    ("They left at ten to eight.", "Ils sont partis à 19 h 50."),
    ("She came at ten past six in the evening.", "Elle est venue à dix-huit heures dix."),
    ("It opens at seven thirty.", "Cela ouvre à dix-neuf heures trente."),
    ("He was there at eleven at night.", "Il était là à vingt-trois heures."),
    ("He was there at two at night.", "Il était là à deux heures de la nuit."),
    ("The bell rings at noon.", "La cloche sonne à douze heures."),
    ("The bell rings at midnight.", "La cloche sonne à zéro heure."),
    ("The bell rings at half past midnight.", "La cloche sonne à minuit et demi."),
    ("It is open between 9 and 11 p.m.", "C’est ouvert entre 21 heures et 23 heures."),
]
OTHER = [
    ("The doors close at nine o’clock.", "Les portes ferment à vingt heures."),
    ("The doors close at nine o’clock in the morning.", "Les portes ferment à vingt et une heures."),
    ("We eat at half past five.", "Nous mangeons à dix-huit heures trente."),
    ("We eat at half past five.", "Nous mangeons à dix-sept heures quinze."),
    ("We met at 3 p.m.", "Nous nous sommes vus à trois heures du matin."),
    ("It starts at a quarter to eight.", "Cela commence à 20 h 45."),
    ("The bell rings at noon.", "La cloche sonne à vingt heures."),
    ("He waited nine hours.", "Il a attendu vingt et une heures."),
    ("He wrote to nine schools.", "Il a écrit à vingt et une écoles."),
]


def _told(source: str, target: str, languages: tuple[str, str]) -> list[Severity]:
    (score,) = score_pairs([(source, target)], *languages).pairs
    return [finding.severity for finding in score.findings if finding.check == "numbers"]


@pytest.mark.parametrize(("en", "fr"), SAME)
def test_the_same_hour_is_no_error_either_way(en: str, fr: str) -> None:
    assert _told(en, fr, ("en", "fr")) == []
    assert _told(fr, en, ("fr", "en")) == []


@pytest.mark.parametrize(("en", "fr"), OTHER)
def test_another_hour_is_critical_either_way(en: str, fr: str) -> None:
    assert _told(en, fr, ("en", "fr")) == [Severity.CRITICAL]
    assert _told(fr, en, ("fr", "en")) == [Severity.CRITICAL]


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        ("de", "Die Türen schließen um einundzwanzig Uhr.", "Die Türen schließen um zwanzig Uhr."),
        ("de", "Die Türen schließen um 9 Uhr abends.", "Die Türen schließen um 8 Uhr abends."),
        ("es", "Cierran a las nueve de la noche.", "Cierran a las ocho de la noche."),
        ("it", "Chiudono alle ore ventuno.", "Chiudono alle ore venti."),
    ],
)
def test_other_languages_have_their_hours(lang: str, right: str, wrong: str) -> None:
    assert _told("They close at nine o’clock in the evening.", right, ("en", lang)) == []
    assert _told("They close at nine o’clock in the evening.", wrong, ("en", lang)) == [Severity.CRITICAL]


def test_a_language_without_hours_has_none() -> None:
    assert hours(Side("at nine o’clock", "pl")) == ()


@pytest.mark.parametrize("text", ["She wore a midi skirt.", "The minuit is a dance.", "a MIDI file"])
def test_noon_in_another_language_is_no_hour(text: str) -> None:
    assert hours(Side(text, "en")) == ()


def test_noon_and_midnight_are_hours_unless_they_are_parts_of_one() -> None:
    noon, midnight = hours(Side("de midi\u00a0à minuit", "fr"))
    assert (noon.minutes, midnight.minutes) == (frozenset((720,)), frozenset((0,)))
    assert hours(Side("à minuit et demi", "fr")) == ()
    assert hours(Side("ten to noon", "en")) == ()
    assert hours(Side("at twelve noon", "en")) == ()


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "at nine in the morning", 540),
        ("en", "NINE IN THE EVENING", 1260),
        ("en", "five p.m.", 1020),
        ("en", "twenty minutes to eight tonight", 1180),
        ("fr", "à neuf heures moins vingt du matin", 520),
        ("fr", "jusqu'à six heures de l'après-midi", 1080),
    ],
)
def test_blanks_letters_and_apostrophes_of_any_kind_are_understood(
    lang: str, text: str, minutes: int, blank: str
) -> None:
    (hour,) = hours(Side(text.replace(" ", blank), lang))
    assert hour.minutes == {minutes}
    assert hour.span.end == len(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at five at night", {300}),
        ("at six at night", {1080}),
        ("twelve o’clock", {0, 720}),
        ("thirteen o’clock", {780}),
    ],
)
def test_an_hour_means_no_more_than_it_says(text: str, minutes: set[int]) -> None:
    (hour,) = hours(Side(text, "en"))
    assert hour.minutes == frozenset(minutes)


@pytest.mark.parametrize("text", ["from ten to eight", "between ten to eight"])
def test_a_range_of_numbers_is_no_hour(text: str) -> None:
    assert hours(Side(text, "en")) == ()


@pytest.mark.parametrize("text", ["nine o’clocks", "nine amber lights", "chat nine", "nine, in the mornings"])
def test_words_that_begin_or_end_like_a_phrase_make_no_hour(text: str) -> None:
    assert hours(Side(text, "en")) == ()


@pytest.mark.parametrize("lang", FRAMES)
def test_phrases_stand_as_texts_are_read(lang: str) -> None:
    frame = FRAMES[lang]
    for phrases in (
        frame.before,
        frame.after,
        frame.early,
        frame.late,
        frame.night,
        frame.minus,
        frame.noons,
    ):
        assert all(phrase and phrase == _plain(phrase) for phrase in phrases)


def test_what_may_go_on_is_no_sure_hour() -> None:
    (hour,) = hours(Side("at nine on Friday", "en"))
    assert (hour.minutes, hour.sure) == (frozenset((540, 1260)), False)
    assert hours(Side("from ten to eight of them", "en")) == ()


@pytest.mark.parametrize(
    "fr",
    ["Cela ouvre à dix-huit heures trente.", "Cela ouvre à six heures et demie.", "Cela ouvre à 18 h 30."],
)
def test_the_half_of_the_day_is_told_by_the_hour(fr: str) -> None:
    (score,) = score_pairs([("It opens at half past six in the evening.", fr)], "en", "fr").pairs
    assert score.findings == ()
    assert score.fidelity > 80


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Let it rest for an hour and a quarter.", "Laissez reposer une heure et quart."),
        ("The crossing takes two hours and a quarter.", "La traversée dure deux heures et quart."),
    ],
)
def test_hours_and_a_quarter_may_be_a_length_of_time(en: str, fr: str) -> None:
    assert _told(en, fr, ("en", "fr")) == _told(fr, en, ("fr", "en")) == []


def test_a_quarter_of_an_hour_more_is_no_half_an_hour_more() -> None:
    assert _told(
        "Let it rest for an hour and a quarter.", "Laissez reposer une heure et demie.", ("en", "fr")
    )
