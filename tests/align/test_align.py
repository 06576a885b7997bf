from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignpost.align import align
from alignpost.align.relatedness import unrelated
from alignpost.errors import Cancelled, UsageError
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span


def document(texts: Sequence[str], lang: str = "en") -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    return SegmentedDocument(
        Document("\n".join(texts), lang, paragraphs=(Span(0, max(start - 1, 0)),)), tuple(segments)
    )


ENGLISH = [
    "The report was published in Geneva on 14 March 1998.",
    "Nobody expected it.",
    "It says that 230 villages in Bolivia have no school at all, and that 57 more share one.",
    "Why did the minister, Rosa Quispe, say nothing?",
    "She was ill!",
]
FRENCH = [
    "Le rapport a été publié à Genève le 14 mars 1998.",
    "Personne ne s’y attendait.",
    "Il dit que 230 villages de Bolivie n’ont aucune école, et que 57 autres en partagent une.",
    "Pourquoi la ministre, Rosa Quispe, n’a-t-elle rien dit ?",
    "Elle était malade !",
]


def spelt(meanings: Sequence[int], letters: str) -> str:
    """A sentence of invented words, one a meaning, in an alphabet of ten letters."""
    return " ".join("".join(letters[int(digit)] for digit in f"{meaning:07d}") for meaning in meanings)


HERE, THERE = "abcdefghij", "klmnopqrst"


class Meanings:
    """An encoder that knows the answer: the same meaning has the same vector, however it is spelt."""

    dimension = 64
    signature = "test"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.split(" "):
                letters = HERE if word[0] in HERE else THERE
                meaning = int("".join(str(letters.index(letter)) for letter in word))
                vectors[row] += np.random.default_rng(meaning).normal(size=self.dimension).astype(np.float32)
        return vectors


def links(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


def assert_covers(beads: Sequence[Bead], source: int, target: int) -> None:
    assert [i for bead in beads if bead.target for i in bead.source] == sorted(
        i for bead in beads if bead.target for i in bead.source
    )
    assert sorted(i for bead in beads for i in bead.source) == list(range(source))
    assert sorted(j for bead in beads for j in bead.target) == list(range(target))
    filled = [bead for bead in beads if bead.source and bead.target]
    for earlier, later in pairwise(filled):
        assert earlier.source[-1] < later.source[0]
        assert earlier.target[-1] < later.target[0]
    for bead in beads:
        assert bead.source or bead.target


def test_a_translation_is_aligned_sentence_by_sentence() -> None:
    beads = align(document(ENGLISH), document(FRENCH, "fr"))

    assert links(beads) == [((i,), (i,)) for i in range(5)]
    assert all(bead.confidence is not None and bead.confidence > 0.5 for bead in beads)


def test_two_sentences_rendered_by_one_are_one_bead() -> None:
    joined = [*FRENCH[:2], FRENCH[2][:-1] + " ; " + FRENCH[3].lower(), FRENCH[4]]

    assert links(align(document(ENGLISH), document(joined, "fr")))[2] == ((2, 3), (2,))


def test_a_foreign_sentence_stays_alone() -> None:
    spoilt = [*FRENCH[:2], "Abonnez-vous à notre lettre pour 3 euros (sans engagement) !", *FRENCH[2:]]

    beads = align(document(ENGLISH), document(spoilt, "fr"))

    assert ((), (2,)) in links(beads)
    assert ((3,), (4,)) in links(beads)


@pytest.mark.parametrize(("source", "target"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_leaves_every_segment_alone(source: int, target: int) -> None:
    beads = align(document(ENGLISH[:source]), document(FRENCH[:target], "fr"))

    expected = [((i,), ()) for i in range(source)] + [((), (j,)) for j in range(target)]
    assert links(beads) == expected


def test_one_segment_a_side_is_one_bead() -> None:
    assert links(align(document(["It rains."]), document(["Il pleut."], "fr"))) == [((0,), (0,))]


def test_a_document_is_aligned_with_itself_one_to_one() -> None:
    assert links(align(document(ENGLISH), document(ENGLISH))) == [((i,), (i,)) for i in range(5)]


def test_segments_without_letters_are_aligned_too() -> None:
    beads = align(document(["…", "", "***"]), document(["", "***"]))

    assert_covers(beads, 3, 2)


def test_an_encoder_is_the_main_evidence() -> None:
    source = [range(10), range(10, 18), range(20, 25), range(30, 42)]
    target = [range(10), range(10, 14), range(14, 18), range(50, 60), range(20, 25), range(30, 42)]
    documents = (
        document([spelt(list(meanings), HERE) for meanings in source]),
        document([spelt(list(meanings), THERE) for meanings in target], "xx"),
    )

    beads = align(*documents, encoder=Meanings())

    assert links(beads) == [((0,), (0,)), ((1,), (1, 2)), ((), (3,)), ((2,), (4,)), ((3,), (5,))]


def test_a_long_text_is_aligned_across_long_gaps_on_either_side() -> None:
    texts = [[number] * (2 + number % 3) for number in range(1500)]
    source = [*texts[:300], *texts[700:]]
    target = [*texts[:1000], *texts[1250:]]

    beads = align(
        document([spelt(meanings, HERE) for meanings in source]),
        document([spelt(meanings, THERE) for meanings in target], "xx"),
        encoder=Meanings(),
    )

    common = [*range(300), *range(700, 1000), *range(1250, 1500)]
    expected = [((i if i < 300 else i - 400,), (i if i < 1000 else i - 250,)) for i in common]
    assert [link for link in links(beads) if all(link)] == expected


words = st.sampled_from(["alpha", "beta", "Delta", "12", "345", "?", "!", ":", "omega,", "nation", "nación"])
texts = st.lists(st.lists(words, max_size=6).map(" ".join), max_size=12)


@given(texts, texts)
@settings(max_examples=40, deadline=None)
def test_every_segment_is_in_one_bead_and_none_cross(source: list[str], target: list[str]) -> None:
    beads = align(document(source), document(target, "fr"))

    assert_covers(beads, len(source), len(target))
    assert all(bead.confidence is not None and 0 <= bead.confidence <= 1 for bead in beads)


@example([""] * 6, ["", "", "", "alpha alpha"])
@given(texts, texts)
@settings(max_examples=25, deadline=None)
def test_swapping_the_sides_mirrors_confidence(source: list[str], target: list[str]) -> None:
    beads = align(document(source), document(target)), align(document(target), document(source))
    # Whether two texts are unrelated is told by random orders of the target.
    assume(not any(map(unrelated, beads)))
    there = {(bead.source, bead.target): bead.confidence for bead in beads[0]}
    back = {(bead.target, bead.source): bead.confidence for bead in beads[1]}

    # Ties may be broken either way; whatever both directions choose, they must be equally sure of.
    for link in there.keys() & back.keys():
        assert there[link] == pytest.approx(back[link], abs=1e-3)


def test_anchors_are_kept_and_the_rest_is_aligned_around_them() -> None:
    pinned = Bead((1, 2), (1,))

    beads = align(document(ENGLISH), document(FRENCH, "fr"), anchors=[pinned])

    assert pinned in beads
    assert ((3,), (3,)) in links(beads)
    assert_covers(beads, 5, 5)


def test_a_segment_pinned_without_counterpart_stays_alone() -> None:
    pinned = Bead((1,), ())

    beads = align(document(ENGLISH), document(FRENCH, "fr"), anchors=[pinned])

    assert pinned in beads
    assert ((), (1,)) in links(beads)
    assert_covers(beads, 5, 5)


def test_a_group_pinned_without_counterpart_stays_a_group() -> None:
    pinned = Bead((), (1, 2), 0.25)

    beads = align(document(ENGLISH), document(FRENCH, "fr"), anchors=[pinned])

    assert pinned in beads
    assert_covers(beads, 5, 5)


def test_all_segments_anchored_leaves_nothing_to_do() -> None:
    pinned = [Bead((i,), (i,)) for i in range(5)]

    assert list(align(document(ENGLISH), document(FRENCH, "fr"), anchors=pinned)) == pinned


@pytest.mark.parametrize(
    ("anchors", "message"),
    [
        ([Bead((0,), (1,)), Bead((1,), (0,))], "crosses or overlaps"),
        ([Bead((0,), (0,)), Bead((0,), (1,))], "crosses or overlaps"),
        ([Bead((0, 2), (0,))], "hole on its source side"),
        ([Bead((0,), (1, 3))], "hole on its target side"),
        ([Bead((5,), (0,))], "source segments outside the document of 5"),
        ([Bead((0,), (-1,))], "target segments outside the document of 5"),
        ([Bead((0,), ()), Bead((0,), (0,))], "source segment is pinned twice"),
        ([Bead((), (7,))], "target segments outside the document of 5"),
        ([Bead((0,), ()), Bead((0, 1), ())], "source segment is pinned twice"),
        ([Bead((1, 3), ())], "hole on its source side"),
        ([Bead((), (3, 2))], "hole on its target side"),
    ],
)
def test_anchors_that_contradict_are_a_usage_error(anchors: list[Bead], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        align(document(ENGLISH), document(FRENCH, "fr"), anchors=anchors)


def test_progress_ends_at_one_and_may_cancel() -> None:
    seen: list[float] = []

    align(document(ENGLISH), document(FRENCH, "fr"), progress=lambda stage, done: seen.append(done))

    assert seen == sorted(seen)
    assert seen[-1] == 1.0

    def stop(stage: str, done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(document(ENGLISH), document(FRENCH, "fr"), progress=stop)


def test_texts_that_have_nothing_in_common_are_left_unaligned() -> None:
    rng = np.random.default_rng(1)
    sides = [
        [
            spelt(list(rng.integers(0, 10**6, rng.integers(2, 20))), letters).capitalize() + "."
            for _ in range(20)
        ]
        for letters in (HERE, THERE)
    ]

    beads = align(document(sides[0]), document(sides[1], "xx"))

    assert links(beads) == [((i,), ()) for i in range(20)] + [((), (j,)) for j in range(20)]


def test_an_anchor_says_that_texts_belong_together() -> None:
    source, target = document(ENGLISH * 3), document(list(reversed(FRENCH)) * 3, "fr")

    beads = align(source, target, anchors=[Bead((7,), (7,))])

    assert_covers(beads, 15, 15)
    assert ((7,), (7,)) in links(beads)
