"""How values become cells of the file and come back: text to the code point, JSON, large JSON compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any, Final, TypeAlias

from alignpost.model import Dismissal, Finding, Note, Part, Score, Severity, Span

__all__ = [
    "Cell",
    "CellError",
    "Json",
    "bound",
    "decode_text",
    "dismissal_of",
    "dismissals_json",
    "dump",
    "finding_of",
    "findings_json",
    "ids_json",
    "ids_of",
    "in_words",
    "note_of",
    "pack",
    "parts_json",
    "score_cells",
    "score_of",
    "spans_json",
    "spans_of",
    "unpack",
]

Cell: TypeAlias = str | bytes | int | float | None
"""What SQLite stores."""

Json: TypeAlias = Any
"""What `json` reads and writes; its shape is checked where it is turned into objects."""

_PACK_FROM_CHARACTERS: Final = 4096
_UNPACKED_FREELY_BYTES: Final = 1 << 24
_UNPACKED_TIMES: Final = 100
"""A hostile file may hold a few bytes that unpack to more than the memory. Edits of many pairs shrink by ten; what
would shrink by more than this is not compressed at all."""


class CellError(ValueError):
    """A cell holds what no AlignPost writes there, said in words for people."""


def in_words(error: Exception) -> str:
    """What is wrong with a cell that could not be understood; Python's own words would help nobody."""
    return (
        str(error)
        if isinstance(error, CellError)
        else "a value there has a form that AlignPost does not write"
    )


def bound(value: Cell) -> Cell:
    """`value` as SQLite takes it.

    A `str` with a lone surrogate (a status cut in the middle of an emoji has one) cannot be UTF-8; it is bound
    as the bytes that `surrogatepass` gives, and `decode_text` brings it back.
    """
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode(errors="surrogatepass")
    return value


def bound_rows(rows: Iterable[Iterable[Cell]]) -> list[tuple[Cell, ...]]:
    """`rows` as SQLite takes them; where no text among them needs it, nothing is asked of each cell."""
    found = [tuple(row) for row in rows]
    try:
        "".join([cell for row in found for cell in row if type(cell) is str]).encode()
    except UnicodeEncodeError:
        return [tuple([bound(cell) for cell in row]) for row in found]
    return found


def decode_text(raw: bytes) -> str:
    """The text that a TEXT cell holds; the connection's `text_factory`."""
    return raw.decode(errors="surrogatepass")


def dump(value: Json) -> str:
    """`value` as compact JSON, readable where UTF-8 can hold it, escaped where a lone surrogate forbids it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if isinstance(bound(text), bytes):
        return json.dumps(value, allow_nan=False, separators=(",", ":"))
    return text


def ids_json(ids: Iterable[int]) -> str:
    """A list of ids as `dump` writes it."""
    return f"[{','.join(map(str, ids))}]"


def ids_of(cell: str) -> tuple[int, ...]:
    """The ids that a cell lists.

    Raises:
        TypeError, ValueError, OverflowError, RecursionError: it lists something else.
    """
    inner = cell[1:-1]
    # Nine beads in ten have one segment a side: no need to call for JSON.
    if inner.isdecimal() and cell[0] == "[" and cell[-1] == "]":
        return (int(inner),)
    return tuple([int(number) for number in json.loads(cell)])


def pack(value: Json) -> str | bytes:
    """`value` as JSON for the journal; above 4,096 characters compressed by zlib (RFC 1950), as a BLOB."""
    text = dump(value)
    if len(text) < _PACK_FROM_CHARACTERS:
        return text
    raw = text.encode()
    cell = zlib.compress(raw, 1)
    return cell if len(raw) < _most_unpacked(cell) else text


def _most_unpacked(cell: bytes) -> int:
    """Bytes that a compressed cell may unpack to."""
    return max(_UNPACKED_FREELY_BYTES, _UNPACKED_TIMES * len(cell))


def unpack(cell: str | bytes) -> Json:
    """What `pack` was given.

    Raises:
        CellError: the cell is not compressed by zlib, cut short, or unpacks to a hundred times
            its size and more than 16 MiB.
        ValueError: it holds no JSON.
    """
    if isinstance(cell, str):
        return json.loads(cell)
    stream = zlib.decompressobj()
    try:
        raw = stream.decompress(cell, _most_unpacked(cell))
    except zlib.error as error:
        raise CellError("a compressed cell cannot be unpacked") from error
    if not stream.eof:
        raise CellError("a compressed cell is cut short, or unpacks to more than a hundred times its size")
    return json.loads(raw)


def spans_json(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def spans_of(value: Json) -> tuple[Span, ...]:
    """Spans from `[[start, end], …]`."""
    return tuple([Span(int(start), int(end)) for start, end in value])


def parts_json(parts: Iterable[Part]) -> list[Json]:
    """Parts of a score as `[{"name", "points", "reason"}, …]`."""
    return [{"name": part.name, "points": part.points, "reason": part.reason} for part in parts]


def findings_json(findings: Iterable[Finding]) -> list[Json]:
    """Findings as objects with the names of `Finding`'s fields."""
    return [
        {
            "check": finding.check,
            "mqm": finding.mqm,
            "severity": finding.severity.value,
            "source_spans": spans_json(finding.source_spans),
            "target_spans": spans_json(finding.target_spans),
            "message": finding.message,
            "suggestion": finding.suggestion,
        }
        for finding in findings
    ]


def finding_of(value: Json) -> Finding:
    """A finding from one object of `findings_json`."""
    return Finding(
        check=value["check"],
        mqm=value["mqm"],
        severity=Severity(value["severity"]),
        source_spans=spans_of(value["source_spans"]),
        target_spans=spans_of(value["target_spans"]),
        message=value["message"],
        suggestion=value["suggestion"],
    )


def dismissals_json(dismissals: Iterable[Dismissal]) -> list[Json]:
    """Dismissals as objects with the names of `Dismissal`'s fields."""
    return [
        {
            "check": dismissal.check,
            "source": dismissal.source,
            "target": dismissal.target,
            "reason": dismissal.reason,
            "author": dismissal.author,
            "time": dismissal.time,
        }
        for dismissal in dismissals
    ]


def dismissal_of(value: Json) -> Dismissal:
    """A dismissal from one object of `dismissals_json`."""
    return Dismissal(
        check=value["check"],
        source=value["source"],
        target=value["target"],
        reason=value["reason"],
        author=value["author"],
        time=value["time"],
    )


def score_of(
    fidelity: float, parts: Json, findings: Json, critical: float | None, mqm_per_100: float | None
) -> Score:
    """A score from its numbers and the values of `parts_json` and `findings_json`.

    Raises:
        CellError: a number lies outside the range that `Score` names.
    """
    _check_numbers(fidelity, critical, mqm_per_100)
    return Score(
        fidelity,
        tuple([Part(part["name"], part["points"], part["reason"]) for part in parts]),
        tuple([finding_of(finding) for finding in findings]),
        critical,
        mqm_per_100,
    )


def _check_numbers(fidelity: float, critical: float | None, mqm_per_100: float | None) -> None:
    for number, most in ((fidelity, 100.0), (critical, 1.0), (mqm_per_100, float("inf"))):
        # A little over 100 is what adding up parts may give.
        if number is not None and not (-1e-6 <= number <= most + 1e-6 and isfinite(number)):
            raise CellError("a number of its score is none that a score can have")


def score_cells(score: Score) -> tuple[Cell, ...]:
    """A score as the cells that follow `pair_id` in its table.

    Raises:
        CellError: as for `score_of`, so that what is written can be read.
    """
    _check_numbers(score.fidelity, score.critical, score.mqm_per_100)
    return (
        float(score.fidelity),
        dump(parts_json(score.parts)),
        dump(findings_json(score.findings)),
        score.critical,
        score.mqm_per_100,
    )


def note_of(row: Sequence[Json]) -> Note:
    """A note from the columns of its table in their order, without `pair_id`."""
    (
        number,
        author,
        time,
        text,
        mqm,
        severity,
        source_spans,
        target_spans,
        suggestion,
        reply_to,
        resolved,
    ) = row
    return Note(
        id=number,
        author=author,
        time=time,
        text=text,
        mqm=mqm,
        severity=None if severity is None else Severity(severity),
        source_spans=spans_of(json.loads(source_spans)),
        target_spans=spans_of(json.loads(target_spans)),
        suggestion=suggestion,
        reply_to=reply_to,
        resolved=bool(resolved),
    )
