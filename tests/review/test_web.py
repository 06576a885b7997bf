"""The page that a browser is given."""

from __future__ import annotations

import asyncio
import re
from unittest.mock import AsyncMock

import pytest

from alignpost.review.web import HOST, PAGE


def test_the_page_for_the_browser_names_no_foreign_host(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("textual_serve", reason="the extra “web”")
    from aiohttp.test_utils import TestClient, TestServer
    from textual_serve.server import Server

    server = Server("unused", host=HOST, port=8123, title="AlignPost", templates_path=PAGE)
    monkeypatch.setattr(server, "on_startup", AsyncMock())  # it would print a banner

    async def page() -> str:
        async with TestClient(TestServer(await server._make_app())) as client:
            answer = await client.get("/")
            assert answer.status == 200
            return str(await answer.text())

    text = asyncio.run(page())
    assert set(re.findall(r"//([^/\s\"';]*)", text)) == {f"{HOST}:8123"}
    assert f"connect-src ws://{HOST}:8123/ws;" in text
