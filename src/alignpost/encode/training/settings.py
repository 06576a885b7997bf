"""What a training run is made of: its sources and its settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path

from alignpost.errors import InputError, UsageError

__all__ = ["PairSource", "TrainingSettings", "as_sources", "fingerprint"]


_COLDEST = 0.02
"""Lowest temperature at which the exponentials of cosines are all above 0 in single precision."""
_LEAST = {"pieces": 2, "dimension": 2, "batch": 2, "chunk": 1, "longest": 1, "seed": 0}
_MOST_PASSES = 1_000


@dataclass(frozen=True, slots=True)
class PairSource:
    """A file of sentence pairs, best in the order of their documents."""

    path: Path
    weight: float = 1.0
    """How often each of its pairs is seen in one pass over the data; 0.5 takes another half in each pass."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.weight < inf:
            raise UsageError("the weight of a source must be 0 or more, and finite")


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How a model is trained; the defaults suit a translation memory of some 100,000 pairs in two languages."""

    languages: tuple[str, ...]
    """Primary subtags of all languages in the pairs, `("en", "fr")`."""
    pieces: int = 24_000
    dimension: int = 256
    passes: float = 3.0
    """How often the (weighted) data are gone through."""
    batch: int = 2_048
    """Pairs compared with each other in one step."""
    chunk: int = 2
    """Neighbouring pairs that come into a batch together and are each other's hard negatives."""
    temperature: float = 0.07
    """Divides the cosines before the softmax."""
    margin: float = 0.0
    """Taken from the cosine of a true pair before the softmax."""
    rate: float = 0.01
    """Highest step size; rises over the first hundred steps, then falls in a straight line."""
    joined: float = 0.05
    """Share of pairs replaced by the pair and its successor together, so that 2:2 beads are seen."""
    dropout: float = 0.1
    """Share of pieces left out on either side."""
    evenness: float = 0.2
    """How far the directions of sentence vectors are made equally strong after training, 0–1."""
    accents: bool = False
    """Keep diacritical marks."""
    longest: int = 1_000
    """Characters; pairs with a longer side are left out."""
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.languages:
            raise UsageError("name the languages of the pairs")
        for name, least in _LEAST.items():
            if getattr(self, name) < least:
                raise UsageError(f"the training setting '{name}' must be {least} or more")
        if self.dimension % 2:
            raise UsageError("the training setting 'dimension' must be even")
        if not 0.0 < self.passes <= _MOST_PASSES:
            raise UsageError(f"passes must be above 0, and at most {_MOST_PASSES:,}")
        if not (_COLDEST <= self.temperature < inf and 0.0 < self.rate <= 1.0 and 0.0 <= self.margin <= 1.0):
            raise UsageError(
                f"temperature must be {_COLDEST} or more, rate above 0 and margin 0 or more, both up to 1"
            )
        if not (0.0 <= self.joined <= 1.0 and 0.0 <= self.dropout < 1.0 and 0.0 <= self.evenness <= 1.0):
            raise UsageError("joined, dropout and evenness are shares: from 0 to 1")


def as_sources(pairs: Sequence[Path | PairSource]) -> tuple[PairSource, ...]:
    """Files as sources of weight 1.

    Raises:
        UsageError: there are none.
        InputError: one of them is missing.
    """
    sources = tuple(pair if isinstance(pair, PairSource) else PairSource(pair) for pair in pairs)
    if not sources:
        raise UsageError("name at least one file of sentence pairs")
    for source in sources:
        if not source.path.is_file():
            raise InputError("is missing or not a file", path=source.path)
    return sources


def fingerprint(sources: Sequence[PairSource], settings: TrainingSettings, *names: str) -> str:
    """Changes with the sources and with the settings called `names` (all, when none is given)."""
    chosen = asdict(settings)
    facts = {
        "sources": [(source.path.name, source.path.stat().st_size, source.weight) for source in sources],
        "settings": {name: chosen[name] for name in names or chosen},
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
