"""What a browser is given, and what pages of other hosts are not."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias
from unittest.mock import AsyncMock

import pytest

from alignpost.review.web import HOST, server
from alignpost.store import Project

pytest.importorskip("textual_serve", reason="the extra “web”")

PORT = 8123
Get: TypeAlias = Callable[[str, Mapping[str, str]], tuple[int, Mapping[str, str], str]]

OWN = {"Host": f"{HOST}:{PORT}"}


@pytest.fixture
def get(monkeypatch: pytest.MonkeyPatch) -> Get:
    """Asks the server for a path; gives the answer's status, headers and text."""
    from aiohttp.test_utils import TestClient, TestServer
    from aiohttp.web import Response

    serving = server("unused", PORT)
    monkeypatch.setattr(serving, "on_startup", AsyncMock())  # it would print a banner
    monkeypatch.setattr(serving, "handle_websocket", AsyncMock(side_effect=lambda _: Response(text="keys")))

    def ask(path: str, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str], str]:
        async def go() -> tuple[int, Mapping[str, str], str]:
            async with TestClient(TestServer(await serving._make_app())) as client:
                answer = await client.get(path, headers=headers)
                return answer.status, answer.headers, await answer.text()

        return asyncio.run(go())

    return ask


def test_the_page_gives_the_keys_to_the_terminal(get: Get) -> None:
    assert "keys.focus()" in get("/", OWN)[2]


def test_the_page_names_no_foreign_host_and_stands_in_no_frame(get: Get) -> None:
    status, headers, text = get("/", OWN)
    assert status == 200
    assert set(re.findall(r"//([^/\s\"';]*)", text)) == {f"{HOST}:{PORT}"}
    assert f"connect-src ws://{HOST}:{PORT}/ws;" in text
    assert headers["X-Frame-Options"] == "DENY"


def test_its_own_pages_are_answered_under_both_names(get: Get) -> None:
    assert get("/", {"Host": f"localhost:{PORT}"})[0] == 200
    assert get("/", {**OWN, "Origin": f"http://localhost:{PORT}"})[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": f"evil.example:{PORT}"},  # a name of theirs that leads to the loopback
        {"Host": f"{HOST}:80"},
        {**OWN, "Origin": "https://evil.example"},
        {**OWN, "Origin": "null"},  # a page in a sandboxed frame
        {**OWN, "Origin": f"https://{HOST}:{PORT}"},
    ],
)
@pytest.mark.parametrize("path", ["/", "/ws", "/static/css/xterm.css", "/download/x"])
def test_other_pages_are_refused(get: Get, path: str, headers: dict[str, str]) -> None:
    status, _, text = get(path, headers)
    assert status == 403
    assert text == f"The review is shown at http://{HOST}:{PORT} and nowhere else."


def test_keys_are_taken_from_our_own_page_alone(get: Get) -> None:
    assert get("/ws", OWN)[0] == 403
    assert get("/ws", {**OWN, "Origin": f"http://{HOST}:{PORT}"})[2] == "keys"


def test_how_to_judge_is_passed_on_to_the_program_behind_the_browser(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from click.testing import CliRunner

    from alignpost.cli.review import command

    served: list[list[str]] = []
    monkeypatch.setattr("alignpost.review.serve", lambda arguments, port, say: served.append(arguments))
    config = tmp_path / "own.toml"
    config.write_text('profile = "strict"\n')
    words = [str(project.path), "--web", "--profile", "social", "--config", str(config)]
    outcome = CliRunner().invoke(command, words, catch_exceptions=False)
    assert outcome.exit_code == 0
    assert served == [[str(project.path), "--config", str(config), "--profile", "social"]]
