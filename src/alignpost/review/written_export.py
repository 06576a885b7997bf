"""Writing an export of the pairs that were asked for; long work. Imported late: formats load XML libraries."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from alignpost.errors import UsageError
from alignpost.formats import PairFormat, format_of, write
from alignpost.progress import Progress
from alignpost.store import Project

__all__ = ["exported"]


def exported(project: Project, path: Path, only: Container[int] | None, progress: Progress) -> str:
    """Write pairs of `project` to `path`; returns what was written, in words.

    Args:
        project: open.
        path: its suffix decides the format.
        only: numbers of the pairs that are wanted; None for all.
        progress: told how far it is.

    Raises:
        UsageError: the format is a file of links, which has room for no choice, or the suffix is unknown.
        Cancelled: `progress` said so.
        OutputError: the place cannot be written.
    """
    if only is not None and not isinstance(format_of(path), PairFormat):
        raise UsageError("a file of links takes all pairs; F2 goes back to them", path=path)
    progress(f"reading {project.path.name}", 0.0)
    bitext = project.bitext()
    progress(f"writing {path.name}", 0.5)
    # Rows that were inserted and never filled are nobody's translation.
    filled = tuple(
        pair for pair in bitext.pairs if (pair.source or pair.target) and (only is None or pair.id in only)
    )
    return f"exported to {path}: {write(replace(bitext, pairs=filled), path).summary()}"
