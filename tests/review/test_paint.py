from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from alignpost.model import Span
from alignpost.review.findings import excerpt
from alignpost.review.paint import CARET, SENTENCE, Cell, Highlight, with_carets
from alignpost.review.wrap import cells
from alignpost.visible import visible

INK = Style(bold=True)
OTHER = Style(italic=True)
TEXT = st.text(alphabet=st.sampled_from("abé \u00a0\u202f漢e\u0301\x1b-»"), max_size=50)


def test_a_sentence_mark_is_no_part_of_the_text() -> None:
    text = "Un. Deux. Trois."
    marks = [Highlight(Span(at, at), INK, SENTENCE) for at in (4, 10)]
    cell = Cell(text, 40, marks)
    assert "".join(segment.text for segment in cell.line(0, Style.null())).rstrip(" ") == "Un. ┊Deux. ┊Trois."
    assert [cell.offset_at(0, x) for x in (3, 5, 11, 12)] == [3, 4, 10, 10]
    missing = Highlight(Span(4, 4), OTHER)
    assert (
        Cell(text, 40, [marks[0], missing]).text
        == Cell(text, 40, [missing, marks[0]]).text
        == "Un. ‸Deux. Trois."
    )


def test_a_highlight_takes_whole_clusters() -> None:
    text = "Keys 1\ufe0f\u20e3 and cafe\u0301!"
    marks = [Highlight(Span(5, 6), INK), Highlight(Span(16, 17), OTHER), Highlight(Span(18, 18), INK)]
    line = Cell(text, 40, marks).line(0, Style.null())
    inked = [
        segment.text for segment in line if segment.style and (segment.style.bold or segment.style.italic)
    ]
    assert inked == ["1\ufe0f\u20e3", "e\u0301", "‸"]
    assert sum(cells(segment.text) for segment in line) == 40


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Highlight]]:
    text = draw(TEXT)
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        marks.append(Highlight(Span(start, end), draw(st.sampled_from([INK, OTHER]))))
    return text, marks


@given(marked())
def test_signs_that_are_put_in_leave_every_highlight_on_its_words(made: tuple[str, list[Highlight]]) -> None:
    text, marks = made
    shown, moved = with_carets(text, marks)
    assert shown.replace(CARET, "") == text
    for mark, now in zip(marks, moved, strict=True):
        words = now.span.of(shown)
        if mark.span.start == mark.span.end:
            assert words == CARET
        else:
            assert words.replace(CARET, "") == mark.span.of(text)
            assert not words.startswith(CARET)
            assert not words.endswith(CARET)


@given(marked(), st.integers(2, 20))
def test_every_line_has_the_width_of_the_column(made: tuple[str, list[Highlight]], width: int) -> None:
    text, marks = made
    cell = Cell(text, width, marks)
    for number in range(len(cell) + 1):
        assert sum(cells(segment.text) for segment in cell.line(number, Style.null())) == width


@given(marked())
def test_what_is_marked_is_what_stands_out(made: tuple[str, list[Highlight]]) -> None:
    text, marks = made
    marks = [mark for mark in marks if mark.span.start < mark.span.end]
    shown = visible(text)
    line = Cell(text, 1000, marks).line(0, Style.null())
    out = "".join(segment.text for segment in line if segment.style and segment.style.bold)
    asked = {i for mark in marks if mark.style is INK for i in range(mark.span.start, mark.span.end)}
    clusters = [range(*cluster.span()) for cluster in regex.finditer(r"\X", shown)]
    inked = {i for cluster in clusters if asked & set(cluster) for i in cluster}
    left, right = len(shown) - len(shown.lstrip(" ")), len(shown.rstrip(" "))
    assert out == "".join(shown[i] for i in sorted(inked) if left <= i < right)


@given(marked())
def test_a_caret_stands_at_every_empty_span(made: tuple[str, list[Highlight]]) -> None:
    text, marks = made
    shown, moved = with_carets(text, marks)
    assert shown.replace(CARET, "") == text
    assert len(moved) == len(marks)
    for before, after in zip(marks, moved, strict=True):
        if before.span.start == before.span.end:
            assert after.span.of(shown) == CARET
        else:
            assert after.span.of(shown).replace(CARET, "") == before.span.of(text)


def test_an_excerpt_fills_the_line_it_has() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    span = Span(text.index("seven"), text.index("seven") + 5)
    (narrow, _), (wide, _) = excerpt(text, (span,), 10), excerpt(text, (span,), 70)
    assert narrow == "…five six seven eight nine…"
    assert wide == "one two three four five six seven eight nine ten eleven twelve…"
    assert excerpt(text, (span,), 200) == (text, [span])


@given(marked(), st.integers(0, 60))
def test_an_excerpt_holds_its_spans(made: tuple[str, list[Highlight]], room: int) -> None:
    text, marks = made
    spans = tuple(mark.span for mark in marks)
    if spans:
        shown, moved = excerpt(text, spans, room)
        assert [span.of(shown) for span in moved] == [span.of(text) for span in spans]
        assert shown.strip("…") in text
