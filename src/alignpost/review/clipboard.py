"""Copying: the terminal is asked by OSC 52, and where one is there the system's own tool as well.

Many terminals ignore OSC 52 in silence, so a tool that is there does the surer part.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

__all__ = ["clipboard_tool", "copy_with_tool"]

_TIMEOUT_S = 2.0

Find = Callable[[str], str | None]


def clipboard_tool(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform, find: Find = shutil.which
) -> tuple[str, ...] | None:
    """The command that takes text for the clipboard from its standard input; None where there is none."""
    candidates: list[tuple[str, ...]] = []
    if platform == "darwin":
        candidates.append(("pbcopy",))
    elif platform == "win32":
        candidates.append(("clip",))
    if environment.get("WAYLAND_DISPLAY"):
        candidates.append(("wl-copy",))
    if environment.get("DISPLAY"):
        candidates += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if "WSL_DISTRO_NAME" in environment:
        candidates.append(("clip.exe",))
    return next((command for command in candidates if find(command[0])), None)


def copy_with_tool(text: str, command: tuple[str, ...] | None) -> bool:
    """Give `text` to the tool; returns whether it took it."""
    if command is None:
        return False
    encoding = "utf-16-le" if command[0].startswith("clip") else "utf-8"
    try:
        done = subprocess.run(
            command,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
