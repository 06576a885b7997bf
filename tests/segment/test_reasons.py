"""Reason codes and their page in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

from alignpost.segment import Reason

PAGE = Path(__file__).parents[2] / "docs" / "segmentation.md"


def test_the_documentation_lists_every_code_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    (listed,) = re.findall(r"<!-- reasons.*?-->\n(.*?)\n<!-- end of reasons -->", text, re.DOTALL)
    rows = [f"| `{r.value}` | {'yes' if r.breaks else 'no'} | {r.description} |" for r in Reason]
    assert listed.splitlines() == ["| code | ends a sentence | meaning |", "|---|---|---|", *rows]


def test_codes_are_unique_words() -> None:
    assert len({reason.value for reason in Reason}) == len(list(Reason))
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", reason.value) for reason in Reason)
    assert {reason.value: reason for reason in Reason}["stop"] is Reason.STOP
