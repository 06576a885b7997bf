"""Bitexts whose scores are given, so that what a gate says follows from what stands in the test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from alignpost.model import Bitext, Finding, Pair, Score, Severity, Span

Made = Callable[..., Bitext]


def finding(severity: Severity, check: str = "numbers") -> Finding:
    return Finding(check, "accuracy/mistranslation", severity, (Span(0, 3),), (Span(0, 2),), "They differ.")


@pytest.fixture
def made() -> Made:
    """`made([(fidelity, severities), …])`: pairs of ten words a side with these scores and findings."""

    def make(rows: Sequence[tuple[float, Sequence[Severity]]], **changes: object) -> Bitext:
        texts = [(f"{number} " + "word " * 9, f"{number} " + "mot " * 9) for number in range(len(rows))]
        bitext = Bitext.of_texts(texts, "en", "fr")
        pairs: list[Pair] = []
        for pair, (fidelity, severities) in zip(bitext.pairs, rows, strict=True):
            score = Score(fidelity, (), tuple(finding(severity) for severity in severities))
            pairs.append(replace(pair, score=score, **changes))  # type: ignore[arg-type] # fields of a pair
        return replace(bitext, pairs=tuple(pairs), signature="s")

    return make
