"""The terminal's keys, with Esc told from the beginning of an arrow key at once.

Older terminals send for Esc the byte with which arrow keys begin, too: that it was Esc is known when nothing follows.
Textual's own driver looks again after a tenth of a second whatever ESCDELAY says, which is felt.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from typing import Final

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

__all__ = ["PromptDriver"]

_READ_BYTES: Final = 4096
_IDLE_S: Final = 0.1
"""How often the driver looks whether the program has ended."""


class PromptDriver(LinuxDriver):
    """Textual's driver, but after Esc it waits ESCDELAY for more to come, and no longer; it ends with its terminal."""

    def run_input_thread(self) -> None:
        """Hand on what is typed until the program ends, or what is typed does."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        wait_s = _IDLE_S
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], wait_s)
            try:
                read = os.read(self.fileno, _READ_BYTES) if ready else None
            except OSError:
                return  # so ends, on some systems, a terminal that is gone
            if read == b"":
                return  # and on others so; without end, and the thread would keep the program alive
            typed = decode(read or b"")
            for message in (*(parser.feed(typed) if typed else ()), *parser.tick()):
                self.process_message(message)
            # A little longer than the parser waits, or it would not yet give up.
            wait_s = constants.ESCAPE_DELAY + 0.001 if typed.endswith("\x1b") else _IDLE_S
