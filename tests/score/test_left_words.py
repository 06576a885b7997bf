"""How likely copied words were left untranslated, by what is known of them and of their neighbours."""

import pytest

from alignpost.score import score_pairs
from alignpost.score.check import Context, PairText
from alignpost.score.checks.left_words import features, left_weights, likely_left
from alignpost.score.checks.untranslated import first_marks, titled_source
from alignpost.score.lexicon import lexicon_for


def _likely(en: str, fr: str, word: str) -> float:
    pair = PairText(en, fr, Context("en", "fr", None, lexicon_for("en", "fr")))
    titled = titled_source(pair)
    marks, _ = first_marks(pair, titled=titled)
    return likely_left(pair, pair.target.keys.index(word), marks, titled=titled)


@pytest.mark.parametrize(
    ("en", "fr", "left", "kept"),
    [
        (
            "The handle of the Zorbex is wide.",
            "La handle du Zorbex est large.",
            "handle",
            "zorbex",
        ),
        (
            "Zorbex Steel Kitchen Knife With Handle",
            "Zorbex Couteau de Kitchen en acier avec poignée",
            "kitchen",
            "zorbex",
        ),
    ],
)
def test_a_common_word_is_likelier_left_than_a_brand(en: str, fr: str, left: str, kept: str) -> None:
    assert _likely(en, fr, left) > _likely(en, fr, kept)


def test_features_of_a_word_are_each_named_once_and_mostly_known() -> None:
    pair = PairText("Garden Chair", "Garden fauteuil", Context("en", "fr", None, lexicon_for("en", "fr")))
    marks, _ = first_marks(pair, titled=False)
    names = list(features(pair, 0, marks, titled=False))
    assert len(set(names)) == len(names)
    assert sum(name in left_weights("en", "fr") for name in names) > len(names) / 2


def test_languages_without_a_table_have_no_weights() -> None:
    assert left_weights("fr", "de") == {}


@pytest.mark.parametrize("text", ["Write to jo@samaritans.org.", "They met Livingston."])
def test_addresses_and_plain_names_are_no_remark(text: str) -> None:
    french = text.replace("Write to", "Écrivez à").replace("They met", "Ils ont vu").replace(" and ", " et ")
    findings = score_pairs([(text, french)], "en", "fr").pairs[0].findings
    assert [finding for finding in findings if finding.check == "untranslated"] == []
