"""Placeholders, Markdown, spaces, swapped names, days, conversions, suggestions, and what a document's habit is."""

from __future__ import annotations

import pytest

from alignpost.model import Bitext, Finding, Severity
from alignpost.score import Glossary, Term, score_bitext, score_pairs


def _told(check: str, en: str, fr: str) -> list[Finding]:
    return [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check == check]


@pytest.mark.parametrize(
    ("en", "fr", "missing"),
    [
        ("Hello {name}!", "Bonjour !", "{name}"),
        ("%d files and %(size)s", "%d fichiers", "%(size)s"),
        ("Click <b>here</b>.", "Cliquez <b>ici.", "</b>"),
        ("Save ${path} now", "Enregistrez maintenant", "${path}"),
    ],
)
def test_a_lost_placeholder_is_found(en: str, fr: str, missing: str) -> None:
    (finding,) = _told("placeholders", en, fr)
    assert finding.source_spans[0].of(en) == missing
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("<a href='x' title='Home'>Home</a> {0}", "{0} <a href='x' title='Accueil'>Accueil</a>"),
        ("50% of them", "50 % d’entre eux"),
        ("5 < 6 & 7 > 3", "5 < 6 et 7 > 3"),
    ],
)
def test_kept_placeholders_and_bare_marks_are_left_alone(en: str, fr: str) -> None:
    assert _told("placeholders", en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "count"),
    [
        ("This is **very** good.", "C’est très bon.", 1),
        ("This is **very** good.", "C’est **très** bon.", 0),
        ("Use `git log`.", "Utilisez `git journal`.", 1),
        ("See [here](http://a.b).", "Voir ici.", 1),
        ("a * b * c", "a × b × c", 0),
    ],
)
def test_markdown(en: str, fr: str, count: int) -> None:
    assert len(_told("markdown", en, fr)) == count


def test_doubled_spaces_and_spaces_before_commas() -> None:
    fr = "Il  est là , enfin."
    doubled, comma = _told("spaces", "He is here, at last.", fr)
    assert (doubled.target_spans[0].of(fr), doubled.suggestion) == ("  ", " ")
    assert (comma.target_spans[0].of(fr), comma.suggestion) == (" ", "")
    assert _told("spaces", "He  is here.", "Il  est là.") == []


@pytest.mark.parametrize("kept", ["\u00a0", "\u202f"])
def test_of_two_spaces_the_no_break_one_stays(kept: str) -> None:
    (finding,) = _told("spaces", "What is it?", f"Qu’est-ce {kept}?")
    assert finding.suggestion == kept


def test_names_that_changed_places() -> None:
    en = "In the final, Livingston lost badly while Brookline won the golden cup."
    assert not _told(
        "names", en, "En finale, Livingston a perdu lourdement tandis que Brookline a gagné la coupe d’or."
    )
    (finding,) = _told(
        "names", en, "En finale, Brookline a perdu lourdement tandis que Livingston a gagné la coupe d’or."
    )
    assert [span.of(en) for span in finding.source_spans] == ["Livingston", "Brookline"]


@pytest.mark.parametrize(
    ("en", "fr", "severity"),
    [
        ("He left yesterday.", "Il est parti.", Severity.MINOR),
        ("He left.", "Il part demain.", Severity.MINOR),
        ("He left yesterday.", "Il est parti demain.", Severity.CRITICAL),
    ],
)
def test_relative_days_on_one_side_and_on_both(en: str, fr: str, severity: Severity) -> None:
    assert [f.severity for f in _told("numbers", en, fr)] == [severity]


def test_a_day_given_as_a_weekday_is_no_loss() -> None:
    assert not [
        f
        for f in _told("numbers", "He left yesterday.", "Il est parti vendredi.")
        if "yesterday" in f.message
    ]


def test_days_are_compared_only_where_both_languages_are_known() -> None:
    pair = ("Gestern hat Anna geschrieben.", "Yesterday Anna wrote.")
    assert not score_pairs([pair], "de", "en").pairs[0].findings


def test_a_converted_measure_is_reported_as_converted() -> None:
    (finding,) = _told("numbers", "It is 6 inches long.", "Il fait 15 cm de long.")
    assert finding.severity is Severity.NEUTRAL
    assert "converted" in finding.message


@pytest.mark.parametrize(
    ("en", "fr", "suggestion"),
    [
        ("It grew by 4.8 percent.", "Il a crû de 9,8 %.", "4,8 %"),
        ("On Friday he left.", "Il est parti jeudi.", "vendredi"),
        ("He left in June 2017.", "Il est parti en mai 2017.", "juin"),
        ("He won in 2016.", "Il a gagné en 2015.", "2016"),
        ("It costs 12,000 dollars.", "Cela coûte 13\u00a0000 dollars.", "12\u202f000 dollars"),
    ],
)
def test_a_changed_number_comes_with_what_should_stand_there(en: str, fr: str, suggestion: str) -> None:
    assert [f.suggestion for f in _told("numbers", en, fr)] == [suggestion]


def test_no_longer_will_we_pay() -> None:
    assert _told("negation", "No longer will we pay.", "Nous paierons encore.")


def _of_documents(
    check: str, pairs: list[tuple[str, str]], glossary: Glossary | None = None
) -> dict[int, Finding]:
    bitext = score_bitext(Bitext.of_texts(pairs, "en", "fr"), glossary=glossary)
    return {p.id: f for p in bitext.pairs if p.score for f in p.score.findings if f.check == check}


@pytest.mark.parametrize(("habit", "other"), [("\u00a0", " "), ("", "\u00a0"), ("\u202f", "\u00a0")])
def test_the_habit_of_the_document_is_the_rule(habit: str, other: str) -> None:
    pairs = [("Why?", f"Pourquoi{habit}?")] * 5 + [("How?", f"Comment{other}?")]
    found = _of_documents("spacing", pairs)
    assert list(found) == [6]
    assert found[6].suggestion == habit
    assert found[6].target_spans[0].of(pairs[5][1]) == other


def test_without_a_habit_nothing_is_told() -> None:
    pairs = [("Why?", "Pourquoi ?"), ("Why not?", "Pourquoi pas?")] * 4
    assert _of_documents("spacing", pairs) == {}
    times = [("At 12:30", "À 12:30")] * 6 + [("Yes: no", "Oui : non")]
    assert _of_documents("spacing", times) == {}


def test_marks_of_addresses_are_no_places_however_long_a_word_is() -> None:
    pairs = [("Why?", "Pourquoi ?")] * 5
    pairs += [("See https://a.fr/b?c", "Voir https://a.fr/b?c"), ("Write to a@b.fr?c", "Écrire à a@b.fr?c")]
    pairs += [("Why?", f"{'a' * 100_000}?")]
    assert list(_of_documents("spacing", pairs)) == [8]


def test_the_same_sentence_rendered_otherwise() -> None:
    pairs = [
        ("It went well!", "Ce fut bien !"),
        ("Good.", "Bon."),
        ("It went well!", "Tout s’est bien passé !"),
    ]
    found = _of_documents("consistency", pairs)
    assert list(found) == [3]
    assert found[3].suggestion == "Ce fut bien !"
    assert "Pair 1 renders" in found[3].message


def test_one_term_in_two_renderings() -> None:
    glossary = Glossary((Term("motto", ("devise", "slogan")),))
    pairs = [
        ("The motto is good.", "La devise est bonne."),
        ("A new motto came.", "Un nouveau slogan est venu."),
    ]
    found = _of_documents("consistency", pairs, glossary)
    assert list(found) == [2]
    assert found[2].severity is Severity.NEUTRAL
    assert found[2].suggestion is None


def test_findings_of_documents_take_no_points_and_can_be_turned_off() -> None:
    pairs = [("It went well!", "Ce fut bien !"), ("It went well!", "Tout s’est bien passé !")]
    alone = score_pairs(pairs, "en", "fr").pairs[1]
    bitext = score_bitext(Bitext.of_texts(pairs, "en", "fr"))
    assert bitext.pairs[1].score is not None
    assert bitext.pairs[1].score.fidelity == alone.fidelity
    off = score_bitext(Bitext.of_texts(pairs, "en", "fr"), checks={"consistency": "off"})
    assert off.pairs[1].score is not None
    assert not [f for f in off.pairs[1].score.findings if f.check == "consistency"]


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        (
            "He said: “They cried ‘Stop’ twice.”",
            "Il a dit : « Ils ont crié deux fois d’arrêter. »",
            ("‘Stop’", 1),
        ),
        ("He said: “They cried ‘Stop’ twice.”", "Il a dit : « Ils ont crié “Arrêtez” deux fois. »", None),
        ("He said: “They cried ‘Stop’ twice.”", "Il a dit : « Ils ont crié « Arrêtez » deux fois. »", None),
        (
            "He said: “They cried ‘Stop’ twice.”",
            "Il a dit qu’ils ont crié « Arrêtez » deux fois.",
            ("‘Stop’", 1),
        ),
        (
            "He said: “They cried stop twice.”",
            "Il a dit : « Ils ont crié “Arrêtez” deux fois. »",
            ("“Arrêtez”", 0),
        ),
        ("“It’s John’s book,” he said.", "« C’est le livre de John », dit-il.", None),
    ],
)
def test_quotations_inside_quotations_stay_so(en: str, fr: str, told: tuple[str, int] | None) -> None:
    found = _told("quotes", en, fr)
    if told is None:
        assert found == []
        return
    (finding,) = found
    words, of_source = told
    spans, text = (finding.source_spans, en) if of_source else (finding.target_spans, fr)
    assert [span.of(text) for span in spans] == [words]
    assert finding.severity is Severity.NEUTRAL


@pytest.mark.parametrize(
    ("fr", "severity"),
    [
        ("Le président a signé l’accord mardi", Severity.NEUTRAL),
        ("Le président a", Severity.MINOR),
    ],
)
def test_a_missing_full_stop_alone_is_a_remark(fr: str, severity: Severity) -> None:
    (finding,) = _told("ending", "The president signed the agreement on Tuesday.", fr)
    assert finding.severity is severity
    assert finding.target_spans[0].of(fr) == fr.rsplit(" ", 1)[-1].removeprefix("l’")
    assert finding.suggestion == fr.rsplit(" ", 1)[-1] + "."


@pytest.mark.parametrize(
    ("fr", "swapped"),
    [
        ("Michael Johnson a rencontré Anna Schmidt à Berlin.", False),
        ("L’entraîneur Michael Johnson a rencontré Anna Schmidt.", False),
        ("Michael Schmidt a rencontré Anna Johnson à Berlin.", True),
    ],
)
def test_names_torn_apart_have_changed_places(fr: str, swapped: bool) -> None:
    found = [
        f
        for f in _told("names", "Michael Johnson met Anna Schmidt in Berlin.", fr)
        if "changed places" in f.message
    ]
    assert bool(found) is swapped
