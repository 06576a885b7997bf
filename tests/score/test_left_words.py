"""How likely copied words were left untranslated, by what is known of them and of their neighbours."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.score import score_pairs
from alignpost.score.check import Context, PairText
from alignpost.score.checks.left_words import likely_left
from alignpost.score.checks.left_words_rates import copy_rates
from alignpost.score.checks.left_words_traits import TRAITS, CopiedWords, parts_of
from alignpost.score.checks.left_words_trees import Trees
from alignpost.score.checks.untranslated import first_marks, titled_source
from alignpost.score.lexicon import lexicon_for


def _pair(en: str, fr: str) -> PairText:
    return PairText(en, fr, Context("en", "fr", None, lexicon_for("en", "fr")))


def _likely(en: str, fr: str) -> dict[str, float]:
    copied = _copied(_pair(en, fr))
    (found,) = likely_left([copied])
    return {copied.pair.target.keys[place]: likely for place, likely in found.items()}


def _copied(pair: PairText) -> CopiedWords:
    titled = titled_source(pair)
    return CopiedWords(pair, *first_marks(pair, titled=titled), titled=titled)


@pytest.mark.parametrize(
    ("en", "fr", "left", "kept"),
    [
        ("The handle of the Zorbex is wide.", "La handle du Zorbex est large.", "handle", "zorbex"),
        (
            "Zorbex Steel Kitchen Knife With Handle",
            "Zorbex Couteau de Kitchen en acier avec poignée",
            "kitchen",
            "zorbex",
        ),
    ],
)
def test_a_common_word_is_likelier_left_than_a_brand(en: str, fr: str, left: str, kept: str) -> None:
    likely = _likely(en, fr)
    assert likely[left] > likely[kept]


def test_a_word_that_translators_copy_is_likelier_kept() -> None:
    likely = _likely("Use the sleeve and the parking.", "Utilisez le sleeve et le parking.")
    assert likely["sleeve"] > 0.5 > likely["parking"]


def test_rates_tell_what_translators_copy() -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    rates = copy_rates("en", "fr", lexicon)
    assert rates is not None
    (windows, set_) = (rates.of(lexicon.source.number(word)) for word in ("windows", "set"))
    assert windows[1] < 0.5
    assert set_[0] > 4


def test_rates_of_another_lexicon_are_not_read() -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    assert copy_rates("en", "fr", lexicon.reversed()) is None


def test_words_are_cut_at_capitals_and_marks() -> None:
    assert parts_of("bladeThe") == ("blade", "the")
    assert parts_of("36-pack") == ("pack",)
    assert parts_of("USBCable") == ("usb", "cable")


def test_a_part_of_a_word_may_be_what_was_left() -> None:
    assert "windowsshock" in _likely(
        "It covers door and windowsShock-corded poles.", "Il couvre porte et windowsShock poteaux."
    )


def test_each_trait_has_its_number() -> None:
    pair = _pair("Garden Chair with Cushion", "Garden fauteuil with coussin")
    copied = CopiedWords(pair, *first_marks(pair, titled=True), titled=True)
    assert [pair.target.keys[place] for place in copied.places] == ["garden", "with"]
    assert [len(row) for row in copied.rows()] == [len(TRAITS)] * 2


def test_languages_without_trees_have_no_chances() -> None:
    pair = PairText("Le jardin rouge", "Der jardin ist rot", Context("fr", "de"))
    assert likely_left([_copied(pair)]) == [{}]
    assert likely_left([]) == []


def test_each_pair_has_its_own_answers_whatever_is_asked_with_it() -> None:
    texts = [
        ("The handle of the Zorbex is wide.", "La handle du Zorbex est large."),
        ("It rains.", "Il pleut."),
        ("Use the sleeve and the parking.", "Utilisez le sleeve et le parking."),
    ]
    together = likely_left([_copied(_pair(*both)) for both in texts] * 200)
    assert together == [likely_left([_copied(_pair(*both))])[0] for both in texts] * 200
    assert [len(found) for found in together[:3]] == [2, 0, 2]


_NUMBERS = st.floats(-4, 4, width=32)


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=1, max_size=5))
def test_trees_add_what_each_row_falls_to(rows: list[tuple[float, float]]) -> None:
    trees = Trees(
        np.array([[0, 1, 1], [1, 0, 0]], np.uint8),
        np.array([[0, -1, 1], [0.5, np.inf, 2]], np.float32),
        np.array([[1, 2, 3, 4], [10, 20, 30, 40]], np.float32),
        0.25,
    )

    def expected(a: float, b: float) -> float:
        first = (3 + (b > 1)) if a > 0 else (1 + (b > -1))
        second = (30 + 10 * (a > 2)) if b > 0.5 else 10
        return 0.25 + first + second

    assert trees.odds(np.array(rows, np.float32)).tolist() == [expected(*row) for row in rows]


@pytest.mark.parametrize("text", ["Write to jo@samaritans.org.", "They met Livingston.", "See weather.com."])
def test_addresses_and_plain_names_are_no_remark(text: str) -> None:
    french = text.replace("Write to", "Écrivez à").replace("They met", "Ils ont vu").replace("See", "Voyez")
    findings = score_pairs([(text, french)], "en", "fr").pairs[0].findings
    assert [finding for finding in findings if finding.check == "untranslated"] == []
