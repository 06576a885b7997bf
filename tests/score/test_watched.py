from __future__ import annotations

from itertools import count

import pytest

from alignpost.score.lexicon import lexicon_for
from alignpost.score.negated_words import EVERY_WORD, negated_word
from alignpost.score.side import Side
from alignpost.score.watched import watch

_LANGUAGES = count()


def _language() -> str:
    """One that no rule was given for yet."""
    return f"x{next(_LANGUAGES)}"


def test_a_rule_finds_its_own_words_and_no_others() -> None:
    lang = _language()
    short, ends = watch(lang, lambda key: len(key) < 3), watch(lang, lambda key: key.endswith("s"))
    side = Side("Is it less than his, or was it?", lang)
    assert [side.keys[place] for place in side.watched(short)] == ["is", "it", "or", "it"]
    assert [side.keys[place] for place in side.watched(ends)] == ["is", "less", "his", "was"]


def test_a_rule_that_comes_later_finds_words_of_a_text_read_before() -> None:
    lang = _language()
    first = watch(lang, lambda key: key == "one")
    side = Side("one and two", lang)
    assert side.watched(first) == [0]
    second = watch(lang, lambda key: key == "two")
    assert (side.watched(second), side.watched(first)) == ([2], [0])


def test_a_word_is_asked_about_once() -> None:
    lang = _language()
    asked: list[str] = []
    bit = watch(lang, asked.append)
    for _ in range(2):
        assert Side("again and again", lang).watched(bit) == []
    assert asked == ["again", "and"]


def test_rules_of_other_languages_look_for_nothing() -> None:
    lang, other = _language(), _language()
    bit = watch(lang, lambda _: True)
    watch(other, lambda _: False)
    assert Side("some words", other).watched(bit) == []


@pytest.mark.parametrize(("lang", "other"), [("en", "fr"), ("fr", "en")])
def test_a_word_denied_by_a_prefix_is_looked_for_whatever_the_vocabulary(lang: str, other: str) -> None:
    lexicon = lexicon_for(lang, other)
    assert lexicon is not None
    denied = [key for key in lexicon.tables.source.words if negated_word(key, lang, lexicon.source)]
    assert len(denied) > 100
    assert all(negated_word(key, lang, EVERY_WORD) for key in denied)
