"""Texts are read for seams and gaps all at once; none is read otherwise for what stands beside it."""

from alignpost.score.fluency import Fluency, fluencies
from alignpost.score.lexicon import lexicon_for
from alignpost.score.side import Side

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
