"""Words left in the source language, between languages that no lexicon knows."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs

_ENGLISH = "This is my house and I do not want to leave it for you."
_GERMAN = "Das ist mein Haus, und ich will es nicht verlassen, weil es schön ist."


def _left(source: str, target: str, *langs: str) -> list[str]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [
        span.of(target)
        for finding in score.findings
        if finding.check == "untranslated"
        for span in finding.target_spans
    ]


@pytest.mark.parametrize(
    ("lang", "target"),
    [
        ("it", "Questa è la mia casa e per i miei figli, in a parte la fine, non voglio lasciarla a te: per i due."),
        ("pt", "A casa é minha e eu não a quero deixar, as portas do quarto e o me do an as."),
        ("es", "He de me as no a casa, y no la quiero dejar: a mi ver, has de ir."),
        ("nl", "Is dit mijn huis? We over in was of al me, we are er over."),
        ("pl", "To jest mój dom i nie chcę go dla was opuszczać, a on to do nas mówi i do mnie, a my do was."),
        ("sv", "I morse var vi i hamn och man as so in i en by, men i do on a my to."),
    ],
)  # fmt: skip
def test_small_words_that_the_target_language_writes_too_are_not_left(lang: str, target: str) -> None:
    assert _left(_ENGLISH, target, "en", lang) == []


@pytest.mark.parametrize(
    ("langs", "source", "target", "left"),
    [
        (("en", "it"), _ENGLISH, "Questa è casa mia and I do not want lasciarla a te.", "and I do not"),
        (("en", "pl"), _ENGLISH, "To jest mój dom i I do not want to leave it for you.", "I do not want to leave it for you"),
        (("de", "en"), _GERMAN, "This is my house, und ich will es nicht verlassen, because it is nice.", "und ich will es nicht"),
        (("de", "es"), _GERMAN, "Ésta es mi casa, und ich will es nicht verlassen, porque es bonita.", "und ich will es nicht"),
        (("es", "pt"), "El libro es de los padres y las madres.", "O livro é de los padres y las mães.", "los padres y las"),
    ],
)  # fmt: skip
def test_a_row_of_words_that_the_source_has_is_left(
    langs: tuple[str, str], source: str, target: str, left: str
) -> None:
    assert _left(source, target, *langs) == [left]


def test_words_of_another_text_are_no_row() -> None:
    assert _left(_ENGLISH, "To jest mój dom i you want not to leave for it.", "en", "pl") == []


@pytest.mark.parametrize("lang", ["de", "nl", "es", "it", "pt", "pl"])
def test_a_whole_sentence_left_is_told(lang: str) -> None:
    assert _left(_ENGLISH, _ENGLISH, "en", lang) == [_ENGLISH.rstrip(".")]
