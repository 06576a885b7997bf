"""Errors of the same kinds planted in the published translation, elsewhere than in the draft."""

from pathlib import Path

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs
from alignpost.segment import segment_text

CORPUS = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"

PLANTED = [
    ("numbers", "Seconde Guerre", "Première Guerre"),
    ("numbers", "dizaines de millions", "centaines de millions"),
    ("numbers", "dizaines de millions", "dizaines de milliers"),
    ("numbers", "Des millions de personnes", "Des milliers de personnes"),
    ("numbers", "aux millions de morts", "aux milliards de morts"),
    ("names", "Vladimir Poutine", "Vladimir Zelensky"),
    ("names", "de l’Ukraine, du Moyen", "de la Pologne, du Moyen"),
    ("names", "Moyen-Orient", "Extrême-Orient"),
    ("names", "Marco Rubio", "Marco Polo"),
    ("names", "John Ratcliffe", "John Bolton"),
    ("names", "Michael Waltz", "Michael Flynn"),
    ("names", "Marc Fogel", "Evan Gershkovich"),
    ("names", "Maison Blanche", "Cour suprême"),
    ("names", "Zelensky, d’Ukraine", "Zelensky, de Russie"),
    ("names", "président Poutine a même", "président Biden a même"),
    ("names", "la Russie a perdu", "la Chine a perdu"),
    ("omission", ", de l’intelligence artificielle", ""),
    ("omission", ", de la puissance du dollar", ""),
    ("omission", ", un homme merveilleux que j’ai personnellement salué hier soir à la Maison Blanche", ""),
    ("omission", ", notamment en visitant nos nations respectives", ""),
    ("omission", ", au conseiller à la sécurité nationale Michael Waltz", ""),
    ("omission", " à la grande histoire de nos nations et", ""),
    (
        "omission",
        ", en nous rappelant que la Russie a perdu des dizaines de millions de personnes et que nous en avons également perdu tant",
        "",
    ),
    ("addition", "très fortement.", "très fortement, comme tous les grands dirigeants de notre époque."),
    ("addition", "perdue !", "perdue dans cette guerre stupide et cruelle !"),
    ("addition", "du dollar et", "du dollar, des tarifs douaniers et"),
    ("addition", "merveilleux que", "merveilleux et courageux professeur d’histoire que"),
    ("addition", "négociations et nous", "négociations sous la surveillance des Nations unies et nous"),
    ("untranslated", "très étroitement", "very closely"),
    ("untranslated", "une conclusion heureuse", "a successful conclusion"),
    ("untranslated", "équipes respectives", "teams respectives"),
    ("untranslated", "hier soir à", "last night à"),
    ("untranslated", "intelligence artificielle", "artificial intelligence"),
    ("untranslated", "guerre qui", "war qui"),
    ("negation", "n’aurait pas eu", "aurait eu"),
    ("negation", "Plus aucune vie ne doit être perdue", "Des vies doivent encore être perdues"),
    ("negation", "Nous y croyons tous deux très fortement", "Nous n’y croyons pas très fortement"),
    ("negation", "Je crois que ces", "Je ne crois pas que ces"),
    ("negation", "J’ai demandé", "Je n’ai pas demandé"),
    ("emphasis", "LE BON SENS", "Le bon sens"),
    ("exclamation", "perdue !", "perdue."),
    ("exclamation", "espère !", "espère."),
    ("quotes", "« LE BON SENS »", "LE BON SENS"),
    ("question", "perdue !", "perdue ?"),
    ("repetition", "divers autres", "divers divers autres"),
]


def _sentences(name: str, lang: str) -> list[str]:
    return [segment.text for segment in segment_text((CORPUS / name).read_text(encoding="utf-8"), lang)]


@pytest.mark.parametrize(("check", "right", "wrong"), PLANTED)
def test_a_planted_error_is_found_on_its_words(check: str, right: str, wrong: str) -> None:
    sentences = _sentences("post.fr.txt", "fr")
    number = next(i for i, sentence in enumerate(sentences) if right in sentence)
    target = sentences[number].replace(right, wrong, 1)
    before, after = score_pairs(
        [(_sentences("post.en.txt", "en")[number], text) for text in (sentences[number], target)], "en", "fr"
    ).pairs
    found = [finding for finding in after.findings if finding.check == check]
    assert found
    assert after.fidelity < before.fidelity
    # The place of the planted words, from where both versions begin to differ.
    start = next(
        i for i, (a, b) in enumerate(zip(target + " ", sentences[number] + " ", strict=False)) if a != b
    )
    reach = max(len(wrong), 1) + 12
    if wrong:
        assert any(
            span.start <= start + reach and start - 12 <= span.end for f in found for span in f.target_spans
        )


def test_grave_kinds_are_grave() -> None:
    grave = {"numbers", "names", "negation", "untranslated"}
    sentences, english = _sentences("post.fr.txt", "fr"), _sentences("post.en.txt", "en")
    for check, right, wrong in PLANTED:
        number = next((i for i, sentence in enumerate(sentences) if right in sentence), None)
        if check not in grave or number is None:
            continue
        pair = english[number], sentences[number].replace(right, wrong, 1)
        severities = [
            f.severity for f in score_pairs([pair], "en", "fr").pairs[0].findings if f.check == check
        ]
        assert max(severity.rank for severity in severities) >= Severity.MAJOR.rank, (right, wrong)
