"""Words that are alike by their letters, and words that may stand on both sides as they are."""

import pytest

from alignpost.score.cognates import changed_letter, one_letter_off, variant_spelling
from alignpost.score.copies import may_be_copied
from alignpost.score.lexicon import lexicon_for


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("Ratcliffe", "Radcliffe", True),
        ("Waltz", "Walz", True),
        ("Macron", "Macro", True),
        ("Zelenskyy", "Zelensky", False),
        ("Mohammed", "Mohamed", False),
        ("Arabia", "Arabie", False),
        ("Plato", "Platon", False),
        ("Cuban", "Cuba", False),
        ("Sikhs", "Sikh", False),
        # Names that begin otherwise are other names.
        ("Brown", "Crown", False),
        ("Oman", "Roman", False),
        ("Ann", "Ana", False),
    ],
)
def test_a_letter_that_was_changed_lost_or_added(one: str, other: str, off: bool) -> None:
    assert one_letter_off(one, other) is off


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [("walz", "waltz", 3), ("waltz", "walz", 3), ("cat", "cats", 3), ("abc", "abd", 2), ("abc", "acb", None), ("a", "a", None)],
)  # fmt: skip
def test_where_the_one_letter_stands(one: str, other: str, at: int | None) -> None:
    assert changed_letter(one, other) == at


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rostropov", "Rostropovitch", True),
        ("Lermontov", "Lermontovskaia", False),
        ("Kiev", "Kyiv", False),
        ("", "Kiev", False),
    ],
)
def test_how_much_longer_a_spelling_may_be(one: str, other: str, same: bool) -> None:
    assert variant_spelling(one, other) is same


@pytest.mark.parametrize(
    ("key", "capital", "allowed"),
    [
        ("restaurant", False, True),
        ("weekend", False, True),
        ("important", False, True),
        ("job", False, False),
        ("music", False, False),
        ("the", False, False),
        ("house", True, True),
        ("house", False, False),
        ("12th", False, True),
        ("zzyzx", False, True),
    ],
)
def test_which_words_render_themselves(key: str, capital: bool, allowed: bool) -> None:
    lexicon = lexicon_for("en", "fr")
    assert may_be_copied(key, capital, lexicon) is allowed
    assert may_be_copied(key, capital, None)
