"""Texts are read for seams and gaps all at once; none is read otherwise for what stands beside it."""

import pytest

from alignpost.score.fluency import Fluency, _numbers, _quotes, _Reading, _seams, fluencies
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side
from alignpost.score.slips import slips
from alignpost.score.word_classes import breaks, word_classes_for

_TEXTS = [
    "Nous avons signé un accord avec le président.",
    "Il a la d’un, de une « nouvelle donne » pour les deux le.",
    "Oui.",
    "« Non », dit-il. Puis il est parti : la maison, le jardin, tout !",
]


def _read(*texts: str, lang: str = "fr") -> list[Fluency]:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    return fluencies([Side(text, lang) for text in texts], lexicon.target)


def test_a_text_is_read_alike_alone_and_among_others() -> None:
    assert _read(*_TEXTS * 40) == [_read(text)[0] for text in _TEXTS] * 40


def test_words_that_hardly_follow_each_other_are_seams() -> None:
    whole, broken = _read(*_TEXTS[:2])
    assert broken.seams > whole.seams


def test_quotation_marks_do_not_make_a_text_worse() -> None:
    quoted, plain = _read("Voici une « nouvelle donne » pour tous.", "Voici une nouvelle donne pour tous.")
    assert quoted.seams <= plain.seams


def test_without_word_classes_nothing_is_said() -> None:
    assert _read("Der Hund bellt.", lang="de") == [Fluency(0.0, 0.0)]
    assert _read() == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("0 million", 0), ("1 million", 0), ("1,5 million", 0), ("1.5 million", 0), ("2 million", 1), ("20\u00a0milliard", 1)],
)  # fmt: skip
def test_a_large_number_word_has_its_plural(text: str, found: int) -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    assert slips(Side(text, "fr"), lexicon.target) == found


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("« Oui. » Non", [2, 2]),
        ("Oui (non) peut-être, si", [2, 1, 1, 1]),
        ("Oui\u00a0non\u202foui", [2, 0, 0]),
        ("Oui - non – si", [2, 1, 1]),
        ("", []),
    ],
)
def test_what_stands_before_each_word(text: str, before: list[int]) -> None:
    assert list(breaks(Side(text, "fr"))) == before


@pytest.mark.parametrize(
    "text", ["Il a dit « oui » et « non » hier.", "C’est la « nouvelle donne » de la ville."]
)
def test_quotation_marks_count_as_they_read_best(text: str) -> None:
    lexicon, classes = lexicon_for("en", "fr"), word_classes_for("fr")
    assert lexicon is not None
    assert classes is not None
    side = Side(text, "fr")
    apart = _Reading(_numbers(side, lexicon.target), breaks(side))
    bits = _seams(classes, [apart, apart.without(_quotes(side))])
    (fluency,) = fluencies([side], lexicon.target)
    assert bits[0] != bits[1]
    assert fluency.seams == pytest.approx(min(bits) / (len(side.words) + 6))
