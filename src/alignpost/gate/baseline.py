"""A baseline: the translation that was good enough last time, as one committed JSON file.

It holds the texts with their scores, so that the pairs of today find their counterparts by their sources, and so
that it can be scored again when a later version of the program scores differently.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from alignpost.atomic import replacing
from alignpost.errors import FormatError, InputError
from alignpost.model import Bitext, Pair, Severity
from alignpost.score.dismissals import standing_of

__all__ = [
    "Baseline",
    "BaselinePair",
    "Matching",
    "baseline_of",
    "grave_findings",
    "match",
    "read_baseline",
    "write_baseline",
]

_FORMAT: Final = "alignpost-baseline"
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class BaselinePair:
    """One pair as it was."""

    source: str
    target: str
    fidelity: float
    grave: int
    """Findings of severity major or worse that nobody had dismissed."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """All pairs as they were, in reading order."""

    source_lang: str
    target_lang: str
    signature: str | None
    """How the scores were made; scores of another signature cannot be compared."""
    pairs: tuple[BaselinePair, ...]

    def bitext(self) -> Bitext:
        """The texts, unscored."""
        texts = [(pair.source, pair.target) for pair in self.pairs]
        return Bitext.of_texts(texts, self.source_lang, self.target_lang)


@dataclass(frozen=True, slots=True)
class Matching:
    """Which pair of today was which."""

    same: tuple[tuple[BaselinePair, Pair], ...]
    """Pairs with the same source."""
    vanished: tuple[BaselinePair, ...]
    new: tuple[Pair, ...]


def baseline_of(bitext: Bitext) -> Baseline:
    """The baseline that a scored bitext makes; pairs dropped from exports are left out."""
    pairs = tuple(_pair(pair) for pair in bitext.pairs if pair.keep and pair.score is not None)
    return Baseline(bitext.source.lang, bitext.target.lang, bitext.signature, pairs)


def _pair(pair: Pair) -> BaselinePair:
    assert pair.score is not None
    return BaselinePair(pair.source, pair.target, pair.score.fidelity, grave_findings(pair))


def grave_findings(pair: Pair) -> int:
    """Findings of severity major or worse that nobody has dismissed."""
    return sum(finding.severity.rank >= Severity.MAJOR.rank for finding in standing_of(pair))


def match(baseline: Baseline, pairs: Sequence[Pair]) -> Matching:
    """Find for every pair its predecessor: the one with the same source, the first with the first."""
    seen: Counter[str] = Counter()
    old: dict[tuple[str, int], BaselinePair] = {}
    for was in baseline.pairs:
        old[was.source, seen[was.source]] = was
        seen[was.source] += 1
    seen.clear()
    same, new = [], []
    for pair in pairs:
        known = old.pop((pair.source, seen[pair.source]), None)
        seen[pair.source] += 1
        if known is None:
            new.append(pair)
        else:
            same.append((known, pair))
    return Matching(tuple(same), tuple(old.values()), tuple(new))


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write `baseline`; the same baseline gives the same bytes.

    Raises:
        OutputError: the place cannot be written; what stood there is untouched.
    """
    value = {
        "format": _FORMAT,
        "version": _VERSION,
        "source_lang": baseline.source_lang,
        "target_lang": baseline.target_lang,
        "signature": baseline.signature,
        "pairs": [
            {"source": p.source, "target": p.target, "fidelity": round(p.fidelity, 4), "grave": p.grave}
            for p in baseline.pairs
        ],
    }
    with replacing(path) as stream:
        stream.write(json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n")


def read_baseline(path: Path) -> Baseline:
    """Read what `write_baseline` wrote.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no baseline, or one of a newer version.
    """
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}); make it with --update-baseline", path=path
        ) from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"is no JSON ({error}); make it anew with --update-baseline", path=path) from error
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        raise FormatError("is no baseline; make it anew with --update-baseline", path=path)
    if value.get("version") != _VERSION:
        raise FormatError(
            f"is a baseline of version {value.get('version')!r}, this AlignPost reads version {_VERSION}; "
            "make it anew with --update-baseline",
            path=path,
        )
    try:
        return _baseline(value)
    except (KeyError, TypeError) as error:
        raise FormatError("is a damaged baseline; restore it, or make it anew", path=path) from error


def _baseline(value: dict[str, Any]) -> Baseline:
    pairs = tuple(
        BaselinePair(
            _text(row["source"]), _text(row["target"]), _fidelity(row["fidelity"]), _count(row["grave"])
        )
        for row in value["pairs"]
    )
    signature = value["signature"]
    return Baseline(
        _text(value["source_lang"]),
        _text(value["target_lang"]),
        None if signature is None else _text(signature),
        pairs,
    )


def _fidelity(value: object) -> float:
    # JSON as Python reads it has NaN, beside which nothing is ever worse; true and false are numbers to Python.
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 100:
        raise TypeError(f"{value!r} is no fidelity")
    return float(value)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
