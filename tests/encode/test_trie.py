"""Pieces from a table of prefixes: those that sentencepiece finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alignpost.encode import SHIPPED_MODEL
from alignpost.encode.catalogue import load_encoder
from alignpost.encode.model_folder import Model, add_trie, load_model, save_model
from alignpost.encode.trie import PieceTrie, TrieTables
from alignpost.encode.vocabulary import Vocabulary
from alignpost.encode.vocabulary_training import count_words, train_vocabulary
from alignpost.errors import FormatError
from alignpost.score.lexicon import lexicon_for

TEXTS = ["The cat sat on the mat.", "Le chat est assis sur le tapis.", "Deux chats, trois chiens."] * 3

SHIPPED = Vocabulary((SHIPPED_MODEL / "pieces.model").read_bytes())
PIECES = [piece.replace("\u2581", "") for piece in SHIPPED.pieces()[1:]]


def _unreadable() -> bytes:
    raise AssertionError("the model was read")


TREE = PieceTrie(TrieTables.of(SHIPPED.pieces(), SHIPPED.logarithms()))


def same(texts: list[str]) -> None:
    found, expected = Vocabulary(_unreadable, trie=TREE).bags(texts), SHIPPED.bags(texts)
    assert found.starts.tolist() == expected.starts.tolist()
    assert found.values.tolist() == expected.values.tolist()


@given(st.lists(st.text(max_size=40).filter(lambda text: "\u2581" not in text), max_size=8))
@example(["L’homme, 1,000 №5…", "漢字 and 한글 😀", "\u0000a\u00a8b", "\u00a0\u202f", ""])
def test_any_text_has_the_pieces_of_sentencepiece(texts: list[str]) -> None:
    same(texts)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=20))
def test_what_is_made_of_pieces_is_cut_alike(words: list[str]) -> None:
    same(words)


@given(st.lists(st.tuples(st.text("aemnst1.-", min_size=1, max_size=3), st.integers(1, 20)), max_size=20))
@example([("m", 13)])
def test_where_many_ways_are_equally_likely_the_same_one_is_taken(repeated: list[tuple[str, int]]) -> None:
    same([text * count for text, count in repeated])


@pytest.mark.parametrize("side", ["source", "target"])
def test_the_words_of_the_lexicon_are_cut_alike(side: str) -> None:
    lexicon = lexicon_for("en", "fr")
    assert lexicon is not None
    words = list(getattr(lexicon.tables, side).words)
    for first in range(0, len(words), 2_000):
        same(words[first : first + 2_000])


def test_the_tree_that_ships_is_that_of_the_model_that_ships() -> None:
    tables = TrieTables.of(SHIPPED.pieces(), SHIPPED.logarithms())
    assert np.array_equal(np.load(SHIPPED_MODEL / "trie.npy"), tables.nodes)
    assert np.array_equal(np.load(SHIPPED_MODEL / "logarithms.npy"), tables.logarithms)


def test_a_short_text_is_encoded_without_the_model() -> None:
    vocabulary = load_encoder(SHIPPED_MODEL).vocabulary
    vocabulary.bags(["A few words."])
    assert "_model" not in vars(vocabulary)
    vocabulary.bags([" ".join(map(str, range(5_000)))])
    assert "_model" in vars(vocabulary)
    assert vocabulary.bags(["A few words."]).values.tolist() == SHIPPED.bags(["A few words."]).values.tolist()


@pytest.mark.parametrize("word", ["x" * 1_000, "a\u2581b"])
def test_what_is_no_common_word_is_left_to_sentencepiece(word: str) -> None:
    vocabulary = Vocabulary(SHIPPED.proto, trie=TREE)
    assert vocabulary.bags([word]).values.tolist() == SHIPPED.bags([word]).values.tolist()
    assert "_model" in vars(vocabulary)


def test_a_model_of_many_characters_has_no_tree() -> None:
    pieces = ["<unk>", "\u2581", *map(chr, range(0x4E00, 0x4F00))]
    with pytest.raises(ValueError, match="few characters"):
        TrieTables.of(pieces, np.zeros(len(pieces)))
    with pytest.raises(ValueError, match="each of them a piece"):
        TrieTables.of(["<unk>", "ab", "a"], np.zeros(3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vocabulary = train_vocabulary(count_words(TEXTS), 60)
    vectors = np.random.default_rng(0).standard_normal((len(vocabulary), 64)).astype(np.float32)
    save_model(tmp_path, Model(vocabulary, vectors, ("en", "fr")))
    add_trie(tmp_path)
    return tmp_path


def test_a_tree_changes_neither_vectors_nor_signature(folder: Path) -> None:
    grown = load_model(folder)
    (vectors, signature) = grown.encode(TEXTS), grown.signature
    assert "_model" not in vars(grown.vocabulary)
    save_model(folder, Model(train_vocabulary(count_words(TEXTS), 60), _unpacked(folder), ("en", "fr")))
    plain = load_model(folder)
    assert "_model" in vars(plain.vocabulary)  # the tree of an earlier model is not asked
    assert np.array_equal(plain.encode(TEXTS), vectors)
    assert plain.signature == signature


def _unpacked(folder: Path) -> np.typing.NDArray[np.float32]:
    encoder = load_model(folder)
    return encoder.table.rows(np.arange(len(encoder.vocabulary), dtype=np.int32))


def _cut(folder: Path) -> None:
    file = folder / "trie.npy"
    file.write_bytes(file.read_bytes()[:-4])


def _one_bit(folder: Path) -> None:
    file = folder / "logarithms.npy"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [_cut, _one_bit])
def test_a_damaged_tree_is_named(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    with pytest.raises(FormatError, match="contents are not those"):
        load_model(folder)
