from pathlib import Path

import pytest

from alignpost.errors import FormatError
from alignpost.model import Span
from alignpost.score import Context, PairText
from alignpost.score.cognates import likeness, variant_spelling
from alignpost.score.learning import learn
from alignpost.score.lexicon import lexicon_for, read_lexicon
from alignpost.score.lexicon_file import write_tables

NOUNS = {
    "house": "maison",
    "dog": "chien",
    "tree": "arbre",
    "street": "rue",
    "horse": "cheval",
    "bread": "pain",
}
VERBS = {"sees": "voit", "wants": "veut", "sells": "vend", "buys": "achète"}


def _pairs() -> list[tuple[str, str]]:
    return [
        (f"He {en} the {one}", f"Il {fr} le {other}")
        for _ in range(3)
        for en, fr in VERBS.items()
        for one, other in NOUNS.items()
    ]


def test_learning_finds_the_dictionary_behind_the_sentences(tmp_path: Path) -> None:
    write_tables(learn(_pairs()), tmp_path / "l.npz")
    lexicon = read_lexicon(tmp_path / "l.npz")
    best = {word: max(row, key=row.__getitem__) for word, row in lexicon.pairs.items()}
    assert {word: best[word] for word in (*NOUNS, *VERBS)} == {**NOUNS, **VERBS}


def test_learning_is_repeatable(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_tables(learn(_pairs()), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_shipped_lexicon_serves_both_directions() -> None:
    forward, backward = lexicon_for("en", "fr"), lexicon_for("fr", "en")
    assert forward is not None
    assert backward is not None
    assert forward.probability("war", "guerre") == backward.probability("guerre", "war") > 0.5
    assert lexicon_for("en", "xx") is None


@pytest.mark.parametrize("content", [b"", b"nonsense", b"PK\x03\x04broken"])
def test_a_broken_lexicon_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.npz"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="no lexicon"):
        read_lexicon(path)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Zelenskyy", "Zelensky", True),
        ("Vladimir", "Wladimir", True),
        ("Khrushchev", "Khrouchtchev", True),
        ("Putin", "Biden", False),
        ("CIA", "FBI", False),
    ],
)
def test_spelling_variants(one: str, other: str, expected: bool) -> None:
    assert variant_spelling(one, other) is expected


def test_cognates_are_alike_and_strangers_are_not() -> None:
    assert likeness("intelligence", "intelligence") == 1
    assert likeness("strategy", "stratégie") > 0.8
    assert likeness("war", "guerre") == 0


def test_missing_words_have_a_place_on_the_other_side() -> None:
    source, target = "The old house is big.", "La maison est grande."
    pair = PairText(source, target, Context("en", "fr", None, lexicon_for("en", "fr")))
    place = pair.opposite(Span(source.index("old"), source.index("old") + 3))
    assert place.start == place.end
    assert place.end <= target.index("est")


def test_one_rendering_is_read_alone_as_it_is_among_all() -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    others = ["le", "guerre", "guerres", "nation", "paix", "wibblewobble"]
    for source in ("the", "war", "nation", "wibblewobble"):
        alone = [lexicon.probability(source, other) for other in others]
        row = lexicon.pairs.get(source, {})
        assert alone == [row.get(other, 0.0) for other in others]
        assert alone == [lexicon.probability(source, other) for other in others]
