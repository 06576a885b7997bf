"""The segmenter as a whole: the corpus, the invariants, the profiles, the reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from alignpost.errors import UsageError
from alignpost.model import Document, Segment, Span
from alignpost.segment import Reason, RuleSegmenter, explain, segment_text

CORPUS = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"
LANGS = ["en", "fr", "de", "es", "it", "pt", "pl", "zh", "ar", "x-unknown"]

# pieces that stress every rule: marks, closers, spaces that do not break, marks that combine, emoji and their parts
PIECES = st.sampled_from(
    [
        *".!?…:;,()[]{}«»“”\"'’—–-*_#@•",
        *" \t\n\r\u00a0\u202f\u2007\u2028\u2029\u3000\ufeff\u200d\ufe0f\x0b\x0c\x1c\x85",
        "\r\n",
        *"aAbBéÉZz019²³ا中。！\u0301\u0308\u0600\u0903\u1100\u1161\u11a8",
        *"😀🚀👩❤🇫🇷🏽\U000e0067",
        "Mr",
        "M",
        "U.S",
        "etc",
        "art",
        "No",
        "The",
        "Il",
        "J.-C",
        "https://t.co/a.b?c",
        "[1]",
        "[...]",
        ":-)",
        "1.",
        "a)",
        "- ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


def _texts(text: str, lang: str, profile: str = "default") -> list[str]:
    return [segment.text for segment in segment_text(text, lang, profile=profile)]


def _check(text: str, segments: tuple[Segment, ...]) -> None:
    """The invariants that every consumer of segments builds on."""
    covered = [False] * len(text)
    end = 0
    for segment in segments:
        assert end <= segment.start < segment.end, "ordered and disjoint"
        assert segment.text == text[segment.start : segment.end]
        assert not segment.text.isspace()
        covered[segment.start : segment.end] = [True] * (segment.end - segment.start)
        end = segment.end
    assert [char for char, seen in zip(text, covered, strict=True) if not seen and not char.isspace()] == []
    clusters = {0, len(text)} | {match.end() for match in regex.finditer(r"\X", text)}
    assert {offset for s in segments for offset in (s.start, s.end)} <= clusters, "no grapheme is parted"


@pytest.mark.parametrize(("name", "lang"), [("post.en.txt", "en"), ("post.fr.txt", "fr")])
@pytest.mark.parametrize("profile", ["default", "social"])
def test_the_post_has_fourteen_sentences(name: str, lang: str, profile: str) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8")
    assert len(segment_text(text, lang, profile=profile)) == 14


def test_the_article_keeps_the_footnote_marker_with_its_sentence() -> None:
    text = (CORPUS / "article.fr.txt").read_text(encoding="utf-8")
    texts = _texts(text, "fr")
    post = (CORPUS / "post.fr.txt").read_text(encoding="utf-8")
    sentences = _texts(post, "fr")
    at = texts.index(sentences[0])
    assert texts[at : at + 14] == [*sentences[:-1], f"{sentences[-1]} 1."]


@given(TEXTS, st.sampled_from(LANGS), st.sampled_from(["default", "social"]))
def test_segments_are_ordered_disjoint_and_cover_all_but_white_space(
    text: str, lang: str, profile: str
) -> None:
    _check(text, segment_text(text, lang, profile=profile))


@given(TEXTS, st.sampled_from(LANGS))
def test_the_reasons_tell_the_same_as_the_segments(text: str, lang: str) -> None:
    segments = segment_text(text, lang)
    decisions = explain(text, lang)
    assert [d.offset for d in decisions] == sorted(d.offset for d in decisions)
    assert [(s.end, s.reason) for s in segments] == [(d.offset, d.reason.value) for d in decisions if d.broke]
    assert all(d.broke == d.reason.breaks for d in decisions)


@given(st.lists(TEXTS, max_size=4))
def test_a_paragraph_is_cut_alike_whatever_stands_before_it(paragraphs: list[str]) -> None:
    # a quote or bracket left open in one paragraph changes nothing in the next
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    spans = tuple(Span(s, s + len(p)) for s, p in zip(starts, paragraphs, strict=True))
    segmenter = RuleSegmenter("en")
    together = segmenter.segment(Document(text, "en", paragraphs=spans)).texts() if spans else []
    alone = [
        sentence
        for paragraph in paragraphs
        for sentence in segmenter.segment(
            Document(paragraph, "en", paragraphs=(Span(0, len(paragraph)),))
        ).texts()
    ]
    assert together == alone


def test_an_open_quote_ends_with_its_paragraph() -> None:
    closed = 'He came. " Then he left. She stayed.'
    assert _texts(f'He said "no.\n\n{closed}', "en")[1:] == _texts(closed, "en")


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\n\n\r\n", "\u202f\u2029"])
def test_nothing_but_white_space_has_no_segments(text: str) -> None:
    assert segment_text(text, "fr") == ()
    assert explain(text, "fr") == ()


def test_no_break_spaces_are_trimmed_at_the_ends_and_kept_inside() -> None:
    assert _texts("\u00a0« Oui\u202f! »\u00a0\u00a0Il sourit.\u202f", "fr") == [
        "« Oui\u202f! »",
        "Il sourit.",
    ]


def test_a_mark_on_a_space_keeps_its_space() -> None:
    assert _texts("Yes.\n\n \u0301So it is.", "en") == ["Yes.", " \u0301So it is."]


def test_given_paragraphs_are_used() -> None:
    document = Document("Only one. Two", "en", paragraphs=(Span(0, 6), Span(6, 13)))
    assert RuleSegmenter("en").segment(document).texts() == ["Only o", "ne.", "Two"]


def test_every_segment_says_why_it_ends() -> None:
    text = "He asked. Why? So! “Yes.” Then… But no 🙂 It ended [1]. So.\n\nEnd"
    assert [segment.reason for segment in segment_text(text, "en")] == [
        "stop",
        "question",
        "exclamation",
        "closed",
        "ellipsis",
        "emoji",
        "stop",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("He said so. 4 The others left.", Reason.NOTE),
        ("He said so.(4) The others left.", Reason.NOTE),
        ('He said: "It is late. " The others left.', Reason.CLOSED),
    ],
)
def test_what_stands_between_two_sentences_is_explained(text: str, reason: Reason) -> None:
    assert explain(text, "en")[0].reason is reason


def test_suppressed_candidates_are_explained() -> None:
    text = "Gen. Smith paid $3.50 (e.g. at No. 5) to J. Doe..."
    reasons = [decision.reason for decision in explain(text, "en") if not decision.broke]
    assert reasons == [
        Reason.TITLE,
        Reason.INSIDE_TOKEN,
        Reason.INSIDE_TOKEN,
        Reason.ABBREVIATION,
        Reason.NUMBER_FOLLOWS,
        Reason.INITIAL,
    ]


def test_wrapped_line_feeds_are_explained_in_their_places_between_the_marks() -> None:
    text = (
        "He paid the whole sum of No. 5 on that day, as far as we know. It was\n"
        "late, and so they left. Nobody who was there at the time has spoken\n"
        "of it since."
    )
    told = [(decision.offset, decision.reason) for decision in explain(text, "en")]
    assert told == [
        (text.index(". 5") + 1, Reason.NUMBER_FOLLOWS),
        (text.index(" It was"), Reason.STOP),
        (text.index("\n"), Reason.HARD_WRAP),
        (text.index(" Nobody"), Reason.STOP),
        (text.index("\nof"), Reason.HARD_WRAP),
        (len(text), Reason.PARAGRAPH),
    ]


def test_a_line_feed_is_a_boundary_in_posts_only() -> None:
    text = (
        "This is a rather long line of prose that a program once wrapped\n"
        "at some width, and so its line feeds say nothing at all about\n"
        "where its sentences end."
    )
    assert len(segment_text(text, "en")) == 1
    assert [segment.reason for segment in segment_text(text, "en", profile="social")] == [
        "post",
        "post",
        "paragraph",
    ]


def test_unknown_profile_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="the profiles are default, social"):
        RuleSegmenter("en", profile="tweet")


def test_user_abbreviations_hold() -> None:
    text = "Voir le règl. Toute personne est libre."
    assert len(segment_text(text, "fr")) == 2
    assert len(segment_text(text, "fr", abbreviations=["règl."])) == 1


@pytest.mark.parametrize("bad", ["", "...", "two words", "x" * 41])
def test_what_is_no_abbreviation_is_a_usage_error(bad: str) -> None:
    with pytest.raises(UsageError, match="cannot be an abbreviation"):
        segment_text("One.", "en", abbreviations=[bad])
