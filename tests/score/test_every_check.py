"""Every check, with its severity, its words on both sides, and what it would write instead."""

import pytest

from alignpost.model import Finding
from alignpost.score import BUILT_IN, Glossary, Term
from alignpost.score.check import Context, PairText
from alignpost.score.lexicon import lexicon_for

GLOSSARY = Glossary((Term("Special Envoy", ("envoyé spécial",)),))
LONG = "The committee has read the reports of its members with great care. " * 5

# Check, source, target, severity, source words, target words (empty: the place where words are missing), suggestion.
ROWS: list[tuple[str, str, str, str, list[str], list[str], str | None]] = [
    ("empty-side", "We agreed.", "", "critical", ["We agreed."], [""], None),
    ("surplus", "", "Lire aussi : le récit.", "major", [""], ["Lire aussi : le récit."], None),
    ("unrelated", "The meeting begins at noon.", "Le chat dort sur un vieux canapé.", "critical", ["The meeting begins at noon."], ["Le chat dort sur un vieux canapé."], None),
    ("garbled", "The State paid.", "Lâ€™Ã‰tat a payÃ©.", "major", [], ["Lâ€™Ã‰tat a payÃ©."], "L’État a payé."),
    ("untranslated", "We want a strong economy again.", "Nous voulons à nouveau une strong économie.", "major", ["strong"], ["strong"], None),
    ("numbers", "There were 47 passengers on board.", "Il y avait 87 passagers à bord.", "critical", ["47"], ["87"], "47"),
    ("names", "I called Waltz in the evening.", "J’ai appelé Rubio dans la soirée.", "critical", ["Waltz"], ["Rubio"], "Waltz"),
    ("roles", "France attacked Germany.", "La France a été attaquée par l’Allemagne.", "major", ["France", "attacked", "Germany"], ["France", "attaquée", "Allemagne"], None),
    ("negation", "We will not accept this proposal.", "Nous accepterons cette proposition.", "critical", ["not"], ["accepterons"], None),
    ("opposites", "He came before the meeting.", "Il est venu après la réunion.", "major", ["before"], ["après"], "avant"),
    ("quantities", "All members of the committee agreed.", "Certains membres du comité étaient d’accord.", "minor", ["All"], ["Certains"], None),
    ("units", "The talks lasted three weeks.", "Les pourparlers ont duré trois mois.", "major", ["weeks"], ["mois"], "semaines"),
    ("modality", "The government must act now.", "Le gouvernement peut agir maintenant.", "major", ["must"], ["peut"], "doit"),
    ("tense", "The report will be ready tomorrow.", "Le rapport était prêt demain.", "minor", ["will"], ["était"], "sera"),
    ("persons", "We met our friends in Paris.", "Nous avons rencontré vos amis à Paris.", "minor", ["our"], ["vos"], "nos"),
    ("conjunctions", "He is tired, but he works every day.", "Il est fatigué, car il travaille tous les jours.", "minor", ["but"], ["car"], "mais"),
    ("false-friends", "He actually lives in that house.", "Il habite actuellement dans cette maison.", "major", ["actually"], ["actuellement"], None),
    ("omission", "He thanked the soldiers for their courage, and he promised new weapons before the end of the winter.", "Il a remercié les soldats pour leur courage.", "major", ["and he promised new weapons before the end of the winter"], [""], None),
    ("addition", "The President signed the agreement.", "Le président a signé l’accord, sous les applaudissements de plusieurs centaines de paysans venus de toute la région.", "major", [""], ["sous les applaudissements de plusieurs centaines de paysans venus de toute la région"], None),
    ("terms", "The Special Envoy left.", "Le délégué est parti.", "major", ["Special Envoy"], [""], "envoyé spécial"),
    ("length", LONG, "Oui.", "major", [LONG], ["Oui."], None),
    ("question", "Who will pay for it?", "Quelqu’un paiera.", "minor", ["?"], ["."], None),
    ("exclamation", "Thank you all!", "Merci à tous.", "minor", ["!"], ["."], None),
    ("ending", "The president signed the agreement on Tuesday.", "Le président a", "minor", ["."], ["a"], "a."),
    ("quotes", "He called it “a perfect call” yesterday.", "Il a parlé hier d’un appel parfait.", "neutral", ["“a perfect call”"], ["appel parfait"], None),
    ("emphasis", "This was a VERY GOOD meeting.", "Ce fut une très bonne réunion.", "minor", ["VERY GOOD"], ["très bonne"], "TRÈS BONNE"),
    ("capitals", "We remember the War and our Nations.", "Nous nous souvenons de la guerre et de nos nations.", "neutral", ["War", "Nations"], ["guerre", "nations"], None),
    ("markdown", "This is **very** good.", "C’est très bon.", "minor", ["**very**"], ["très"], None),
    ("repetition", "It is the end of the road.", "C’est la la fin de la route.", "minor", [], ["la la"], "la"),
    ("spaces", "He left, alone.", "Il est parti , seul.", "minor", [], [" "], ""),
    ("addresses", "Thank you @ada for this.", "Merci @adah pour cela.", "major", ["@ada"], ["@adah"], None),
    ("placeholders", "Hello {name}!", "Bonjour !", "major", ["{name}"], [""], "{name}"),
    ("brackets", "The deal (of 2015) is dead.", "L’accord (de 2015 est mort.", "minor", [""], ["("], None),
]  # fmt: skip


def _told(check: str, en: str, fr: str) -> list[Finding]:
    context = Context("en", "fr", GLOSSARY, lexicon_for("en", "fr"))
    pair = PairText(en, fr, context)
    return [finding for one in BUILT_IN if one.id == check for finding in one(pair, context)]


@pytest.mark.parametrize(("check", "en", "fr", "severity", "ours", "theirs", "suggestion"), ROWS)
def test_a_check_tells_words_on_both_sides_and_what_to_write(
    check: str, en: str, fr: str, severity: str, ours: list[str], theirs: list[str], suggestion: str | None
) -> None:
    (finding,) = _told(check, en, fr)
    assert finding.severity.value == severity
    assert [span.of(en) for span in finding.source_spans] == ours
    assert [span.of(fr) for span in finding.target_spans] == theirs
    assert finding.suggestion == suggestion
    assert finding.message.endswith((".", "?"))


def test_every_check_has_its_row() -> None:
    assert {check.id for check in BUILT_IN} == {row[0] for row in ROWS}
