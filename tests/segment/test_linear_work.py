"""Time is linear in the text, shown by counting work, not by the clock.

The scan visits disjoint stretches of the text; every decision reads a window of bounded length. So the characters
read are at most the text once, and a constant for each candidate, of which there are at most as many as characters.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from alignpost.model import Span
from alignpost.segment import rules
from alignpost.segment.candidates import Candidate, candidates
from alignpost.segment.context import AFTER, BEFORE, Context
from alignpost.segment.context import context_of as real_context_of
from alignpost.segment.layout import blocks
from alignpost.segment.lists import inline_items
from alignpost.segment.profiles import Profile
from alignpost.segment.reasons import Reason

ATTACKS = {
    "acronym": "A.",
    "initials": "A. ",
    "dots": ".",
    "spaced dots": ". ",
    "emoji": "😀",
    "spaced emoji": "😀 ",
    "joined emoji": "👨\u200d",
    "half flags": "🇫",
    "no spaces": "x",
    "one line": "word ",
    "open quotes": '"',
    "quoted dots": '". ',
    "brackets": "((([[[",
    "closers": ".)",
    "open guillemets": "« ",
    "notes": ".[1]",
    "numbers": "..[111 111 ",
    "list": "1. ",
    "letters": "a) ",
    "tags": "! #a",
    "marks that combine": ".\u0301",
    "lines": "a\n",
    "no-break spaces": ".\u00a0\u00a0",
    "smileys": " :)",
    "addresses": "http://a.b/",
}


def _attack(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _work(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Candidates met and characters handed to decisions."""
    count = read = 0

    def counted(*args: object, **kwargs: object) -> Context:
        nonlocal count, read
        context = real_context_of(*args, **kwargs)  # type: ignore[arg-type]
        assert len(context.before) <= BEFORE
        assert len(context.after) <= AFTER
        count += 1
        read += len(context.before) + len(context.after) + len(context.gap)
        return context

    monkeypatch.setattr(rules, "context_of", counted)
    rules.segment_text(text, "en")
    return count, read


@pytest.mark.parametrize("unit", ATTACKS.values(), ids=ATTACKS.keys())
def test_twice_the_text_is_at_most_twice_the_work(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (few, _), (many, read) = (_work(_attack(unit, size), monkeypatch) for size in (2_000, 4_000))
    assert many <= 2 * few + 2
    assert many <= 4_000
    assert read <= many * (BEFORE + AFTER + 3)


@pytest.mark.parametrize("unit", ATTACKS.values(), ids=ATTACKS.keys())
def test_candidates_are_disjoint(unit: str) -> None:
    text = _attack(unit, 20_000)
    end = 0
    for candidate in _all(text):
        assert end <= candidate.start < candidate.end <= candidate.next
        end = candidate.next
    assert end <= len(text)


def _all(text: str) -> Iterator[Candidate]:
    return candidates(text, 0, len(text))


def test_a_run_of_marks_or_emoji_is_one_candidate() -> None:
    assert [len(list(_all(text))) for text in ("." * 100_000, "😀" * 50_000, "?!" * 50_000)] == [1, 1, 1]


def test_nothing_is_a_candidate_in_a_megabyte_without_marks() -> None:
    text = "x" * 1_000_000
    assert list(_all(text)) == []
    assert inline_items(text, 0, len(text)) == []
    assert [block.reason for block in blocks(text, [Span(0, len(text))], Profile.DEFAULT)] == [
        Reason.PARAGRAPH
    ]
    assert [segment.text == text for segment in rules.segment_text(text, "en")] == [True]
