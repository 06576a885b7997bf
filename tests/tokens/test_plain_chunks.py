"""Ways that are quicker than the rules give what the rules give."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from alignpost.tokens import numbers, words
from alignpost.tokens.digits import numerals
from alignpost.tokens.roman import may_be_roman, roman_numerals
from alignpost.tokens.words import _ANY

_CHUNKS = st.text(st.sampled_from("aZéŒlLnTsS1.,:;!?…«»“”\"()’'-/@#"), max_size=12)
_LISTED = (
    "l D qu jusqu n T s ' ’ ʼ - -t- il Je les en É Č č Œ ß ſ İ ı ŉ ﬁ ª ² ½ _ k 漢 ж e\u0301 ۳ 1 23 . , / U. É. www http "
    ": :// com fr @ # “ « ) % € … rendez-vous Aujourd hui cessez-le-feu ceßez-le-feu peut-être"
)
_PARTS = _LISTED.split(" ")
_TEXTS = st.text(st.sampled_from("IVXLCDM ea.,’'-&12½:/hpm"), max_size=30)


@given(_CHUNKS)
def test_letters_between_marks_are_one_word_by_the_rules_too(chunk: str) -> None:
    assert [tuple(word) for word in words(chunk)] == by_any_rules(chunk)


@given(st.lists(st.sampled_from(_PARTS), max_size=10).map("".join))
@example("ÉČ.Č.-t-il")
@example("www.A")
def test_what_the_rules_for_latin_letters_find_all_rules_find(chunk: str) -> None:
    assert [tuple(word) for word in words(chunk)] == by_any_rules(chunk)


def by_any_rules(chunk: str) -> list[tuple[int, int, str]]:
    return [(*match.span(), match.group()) for match in _ANY.finditer(chunk)]


@given(_TEXTS)
def test_a_roman_numeral_stands_in_a_word_that_may_be_one(text: str) -> None:
    if roman_numerals(text):
        assert any(may_be_roman(word.text) for word in words(text))


@given(_TEXTS)
def test_every_digit_stands_in_a_numeral(text: str) -> None:
    read = {place for number in numerals(text, "fr") for place in range(number.span.start, number.span.end)}
    digits = [match.start() for match in re.finditer(r"(?<![\d.,])\d", text)]
    assert [place for place in digits if place not in read] == []


def test_a_number_word_alone_and_one_that_goes_on_are_read_alike() -> None:
    read = [
        (number.text, int(number.value)) for number in numbers("un chat, vingt et un chiens, le second", "fr")
    ]
    assert read == [("un", 1), ("vingt et un", 21), ("second", 2)]
