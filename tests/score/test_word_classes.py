"""How usually words follow each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.score.lexicon import Facts, lexicon_for
from alignpost.score.side import Side
from alignpost.score.word_classes import Following, WordClasses, breaks, word_classes_for


def _french() -> tuple[WordClasses, Facts]:
    classes, lexicon = word_classes_for("fr"), lexicon_for("en", "fr")
    assert classes is not None
    assert lexicon is not None
    return classes, lexicon.target


def _following(*texts: str) -> Following:
    classes, facts = _french()
    sides = [Side(text, "fr") for text in texts]
    numbers = [facts.number(key) for side in sides for key in side.keys]
    pauses = [pause for side in sides for pause in breaks(side)]
    known = [len(facts) if number is None else number for number in numbers]
    return classes.follow(np.array(known, np.int64), np.array(pauses, np.int8))


def _least(text: str) -> float:
    return float(_following(text).bits.min())


@pytest.mark.parametrize(
    ("whole", "torn"),
    [
        ("On annonce la formation d’un comité.", "On annonce la d’un comité."),
        ("Nous avions dit qu’il jouerait.", "Nous dit qu’il jouerait."),
        ("À chaque instant, on ramène des corps.", "À instant, on ramène des corps."),
    ],
)
def test_what_a_left_out_word_leaves_behind_hardly_belongs_together(whole: str, torn: str) -> None:
    assert _least(torn) < _least(whole) - 0.5


def test_every_word_pause_and_end_has_a_place() -> None:
    following = _following("Oui, je viens. Et toi ?")
    # 5 words, a pause, and an end before the first, between the sentences and at the end.
    assert len(following.bits) == 9
    assert following.words.tolist() == [1, 3, 4, 6, 7]


@given(st.lists(st.sampled_from(["le", "chat", "xyzzy,", "dort.", "de", "la"]), min_size=1, max_size=12))
def test_a_side_is_judged_alone_whatever_stands_beside_it(words: list[str]) -> None:
    text = " ".join(words)
    alone, between = _following(text), _following("Bonjour à tous.", text, "Au revoir.")
    inside = between.words[3 : 3 + len(words)]
    assert between.bits[inside].tolist() == alone.bits[alone.words].tolist()


def test_no_words_at_all() -> None:
    assert _following("…").words.tolist() == []


def test_every_word_of_the_lexicon_has_a_class() -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    for lang, facts in (("en", lexicon.source), ("fr", lexicon.target)):
        classes = word_classes_for(lang)
        assert classes is not None
        assert len(classes.classes) == len(facts) + 1
        assert classes.follows.shape[1] > classes.classes.max()


def test_languages_without_have_none() -> None:
    assert word_classes_for("de") is None
