"""The words that all reports share."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity, Span
from alignpost.report.words import said


@pytest.mark.parametrize(
    ("suggestion", "words"),
    [
        (None, "Two numbers."),
        ("trois", "Two numbers. Suggestion: “trois”."),
        ("", "Two numbers. Suggestion: leave it out."),
        ("\x1b[2J", "Two numbers. Suggestion: “␛[2J”."),
    ],
)
def test_what_is_proposed_is_said(suggestion: str | None, words: str) -> None:
    finding = Finding(
        check="numbers",
        mqm="accuracy/mistranslation",
        severity=Severity.MAJOR,
        source_spans=(),
        target_spans=(Span(0, 1),),
        message="Two numbers.",
        suggestion=suggestion,
    )
    assert said(finding) == words
