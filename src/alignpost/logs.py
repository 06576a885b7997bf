"""Loggers of the readers, and who is told of their warnings where nobody keeps a log.

`logging` costs a start a good two milliseconds, so it is loaded with the first module that has something to warn of.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

__all__ = ["logger", "tell_warnings"]

_tell: Callable[[str], None] | None = None


def tell_warnings(tell: Callable[[str], None]) -> None:
    """Have `tell` called with every warning that no handler of a log takes, from now on or once there is a logger."""
    global _tell  # noqa: PLW0603 - Python's last resort is one for the process, too
    _tell = tell
    if "logging" in sys.modules:
        _install(tell)


def logger(name: str) -> Logger:
    """The logger of the module `name`."""
    from logging import getLogger  # noqa: PLC0415 - a start without readers does without

    if _tell is not None:
        _install(_tell)
    return getLogger(name)


def _install(tell: Callable[[str], None]) -> None:
    import logging  # noqa: PLC0415 - as above

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(self.format(record))

    logging.lastResort = Told(logging.WARNING)
