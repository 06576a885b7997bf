"""The whole reasoning about one pair: its texts, its score part by part, its findings, and which word renders which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alignpost.model import Dismissal, Finding, Note, Pair, Part, Span
from alignpost.score.check import Context, PairText
from alignpost.score.dismissals import dismissal_of
from alignpost.score.lexicon import lexicon_for
from alignpost.score.links import SURE
from alignpost.score.side import Side
from alignpost.score.telling import telling_parts
from alignpost.tokens import base_language
from alignpost.visible import figure

__all__ = ["Explanation", "WordLink", "explanation", "in_words"]


@dataclass(frozen=True, slots=True)
class WordLink:
    """One source word and the target word that renders it best."""

    source: Span
    target: Span
    sureness: float
    """0–1."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that is known about a pair."""

    pair: Pair
    links: tuple[WordLink, ...]
    """In the order of the source; only those that are sure enough to count."""
    uncovered_source: tuple[Span, ...]
    """Content words that nothing in the target renders."""
    uncovered_target: tuple[Span, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...]
    """Findings that weigh nothing, with the word of the person who dismissed them."""

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody has dismissed."""
        gone = [finding for finding, _ in self.dismissed]
        return tuple(finding for finding in self._findings if finding not in gone)

    def in_loss(self, link: WordLink) -> bool:
        """Whether a word of a link stands in a stretch of which a finding says that it is left out or added."""
        return any(
            span.start <= word.start and word.end <= span.end
            for finding in self.standing
            for check, spans, word in (
                ("omission", finding.source_spans, link.source),
                ("addition", finding.target_spans, link.target),
            )
            if finding.check == check
            for span in spans
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """What the score is made of; empty where the pair has none."""
        return self.pair.score.parts if self.pair.score else ()

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return self.pair.score.findings if self.pair.score else ()


def explanation(pair: Pair, source_lang: str, target_lang: str) -> Explanation:
    """Gather what is known about a pair, its score as it stands.

    Args:
        pair: with or without a score.
        source_lang: BCP 47 tag.
        target_lang: of the target.
    """
    lexicon = lexicon_for(base_language(source_lang), base_language(target_lang))
    read = PairText(pair.source, pair.target, Context(source_lang, target_lang, None, lexicon))
    source, target, cover = read.source, read.target, read.coverage
    links = tuple(
        WordLink(word.span, target.words[link].span, min(1.0, sure))
        for word, link, sure in zip(source.words, cover.to_target, cover.source, strict=True)
        if link is not None and sure >= SURE
    )
    findings = pair.score.findings if pair.score else ()
    dismissed = [
        (finding, dismissal)
        for finding in findings
        if (dismissal := dismissal_of(finding, pair.source, pair.target, pair.dismissals)) is not None
    ]
    return Explanation(
        pair, links, _uncovered(source, cover.source), _uncovered(target, cover.target), tuple(dismissed)
    )


def _uncovered(side: Side, sure: Sequence[float]) -> tuple[Span, ...]:
    return tuple(
        word.span
        for word, key, value in zip(side.words, side.keys, sure, strict=True)
        if value < SURE and key not in side.function_words
    )


def in_words(told: Explanation) -> str:
    """An explanation as lines of text."""
    pair = told.pair
    lines = [f"Pair {pair.id}, {pair.bead.kind}, {pair.status.value.replace('_', ' ')}", ""]
    lines += [f"  source  {pair.source or '(nothing)'}", f"  target  {pair.target or '(nothing)'}", ""]
    lines += [_confidence(pair), *_score(told), "", *_findings(told), *_notes(pair), *_words(told)]
    return "\n".join(lines).rstrip()


def _confidence(pair: Pair) -> str:
    if pair.bead.confidence is None:
        return "Confidence: no aligner has said how sure this pair is."
    return f"Confidence: these belong together with a probability of {pair.bead.confidence:.0%}."


def _score(told: Explanation) -> list[str]:
    score = told.pair.score
    if score is None:
        return ["Fidelity: not scored yet; `alignpost score` or opening the project in the screen does it."]
    lines = [f"Fidelity: {figure(score.fidelity, 1)} of 100."]
    lines += [f"  {part.points:+7.1f}  {part.name}: {part.reason}" for part in telling_parts(told.parts)]
    if told.pair.human_score is not None:
        lines.append(f"A person gave {told.pair.human_score:.0f}.")
    return lines


def _findings(told: Explanation) -> list[str]:
    lines = ["Findings:" if told.standing else "Findings: none stands."]
    for finding in told.standing:
        lines += [f"  {finding.severity.value}, {finding.check} ({finding.mqm}): {finding.message}"]
        lines += _quoted(told.pair, finding)
    if told.dismissed:
        lines.append("Dismissed, and so without weight:")
        for finding, dismissal in told.dismissed:
            who = f" by {dismissal.author}" if dismissal.author else ""
            lines.append(f"  {finding.check}: {finding.message} Dismissed{who}: {dismissal.reason}")
    return [*lines, ""]


def _notes(pair: Pair) -> list[str]:
    """What people noted, in the order of writing; an answer names the note that it answers."""
    if not pair.notes:
        return []
    lines = ["Notes of people:"]
    for note in pair.notes:
        kind = [
            *filter(
                None, (note.mqm, note.severity and note.severity.value, "settled" if note.resolved else "")
            )
        ]
        answered = "" if note.reply_to is None else f", to note {note.reply_to}"
        text = note.text.replace("\n", "\n    ")
        lines.append(f"  {note.id}, {', '.join([note.author, *kind])}{answered}: {text}")
        lines += _quoted(pair, note)
    return [*lines, ""]


def _quoted(pair: Pair, remark: Finding | Note) -> list[str]:
    """The words that a finding or a note is about, and what would be better."""
    sides = (("source", pair.source, remark.source_spans), ("target", pair.target, remark.target_spans))
    lines = []
    for name, text, spans in sides:
        words = [f"“{span.of(text)}”" if span.end > span.start else f"(at {span.start})" for span in spans]
        if words:
            lines.append(f"    {name}: {', '.join(words)}")
    if remark.suggestion is not None:
        lines.append(
            f"    better: “{remark.suggestion}”" if remark.suggestion else "    better: leave it out"
        )
    return lines


def _words(told: Explanation) -> list[str]:
    pair = told.pair
    if not (pair.source and pair.target):
        return []
    loose = [link for link in told.links if told.in_loss(link)]
    lines = [
        f"Words that render each other: {_linked(pair, [one for one in told.links if one not in loose])}."
    ]
    if loose:
        lines.append(f"Alike, within words that as a whole have no counterpart: {_linked(pair, loose)}.")
    for name, other, text, spans in (
        ("source", "target", pair.source, told.uncovered_source),
        ("target", "source", pair.target, told.uncovered_target),
    ):
        if spans:
            alone = ", ".join(span.of(text) for span in spans)
            lines.append(f"Words of the {name} without counterpart in the {other}: {alone}.")
    return lines


def _linked(pair: Pair, links: Sequence[WordLink]) -> str:
    return ", ".join(f"{a.source.of(pair.source)} – {a.target.of(pair.target)}" for a in links) or "none"
