"""Sentences whose place changed: an alignment in reading order leaves them alone, so a finding says where they are."""

from __future__ import annotations

from dataclasses import replace

from alignpost.model import Bitext, Finding, Pair, Severity, Span

__all__ = ["MOVED", "with_moved"]

MOVED = "moved"
"""Id of the findings; they need the whole alignment, so they come from no check of pairs."""

_QUOTED = 60


def with_moved(bitext: Bitext) -> Bitext:
    """Tell lonely sentences that seem to translate each other in another place, each with a minor finding.

    Only scored pairs get findings; fidelity stays what it is, since the pairs are still apart.
    """
    lonely = {bool(pair.source) for pair in bitext.pairs if not (pair.source and pair.target)}
    if len(lonely) < 2:
        return bitext
    # numpy and the encoder are loaded for those who need them: most bitexts end above.
    from alignpost.align import crossings  # noqa: PLC0415
    from alignpost.encode import encoder_for  # noqa: PLC0415

    encoder = encoder_for(bitext.source.lang, bitext.target.lang)
    owners = _owners(bitext)
    findings: dict[int, Finding] = {}
    for bead in crossings(bitext.source, bitext.target, bitext.beads, encoder):
        source, target = owners[0][bead.source[0]], owners[1][bead.target[0]]
        findings[source.id] = _finding(source, target, "rendered by", target.target)
        findings[target.id] = _finding(target, source, "a rendering of", source.source)
    pairs = tuple(_told(pair, findings.get(pair.id)) for pair in bitext.pairs)
    return replace(bitext, pairs=pairs) if findings else bitext


def _owners(bitext: Bitext) -> tuple[dict[int, Pair], dict[int, Pair]]:
    """The pair of every segment, for both sides."""
    return (
        {i: pair for pair in bitext.pairs for i in pair.bead.source},
        {j: pair for pair in bitext.pairs for j in pair.bead.target},
    )


def _finding(pair: Pair, other: Pair, role: str, text: str) -> Finding:
    quoted = text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
    return Finding(
        check=MOVED,
        mqm="style/organisational",
        severity=Severity.MINOR,
        source_spans=(Span(0, len(pair.source)),) if pair.source else (),
        target_spans=(Span(0, len(pair.target)),) if pair.target else (),
        message=f"Its order was changed: it seems to be {role} pair {other.id} (“{quoted}”).",
    )


def _told(pair: Pair, finding: Finding | None) -> Pair:
    if finding is None or pair.score is None:
        return pair
    score = pair.score
    return replace(pair, score=replace(score, findings=(*score.findings, finding)))
