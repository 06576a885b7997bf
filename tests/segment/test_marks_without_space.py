"""What follows a mark at once, without a space, is told apart: a name, a new sentence, an emoji inside a word."""

from __future__ import annotations

import pytest

from alignpost.segment import segment_text


def sentences(text: str) -> list[str]:
    return [segment.text for segment in segment_text(text, "en")]


def test_an_emoji_ends_a_sentence_only_before_a_space() -> None:
    assert sentences("We had a great call 😀 Then we left.") == ["We had a great call 😀", "Then we left."]
    assert sentences("We had a great call 😀Then we left.") == ["We had a great call 😀Then we left."]


@pytest.mark.parametrize("marks", ["。", "！", "！！", "？！", "。。", "……。"])
def test_a_run_of_wide_marks_ends_a_sentence_as_one_does(marks: str) -> None:
    assert sentences(f"太好了{marks}我们走吧。") == [f"太好了{marks}", "我们走吧。"]


@pytest.mark.parametrize(
    ("text", "count"), [("Enough…Then we left.", 2), ("enough.Then we left.", 2), ("Enough.Then we left.", 1)]
)
def test_an_ellipsis_parts_words_that_a_stop_holds_together(text: str, count: int) -> None:
    """`Given.Name` may be one name; nobody writes one with an ellipsis."""
    assert len(sentences(text)) == count
