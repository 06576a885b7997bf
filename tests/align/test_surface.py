from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.reading import read
from alignpost.align.surface import Cognates, Layout, byte_lengths, cognates, layout, words
from alignpost.model import Document, Segment, SegmentedDocument, Span


def test_words_are_folded_and_numbers_kept() -> None:
    assert words("L’Élan de 1998, à 東京 !") == ["l", "elan", "de", "1998", "a", "東", "京"]


def test_a_shared_name_outweighs_a_shared_common_word() -> None:
    source = ["A national matter", "Zelenskyy came", "nation nation", "national"]
    target = ["Zelensky est venu", "une affaire nationale", "la nation", "nationale"]

    found = cognates_of(source, target)
    dots = found.source @ found.target.T

    assert dots[1, 0] > dots[0, 1] > 0
    assert dots[1, 1] == 0


def cognates_of(source: list[str], target: list[str]) -> Cognates:
    return cognates(read(source), read(target))


def punctuation(texts: list[str]) -> list[list[float]]:
    found: list[list[float]] = read(texts).marks.tolist()
    return found


def test_a_capital_at_the_beginning_is_no_name() -> None:
    found = cognates_of(["« Roma fell", "In Roma", "NATO fell"], ["Rome", "à Rome", "NATO"])

    assert found.source_mass[0] < found.source_mass[1]
    assert found.source[2] @ found.target[2] > 0


def test_many_shared_tokens_are_hashed_and_still_found() -> None:
    names = ["".join(letters) for letters in product("bdgkmprt", "aeiou", "lnsv", "aei")]
    texts = [f"{name}ton {name[::-1]}mar" for name in names]

    found = cognates_of(texts, texts)

    assert found.source.shape == (len(texts), 512)
    assert ((found.source @ found.target.T).argmax(axis=1) == np.arange(len(texts))).mean() > 0.9


def test_hashed_tokens_take_either_sign_so_that_chance_meetings_cancel_out() -> None:
    numbers = [str(number) for number in range(1000, 3000)]

    found = cognates(read(numbers), read(numbers))

    share = (found.source.sum(axis=1) > 0).mean()
    assert 0.4 < share < 0.6
    strangers = found.source[:1000] @ found.target[1000:].T
    own = (found.source * found.target).sum(axis=1).mean()
    assert abs(strangers.mean()) < 0.001 * own


def test_marks_are_counted_by_kind() -> None:
    assert punctuation(["« Why? » (12)"]) == punctuation(["“Why?” (7)"])
    assert punctuation(["Why?"]) != punctuation(["Why!"])


def test_lengths_are_bytes() -> None:
    assert byte_lengths(["été", "", "ab"]).tolist() == [5, 0, 2]


def test_layout_looks_behind_closing_quotes() -> None:
    text = "« Oui ! »\nand so\nEnd."
    segments = tuple(
        Segment(text.index(part), text.index(part) + len(part), part) for part in text.split("\n")
    )
    document = Document(text, "fr", paragraphs=(Span(0, 16), Span(17, 21)))

    found = layout_of_document(SegmentedDocument(document, segments))

    assert found.end_mark[0] == layout_of("Non !").end_mark[0] != found.end_mark[2]
    assert found.starts_low.tolist() == [False, True, False]
    assert found.starts_paragraph.tolist() == [True, False, True]


def layout_of(text: str) -> Layout:
    return layout_of_document(SegmentedDocument(Document(text, "fr"), (Segment(0, len(text), text),)))


def layout_of_document(document: SegmentedDocument) -> Layout:
    return layout(document, read(document.texts()))


def test_groups_have_the_norms_of_their_sums() -> None:
    rng = np.random.default_rng(1)
    source, target = rng.normal(size=(7, 3)).astype(np.float32), rng.normal(size=(6, 3)).astype(np.float32)

    channel = Channel.of_vectors(source, target)

    for end in range(8):
        for size in range(1, min(end, 5) + 1):
            expected = float(np.square(source[end - size : end].sum(axis=0)).sum())
            assert channel.source_norms[end, size - 1] == pytest.approx(expected, rel=1e-4)


def test_halving_adds_neighbours_up() -> None:
    texts = ["One two three", "four five", "six"]
    documents = []
    for lang in ("en", "fr"):
        segments, start = [], 0
        for text in texts:
            segments.append(Segment(start, start + len(text), text))
            start += len(text) + 1
        documents.append(SegmentedDocument(Document(" ".join(texts), lang), tuple(segments)))

    halved = Evidence.of_documents(documents[0], documents[1]).halved()

    assert (halved.source_size, halved.target_size) == (2, 2)
    assert halved.source_bytes[1:, 0].tolist() == [len("One two three") + len("four five"), len("six")]


def test_halving_a_layout_keeps_what_stands_at_the_edges() -> None:
    five = Layout(
        end_mark=np.array([1, 2, 3, 4, 5], dtype=np.int8),
        starts_low=np.array([True, False, False, True, True]),
        starts_paragraph=np.array([True, False, False, True, False]),
        brackets=np.array([1, -1, 2, 0, -3], dtype=np.int8),
        quotes=np.array([1, 1, 0, 1, 1], dtype=np.int8),
    )

    half = five.halved()

    assert half.end_mark.tolist() == [2, 4, 5]
    assert half.starts_low.tolist() == [True, False, True]
    assert half.starts_paragraph.tolist() == [True, False, False]
    assert half.brackets.tolist() == [0, 2, -3]
    assert half.quotes.tolist() == [0, 1, 1]
