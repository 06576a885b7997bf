"""Texts of one sentence, over and over: no order can be told there, but the sentences belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from alignpost.align import align, unrelated
from alignpost.align.repeats import one_to_one, sameness
from alignpost.encode import encoder_for
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span

NOTHING: frozenset[int] = frozenset()
THANKS, CART, NO = (
    ("Thank you very much.", "Merci beaucoup."),
    ("Add to cart", "Ajouter au panier"),
    ("No.", "Non."),
)


def document(texts: Sequence[str], lang: str) -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    return SegmentedDocument(
        Document("\n".join(texts), lang, paragraphs=(Span(0, start - 1),)), tuple(segments)
    )


def aligned(source: Sequence[str], target: Sequence[str], *, model: bool = True) -> tuple[Bead, ...]:
    encoder = encoder_for("en", "fr") if model else None
    return align(document(source, "en"), document(target, "fr"), encoder=encoder)


@pytest.mark.parametrize("model", [True, False])
@pytest.mark.parametrize("pair", [THANKS, CART, NO])
@pytest.mark.parametrize(("source", "target"), [(5, 5), (10, 10), (30, 30), (10, 9), (9, 10), (300, 293)])
def test_a_repeated_sentence_is_linked_one_to_one(
    pair: tuple[str, str], source: int, target: int, model: bool
) -> None:
    beads = aligned([pair[0]] * source, [pair[1]] * target, model=model)

    kinds = Counter(bead.kind for bead in beads)
    assert kinds.pop("1:1") == min(source, target)
    assert sum(kinds.values()) == abs(source - target)
    assert [i for bead in beads for i in bead.source] == list(range(source))
    assert [j for bead in beads for j in bead.target] == list(range(target))
    assert all(bead.confidence is not None and 0 < bead.confidence <= 0.9 for bead in beads)


@pytest.mark.parametrize("text", ["OK", "12", "Page 1", "***"])
def test_a_repeated_copy_is_linked_with_itself(text: str) -> None:
    assert [bead.kind for bead in aligned([text] * 10, [text] * 10)] == ["1:1"] * 10


@pytest.mark.parametrize(("source", "target"), [(10, 10), (30, 30), (300, 293)])
@pytest.mark.parametrize("stranger", ["Le chat dort sur le canapé.", "La guerre éclata en 1914."])
def test_repeated_sentences_that_mean_something_else_are_unrelated(
    source: int, target: int, stranger: str
) -> None:
    assert unrelated(aligned([THANKS[0]] * source, [stranger] * target))


def test_a_repeated_sentence_beside_a_text_is_unrelated() -> None:
    text = [
        "Le chat dort.",
        "Il pleut.",
        "Où est la gare ?",
        "Paul est parti.",
        "Voici la liste.",
        "Un jour.",
    ]

    assert unrelated(aligned([THANKS[0]] * 12, text * 2))


def test_a_run_is_linked_among_other_sentences() -> None:
    source = ["Hello everybody.", *[CART[0]] * 9, "The minister resigned yesterday."]
    target = ["Bonjour à tous.", *[CART[1]] * 9, "Le ministre a démissionné hier."]

    assert [(bead.source, bead.target) for bead in aligned(source, target)] == [
        ((i,), (i,)) for i in range(11)
    ]


def test_sameness_is_the_chance_that_two_segments_are_one_text() -> None:
    assert sameness(["a"] * 7) == 1.0
    assert sameness(["a", "b", "a", "b"]) == 0.5
    assert sameness([]) == 0.0
    assert sameness(["", "", "", "a"]) == 1 / 16


def test_runs_of_very_different_length_keep_what_was_found() -> None:
    path = [Bead((i,), (2 * i, 2 * i + 1), 0.7) for i in range(6)]

    assert one_to_one(path, ["No, no."] * 6, ["Non."] * 12, None, (NOTHING, NOTHING)) == path


def test_a_pinned_segment_inside_a_run_stays_alone() -> None:
    path = [Bead((0, 1, 2), (0, 1, 2)), Bead((3,), ()), Bead((4, 5, 6), (3, 4, 5))]

    found = one_to_one(path, ["No."] * 7, ["Non."] * 6, None, (frozenset({3}), NOTHING))

    pairs = [(bead.source, bead.target) for bead in found]
    assert pairs == [*[((i,), (i,)) for i in range(3)], ((3,), ()), *[((i + 1,), (i,)) for i in range(3, 6)]]


def test_what_one_side_has_more_is_spread_and_less_sure() -> None:
    found = one_to_one(
        [Bead((0, 1, 2, 3, 4), (0, 1, 2, 3))], ["No."] * 5, ["Non."] * 4, None, (NOTHING, NOTHING)
    )

    assert [bead.source for bead in found if not bead.target] == [(2,)]
    # One of five was left out: the first is the first's in four of the five ways.
    assert found[0].confidence == pytest.approx(0.5 * 4 / 5)


def test_without_an_encoder_runs_that_mostly_stand_alone_are_left_alone() -> None:
    path = [*(Bead((i,), ()) for i in range(4)), *(Bead((), (j,)) for j in range(4))]
    texts = ["No."] * 4, ["Oui."] * 4
    assert one_to_one(path, *texts, None, (NOTHING, NOTHING)) == path
    linked = [Bead((i,), (i,)) for i in range(4)]
    found = one_to_one(linked, *texts, None, (NOTHING, NOTHING))
    assert [(bead.source, bead.target) for bead in found] == [(bead.source, bead.target) for bead in linked]
    assert found[0].confidence == pytest.approx(0.5)


@pytest.mark.parametrize("linked", [1, 2])
def test_without_an_encoder_runs_of_which_half_is_linked_are_linked_whole(linked: int) -> None:
    path = [
        *(Bead((i,), (i,)) for i in range(linked)),
        *(Bead((i,), ()) for i in range(linked, 4)),
        *(Bead((), (j,)) for j in range(linked, 4)),
    ]

    found = one_to_one(path, ["No."] * 4, ["Oui."] * 4, None, (NOTHING, NOTHING))

    assert sum(bead.kind == "1:1" for bead in found) == (4 if linked == 2 else 1)
