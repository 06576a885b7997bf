"""The review screen. Importing this package loads textual only when the screen is opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from alignpost.errors import UsageError
from alignpost.lazily import lazily
from alignpost.progress import Progress
from alignpost.review.trouble import ended_by
from alignpost.score.standard import Standard

if TYPE_CHECKING:
    from alignpost.review.app import ReviewApp as ReviewApp
    from alignpost.store import Project

__all__ = ["ReviewApp", "run", "run_plain", "run_with", "serve"]

_STARTED = "ALIGNPOST_STARTED"
"""When `make run` was called, seconds since the epoch."""

_SWITCH_S = 0.0005
"""How long a thread that scores may keep the one that paints waiting; Python's own 5 ms are felt at every key."""

_ESCAPE_MS = "15"
"""How long after the byte of Esc the rest of another key may come; all of a key comes at once but over slow lines."""


def run(project: Project, standard: Standard | None = None) -> None:
    """Review `project` until the reviewer leaves; every decision is in the file the moment it is made.

    The caller closes the project.

    Args:
        project: open.
        standard: by what pairs are judged anew where the project does not say it; by default the usual profile.

    Raises:
        ProjectError: the project turns out to be damaged.
        Cancelled: SIGTERM ended the review; the terminal is as it was before.
        AlignPostError: the user's settings cannot be read or say what cannot be; or the screen ended through a mistake
            of the program; or the configuration says what there is not.
    """
    _refuse_mistakes(project, standard)
    _show(_app(project, standard=standard))


def run_with(prepare: Callable[[Progress], Project], standard: Standard | None = None) -> None:
    """Show how far `prepare` is while it makes a project, then review that; the project is closed at the end.

    Args:
        prepare: called in a thread of its own; Esc makes its `Progress` raise `Cancelled`.
        standard: as for `run`.

    Raises:
        AlignPostError: what `prepare` raised, `Cancelled` included; the screen has been left by then. Before that, that
            the user's settings cannot be read or say what cannot be.
    """
    app = _app(prepare=prepare, standard=standard)
    try:
        _show(app)
    finally:
        if app.project is not None:
            app.project.close()


def run_plain(
    project: Project,
    lines: Iterable[str],
    tell: Callable[[str], None],
    standard: Standard | None = None,
) -> None:
    """Review `project` line by line, without any screen; the caller closes it.

    Args:
        project: open.
        lines: what the reviewer types; the review ends with them.
        tell: takes lines to be read out.
        standard: as for `run`.

    Raises:
        UsageError, InputError: the configuration says what there is not.
    """
    _refuse_mistakes(project, standard)
    from alignpost.review.plain import PlainReview  # noqa: PLC0415
    from alignpost.review.reviewer import Reviewer  # noqa: PLC0415

    PlainReview(Reviewer(project), tell, standard).run(lines)


def serve(arguments: list[str], port: int, say: Callable[[str], None]) -> None:
    """Show the screen of `alignpost review ARGUMENTS` in a browser on this machine; see `alignpost.review.web`."""
    from alignpost.review.web import serve as serve_screen  # noqa: PLC0415

    serve_screen(arguments, port, say)


def _refuse_mistakes(project: Project, standard: Standard | None) -> None:
    """Say what is wrong in a configuration now, and not after the first edit; without one, load nothing for it."""
    if standard is not None and (
        standard.checks or standard.glossary is not None or standard.terms is not None
    ):
        standard.refuse_mistakes(project.languages)


def _show(app: ReviewApp) -> None:
    """Run the screen until the reviewer leaves it, or the terminal is gone."""
    from alignpost.review.terminal import watching_terminal  # noqa: PLC0415

    with watching_terminal(lambda: app.post_message(app.Ended())):
        app.run()
    _tell_time(app)
    if app.mistake is not None:
        raise ended_by(app.mistake, edited=app.project is not None) from app.mistake
    if app.failure is not None:
        raise app.failure


def _tell_time(app: ReviewApp) -> None:
    """After `make run`, how long it took until the first frame stood; the Makefile says when it began."""
    started = os.environ.get(_STARTED, "")
    if app.shown_at is not None and started.isdecimal():
        seconds = max(0, app.shown_at - int(started))
        sys.stderr.write(f"The review stood on the screen after {seconds:.0f} s.\n")


def _app(
    project: Project | None = None,
    prepare: Callable[[Progress], Project] | None = None,
    standard: Standard | None = None,
) -> ReviewApp:
    from alignpost.store.collecting import uncollected  # noqa: PLC0415

    os.environ.setdefault("ESCDELAY", _ESCAPE_MS)  # textual reads it when it is imported
    with uncollected(stays=True):  # beside a large project, the collector would take longer than the imports
        from alignpost.review.app import ReviewApp  # noqa: PLC0415 - textual takes a quarter of a second to load
        from alignpost.review.settings import read_settings, settings_path  # noqa: PLC0415

    sys.setswitchinterval(_SWITCH_S)
    settings = read_settings()
    app = ReviewApp(project, prepare, standard=standard)
    if settings.theme is not None and settings.theme not in app.available_themes:
        known = ", ".join(sorted(app.available_themes))
        raise UsageError(f"theme must be one of {known}, not “{settings.theme}”", path=settings_path())
    app.use(settings)
    return app


__getattr__ = lazily(__name__, {"ReviewApp": "app"})
