"""How much is done for documents of which length."""

from __future__ import annotations

import pytest

from alignpost.align.aligner import _effort
from alignpost.align.at_once import Effort
from alignpost.encode import learn_encoder


@pytest.mark.parametrize(
    ("size", "learnt", "given"),
    [
        (3_000, Effort(2), Effort(2)),
        (3_001, Effort(1), Effort(1, doubts_only=True)),
        (30_000, Effort(1), Effort(1, doubts_only=True)),
        (30_001, Effort(1), Effort(0, doubts_only=True)),
    ],
)
def test_long_documents_are_looked_at_less_often(size: int, learnt: Effort, given: Effort) -> None:
    assert _effort(size, None) == learnt
    assert _effort(size, learn_encoder([], [], [])) == given
