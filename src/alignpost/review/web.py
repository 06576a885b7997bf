"""The same screen in a browser on this machine, by textual-serve; nobody else can reach it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from alignpost.errors import UsageError

__all__ = ["HOST", "PAGE", "serve"]

HOST = "127.0.0.1"
"""The loopback: the server asks nobody who they are, so it listens to this machine alone."""

PAGE: Final = Path(__file__).parent / "web_page"
"""Our own page: that of textual-serve fetches a font from another host."""


def serve(arguments: Sequence[str], port: int, say: Callable[[str], None]) -> None:
    """Serve `alignpost review ARGUMENTS` until Ctrl+C.

    Args:
        arguments: what the command line was given, without `--web`.
        port: to listen at.
        say: takes the warning that belongs to it.

    Raises:
        UsageError: the extra `web` is not installed.
    """
    try:
        from textual_serve.server import Server  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError("--web needs the extra: pip install 'alignpost[web]'") from None
    say(
        f"http://{HOST}:{port} shows the review. There is no password: everybody who has an account on this machine "
        "can open it and decide. Ctrl+C ends it."
    )
    command = shlex.join([sys.executable, "-m", "alignpost", "review", *arguments])
    Server(command, host=HOST, port=port, title="AlignPost", templates_path=PAGE).serve()
