"""The state of a run on disk, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from alignpost.atomic import replacing

__all__ = ["RunState", "load_state", "save_state"]


@dataclass(slots=True)
class RunState:
    """A table in training with its optimiser's moments."""

    step: int
    """Steps done."""
    table: NDArray[np.float32]
    first: NDArray[np.float32]
    second: NDArray[np.float32]


def save_state(path: Path, state: RunState, stamp: str) -> None:
    """Write the state under the stamp of the run that it belongs to.

    Raises:
        OutputError: the place cannot be written; the state saved before is still there.
    """
    with replacing(path) as stream:
        np.savez(
            stream,
            step=np.int64(state.step),
            table=state.table,
            first=state.first,
            second=state.second,
            stamp=np.str_(stamp),
        )


def load_state(path: Path, stamp: str) -> RunState | None:
    """The saved state; None where there is none of this run that can be read."""
    try:
        with np.load(path) as saved:
            if str(saved["stamp"]) != stamp:
                return None
            return RunState(int(saved["step"]), saved["table"], saved["first"], saved["second"])
    except (FileNotFoundError, BadZipFile, KeyError, ValueError, EOFError):
        return None
