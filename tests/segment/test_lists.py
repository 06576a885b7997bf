"""Lists that run on in one line."""

from __future__ import annotations

import pytest

from alignpost.segment.lists import inline_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. Wash 2. Dry 3. Fold", ["2. Dry ", "3. Fold"]),
        ("i) wash ii) dry iii) fold", ["ii) dry ", "iii) fold"]),
        ("Do: 1. wash. 2. dry.", ["2. dry."]),
        ("We want (1) wool and (2) silk.", []),
        ("We want (1) wool    (2) silk;  (3) tin.", ["(3) tin."]),
        ("Add (a) x; (b) y. Then (a) z; (b) w.", ["(b) y. Then (a) z; ", "(b) w."]),
        ("No. 1. Then no. 3.", []),
        ("3. Wash 2. Dry", []),
        ("1. Wash 2) Dry", []),
        ("(g) x; (h) y; (i) z; (j) w.", ["(h) y; ", "(i) z; ", "(j) w."]),
        ("(iii) x; (iv) y; (v) z; (vi) w.", ["(iv) y; ", "(v) z; ", "(vi) w."]),
        ("", []),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    starts = inline_items(text, 0, len(text))
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=False)] == items
