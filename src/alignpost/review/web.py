"""The same screen in a browser on this machine, by textual-serve; nobody else can reach it.

The server has no password, so it must know its own page from every other page that the same browser shows: a page of
another host may send requests to the loopback, by a WebSocket or under a name of its own that leads there.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alignpost.errors import UsageError

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler
    from aiohttp.web import Request, StreamResponse
    from textual_serve.server import Server

__all__ = ["HOST", "PAGE", "serve", "server"]

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
        serving = server(shlex.join([sys.executable, "-m", "alignpost", "review", *arguments]), port)
    except ImportError:
        raise UsageError("--web needs the extra: pip install 'alignpost[web]'") from None
    say(
        f"http://{HOST}:{port} shows the review. There is no password: everybody who has an account on this machine "
        "can open it and decide. Ctrl+C ends it."
    )
    serving.serve()


def server(command: str, port: int) -> Server:
    """A server of `command` that answers its own page and no other.

    Raises:
        ImportError: the extra `web` is not installed.
    """
    from aiohttp import web  # noqa: PLC0415 - comes with textual-serve
    from textual_serve.server import Server  # noqa: PLC0415 - an extra

    hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
    origins = {f"http://{host}" for host in hosts}

    @web.middleware
    async def own_page_only(request: Request, handler: Handler) -> StreamResponse:
        # A name that leads to the loopback (DNS rebinding) shows in Host, a page of elsewhere in Origin, which
        # every browser sends with a WebSocket (RFC 6455, section 10.2).
        origin = request.headers.get("Origin")
        asks_for_keys = request.path == "/ws"
        if request.host not in hosts or (asks_for_keys and origin is None) or origin not in {None, *origins}:
            raise web.HTTPForbidden(text=f"The review is shown at http://{HOST}:{port} and nowhere else.")
        response = await handler(request)
        if not response.prepared:
            response.headers["X-Frame-Options"] = "DENY"
        return response

    class GuardedServer(Server):
        async def _make_app(self) -> web.Application:
            app: web.Application = await super()._make_app()
            app.middlewares.append(own_page_only)
            return app

    return GuardedServer(command, host=HOST, port=port, title="AlignPost", templates_path=PAGE)
