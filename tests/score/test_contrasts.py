from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity, Span
from alignpost.score import score_pairs
from alignpost.score.check import Context, PairText
from alignpost.score.contrasts import Members, contrast_sets, contrasts_for, features
from alignpost.score.side import Side
from alignpost.score.suggestions import fits_in_place, without_broken_elisions


def _told(en: str, fr: str) -> list[Finding]:
    ids = {one.check for one in contrast_sets("fr")}
    return [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check in ids]


@pytest.mark.parametrize(
    ("check", "en", "right", "wrong"),
    [
        ("opposites", "They left before the meeting.", "Ils sont partis avant la réunion.", "Ils sont partis après la réunion."),
        ("opposites", "He came without his brother.", "Il est venu sans son frère.", "Il est venu avec son frère."),
        ("opposites", "The women were waiting.", "Les femmes attendaient.", "Les hommes attendaient."),
        ("quantities", "All members agreed.", "Tous les membres étaient d’accord.", "Certains membres étaient d’accord."),
        ("quantities", "He always wins.", "Il gagne toujours.", "Il gagne rarement."),
        ("modality", "The Commission must act now.", "La Commission doit agir maintenant.", "La Commission peut agir maintenant."),
        ("tense", "The report will be ready.", "Le rapport sera prêt.", "Le rapport était prêt."),
        ("units", "It will take weeks.", "Cela prendra des semaines.", "Cela prendra des mois."),
        ("persons", "We have seen our friends.", "Nous avons vu nos amis.", "Nous avons vu vos amis."),
        ("conjunctions", "He is ill, but he works.", "Il est malade, mais il travaille.", "Il est malade, car il travaille."),
    ],
)  # fmt: skip
def test_a_contrasting_word_is_found_and_the_right_one_is_not(
    check: str, en: str, right: str, wrong: str
) -> None:
    changed = {word for word in wrong.split(" ") if word not in right.split(" ")}
    right_told, wrong_told = _told(en, right), _told(en, wrong)
    assert check not in {finding.check for finding in right_told}
    on_words = {f.target_spans[0].of(wrong).strip(",.") for f in wrong_told if f.check == check}
    assert on_words & {word.strip(",.") for word in changed}


def test_a_suggestion_keeps_the_capital() -> None:
    (finding,) = _told("Before the meeting, he spoke with her.", "Après la réunion, il a parlé avec elle.")
    assert finding.suggestion == "Avant"


@pytest.mark.parametrize(
    ("check", "better", "target", "word", "fits"),
    [
        ("opposites", "après", "Il est venu avant la réunion.", "avant", True),
        ("opposites", "après", "Il a mangé avant de partir.", "avant", False),
        ("opposites", "loin", "Il habite près de la gare.", "près", True),
        ("opposites", "loin", "Il a mangé avant de partir.", "avant", False),
        ("opposites", "fin", "C’était le début de la guerre.", "début", False),
        ("quantities", "tous", "Certains membres sont venus.", "certains", False),
        ("quantities", "peu", "Il a beaucoup de livres.", "beaucoup", True),
        ("quantities", "toujours", "Il ne gagne jamais.", "jamais", False),
        ("persons", "elle", "Elle nous a laissé sa torche.", "nous", False),
        ("persons", "nos", "Nous avons vu vos amis.", "vos", True),
        ("units", "mois", "Cela prendra trois semaines.", "semaines", True),
        ("units", "mois", "Il viendra cette semaine.", "semaine", False),
    ],
)  # fmt: skip
def test_a_word_is_suggested_where_the_sentence_stays_in_order(
    check: str, better: str, target: str, word: str, fits: bool
) -> None:
    side = Side(target, "fr")
    assert fits_in_place(check, better, side.keys.index(word), side) is fits


def test_a_remark_suggests_no_word() -> None:
    found = [f for f in _told("She left us her torch.", "Elle nous a laissé sa torche.") if f.suggestion]
    assert found == []


@pytest.mark.parametrize(
    ("target", "words", "suggestion", "kept"),
    [
        ("Le 3 d’avril.", "avril", "mai", False),
        ("Le 3 d’avril.", "avril", "août", True),
        ("Il voit le chat.", "chat", "ami", False),
        ("Il voit ce chat.", "chat", "chien", True),
        ("La ville d’Ulm.", "Ulm", "Hambourg", True),
        ("Un homme d’art.", "art", "œuvre", True),
        ("Il voit le travail.", "travail", "œuvre", False),
        ("Le 3 d’avril.", "avril", "«", True),
    ],
)
def test_no_suggestion_breaks_an_elision(target: str, words: str, suggestion: str, kept: bool) -> None:
    pair = PairText("", target, Context("en", "fr"))
    place = target.index(words)
    finding = Finding("x", "y", Severity.MINOR, (), (Span(place, place + len(words)),), "z", suggestion)
    (told,) = without_broken_elisions(pair, [finding])
    assert told.suggestion == (suggestion if kept else None)


@pytest.mark.parametrize(
    ("target", "words", "suggestion", "kept"),
    [
        ("An early train.", "early", "late", False),
        ("A late train.", "late", "early", False),
        ("An early train.", "early", "old", True),
        ("The early train.", "early", "late", True),
    ],
)
def test_no_suggestion_breaks_an_article(target: str, words: str, suggestion: str, kept: bool) -> None:
    pair = PairText("", target, Context("fr", "en"))
    place = target.index(words)
    finding = Finding("x", "y", Severity.MINOR, (), (Span(place, place + len(words)),), "z", suggestion)
    (told,) = without_broken_elisions(pair, [finding])
    assert told.suggestion == (suggestion if kept else None)


def test_a_word_stands_in_one_set_of_a_check_at_each_place_of_its_members() -> None:
    for one in contrast_sets("fr"):
        assert len(one.members) == len(set(one.members)) >= 2
        assert all(member == member.lower() for member in one.members)


def test_endings_are_members_and_short_words_are_not() -> None:
    sets = contrast_sets("fr")
    of = Members(sets).of
    assert {sets[number].members[member] for number, member in of("travaillera")} == {"*era"}
    assert of("lait") == ()


def test_probabilities_add_up_and_what_is_learnt_is_what_is_read() -> None:
    table = contrasts_for("en", "fr")
    assert table is not None
    source, target = "the report will be ready".split(), "le rapport sera prêt".split()  # noqa: SIM905
    for contrast in table.of(source, target):
        assert sum(contrast.probabilities) == pytest.approx(1)
        assert contrast.doubt >= 0
    names = list(features(source, target, 2))
    assert len(names) == len(set(names))
    assert {"b", "f:will", "c:will", "n:will be", "p:rapport", "x:prêt", "e:êt"} <= set(names)


def test_languages_without_a_table_are_left_alone() -> None:
    assert contrasts_for("en", "de") is None
    assert score_pairs([("before", "nach")], "en", "de").pairs[0].findings == ()
    assert contrast_sets("de") == ()


def test_no_words_have_no_contrasts() -> None:
    table = contrasts_for("en", "fr")
    assert table is not None
    assert table.of([], ["est"]) == []
    assert table.of(["is"], []) == []
