"""Who edits, and when."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

__all__ = ["Clock", "login", "now", "stamp"]

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, with its zone."""


def now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def stamp(clock: Clock = now) -> str:
    """The time in UTC, ISO 8601 with seconds."""
    return clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def login() -> str:
    """Who is at the keyboard: `$ALIGNPOST_AUTHOR`, or as far as the system can tell."""
    name = os.environ.get("ALIGNPOST_AUTHOR", "")
    if name:
        return name
    try:
        return getpass.getuser() or "unknown"
    except (KeyError, OSError, ImportError):
        # A container's user without a passwd entry, or no environment at all.
        return "unknown"
