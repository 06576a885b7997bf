"""A training run from pair files to a model folder."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.model_folder import Model, save_model
from alignpost.encode.table import TableEncoder
from alignpost.encode.training.adam import LazyAdam
from alignpost.encode.training.batches import Schedule
from alignpost.encode.training.beginning import beginning
from alignpost.encode.training.checkpoint import RunState, load_state, save_state
from alignpost.encode.training.contrast import contrast
from alignpost.encode.training.evening import evened
from alignpost.encode.training.preparing import PreparedPairs, prepare
from alignpost.encode.training.settings import PairSource, TrainingSettings, as_sources, fingerprint
from alignpost.errors import InputError, OutputError
from alignpost.progress import Progress, silent

__all__ = ["train", "work_folder"]

_WARM_UP = 100
"""Steps in which the step size rises, a tenth of all where these are fewer than a thousand."""

_SAVE_EVERY_S = 120.0
"""Seconds between checkpoints."""

_COMMON = 1e-3
"""Share of all pieces at which a piece starts with half the weight of a rare one (Arora et al. 2017)."""


def train(
    pairs: Sequence[Path | PairSource],
    out: Path,
    settings: TrainingSettings,
    progress: Progress = silent,
    *,
    resume: bool = True,
    work: Path | None = None,
    start: Path | None = None,
    command: str = "",
) -> None:
    """Train a model on sentence pairs and write its folder.

    The run can be stopped at any moment, by raising `Cancelled` from `progress` or by ending the process: a second
    call with the same sources and settings goes on from its last checkpoint and ends with the very same model.

    Args:
        pairs: tab-separated files (`.tsv`, `.tsv.xz`, `.tsv.gz`), in document order where there is one.
        out: folder of the model; what stood there is replaced at the end.
        settings: see `TrainingSettings`.
        progress: told the stage, with the time left once it can be known, and the share done.
        resume: go on from a checkpoint of the same run where there is one.
        work: folder for prepared data and checkpoints, `work_folder(out)` where not given; that one is removed at
            the end, a folder of your own is kept and makes a second run on the same data start at once.
        start: folder of a model to go on from, with its pieces and vectors; `languages`, `pieces`, `dimension` and
            `accents` of the settings are then those of that model.
        command: noted in the model as the way to make it again.

    Raises:
        UsageError: no pairs, or settings out of range.
        InputError: a pair file is missing, damaged, or holds no usable pair; or `start` is no model that knows the
            languages.
        OutputError: the model or a checkpoint cannot be written.
    """
    sources = as_sources(pairs)
    begin, settings = beginning(start, settings)
    folder = work or work_folder(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", path=folder) from error
    given = None if begin is None else begin.vocabulary
    try:
        vocabulary, prepared = prepare(sources, settings, folder, progress, given)
        schedule = _schedule(sources, prepared, settings)
    except InputError:
        if work is None:
            shutil.rmtree(folder)
        raise
    stamp = fingerprint(sources, settings) + ("" if begin is None else begin.signature)
    state = load_state(folder / "state.npz", stamp) if resume else None
    if state is None:
        table = _fresh(len(vocabulary), prepared, settings) if begin is None else _rows(begin)
        state = RunState(0, table, np.zeros_like(table), np.zeros_like(table))
    _descend(state, schedule, settings, progress, (folder / "state.npz", stamp))
    table = evened(state.table, prepared, settings.evenness, settings.seed)
    save_model(out, Model(vocabulary, table, settings.languages, command))
    if work is None:
        shutil.rmtree(folder)


def _schedule(
    sources: Sequence[PairSource], prepared: Sequence[PreparedPairs], settings: TrainingSettings
) -> Schedule:
    schedule = Schedule(prepared, settings)
    if not schedule.batches_a_pass:
        raise InputError("holds fewer than two pairs that can be compared", path=sources[0].path)
    return schedule


def work_folder(out: Path) -> Path:
    """Where a run keeps prepared data and checkpoints until its model stands in `out`.

    Raises:
        OutputError: `out` is a file, or the root of the file system.
    """
    if out.exists() and not out.is_dir():
        raise OutputError("is a file; a model is a folder", path=out)
    if out.name in ("", ".."):
        out = out.resolve()
    if not out.name:
        raise OutputError("is the root of the file system; name a folder in it", path=out)
    return out.with_name(f"{out.name}.training")


def _fresh(pieces: int, pairs: Sequence[PreparedPairs], settings: TrainingSettings) -> NDArray[np.float32]:
    """Random directions, shorter for the pieces that are everywhere."""
    rng = np.random.default_rng([settings.seed, 2])
    counts = sum((np.bincount(each.source.values, minlength=pieces) for each in pairs), np.zeros(pieces))
    share = counts / max(1.0, counts.sum())
    table = rng.standard_normal((pieces, settings.dimension), np.float32)
    table *= (0.1 * _COMMON / (_COMMON + share))[:, None].astype(np.float32)
    table[0] = 0.0
    return table


def _rows(encoder: TableEncoder) -> NDArray[np.float32]:
    everything = np.arange(len(encoder.vocabulary), dtype=np.int32)
    return encoder.table.rows(everything)


def _descend(
    state: RunState,
    schedule: Schedule,
    settings: TrainingSettings,
    progress: Progress,
    save: tuple[Path, str],
) -> None:
    """All steps that are left; leaves a checkpoint behind whenever it is interrupted."""
    adam = LazyAdam(state.first, state.second)
    begun, saved, first = time.monotonic(), time.monotonic(), state.step
    try:
        while state.step < schedule.steps:
            gradient = contrast(
                state.table, schedule.batch(state.step), settings.temperature, settings.margin
            )
            adam.step(state.table, gradient, _rate(state.step, schedule.steps, settings.rate), state.step)
            state.step += 1
            now = time.monotonic()
            left_s = (now - begun) / (state.step - first) * (schedule.steps - state.step)
            progress(f"training, {_words(left_s)} left", state.step / schedule.steps)
            if now - saved > _SAVE_EVERY_S:
                save_state(save[0], state, save[1])
                saved = now
    finally:
        if state.step > first:
            save_state(save[0], state, save[1])


def _rate(step: int, steps: int, highest: float) -> float:
    warm_up = min(_WARM_UP, 1 + steps // 10)
    return highest * min(1.0, (step + 1) / warm_up) * max(0.02, 1.0 - step / steps)


def _words(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"about {minutes} min" if minutes < 120 else f"about {minutes / 60:.0f} h"
