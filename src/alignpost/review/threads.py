"""What people noted on a pair, on a sheet: threads with their answers, settled ones stepped back."""

from __future__ import annotations

from alignpost.model import Note, Pair, Span
from alignpost.review.marks import NOTE
from alignpost.review.sheet import Piece, Sheet

__all__ = ["quoted", "threads", "write_notes"]

_QUOTED = 40


def threads(pair: Pair) -> list[tuple[Note, list[Note]]]:
    """The notes that open a thread, each with its answers, in the order of writing."""
    known = {note.id for note in pair.notes}
    opening = [note for note in pair.notes if note.reply_to not in known]
    return [(note, [answer for answer in pair.notes if answer.reply_to == note.id]) for note in opening]


def quoted(pair: Pair, note: Note) -> str:
    """The words that a note is about, `“fresh start”, “nouveau départ”`; empty where it is about the pair."""
    places = [(pair.source, span) for span in note.source_spans] + [
        (pair.target, span) for span in note.target_spans
    ]
    return ", ".join(f"“{_short(text, span)}”" for text, span in places if span.end > span.start)


def _short(text: str, span: Span) -> str:
    words = span.of(text)
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def write_notes(sheet: Sheet, pair: Pair) -> None:
    """All threads of a pair."""
    if pair.notes:
        sheet.heading("Notes")
    for note, answers in threads(pair):
        _note(sheet, pair, note, settled=note.resolved)
        for answer in answers:
            _note(sheet, pair, answer, settled=note.resolved, answer=True)


def _note(sheet: Sheet, pair: Pair, note: Note, *, settled: bool, answer: bool = False) -> None:
    when = note.time.replace("T", " ").removesuffix("Z")[:16]
    kind: list[Piece] = []
    if note.mqm:
        kind.append((f"   {note.mqm}", "muted"))
    if note.severity is not None:
        kind.append((f"   {note.severity.value}", "muted" if settled else f"mark_{note.severity.value}"))
    if settled and not answer:
        kind.append(("   settled", "muted"))
    indent = 4 if answer else 2
    ink = "muted" if settled else "text"
    sign = ("  ↳ " if answer else NOTE, "muted" if settled else "note")
    sheet.paragraph([(note.author, ink), (f"   {when}", "muted"), *kind], first=[sign], indent=indent)
    words = quoted(pair, note)
    if words:
        sheet.paragraph([(words, "muted")], indent=indent)
    for line in note.text.split("\n"):
        sheet.paragraph([(line, ink)], indent=indent)
    if note.suggestion is not None:
        sheet.paragraph(
            [(note.suggestion, "good")], first=[(" " * (indent - 2) + "→ ", "good")], indent=indent
        )
