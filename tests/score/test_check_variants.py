"""Errors of every kind in other sentences than the corpus has, and sentences that look alike and are right."""

import pytest

from alignpost.model import Finding, Severity, Span
from alignpost.score import score_pairs


def _findings(en: str, fr: str) -> tuple[Finding, ...]:
    return score_pairs([(en, fr)], "en", "fr").pairs[0].findings


def _on(spans: tuple[Span, ...], text: str, words: str) -> bool:
    start = text.index(words)
    return any(span.start < start + len(words) and start < span.end for span in spans)


WRONG = [
    # numbers
    ("numbers", "We lost 1,200 soldiers in 1944.", "Nous avons perdu 1 500 soldats en 1944.", "1,200", "1 500"),
    ("numbers", "It cost $3.5 billion.", "Cela a coûté 3,5 millions de dollars.", "$3.5 billion", "3,5 millions"),
    ("numbers", "Hundreds of thousands of people fled the city.", "Des centaines de millions de personnes ont fui la ville.", "Hundreds of thousands", "centaines de millions"),
    ("numbers", "Seventy-one senators voted for the bill.", "Soixante et un sénateurs ont voté le projet de loi.", "Seventy-one", "Soixante et un"),
    ("numbers", "He fought in World War I.", "Il a combattu pendant la Seconde Guerre mondiale.", "I.", "Seconde"),
    ("numbers", "The talks begin on Tuesday.", "Les pourparlers commencent jeudi.", "Tuesday", "jeudi"),
    ("numbers", "Taxes rose by 12 % in March.", "Les impôts ont augmenté de 12 % en avril.", "March", "avril"),
    ("numbers", "My two daughters live in Ohio.", "Mes trois filles vivent dans l’Ohio.", "two", "trois"),
    ("numbers", "Nearly 150,000 cars were built.", "Près de 150 0000 voitures ont été construites.", "150,000", "150 0000"),
    ("numbers", "Nine leaders stay in prison.", "Les 0 dirigeants restent en prison.", "Nine", "0"),
    ("numbers", "They won the return match 5-3 in Dundee.", "Ils ont gagné le match retour 5-5 à Dundee.", "3", "5-5"),
    ("numbers", "A year after the October 1 vote.", "Un an après le vote du 9er octobre.", "1", "9er"),
    ("numbers", "The 19th century was long.", "Le XXe siècle a été long.", "19th", "XXe"),
    # names
    ("names", "I will call President Macron tomorrow.", "J’appellerai demain le président Hollande.", "Macron", "Hollande"),
    ("names", "The war in Ukraine must end.", "La guerre en Syrie doit prendre fin.", "Ukraine", "Syrie"),
    ("names", "The NATO summit begins today.", "Le sommet de l’ONU commence aujourd’hui.", "NATO", "ONU"),
    ("names", "They met Steve Witkoff in Geneva.", "Ils ont rencontré Steve Bannon à Genève.", "Witkoff", "Bannon"),
    # negation
    ("negation", "We will not accept this proposal.", "Nous accepterons cette proposition.", "not", "accepterons"),
    ("negation", "He never signed the agreement.", "Il a signé l’accord.", "never", "signé"),
    ("negation", "The President signed the agreement.", "Le président n’a pas signé l’accord.", "signed", "pas"),
    ("negation", "Nobody believes these numbers anymore, and the people know it.", "Tout le monde croit ces chiffres, et le peuple le sait.", "Nobody", "croit"),
    # untranslated
    ("untranslated", "We will build a strong economy again.", "Nous bâtirons à nouveau une strong économie.", "strong", "strong"),
    ("untranslated", "The people want peace and they want it now.", "Le peuple veut la paix and they want it now.", "and they want it now", "and they want it now"),
    # emphasis and marks
    ("emphasis", "This was a VERY GOOD meeting.", "Ce fut une très bonne réunion.", "VERY GOOD", "très bonne"),
    ("emphasis", "They will NEVER win this war.", "Ils ne gagneront jamais cette guerre.", "NEVER", "jamais"),
    ("exclamation", "Thank you all!", "Merci à tous.", "!", "."),
    ("question", "Who will pay for it?", "Quelqu’un paiera.", "?", "."),
    ("quotes", "He called it “a perfect call” yesterday.", "Il a parlé hier d’un appel parfait.", "a perfect call", "appel parfait"),
    # the rest
    ("repetition", "We agreed to work together.", "Nous avons convenu de de travailler ensemble.", None, "de de"),
    ("repetition", "She thanked another witness, Laura Quinn.", "Elle a remercié un autre témoin, un autre témoin, Laura Quinn.", None, "un autre témoin"),
    ("addresses", "Read it on https://example.org/a now.", "Lisez-le sur https://example.org/b maintenant.", "https://example.org/a", "https://example.org/b"),
    ("brackets", "The deal (of 2015) is dead.", "L’accord (de 2015 est mort.", None, "("),
    ("omission", "He thanked the soldiers for their courage, and he promised new weapons before the end of the winter.", "Il a remercié les soldats pour leur courage.", "promised new weapons", None),
    ("omission", "The minister, who had arrived from Berlin with a large delegation of industrialists, signed the agreement.", "Le ministre a signé l’accord.", "large delegation of industrialists", None),
    ("addition", "The President signed the agreement.", "Le président a signé l’accord, sous les applaudissements de plusieurs centaines de paysans venus de toute la région.", None, "paysans"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "en", "fr", "source", "target"), WRONG)
def test_found_on_the_right_words(
    check: str, en: str, fr: str, source: str | None, target: str | None
) -> None:
    found = [finding for finding in _findings(en, fr) if finding.check == check]
    assert any(
        (source is None or _on(f.source_spans, en, source))
        and (target is None or _on(f.target_spans, fr, target))
        for f in found
    ), [finding.message for finding in _findings(en, fr)]


RIGHT = [
    ("It cost $1,234.50 in 2020.", "Cela a coûté 1\u202f234,50 dollars en 2020."),
    ("The meeting begins at 7:55 p.m. on Friday.", "La réunion commence vendredi à 19 h 55."),
    ("They drove 60 miles in two hours.", "Ils ont parcouru 97 km en deux heures."),
    ("A hundred and twenty people came.", "Cent vingt personnes sont venues."),
    ("Tens of millions of people watched.", "Des dizaines de millions de personnes ont regardé."),
    ("He fought in World War II.", "Il a combattu pendant la Seconde Guerre mondiale."),
    ("The 20th century began badly.", "Le XXe siècle a mal commencé."),
    ("President Zelenskyy of Ukraine thanked the UN.", "Le président ukrainien Zelensky a remercié l’ONU."),
    ("The White House spoke about the Middle East.", "La Maison Blanche a parlé du Moyen-Orient."),
    ("The Russian delegation left Moscow.", "La délégation de la Russie a quitté Moscou."),
    ("He is in the US, not in Europe.", "Il est aux États-Unis, pas en Europe."),
    ("I have only two questions.", "Je n’ai que deux questions."),
    ("It is impossible to say more.", "On ne peut pas en dire plus."),
    ("No more lives should be lost!", "Plus aucune vie ne doit être perdue !"),
    ("He said: “We will win.”", "Il a dit : « Nous allons gagner. »"),
    ("The situation of the nation is important.", "La situation de la nation est importante."),
    ("Visit www.example.org today.", "Visitez www.example.org dès aujourd’hui."),
    ("Why not?", "Pourquoi pas ?"),
    (
        "Mr President of the Council, we agree.",
        "Monsieur le Président, Monsieur le Président du Conseil, nous sommes d’accord.",
    ),
    ("What is done is done, for good.", "Ce qui est fait, est fait pour de bon."),
    ("So help me God.", "Que Dieu me vienne en aide."),
    ("Two thirds of the people agree.", "66 % des gens sont d’accord."),
    ("Three quarters of a million people fled.", "750 000 personnes ont fui."),
    ("I called him the day before yesterday.", "Je l’ai appelé avant-hier."),
    ("The day after tomorrow we leave.", "Nous partons après-demain."),
    ("I greeted him last night.", "Je l’ai salué hier soir."),
    ("The call began at 8:30.", "L’appel a commencé à 20 h 30."),
    ("The call began at 8:30 p.m.", "L’appel a commencé à 8 h 30 du soir."),
    ("It cost $20 million.", "Cela a coûté 20 millions de dollars."),
    ("We both agreed.", "Nous avons tous deux convenu."),
    ("Turkish delight", "Loukoum"),
    ("Snowboarders fell.", "Les planchistes tombèrent."),
    (
        "The American president met the Chinese one.",
        "Le président américain a rencontré son homologue chinois.",
    ),
    ("He speaks Russian.", "Il parle russe."),
]


@pytest.mark.parametrize(("en", "fr"), RIGHT)
def test_right_translations_have_nothing_grave(en: str, fr: str) -> None:
    assert [f.message for f in _findings(en, fr) if f.severity.rank >= Severity.MAJOR.rank] == []


@pytest.mark.parametrize(("en", "fr"), RIGHT)
def test_the_other_direction_has_nothing_grave_either(en: str, fr: str) -> None:
    findings = score_pairs([(fr, en)], "fr", "en").pairs[0].findings
    assert [f.message for f in findings if f.severity.rank >= Severity.MAJOR.rank] == []


def test_a_target_in_the_source_language_is_critical() -> None:
    text = "We both believe very strongly in the strengths of our nations."
    first = _findings(text, text)[0]
    assert (first.check, first.severity) == ("untranslated", Severity.CRITICAL)


def test_the_bracket_of_a_label_needs_no_partner() -> None:
    right = _findings("Section 3(b), of the Act", "Point 3 b) de la loi")
    wrong = _findings("He left on Monday (in May).", "Il est parti lundi (le point b) en mai).")
    assert [[f.check for f in found if f.check == "brackets"] for found in (right, wrong)] == [
        [],
        ["brackets"],
    ]


def test_a_wrong_name_suggests_the_right_one() -> None:
    finding = next(
        f
        for f in _findings("Call Steve Witkoff today.", "Appelez Steve Bannon aujourd’hui.")
        if f.check == "names"
    )
    assert finding.suggestion == "Witkoff"


def test_lost_emphasis_suggests_capitals() -> None:
    finding = next(
        f
        for f in _findings("This was a VERY GOOD day.", "Ce fut une très bonne journée.")
        if f.check == "emphasis"
    )
    assert finding.suggestion == "TRÈS BONNE"


@pytest.mark.parametrize(
    ("en", "fr", "source", "target"),
    [
        ("I spoke to the Russian president.", "J’ai parlé au président chinois.", "Russian", "chinois"),
        ("President Putin of Russia called.", "Le président chinois Poutine a appelé.", "Russia", "chinois"),
        ("The EU agreed.", "L’ONU a accepté.", "EU", "ONU"),
        ("Biden left.", "Trump est parti.", "Biden", "Trump"),
    ],
)
def test_adjectives_acronyms_and_first_words_are_names_too(
    en: str, fr: str, source: str, target: str
) -> None:
    (finding,) = [finding for finding in _findings(en, fr) if finding.check == "names"]
    assert finding.severity is Severity.CRITICAL
    assert _on(finding.source_spans, en, source)
    assert _on(finding.target_spans, fr, target)


def test_a_letter_changed_inside_a_name_is_a_minor_finding() -> None:
    (finding,) = _findings("He met John Ratcliffe today.", "Il a rencontré John Radcliffe aujourd’hui.")
    assert (finding.check, finding.severity, finding.suggestion) == ("names", Severity.MINOR, "Ratcliffe")


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenski"])
def test_transliterations_are_no_misspellings(name: str) -> None:
    assert _findings("He met President Zelenskyy.", f"Il a rencontré le président {name}.") == ()


@pytest.mark.parametrize(
    ("en", "fr", "source", "target"),
    [
        ("He came yesterday.", "Il est venu avant-hier.", "yesterday", "avant-hier"),
        ("We meet tomorrow.", "Nous nous sommes vus hier.", "tomorrow", "hier"),
        ("The day before yesterday he left.", "Il est parti hier.", "day before", "hier"),
        ("We will begin immediately.", "Nous commencerons dans trois semaines.", None, "trois"),
        ("We begin in three weeks.", "Nous commençons tout de suite.", "three", None),
        ("Both men agreed.", "Les trois hommes étaient d’accord.", "Both", "trois"),
        ("The call began at 8:30 p.m.", "L’appel a commencé à 8 h 30.", "8:30", "8 h 30"),
        ("It cost $20.", "Cela a coûté 20 €.", "$20", "20 €"),
        ("It cost $1.5 billion.", "Cela a coûté 1,5 milliard d’euros.", "$1.5 billion", "1,5 milliard"),
    ],
)
def test_days_lengths_hours_and_currencies_count(
    en: str, fr: str, source: str | None, target: str | None
) -> None:
    (finding,) = [finding for finding in _findings(en, fr) if finding.check == "numbers"]
    assert finding.severity.rank >= Severity.MAJOR.rank
    assert source is None or _on(finding.source_spans, en, source)
    assert target is None or _on(finding.target_spans, fr, target)
