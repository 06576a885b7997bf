"""Keys as terminals send them, through a pipe."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from queue import Queue

import pytest
from textual import events
from textual.message import Message

from alignpost.review.app import ReviewApp

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from alignpost.review.prompt_driver import PromptDriver

_PATIENCE_S = 10


class Piped(PromptDriver):
    """Reads a pipe instead of the terminal, and keeps what it was told."""

    def __init__(self, fileno: int) -> None:
        self.fileno = fileno
        self.exit_event = threading.Event()
        self.told: Queue[Message] = Queue()
        self._debug = False

    def process_message(self, message: Message) -> None:
        self.told.put(message)

    def key(self) -> str:
        message = self.told.get(timeout=_PATIENCE_S)
        assert isinstance(message, events.Key)
        return message.key


@pytest.fixture
def typing() -> Iterator[tuple[Piped, int]]:
    reading, writing = os.pipe()
    driver = Piped(reading)
    thread = threading.Thread(target=driver.run_input_thread)
    thread.start()
    yield driver, writing
    driver.exit_event.set()
    thread.join(_PATIENCE_S)
    assert not thread.is_alive()
    os.close(writing)
    os.close(reading)


def test_what_terminals_send_becomes_keys(typing: tuple[Piped, int]) -> None:
    driver, terminal = typing
    os.write(terminal, b"\x1b[Ba\x1b[27u")
    assert [driver.key() for _ in range(3)] == ["down", "a", "escape"]


def test_escape_is_told_where_nothing_follows(typing: tuple[Piped, int]) -> None:
    driver, terminal = typing
    os.write(terminal, b"\x1b")
    assert driver.key() == "escape"
    os.write(terminal, b"[B")  # too late to be an arrow
    assert [driver.key() for _ in range(2)] == ["left_square_bracket", "B"]


def test_a_letter_and_an_arrow_may_come_in_two_pieces(typing: tuple[Piped, int]) -> None:
    driver, terminal = typing
    for piece in (b"\xc3", b"\xa9", b"\x1b[", b"B"):
        os.write(terminal, piece)
    assert [driver.key() for _ in range(2)] == ["é", "down"]


def test_bytes_that_are_no_text_end_nothing(typing: tuple[Piped, int]) -> None:
    driver, terminal = typing
    os.write(terminal, b"\xffa")
    assert [driver.key() for _ in range(2)][-1] == "a"


def test_it_ends_with_what_it_reads() -> None:
    reading, writing = os.pipe()
    driver = Piped(reading)
    thread = threading.Thread(target=driver.run_input_thread, daemon=True)
    thread.start()
    os.close(writing)
    thread.join(_PATIENCE_S)
    assert not thread.is_alive()
    os.close(reading)


def test_the_screen_reads_terminals_with_it() -> None:
    assert ReviewApp().get_driver_class() is PromptDriver
