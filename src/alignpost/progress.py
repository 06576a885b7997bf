"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "silent"]


class Progress(Protocol):
    """Called now and then by long work, from the thread that does the work.

    To cancel, raise `alignpost.errors.Cancelled` from the call: the work lets it pass and leaves nothing behind.
    """

    def __call__(self, stage: str, done: float) -> None:
        """Say that `stage` ("aligning", "scoring") is `done` (0–1) of the way."""


def silent(stage: str, done: float) -> None:
    """The progress of work that nobody watches."""
