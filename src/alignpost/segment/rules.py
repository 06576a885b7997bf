"""AlignPost's own segmenter: layout, one scan, one decision a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from alignpost.documents.paragraphs import paragraph_spans
from alignpost.model import Document, Segment, SegmentedDocument, Span
from alignpost.segment.abbreviations import LanguageTable, language_table
from alignpost.segment.candidates import candidates
from alignpost.segment.characters import joined, trim
from alignpost.segment.context import context_of
from alignpost.segment.decision import decide
from alignpost.segment.layout import Block, blocks
from alignpost.segment.profiles import Profile, profile_of
from alignpost.segment.reasons import Decision, Reason

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
        start = block.start
        for candidate in candidates(text, block.start, block.end):
            if candidate.next >= block.end:
                break
            context = context_of(text, candidate, start, block.end, self._table)
            reason = decide(context, self._profile)
            if reason.breaks and joined(text, candidate.end):
                reason = Reason.GRAPHEME
            yield Decision(candidate.end, reason.breaks, reason)
            if reason.breaks:
                start = candidate.next
        yield Decision(block.end, True, block.reason)


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
