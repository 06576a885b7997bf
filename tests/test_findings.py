"""What a finding may suggest."""

import pytest

from alignpost.model import Finding, Severity, Span

_ONE, _OTHER = Span(0, 4), Span(12, 16)


@pytest.mark.parametrize(
    ("spans", "suggestion"),
    [((_ONE,), "Anna"), ((_ONE, _OTHER), None), ((), None), ((Span(4, 4),), "Anna")],
)
def test_a_suggestion_belongs_to_one_place(spans: tuple[Span, ...], suggestion: str | None) -> None:
    finding = Finding(
        "names", "accuracy/mistranslation", Severity.MAJOR, (_ONE,), spans, "Another name.", "Anna"
    )
    assert finding.suggestion == suggestion
