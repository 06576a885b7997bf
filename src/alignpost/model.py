"""The things that travel between the packages: frozen, slotted, free of behaviour beyond what they are.

All offsets count Unicode code points. A text is never altered: segments, findings and notes point into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignpost.errors import UsageError

__all__ = [
    "UNDETERMINED",
    "Bead",
    "Bitext",
    "Dismissal",
    "Document",
    "Finding",
    "Note",
    "Pair",
    "Part",
    "Score",
    "Segment",
    "SegmentedDocument",
    "Severity",
    "Span",
    "Status",
    "language",
]

UNDETERMINED = "und"
"""BCP 47 for a text that does not say its language."""

_TAG = re.compile("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def language(tag: str) -> str:
    """`tag` itself, if it can be a BCP 47 language tag (RFC 5646, section 2.1; `_` is taken for `-`).

    Raises:
        UsageError: it cannot.
    """
    if not _TAG.fullmatch(tag):
        raise UsageError(f"“{tag}” is no language tag; give one such as en, fr or fr-CA")
    return tag.replace("_", "-")


class Status(StrEnum):
    """What a person has decided about a pair; the machine only ever writes `UNREVIEWED`."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    NEEDS_WORK = "needs_work"
    REJECTED = "rejected"


class Severity(StrEnum):
    """MQM severities with the multipliers of the MQM scoring model (themqm.org): 0, 1, 5, 25."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def penalty(self) -> int:
        """Penalty points of one error of this severity."""
        return _PENALTY[self]

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical, for comparing."""
        return _RANK[self]

    @property
    def mark(self) -> str:
        """One character that stands for it wherever findings are listed."""
        return _MARKS[self]


_PENALTY = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}
_MARKS = dict(zip(Severity, "·△▲◆", strict=True))
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points; empty where something is missing at that place."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language, kept as it was read; everything else points into it."""

    text: str
    lang: str
    """BCP 47 tag, `en`, `fr`, `fr-CA`."""
    name: str = ""
    """Where it came from, for messages and headers: usually the file's name."""
    paragraphs: tuple[Span, ...] = ()
    """In order, disjoint, together covering every character that is not white space."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence: a span of its document's text, and why it ends where it ends."""

    start: int
    end: int
    text: str
    """The document's text from `start` to `end`, unaltered."""
    reason: str = ""
    """Reason code of the boundary at `end` (docs/segmentation.md lists them)."""

    @property
    def span(self) -> Span:
        """Where the segment stands in its document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class SegmentedDocument:
    """A document with its segments: ordered, disjoint, covering every character that is not white space."""

    document: Document
    segments: tuple[Segment, ...]

    @property
    def lang(self) -> str:
        """Language tag of the document."""
        return self.document.lang

    def texts(self) -> list[str]:
        """The segments' texts in order."""
        return [segment.text for segment in self.segments]

    def text_of(self, ids: Sequence[int]) -> str:
        """The text of one side of a bead.

        Neighbouring segments give the slice of the document that spans them, with the white space between them
        as it stands; others are joined by a space. No ids give the empty string.
        """
        if not ids:
            return ""
        if ids[-1] - ids[0] == len(ids) - 1:
            return self.document.text[self.segments[ids[0]].start : self.segments[ids[-1]].end]
        return " ".join(self.segments[i].text for i in ids)


@dataclass(frozen=True, slots=True)
class Bead:
    """One group of an alignment: m source segments with n target segments (Brown et al. 1991)."""

    source: tuple[int, ...]
    """Ids of source segments, ascending, 0-based; empty where the target has no counterpart."""
    target: tuple[int, ...]
    confidence: float | None = None
    """Posterior probability that this very bead is right, 0–1; None where no aligner said so."""

    @property
    def kind(self) -> str:
        """Its shape, `1:1`, `2:1`, `0:1`."""
        return f"{len(self.source)}:{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation by the machine; it becomes an error only when a person confirms it."""

    check: str
    """Id of the check that made it, `numbers`, `names`, `negation` …"""
    mqm: str
    """MQM type, `accuracy/omission`."""
    severity: Severity
    source_spans: tuple[Span, ...]
    """In the pair's source text; an empty span marks a place where something is missing."""
    target_spans: tuple[Span, ...]
    message: str
    """One sentence that a translator understands."""
    suggestion: str | None = None
    """Replacement for the one target span, where the machine can offer one.

    A finding about several places of the target, or about none, has none, whatever it is made with: put into one of
    several places it would repeat a name in the others.
    """

    def __post_init__(self) -> None:
        if self.suggestion is not None and len(self.target_spans) != 1:
            object.__setattr__(self, "suggestion", None)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A person's word that a finding on a pair is no error.

    It names what the finding was about, not where it stood, so that it still holds when the pair is scored or
    grouped anew.
    """

    check: str
    """Id of the check that made the finding."""
    source: str
    """The words that the finding's source spans covered, joined by spaces; empty where it had none."""
    target: str
    """The same of the target."""
    reason: str
    author: str = ""
    time: str = ""
    """UTC, ISO 8601 with seconds."""

    def covers(self, finding: Finding, source: str, target: str) -> bool:
        """Whether `finding`, made on a pair of these texts, is the one that was dismissed."""
        return (
            self.check == finding.check
            and self.source == " ".join(span.of(source) for span in finding.source_spans)
            and self.target == " ".join(span.of(target) for span in finding.target_spans)
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One contribution to a fidelity score."""

    name: str
    points: float
    """What it adds to (or, when negative, takes from) the 0–100 score."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Fidelity of one pair, and what it is made of."""

    fidelity: float
    """0–100, 100 is faithful; needs no reference."""
    parts: tuple[Part, ...] = ()
    """Their points add up to `fidelity` (100 less what was taken away, never below 0)."""
    findings: tuple[Finding, ...] = ()
    critical: float | None = None
    """Probability of a critical error, 0–1; None where no scorer said so."""
    mqm_per_100: float | None = None
    """Expected MQM penalty for a hundred source words; None where no scorer said so."""


@dataclass(frozen=True, slots=True)
class Note:
    """One remark by a person."""

    id: int
    author: str
    time: str
    """UTC, ISO 8601 with seconds: `2025-02-12T18:22:05Z`."""
    text: str
    mqm: str | None = None
    severity: Severity | None = None
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    suggestion: str | None = None
    """Target text that the reviewer proposes."""
    reply_to: int | None = None
    """The note that this one answers; None where it opens a thread."""
    resolved: bool = False
    """Whether the thread that this note opens is settled."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead as the reviewer sees it. Status, keep flag, lock and the scores are different things."""

    id: int
    """Stable within its bitext or project; 1 for the first pair of a new one."""
    bead: Bead
    source: str
    """The text as it now stands: the document's, or what a person made of it."""
    target: str
    status: Status = Status.UNREVIEWED
    keep: bool = True
    """Whether exports take it."""
    locked: bool = False
    score: Score | None = None
    notes: tuple[Note, ...] = ()
    bookmarked: bool = False
    human_score: float | None = None
    """0–100, given by a person after the error spans (Kocmi et al. 2024, Error Span Annotation)."""
    dismissals: tuple[Dismissal, ...] = ()
    source_original: str | None = None
    """The document's text where a person has edited `source`; None where nobody has."""
    target_original: str | None = None


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two segmented documents and the pairs that link them, in reading order."""

    source: SegmentedDocument
    target: SegmentedDocument
    pairs: tuple[Pair, ...]
    signature: str | None = None
    """How the scores were made (version, model, options); None where there are none."""

    @property
    def beads(self) -> tuple[Bead, ...]:
        """The bare alignment."""
        return tuple(pair.bead for pair in self.pairs)

    @classmethod
    def of_beads(
        cls, source: SegmentedDocument, target: SegmentedDocument, beads: Sequence[Bead], first_id: int = 1
    ) -> Bitext:
        """A fresh bitext, unreviewed and not yet scored."""
        pairs = tuple(
            Pair(number, bead, source.text_of(bead.source), target.text_of(bead.target))
            for number, bead in enumerate(beads, first_id)
        )
        return cls(source, target, pairs)

    @classmethod
    def of_texts(
        cls, pairs: Sequence[tuple[str, str]], source_lang: str, target_lang: str, name: str = ""
    ) -> Bitext:
        """A bitext of pairs that come without documents, as from a translation memory.

        Each non-empty side becomes one segment of a document that holds all sides, one paragraph each, separated
        by a line feed. The texts themselves are kept to the code point.
        """
        sides: list[SegmentedDocument] = []
        ids: list[list[tuple[int, ...]]] = []
        for column, lang in enumerate((source_lang, target_lang)):
            texts = [pair[column] for pair in pairs]
            side, side_ids = _one_segment_each(texts, lang, name)
            sides.append(side)
            ids.append(side_ids)
        beads = [Bead(s, t) for s, t in zip(*ids, strict=True)]
        return cls.of_beads(sides[0], sides[1], beads)


def _one_segment_each(
    texts: Sequence[str], lang: str, name: str
) -> tuple[SegmentedDocument, list[tuple[int, ...]]]:
    segments: list[Segment] = []
    ids: list[tuple[int, ...]] = []
    start = 0
    for text in texts:
        if text:
            ids.append((len(segments),))
            segments.append(Segment(start, start + len(text), text, "unit"))
            start += len(text) + 1
        else:
            ids.append(())
    whole = "\n".join(segment.text for segment in segments)
    document = Document(whole, lang, name, tuple(segment.span for segment in segments))
    return SegmentedDocument(document, tuple(segments)), ids
