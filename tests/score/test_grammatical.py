"""What French grammar allows is no finding: names with French forms, narrative tenses, hearsay, `on` and `lui`."""

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs
from alignpost.score.checks.grammatical import allowed
from alignpost.score.checks.modals import modal_doubts
from alignpost.score.contrasts import Contrast, ContrastSet
from alignpost.score.side import Side


def _told(check: str, en: str, fr: str) -> list[Finding]:
    return [f for f in score_pairs([(en, fr)], "en", "fr").pairs[0].findings if f.check == check]


@pytest.mark.parametrize(
    ("check", "members", "stands", "best", "en", "fr", "right"),
    [
        ("tense", "est était sera fut", "fut", "est", "It was long.", "Ce fut long.", True),
        ("tense", "est était sera fut", "fut", "sera", "It will be long.", "Ce fut long.", False),
        ("tense", "a avait aurait", "aurait", "a", "He would have a car.", "Il aurait une voiture.", True),
        ("tense", "a avait aurait", "aurait", "a", "He has a car.", "Il aurait une voiture.", False),
        ("tense", "est était sera fut", "était", "sera", "It will be long.", "C’ était long.", False),
        (
            "tense",
            "a avait aurait",
            "avait",
            "a",
            "I’d come if I had one.",
            "Je viendrais si j’en avait un.",
            True,
        ),
        (
            "tense",
            "est était sera",
            "était",
            "est",
            "He talks as if it were old.",
            "Il parle comme si ce était vieux.",
            True,
        ),
        (
            "tense",
            "est était sera",
            "était",
            "sera",
            "I would pay if he came.",
            "Je paierais s’ il était là.",
            True,
        ),
        (
            "tense",
            "est était sera",
            "était",
            "est",
            "He may come if it is open.",
            "Il peut venir si ce était ouvert.",
            False,
        ),
        (
            "tense",
            "est était sera",
            "était",
            "est",
            "It is here, and I would pay.",
            "C’ était ici, et je paierais.",
            False,
        ),
        (
            "tense",
            "est était sera",
            "était",
            "est",
            "It is here, if I may say so, and I would pay.",
            "Si je peux dire cela, ce était ici, et je paierais.",
            False,
        ),
        (
            "tense",
            "est était sera fut",
            "était",
            "est",
            "He says it is long.",
            "Il a dit que c’ était long.",
            True,
        ),
        (
            "tense",
            "est était sera fut",
            "était",
            "est",
            "He said: “It is long.”",
            "Il a dit : « C’ était long. »",
            False,
        ),
        (
            "tense",
            "est était sera fut",
            "était",
            "est",
            "He says it is long.",
            "Il dit que c’ était long.",
            False,
        ),
        (
            "tense",
            "est était sera fut",
            "sera",
            "est",
            "He said it is long.",
            "Il a dit que ce sera long.",
            False,
        ),
        ("persons", "il on nous", "on", "nous", "We left.", "Puis on partit.", True),
        ("persons", "il on nous", "il", "nous", "We left.", "Puis il partit.", False),
        ("persons", "lui elle eux", "lui", "elle", "I wrote to her.", "Je lui écrivis.", True),
        ("persons", "lui elle eux", "lui", "elle", "I came with her.", "Je vins avec lui.", False),
        ("opposites", "pour contre", "contre", "pour", "A win over Rome.", "Un succès contre Rome.", True),
        ("opposites", "pour contre", "contre", "pour", "A win for Rome.", "Un succès contre Rome.", False),
        ("opposites", "avant après", "avant", "après", "If he left after.", "Il partit avant.", False),
    ],
)
def test_grammar_allows_a_word_only_in_its_place(
    check: str, members: str, stands: str, best: str, en: str, fr: str, right: bool
) -> None:
    names = tuple(members.split(" "))
    source, target = Side(en, "en"), Side(fr, "fr")
    likely = tuple(0.9 if name == best else 0.05 for name in names)
    place = target.keys.index(stands)
    contrast = Contrast(place, ContrastSet(check, names), names.index(stands), likely)
    assert allowed(contrast, source, target) is right


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Margaret Stone closed the shop.", "Marguerite Stone ferma la boutique."),
        ("Margaret Stone closed the shop.", "Margaret Stone ferma la boutique."),
        ("He had read Plato and Virgil.", "Il avait lu Platon et Virgile."),
        ("Then Henry wrote to Eleanor.", "Puis Henri écrivit à Aliénor."),
    ],
)
def test_given_names_and_old_authors_may_have_their_french_form(en: str, fr: str) -> None:
    assert _told("names", en, fr) == []


def test_another_given_name_is_another_person() -> None:
    en, fr = "Then Margaret Stone closed the shop.", "Puis Dorothée Stone ferma la boutique."
    (finding,) = _told("names", en, fr)
    assert [span.of(en) for span in finding.source_spans] == ["Margaret"]
    assert [span.of(fr) for span in finding.target_spans] == ["Dorothée"]


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("Come at noon.", "Venez à minuit.", ("noon", "minuit", "midi")),
        ("Come at midnight.", "Venez à midi.", ("midnight", "midi", "minuit")),
        ("Come at noon.", "Venez à midi.", None),
        ("From noon to midnight.", "De midi à minuit.", None),
        ("Come at noon.", "Venez dans l’après-midi.", None),
    ],
)
def test_noon_and_midnight_lie_twelve_hours_apart(
    en: str, fr: str, told: tuple[str, str, str] | None
) -> None:
    found = [f for f in _told("numbers", en, fr) if "twelve hours" in f.message]
    assert [(f.source_spans[0].of(en), f.target_spans[0].of(fr), f.suggestion) for f in found] == (
        [told] if told else []
    )
    assert all(f.severity is Severity.CRITICAL for f in found)


def test_sparing_someone_a_thing_denies_it() -> None:
    found = _told("negation", "I shall not read them again.", "Je vous en fais grâce.")
    assert all(finding.severity is Severity.NEUTRAL for finding in found)


def test_a_name_that_keeps_a_capital_lost_no_weight() -> None:
    assert (
        _told(
            "capitals", "We built the Lantern Library here.", "Nous avons bâti ici la bibliothèque Lantern."
        )
        == []
    )


def test_the_kind_of_a_street_lost_no_weight() -> None:
    assert _told("capitals", "She lives in Ferry Street.", "Elle habite rue du Bac.") == []
    assert _told("capitals", "The Street must decide.", "La rue doit décider.") != []


@pytest.mark.parametrize(
    ("en", "fr", "doubted"),
    [
        ("He has to leave.", "Il peut partir.", ["peut"]),
        ("He is set to leave.", "Il pourrait partir.", ["pourrait"]),
        ("She is able to do it.", "Elle doit le faire.", ["doit"]),
        ("He has to leave.", "Il doit partir.", []),
        ("He may not leave.", "Il ne doit pas partir.", []),
        ("They face Rome.", "Ils doivent affronter Rome.", []),
        ("He must say that he can.", "Il doit dire qu’il peut.", []),
    ],
)
def test_modal_verbs_that_nothing_calls_for_are_doubted(en: str, fr: str, doubted: list[str]) -> None:
    target = Side(fr, "fr")
    assert [target.keys[place] for place in modal_doubts(Side(en, "en"), target)] == doubted
    assert modal_doubts(Side(fr, "fr"), Side(en, "en")) == {}


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("The screen shows the length of the split.", "L’écran affiche la durée du split.", ["split"]),
        ("A million people saw the candidate.", "Un million de gens ont vu la candidate.", []),
    ],
)
def test_words_that_french_seldom_borrows_are_untranslated(en: str, fr: str, told: list[str]) -> None:
    assert [f.target_spans[0].of(fr) for f in _told("untranslated", en, fr)] == told


def test_pounds_beside_their_sign_are_no_other_currency() -> None:
    (score,) = score_pairs(
        [("It cost £3.8 million.", "Cela a coûté 3,8 millions de livres.")], "en", "fr"
    ).pairs
    assert score.findings == ()
