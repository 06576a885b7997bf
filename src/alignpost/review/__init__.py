"""The review screen. Importing this package loads textual only when the screen is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.review.app import ReviewApp as ReviewApp
    from alignpost.store import Project

__all__ = ["ReviewApp", "run", "run_with"]


def run(project: Project) -> None:
    """Review `project` until the reviewer leaves; every decision is in the file the moment it is made.

    The caller closes the project.

    Raises:
        ProjectError: the project turns out to be damaged.
    """
    from alignpost.review.app import ReviewApp  # noqa: PLC0415 - textual takes a quarter of a second to load

    app = ReviewApp(project)
    app.run()
    if app.failure is not None:
        raise app.failure


def run_with(prepare: Callable[[Progress], Project]) -> None:
    """Show how far `prepare` is while it makes a project, then review that; the project is closed at the end.

    Args:
        prepare: called in a thread of its own; Esc makes its `Progress` raise `Cancelled`.

    Raises:
        AlignPostError: what `prepare` raised, `Cancelled` included; the screen has been left by then.
    """
    from alignpost.review.app import ReviewApp  # noqa: PLC0415

    app = ReviewApp(prepare=prepare)
    try:
        app.run()
    finally:
        if app.project is not None:
            app.project.close()
    if app.failure is not None:
        raise app.failure


def __getattr__(name: str) -> object:
    if name == "ReviewApp":
        from alignpost.review.app import ReviewApp  # noqa: PLC0415

        return ReviewApp
    raise AttributeError(name)
