"""What a run would take, told before it starts: pairs, memory, disk and time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from alignpost.encode.summing import Ragged
from alignpost.encode.training.adam import LazyAdam
from alignpost.encode.training.batches import Batch
from alignpost.encode.training.beginning import beginning
from alignpost.encode.training.contrast import contrast
from alignpost.encode.training.reading import UNREADABLE, opened, pairs_in
from alignpost.encode.training.settings import PairSource, TrainingSettings, as_sources
from alignpost.errors import InputError, UsageError

__all__ = ["TrainingNeeds", "training_needs"]

_SAMPLE = 5_000
"""Lines read of each file."""

_PIECES_A_WORD = 1.4
_READING_WORDS_A_S = 1.5e6
_DICTIONARY_BYTES_A_PAIR = 120
"""Distinct words grow with the data; measured at 2.4 million pairs in six languages."""


@dataclass(frozen=True, slots=True)
class TrainingNeeds:
    """Estimates, good to about a third."""

    pairs: int
    """In all sources together."""
    shown: int
    """Pairs shown in the whole run, by weights and passes."""
    memory_bytes: int
    disk_bytes: int
    """For prepared data and checkpoints beside the model, until the run ends."""
    seconds: float
    """On this machine, if it is not busy with other things."""


def training_needs(
    pairs: Sequence[Path | PairSource], settings: TrainingSettings, start: Path | None = None
) -> TrainingNeeds:
    """Estimate a run from the beginnings of its files and one step on invented pairs.

    Args:
        pairs: as for `train`.
        settings: likewise.
        start: likewise.

    Raises:
        UsageError: no pairs, or a step needs more memory than there is.
        InputError: a pair file is missing or damaged at its beginning; or `start` is no model that knows the
            languages.
    """
    _, settings = beginning(start, settings)
    count = shown = words = 0.0
    for source in as_sources(pairs):
        lines, line_words = _extent(source.path)
        count += lines
        shown += lines * source.weight * settings.passes
        words += lines * line_words
    pieces = _PIECES_A_WORD * words
    table = 4 * settings.pieces * settings.dimension
    words_a_pair = words / max(1.0, count)
    settings = replace(settings, batch=max(2, min(settings.batch, round(count))))
    return TrainingNeeds(
        pairs=round(count),
        shown=round(shown),
        memory_bytes=round(5 * table + 12 * settings.batch**2 + _DICTIONARY_BYTES_A_PAIR * count + 3e8),
        disk_bytes=round(4 * (words + pieces) + 16 * count + 3 * table),
        seconds=words / _READING_WORDS_A_S + shown / settings.batch * _step_s(settings, words_a_pair),
    )


def _extent(path: Path) -> tuple[float, float]:
    """About how many pairs a file holds, and how many words a pair has on both sides together."""
    try:
        with path.open("rb") as raw, opened(raw, path) as stream:
            sample = list(islice(pairs_in(stream, path), _SAMPLE))
            share = min(1.0, raw.tell() / max(1, path.stat().st_size)) if len(sample) == _SAMPLE else 1.0
    except UNREADABLE as error:
        raise InputError(f"cannot be read: {error}", path=path) from error
    words = sum(len(one.split()) + len(other.split()) for one, other in sample)
    return len(sample) / max(share, 1e-9), words / max(1, len(sample))


def _step_s(settings: TrainingSettings, words_a_pair: float) -> float:
    """Seconds of one step, the better of two.

    Raises:
        UsageError: it needs more memory than there is.
    """
    try:
        return _timed(settings, words_a_pair)
    except MemoryError:
        message = "needs more memory than there is; choose a smaller batch, dimension or number of pieces"
        raise UsageError(f"a training step {message}") from None


def _timed(settings: TrainingSettings, words_a_pair: float) -> float:
    rng = np.random.default_rng(0)
    length = max(1, round(words_a_pair * _PIECES_A_WORD / 2))
    table = rng.standard_normal((settings.pieces, settings.dimension), np.float32)
    adam = LazyAdam.fresh(table)
    none = (np.empty(0, np.int64), np.empty(0, np.int64))
    taken = []
    for number in range(2):
        # Few pieces are met often and most hardly ever (Zipf): the fourth power of even chances is close enough.
        values = (rng.random((2, settings.batch * length)) ** 4 * settings.pieces).astype(np.int32)
        source, target = (
            Ragged.of_lengths(each, np.full(settings.batch, length, np.int64)) for each in values
        )
        begun = time.perf_counter()
        adam.step(
            table, contrast(table, Batch(source, target, none), settings.temperature, 0.0), 1e-3, number
        )
        taken.append(time.perf_counter() - begun)
    return min(taken)
