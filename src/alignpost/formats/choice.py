"""Which pairs an export takes: by status, score, keep flag, and each pair of texts once."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from alignpost.formats.escapes import LINE_ENDS
from alignpost.formats.format import Written
from alignpost.formats.marks import Moving, moved
from alignpost.formats.record import Record
from alignpost.model import Span, Status

__all__ = ["EVERYTHING", "Choice", "Chooser"]

_BREAKS = re.compile(rf"[ \t]*[{LINE_ENDS}\t]+[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is asked for; everything by default."""

    statuses: frozenset[Status] = frozenset()
    """Empty for any."""
    min_fidelity: float | None = None
    """A pair without a score never reaches one."""
    max_fidelity: float | None = None
    only_kept: bool = False
    dedupe: bool = False
    """Of pairs with the same two texts the first alone; one that was decided against stands for no other."""
    join_lines: bool = False
    """Replace line breaks and tabs inside texts by spaces."""

    @property
    def takes_all(self) -> bool:
        """Whether nothing is left out or changed."""
        return self == EVERYTHING


EVERYTHING = Choice()


class Chooser:
    """Applies a choice to a stream and counts what it left out."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice
        self._counts: Counter[str] = Counter()
        self._seen: set[bytes] = set()

    def take(self, rows: Iterable[Record]) -> Iterator[Record]:
        """The records that are chosen, one at a time; ids by place are given before any is left out."""
        for place, row in enumerate(rows, 1):
            stands = row.keep and row.status is not Status.REJECTED
            if self.wants(row) and self.is_new(row.source, row.target, stands=stands):
                record = row if row.id is not None else row._replace(id=place)
                yield _joined(record) if self._choice.join_lines else record

    def wants(self, record: Record) -> bool:
        """Whether the record is asked for, as far as it goes by itself."""
        choice = self._choice
        fidelity = record.score.fidelity if record.score else None
        if choice.only_kept and not record.keep:
            self._counts["not kept"] += 1
            return False
        if (choice.statuses and record.status not in choice.statuses) or not self._in_range(fidelity):
            self._counts["not chosen"] += 1
            return False
        return True

    def is_new(self, *texts: str, stands: bool = True) -> bool:
        """Whether these texts have not been taken yet; always where repetitions are welcome.

        Args:
            texts: of one pair.
            stands: whether later pairs of these texts are repetitions. A rejected or dropped pair, which many formats
                leave out, must not take a good one with it.
        """
        if not self._choice.dedupe:
            return True
        # 16 bytes a pair instead of its texts: a million pairs fit in 100 MB.
        key = hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key in self._seen:
            self._counts["repeated"] += 1
            return False
        if stands:
            self._seen.add(key)
        return True

    def counted(self, written: Written) -> Written:
        """`written` with what was left out before it came to the format."""
        return replace(
            written,
            not_kept=written.not_kept + self._counts["not kept"],
            not_chosen=self._counts["not chosen"],
            repeated=self._counts["repeated"],
        )

    def _in_range(self, fidelity: float | None) -> bool:
        low, high = self._choice.min_fidelity, self._choice.max_fidelity
        if low is None and high is None:
            return True
        return (
            fidelity is not None and (low is None or fidelity >= low) and (high is None or fidelity <= high)
        )


def _joined(record: Record) -> Record:
    """With each run of line breaks as one space; what notes and findings mark stays marked."""
    source, target = (_BREAKS.sub(" ", text) for text in (record.source, record.target))
    if (source, target) == (record.source, record.target):
        return record
    record = moved(record, _along(record.source), _along(record.target))
    return record._replace(source=source, target=target, source_segments=(), target_segments=())


def _along(text: str) -> Moving:
    breaks = [found.span() for found in _BREAKS.finditer(text)]

    def place(before: int) -> int:
        # A run is one character afterwards: what lies within it or behind it comes that much nearer.
        return before - sum(max(0, min(before, end) - start - 1) for start, end in breaks)

    return lambda span: Span(place(span.start), place(span.end))
