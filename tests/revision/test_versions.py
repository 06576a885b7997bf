"""Where sentences end in a new version, and which of the old ones they are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alignpost.documents import document_of_text
from alignpost.model import Segment, SegmentedDocument
from alignpost.revision.versions import new_version
from alignpost.segment import RuleSegmenter
from alignpost.store.boundaries import REVIEWER


def segmented(text: str) -> SegmentedDocument:
    return RuleSegmenter("en").segment(document_of_text(text, "en"))


def cut(text: str, *sentences: str) -> SegmentedDocument:
    """`text` in sentences as a person has cut it."""
    segments, at = [], 0
    for sentence in sentences:
        at = text.index(sentence, at)
        segments.append(Segment(at, at + len(sentence), sentence, REVIEWER))
        at += len(sentence)
    return SegmentedDocument(document_of_text(text, "en"), tuple(segments))


def told(old: SegmentedDocument, text: str) -> list[tuple[str, int | None]]:
    """The sentences of the new version, each with the place of the old one that it is."""
    found = new_version(old, segmented(text))
    return list(zip(found.document.texts(), found.was, strict=True))


def test_sentences_go_on_come_and_go() -> None:
    old = segmented("He left early. Nobody saw it. We stayed.")
    assert told(old, "He left early. The rain began. We stayed.") == [
        ("He left early.", 0),
        ("The rain began.", None),
        ("We stayed.", 2),
    ]


def test_a_sentence_with_most_of_its_words_is_the_same_one_changed() -> None:
    old = segmented("He left early. Nobody saw it.")
    assert told(old, "He left very early. Nobody saw it.")[0] == ("He left very early.", 0)
    assert told(old, "He left early, since nobody had asked him to stay. Nobody saw it.")[0][1] == 0


def test_a_sentence_that_was_divided_or_joined_is_neither_of_them() -> None:
    long, short = "He left very early, and nobody saw him go.", "He left very early. And nobody saw him go."
    assert [was for _, was in told(segmented(long), short)] == [None, None]
    assert [was for _, was in told(segmented(short), long)] == [None]
    whole, parts = "Naturally it is my hope that all agree.", "Naturally! It is my hope that all agree."
    assert [was for _, was in told(segmented(whole), parts)] == [None, None]
    assert [was for _, was in told(segmented(parts), whole)] == [None]


def test_the_end_of_an_abbreviation_may_become_the_middle_of_a_sentence() -> None:
    old = segmented("I went to the U.S. Then I came home.")
    assert [text for text, _ in told(old, "I went to the U.S. Army. Then I came home.")] == [
        "I went to the U.S. Army.",
        "Then I came home.",
    ]


def test_what_a_person_cut_or_joined_stays_so_where_the_words_stay() -> None:
    text = "It is late; we go. He said no. She said yes."
    old = cut(text, "It is late;", "we go.", "He said no. She said yes.")
    assert told(old, text + " All agreed.") == [
        ("It is late;", 0),
        ("we go.", 1),
        ("He said no. She said yes.", 2),
        ("All agreed.", None),
    ]
    assert told(old, text.replace("we go", "they run")) == [
        ("It is late;", 0),
        ("they run.", None),
        ("He said no. She said yes.", 2),
    ]


def test_a_new_paragraph_ends_a_sentence() -> None:
    old = cut("One house and two trees", "One house and two trees")
    assert [text for text, _ in told(old, "One house\n\nand two trees")] == ["One house", "and two trees"]


texts = st.lists(
    st.sampled_from(
        ["He left.", "We stayed", "Why?", "\u00a0", "\n\n", "\n", "Mr.", "no; yes!", "5 p.m.", "…"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(texts, texts, st.integers(0, 30), st.integers(0, 30))
def test_every_character_has_its_sentence_whatever_was_cut(
    before: str, after: str, first: int, second: int
) -> None:
    places = sorted({0, min(first, len(before)), min(second, len(before)), len(before)})
    parts = [before[a:b].strip() for a, b in pairwise(places)]
    found = new_version(cut(before, *[part for part in parts if part]), segmented(after))
    end = 0
    for segment in found.document.segments:
        assert end <= segment.start < segment.end
        assert not after[end : segment.start].strip()
        assert segment.text == after[segment.start : segment.end].strip()
        end = segment.end
    assert not after[end:].strip()
    went_on = [was for was in found.was if was is not None]
    assert len(set(went_on)) == len(went_on)
