from __future__ import annotations

import alignpost
from alignpost.model import Bitext, Severity, Span
from alignpost.score import score_bitext
from alignpost.score.order import MOVED

SENTENCES = [
    ("The old dog sleeps in the garden.", "Le vieux chien dort dans le jardin."),
    ("Marco Rubio went to Moscow on Friday.", "Marco Rubio s’est rendu à Moscou vendredi."),
    ("The price of bread rose by 12 percent.", "Le prix du pain a augmenté de 12 %."),
    ("We will never forget the victims.", "Nous n’oublierons jamais les victimes."),
    ("The negotiations start in the spring.", "Les négociations commencent au printemps."),
    ("My sister plays the piano every night.", "Ma sœur joue du piano tous les soirs."),
    ("The White House published a statement.", "La Maison Blanche a publié un communiqué."),
    ("Millions of people lost their homes.", "Des millions de personnes ont perdu leur maison."),
]


def moved(bitext: Bitext) -> dict[str, str]:
    return {
        pair.source or pair.target: finding.message
        for pair in score_bitext(bitext).pairs
        for finding in (pair.score.findings if pair.score else ())
        if finding.check == MOVED and finding.severity is Severity.MINOR
    }


def test_a_sentence_that_changed_its_place_is_told_on_both_sides() -> None:
    source = "\n".join(s for s, _ in SENTENCES)
    targets = [t for _, t in SENTENCES]
    target = "\n".join([targets[2], *targets[:2], *targets[3:]])
    bitext = alignpost.align(source, target)
    told = moved(bitext)
    assert set(told) == {SENTENCES[2][0], SENTENCES[2][1]}
    number = {pair.source or pair.target: pair.id for pair in bitext.pairs}
    assert f"rendered by pair {number[SENTENCES[2][1]]} " in told[SENTENCES[2][0]]
    assert f"a rendering of pair {number[SENTENCES[2][0]]} " in told[SENTENCES[2][1]]


def test_its_severity_may_be_set() -> None:
    source = "\n".join(s for s, _ in SENTENCES)
    targets = [t for _, t in SENTENCES]
    bitext = alignpost.align(source, "\n".join([targets[2], *targets[:2], *targets[3:]]))
    for level, told in (("major", ["major", "major"]), ("off", [])):
        scored = score_bitext(bitext, checks={MOVED: level})
        found = [f for pair in scored.pairs if pair.score for f in pair.score.findings if f.check == MOVED]
        assert [finding.severity.value for finding in found] == told


def test_nothing_is_told_where_the_order_is_kept() -> None:
    source, target = ("\n".join(side) for side in zip(*SENTENCES, strict=True))
    assert moved(alignpost.align(source, target)) == {}


def test_an_omission_and_an_addition_are_no_change_of_order() -> None:
    source = "\n".join(s for s, _ in SENTENCES)
    target = "\n".join(
        [t for _, t in SENTENCES[:2]] + ["Il pleuvait sur Bruxelles."] + [t for _, t in SENTENCES[3:]]
    )
    assert moved(alignpost.align(source, target)) == {}


def test_sentences_that_went_together_are_told_once_and_one_of_a_passage_at_its_place() -> None:
    source = "\n".join(s for s, _ in SENTENCES)
    targets = [t for _, t in SENTENCES]
    target = "\n".join([*targets[:1], *targets[3:6], *targets[1:3], *targets[6:]])
    told = findings_of(alignpost.align(source, target))
    assert [(len(spans), text) for text, spans in told] == [
        (1, "\n".join(s for s, _ in SENTENCES[1:3])),
        (1, "\n".join(targets[1:3])),
    ]

    target = "\n".join([*targets[:1], *targets[3:6], targets[1], *targets[6:]])
    told = findings_of(alignpost.align(source, target))
    passage = "\n".join(s for s, _ in SENTENCES[1:3])
    assert [(text, span.of(text)) for text, spans in told for span in spans] == [
        (passage, SENTENCES[1][0]),
        (targets[1], targets[1]),
    ]


def findings_of(bitext: Bitext) -> list[tuple[str, tuple[Span, ...]]]:
    """The text of each pair with a finding of changed order, and where that stands."""
    return [
        (pair.source or pair.target, finding.source_spans or finding.target_spans)
        for pair in score_bitext(bitext).pairs
        for finding in (pair.score.findings if pair.score else ())
        if finding.check == MOVED
    ]
