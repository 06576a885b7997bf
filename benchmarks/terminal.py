"""A program on a pseudo-terminal, for whoever times or tests the screen as a terminal sees it."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

__all__ = ["FRAME_END", "PATIENCE_S", "Terminal"]

FRAME_END = b"\x1b[?2026l"
_QUESTION = b"\x1b[?2026$p"
"""Whether the terminal knows synchronised output."""
_ANSWER = b"\x1b[?2026;2$y"
PATIENCE_S = 60.0


class Terminal:
    """Answers as a terminal does that knows synchronised output (mode 2026), so that the end of a frame can be told.

    Args:
        words: what Python is given to run.
        size: columns and lines.
        environment: beside that of this process.

    Attributes:
        child: the program, which leads a session without a controlling terminal.
        handle: the terminal's side.
        ended: whether the program has closed its side.
    """

    def __init__(
        self, words: Sequence[str], size: tuple[int, int], environment: Mapping[str, str] | None = None
    ) -> None:
        import fcntl  # noqa: PLC0415 - none of them on Windows
        import pty  # noqa: PLC0415
        import termios  # noqa: PLC0415

        self.started = time.perf_counter()
        self.ended = False
        self._unanswered = b""
        self.handle, inner = pty.openpty()
        columns, lines = size
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        usual = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        usual |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        self.child = subprocess.Popen(
            [sys.executable, *words],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            env=usual | dict(environment or {}),
        )
        os.close(inner)

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.handle, keys)

    def read(self, patience_s: float) -> bytes:
        """What comes within that time; nothing where nothing comes. Questions of the program are answered."""
        if not select.select([self.handle], [], [], patience_s)[0]:
            return b""
        try:
            data = os.read(self.handle, 1 << 16)
        except OSError:  # Linux says so when the program has closed its side
            data = b""
        self.ended = not data
        asked = self._unanswered + data
        if _QUESTION in asked:  # which may come in two pieces
            os.write(self.handle, _ANSWER)
            asked = b""
        self._unanswered = asked[1 - len(_QUESTION) :]
        return data
