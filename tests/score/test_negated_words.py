"""Words with a prefix that denies, told from words that only begin with the same letters."""

import pytest

from alignpost.score.lexicon import lexicon_for
from alignpost.score.negated_words import negated_word

DENYING = {
    "en": "unhappy unable uncertain inaccurate independence impossible irregular illegal dishonest disagreed non-smoking",
    "fr": "inexact indépendant impossible irrégulier illégal malhonnête disproportionné méconnu non-respect",
}
ONLY_LOOKING_SO = {
    "en": (
        "invoice income increase industry interest important information instructions insurance insert display disease"
        " discover discount distance image import under uncle unions unfold unlock unfortunately island irrigation"
    ),
    "fr": "industrie important information intérêt installer discours disposer distance immeuble mériter métier illustre",
}


def _vocabulary(lang: str) -> frozenset[str]:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    return frozenset(lexicon.source if lang == "en" else lexicon.target)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_prefix_denies_only_in_words_that_hold_another(lang: str) -> None:
    vocabulary = _vocabulary(lang)
    denying = {word for word in DENYING[lang].split(" ") if negated_word(word, lang, vocabulary)}
    looking = {word for word in ONLY_LOOKING_SO[lang].split(" ") if negated_word(word, lang, vocabulary)}
    assert denying == {*DENYING[lang].split(" ")}
    assert looking == set()


def test_a_stem_is_a_word_of_the_language() -> None:
    assert negated_word("unblest", "en", {"blest"})
    assert not negated_word("unblest", "en", ())
    assert not negated_word("unblest", "de", {"blest"})
