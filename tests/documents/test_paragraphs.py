"""Paragraphs: by blank lines, else by lines, unless the lines were cut to a width."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.documents import paragraph_spans
from alignpost.documents.paragraphs import lines_are_wrapped

PROSE = (
    "It was a long time since anybody had walked along the road that leads from the village to the sea, and the "
    "grass had grown high between the stones. Nobody could say why the people had left. The old woman who kept the "
    "inn told every stranger another story, and each of them was true in its own way, or so the strangers thought."
)
VERSE = "\n".join(
    [
        "The wind goes over the silent hill tonight",
        "And nothing moves but shadows in the corn",
        "The lamps are lit in windows out of sight",
        "And someone waits who never sleeps till morn",
    ]
)


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in paragraph_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\r\n\r\ntwo\r\n", ["one", "two"]),
        ("one\n \t\ntwo", ["one", "two"]),
        ("one\n\u00a0\ntwo", ["one", "two"]),
        ("one\na\n\n\n\ntwo\nb", ["one\na", "two\nb"]),
        ("one\ntwo\nthree", ["one", "two", "three"]),
        ("one\rtwo", ["one", "two"]),
        ("one\u2029two\nthree", ["one", "two\nthree"]),
        ("  one \n\n\ttwo\t", ["one", "two"]),
        ("\u202fone\u00a0\n\ntwo", ["\u202fone\u00a0", "two"]),
        ("\n\none\ntwo", ["one", "two"]),
        ("Quoi ?\nViens, demanda\n-t-il\n, tout bas", ["Quoi ?", "Viens, demanda\n-t-il\n, tout bas"]),
        ("« Viens\n»\nIl part (seul\n).", ["« Viens\n»", "Il part (seul\n)."]),
        ("Il part\n: la nuit\u00a0\n; le jour", ["Il part\n: la nuit\u00a0\n; le jour"]),
        ("buy:\n-milk\n-eggs", ["buy:", "-milk", "-eggs"]),
        ("-milk\n-eggs", ["-milk", "-eggs"]),
        ("one\n:-)\n;) two\n:smile:", ["one", ":-)", ";) two", ":smile:"]),
        ("one\n  \u0301two", ["one", " \u0301two"]),
        ("one\n\t\u0301two", ["one", "\u0301two"]),
        ("one\n\u0301two", ["one", "\u0301two"]),
        ("\u0301one\ntwo", ["\u0301one", "two"]),
    ],
)
def test_blank_lines_separate_and_else_every_line_is_one(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize("width", [60, 72, 80])
def test_prose_cut_to_a_width_is_one_paragraph(width: int) -> None:
    text = textwrap.fill(PROSE, width)
    assert paragraphs(text) == [text]


def test_in_wrapped_text_a_short_line_ends_a_paragraph() -> None:
    first, second = textwrap.fill(PROSE, 70), textwrap.fill(PROSE[108:], 70)
    assert paragraphs(f"{first}\n{second}\n") == [first, second]


def test_verse_is_not_wrapped_prose() -> None:
    assert not lines_are_wrapped(VERSE.split("\n"))
    assert paragraphs(VERSE) == VERSE.split("\n")


def test_sentences_of_like_length_are_not_wrapped_prose() -> None:
    lines = [f"This is sentence number {n} of a list that someone has typed in." for n in range(10, 20)]
    assert paragraphs("\n".join(lines)) == lines
    small = [line.lower() for line in lines]
    assert paragraphs("\n".join(small)) == small


@settings(deadline=None)
@given(st.text(st.sampled_from("aB. \n\r\t\u00a0\u202f\u2028\u2029\u0085é🇺")))
def test_spans_are_ordered_disjoint_and_cover_all_but_white_space(text: str) -> None:
    spans = paragraph_spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.of(text).strip() for span in spans)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert [c for place, c in enumerate(text) if place not in covered and not c.isspace()] == []
