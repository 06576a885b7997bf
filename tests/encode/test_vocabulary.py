"""Pieces, word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.encode.summing import Ragged
from alignpost.encode.vocabulary import Vocabulary
from alignpost.encode.vocabulary_training import _scaled, count_words, train_vocabulary
from alignpost.errors import InputError

TEXTS = [
    "The president spoke of peace and of war.",
    "Le président a parlé de la paix et de la guerre.",
    "Nous nous connaissons depuis 1995, n’est-ce pas ?",
    "We have known each other since 1995, have we not?",
] * 5

VOCABULARY = train_vocabulary(count_words(TEXTS), 120)

WORDS = st.text(st.sampled_from("aeprsdé19,.’'«» \u00a0\u202f\n"), max_size=30)


def bag(bags: Ragged, number: int) -> list[int]:
    ids: list[int] = bags.values[bags.starts[number] : bags.starts[number + 1]].tolist()
    return ids


@given(WORDS, WORDS, st.sampled_from([" ", "\n", "\u00a0", "\u202f", " \n "]))
def test_a_joined_text_has_the_pieces_of_its_parts(one: str, other: str, between: str) -> None:
    bags = VOCABULARY.bags([one, other, one + between + other])
    assert bag(bags, 2) == bag(bags, 0) + bag(bags, 1)


def test_spaces_of_all_kinds_and_quotes_of_all_shapes_are_one() -> None:
    bags = VOCABULARY.bags(["« Quoi ? »", "«\u00a0Quoi\u202f?\u00a0»", '"QUOI?"'])
    assert bag(bags, 0) == bag(bags, 1) == bag(bags, 2) != []


def test_missing_accents_make_no_difference() -> None:
    bags = VOCABULARY.bags(["Le président a parlé", "LE PRESIDENT A PARLE"])
    assert bag(bags, 0) == bag(bags, 1)


def test_unknown_characters_and_empty_texts_give_no_piece() -> None:
    bags = VOCABULARY.bags(["", "   ", "\u202f"])
    assert bags.starts.tolist() == [0, 0, 0, 0]
    assert 0 not in VOCABULARY.bags(["漢字 and 한글"]).values


def test_a_full_memory_is_cleared_and_answers_stay_the_same() -> None:
    small = Vocabulary(VOCABULARY.proto, most_characters=9)
    for text in TEXTS * 2:
        assert bag(small.bags([text]), 0) == bag(VOCABULARY.bags([text]), 0)


def test_threads_that_share_a_full_memory_get_their_own_pieces() -> None:
    small = Vocabulary(VOCABULARY.proto, most_characters=40)
    wanted = [bag(VOCABULARY.bags([text]), 0) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        many = list(pool.map(lambda text: bag(small.bags([text]), 0), TEXTS * 20))
    assert many == wanted * 20


def test_no_more_words_are_remembered_than_there_is_room_for() -> None:
    small = Vocabulary(VOCABULARY.proto, most_characters=60)
    for text in TEXTS * 2:
        small.bags([text])
        assert len(small._row) == len(small._starts) - 1 <= 60
        assert sum(map(len, small._row)) <= 60


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def _broken_off(_: Vocabulary, words: list[str]) -> Iterator[list[int]]:
    yield [1] * len(words)
    raise KeyboardInterrupt


@pytest.mark.parametrize("fault", [_interrupted, _broken_off])
def test_words_that_were_not_learnt_to_the_end_are_learnt_later(
    monkeypatch: pytest.MonkeyPatch, fault: Callable[..., object]
) -> None:
    vocabulary = Vocabulary(VOCABULARY.proto)
    vocabulary.bags(TEXTS[:1])
    with monkeypatch.context() as broken:
        broken.setattr(Vocabulary, "_segment", fault)
        with pytest.raises(KeyboardInterrupt):
            vocabulary.bags(TEXTS[1:2])

    assert vocabulary.bags(TEXTS).values.tolist() == VOCABULARY.bags(TEXTS).values.tolist()


def test_one_very_long_word() -> None:
    assert len(VOCABULARY.bags(["paix" * 50_000]).values) >= 50_000


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["a"],
        [". . ."],
        ["Hi"],
        ["日本語の文章です"],
        ["1"] * 14,
        [chr(0x4E00 + i) for i in range(300)],
    ],
)
def test_any_text_trains_a_vocabulary_in_silence(texts: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    vocabulary = train_vocabulary(count_words(texts), 8_000)
    bags = vocabulary.bags(texts)
    for number, text in enumerate(texts):
        assert (bag(bags, number) != []) == bool(text)
    assert capfd.readouterr() == ("", "")


def test_training_is_deterministic() -> None:
    again = train_vocabulary(count_words(TEXTS), 120)
    assert again.proto == VOCABULARY.proto


def test_the_vocabulary_keeps_its_size() -> None:
    assert len(VOCABULARY) <= 120
    assert VOCABULARY.pieces()[0] == "<unk>"


def test_damaged_pieces_are_an_input_error() -> None:
    with pytest.raises(InputError, match="damaged"):
        Vocabulary(b"not a model")


def test_bags_of_many_texts_are_those_of_each() -> None:
    many = VOCABULARY.bags(TEXTS * 900)
    assert len(many) == len(TEXTS) * 900
    np.testing.assert_array_equal(many.values, np.tile(VOCABULARY.bags(TEXTS).values, 900))


def test_the_trainer_is_shown_no_more_occurrences_than_wanted_and_every_word() -> None:
    rows = [("paix", 900), ("guerre", 90), ("né", 1)]

    assert _scaled(rows, 991) == rows
    assert _scaled(rows, 99) == [("paix", 90), ("guerre", 9), ("né", 1)]
