"""AlignPost's own segmenter: layout, one scan, one decision a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from alignpost.documents.paragraphs import paragraph_spans
from alignpost.model import Document, Segment, SegmentedDocument, Span
from alignpost.segment.abbreviations import language_table
from alignpost.segment.candidates import Candidate, candidates
from alignpost.segment.characters import joined, trim
from alignpost.segment.context import context_of
from alignpost.segment.decision import decide
from alignpost.segment.layout import Block, blocks
from alignpost.segment.profiles import profile_of
from alignpost.segment.reasons import Decision, Reason
from alignpost.segment.tails import QuoteState, with_note_number, with_quote, without_opener

__all__ = ["RuleSegmenter", "explain", "segment_text"]


class RuleSegmenter:
    """Segments by layout and by rules for the marks, with the abbreviations of one language.

    Args:
        lang: BCP 47 tag; a language without a table gets the general rules.
        profile: `default` or `social` (docs/segmentation.md).
        abbreviations: the user's own, which never end a sentence; their last stop may be left out.

    Raises:
        UsageError: unknown profile, or an abbreviation that cannot be one.
    """

    def __init__(self, lang: str, profile: str = "default", abbreviations: Iterable[str] = ()) -> None:
        self._profile: Final = profile_of(profile)
        self._table: Final = language_table(lang).with_additions(abbreviations)

    def segment(self, document: Document) -> SegmentedDocument:
        """The document with its sentences; paragraphs are taken from it, or sought where it has none."""
        return SegmentedDocument(document, tuple(self._segments(document.text, _paragraphs(document))))

    def explain(self, document: Document) -> tuple[Decision, ...]:
        """Every candidate of the document, in order, with what was decided and why."""
        found: list[Decision] = []
        for block in blocks(document.text, _paragraphs(document), self._profile):
            found.extend(self._decisions(document.text, block))
        return tuple(found)

    def _segments(self, text: str, paragraphs: Iterable[Span]) -> Iterator[Segment]:
        for block in blocks(text, paragraphs, self._profile):
            start = block.start
            for decision in self._decisions(text, block):
                if decision.broke:
                    left, right = trim(text, start, decision.offset)
                    yield Segment(left, right, text[left:right], decision.reason.value)
                    start = right

    def _decisions(self, text: str, block: Block) -> Iterator[Decision]:
        """The decisions inside `block` in order, the last one being its end."""
        start = block.start
        quotes = QuoteState(text, start)
        wraps = iter(block.wraps)
        wrap = next(wraps, block.end)
        for found in candidates(text, block.start, block.end):
            if found.end <= start:  # swallowed by the tail of the sentence before
                continue
            candidate = with_quote(text, without_opener(text, found, quotes), block.end, quotes)
            candidate = with_note_number(text, candidate, block.end, self._table)
            if candidate.next >= block.end:
                break
            while wrap < candidate.end:
                yield Decision(wrap, False, Reason.HARD_WRAP)
                wrap = next(wraps, block.end)
            reason = self._reason(text, candidate, start, block.end)
            yield Decision(candidate.end, reason.breaks, reason)
            if wrap == candidate.end:
                wrap = next(wraps, block.end)
            if reason.breaks:
                start = candidate.next
        while wrap < block.end:
            yield Decision(wrap, False, Reason.HARD_WRAP)
            wrap = next(wraps, block.end)
        yield Decision(block.end, True, block.reason)

    def _reason(self, text: str, candidate: Candidate, start: int, end: int) -> Reason:
        if candidate.is_plain and not _between_words(text, candidate.start):
            return Reason.INSIDE_TOKEN  # 3.14, example.org, p.m., U.S.A.: most stops without a space
        reason = decide(context_of(text, candidate, start, end, self._table, self._profile))
        return Reason.GRAPHEME if reason.breaks and joined(text, candidate.end) else reason


def _between_words(text: str, stop: int) -> bool:
    """Whether a stop without a space may part two words: `won.They`, `won."They`."""
    return text[stop + 1 : stop + 3].lstrip('"')[:1].isupper() and text[stop - 1 : stop].islower()


def _paragraphs(document: Document) -> Iterable[Span]:
    return document.paragraphs or paragraph_spans(document.text)


def segment_text(
    text: str, lang: str, *, profile: str = "default", abbreviations: Iterable[str] = ()
) -> tuple[Segment, ...]:
    """The sentences of `text`.

    Args:
        text: any text; it is not altered.
        lang: BCP 47 tag.
        profile: `default` or `social`.
        abbreviations: the user's own.

    Raises:
        UsageError: unknown profile, or an abbreviation that cannot be one.
    """
    return RuleSegmenter(lang, profile, abbreviations).segment(Document(text, lang)).segments


def explain(
    text: str, lang: str, *, profile: str = "default", abbreviations: Iterable[str] = ()
) -> tuple[Decision, ...]:
    """Every place of `text` where a sentence ends or might have ended, with the reason.

    Raises:
        UsageError: unknown profile, or an abbreviation that cannot be one.
    """
    return RuleSegmenter(lang, profile, abbreviations).explain(Document(text, lang))
