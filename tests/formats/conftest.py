"""A small bitext that has one of everything, and how any bitext is made from lists of texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alignpost.model import (
    Bead,
    Bitext,
    Dismissal,
    Document,
    Finding,
    Note,
    Part,
    Score,
    Segment,
    SegmentedDocument,
    Severity,
    Span,
    Status,
)

SOURCE = (
    "Hello & <goodbye>!",
    "No deal.",
    "Not yet.",
    "45 people…",
    "It’s 5 o’clock.",
    "Rejected.",
    "Not kept.",
)
TARGET = (
    "Bonjour\u00a0& «\u202fau revoir\u202f»\u202f! 🇺🇦",
    "Pas d’accord, pas encore.",
    "54 personnes…",
    "Ajouté.",
    "Rejeté.",
    "Laissé.",
)


def segmented(texts: tuple[str, ...], lang: str, gap: str = " ") -> SegmentedDocument:
    segments = []
    start = 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text, "mark"))
        start += len(text) + len(gap)
    whole = gap.join(texts)
    return SegmentedDocument(
        Document(whole, lang, f"post.{lang}.txt", (Span(0, len(whole)),)), tuple(segments)
    )


@pytest.fixture
def sample() -> Bitext:
    """Seven pairs: 1:1, 2:1, 1:1, 1:0, 0:1, a rejected one, one that is not kept."""
    beads = [
        Bead((0,), (0,), 0.99),
        Bead((1, 2), (1,), 0.5),
        Bead((3,), (2,), 1.0),
        Bead((4,), ()),
        Bead((), (3,)),
        Bead((5,), (4,)),
        Bead((6,), (5,)),
    ]
    bitext = Bitext.of_beads(segmented(SOURCE, "en"), segmented(TARGET, "fr"), beads)
    finding = Finding(
        "numbers",
        "accuracy/mistranslation",
        Severity.MAJOR,
        (Span(0, 2),),
        (Span(0, 2),),
        "45 became 54.",
        "45",
    )
    notes = (
        Note(1, "Ada", "2025-02-12T18:22:05Z", "Is it\u00a045?\nPlease look.", "accuracy", Severity.MINOR),
        Note(
            2,
            "Bo",
            "2025-02-13T08:00:00Z",
            "Yes & no",
            target_spans=(Span(0, 2),),
            suggestion="45 personnes…",
            reply_to=1,
        ),
    )
    pairs = list(bitext.pairs)
    pairs[0] = replace(
        pairs[0], status=Status.ACCEPTED, locked=True, score=Score(97.5, (Part("base", 97.5),))
    )
    parts = (Part("base", 100.0), Part("numbers", -33.333333333333336, "one number"))
    score = Score(66.66666666666667, parts, (finding,))
    pairs[1] = replace(
        pairs[1],
        bookmarked=True,
        human_score=72.5,
        dismissals=(Dismissal("names", "deal", "", "no name", "Ada", "2025-02-12T18:22:05Z"),),
        target_original="Pas d’accord & pas encore.",
    )
    pairs[2] = replace(pairs[2], status=Status.NEEDS_WORK, score=score, notes=notes)
    pairs[5] = replace(pairs[5], status=Status.REJECTED)
    pairs[6] = replace(pairs[6], keep=False)
    return replace(bitext, pairs=tuple(pairs), signature="alignpost:0|checks:numbers")
