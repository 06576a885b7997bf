"""Findings that need the whole document.

Moved sentences, sentences said again that nothing calls for, the habit of spacing, what is rendered now so, now
otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alignpost.model import Bitext, Finding, Pair
from alignpost.score.check import Context
from alignpost.score.checks.consistency import CONSISTENCY, inconsistent
from alignpost.score.checks.copied_over import copied_over
from alignpost.score.checks.repetition import REPETITION
from alignpost.score.checks.spacing import SPACING, deviations, habits
from alignpost.score.lexicon import lexicon_for
from alignpost.score.order import MOVED, moved
from alignpost.score.profiles import Judging
from alignpost.tokens import base_language

if TYPE_CHECKING:  # few texts come with one
    from alignpost.score.glossary import Glossary

__all__ = ["with_document_findings"]


def with_document_findings(bitext: Bitext, judged: Judging, glossary: Glossary | None) -> Bitext:
    """The scored pairs with these findings after their own; they take no points.

    A pair alone is not less faithful because another one is set otherwise, and its score must not change with its
    neighbours.
    """
    elsewhere = moved(bitext) if MOVED not in judged.off else {}
    habit = habits(bitext.pairs) if SPACING not in judged.off else {}
    others = inconsistent(bitext.pairs, _context(bitext, glossary)) if CONSISTENCY not in judged.off else {}
    again = copied_over(bitext.pairs, bitext.target.lang) if REPETITION not in judged.off else {}
    told = (
        (
            *elsewhere.get(pair.id, ()),
            *again.get(pair.id, ()),
            *deviations(pair.target, habit),
            *others.get(pair.id, ()),
        )
        for pair in bitext.pairs
    )
    pairs = tuple(_told(pair, judged.of(found)) for pair, found in zip(bitext.pairs, told, strict=True))
    return replace(bitext, pairs=pairs)


def _context(bitext: Bitext, glossary: Glossary | None) -> Context:
    source, target = bitext.source.lang, bitext.target.lang
    return Context(source, target, glossary, lexicon_for(base_language(source), base_language(target)))


def _told(pair: Pair, findings: list[Finding]) -> Pair:
    if pair.score is None or not findings:
        return pair
    return replace(pair, score=replace(pair.score, findings=(*pair.score.findings, *findings)))
