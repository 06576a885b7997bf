"""Eight pairs with scores that no model has to make: the texts of most tests of the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alignpost.model import Bitext, Finding, Pair, Part, Score, Severity, Span

__all__ = ["NUMBER", "TEXTS", "scored"]

TEXTS = (
    ("I spoke with the minister.", "J’ai parlé avec le ministre."),
    ("We met 12 people.", "Nous avons rencontré 21 personnes."),
    ("It was wonderful!", "C’était merveilleux\u202f!"),
    ("He said: “never.”", "Il a dit\u00a0: «\u00a0jamais\u00a0»."),
    ("Nobody translated this.", ""),
    ("No more lives should be lost!", "Plus aucune vie ne doit être perdue\u00a0!"),
    ("We agreed.", "Nous nous sommes mis d’accord."),
    ("The end.", "Fin."),
)

NUMBER = Finding(
    "numbers",
    "accuracy/mistranslation",
    Severity.MAJOR,
    (Span(7, 9),),
    (Span(21, 23),),
    "12 has become 21.",
    "12",
)
"""Of the second pair."""

_UNCERTAIN = 7


def scored(
    texts: Sequence[tuple[str, str]],
    findings: Mapping[int, Finding],
    fidelities: Mapping[int, float],
    usual: float,
    signature: str,
) -> Bitext:
    """The pairs of `texts`, scored.

    Args:
        texts: source and target of each.
        findings: by the numbers of the pairs that have one.
        fidelities: by the numbers of the pairs that are not `usual`.
        usual: fidelity of the others.
        signature: of the scores.
    """

    def with_score(pair: Pair) -> Pair:
        fidelity = fidelities.get(pair.id, usual)
        parts = (
            Part("adequacy", fidelity + 4.0, "the sentences mean the same"),
            Part("checks", -4.0, "findings"),
        )
        found = (findings[pair.id],) if pair.id in findings else ()
        confidence = 0.55 if pair.id == _UNCERTAIN else 0.99
        bead = replace(pair.bead, confidence=confidence)
        return replace(pair, bead=bead, score=Score(fidelity, parts, found, 0.04, 1.5))

    plain = Bitext.of_texts(texts, "en", "fr", "texts")
    return replace(plain, pairs=tuple(map(with_score, plain.pairs)), signature=signature)
